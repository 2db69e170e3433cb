"""Folding: however a number or a name is written, it is compared by one spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.folding import LONGEST, caseless, code_key, fold, identifier, tidy


@pytest.mark.parametrize(
    "spelling",
    [
        "29H-123.45",
        "29h12345",
        "29H-12345",
        "29 H 123.45",
        "２９Ｈ－１２３．４５",
        "29H\u200b-123.45",
        "29H/12345",
    ],
)
def test_a_plate_is_one_identifier_in_any_spelling(spelling):
    assert identifier(spelling) == "29h12345"


@pytest.mark.parametrize("number", ["RNHB-12/AB 3456", "rnhb12ab3456", "RNHB–12/AB3456"])
def test_a_chassis_number_is_one_identifier_in_any_spelling(number):
    assert identifier(number) == "rnhb12ab3456"


@given(st.text(max_size=60))
def test_an_identifier_is_its_own_identifier_and_never_too_long(text):
    assert identifier(identifier(text)) == identifier(text)
    assert len(identifier(text * 20)) <= LONGEST


@pytest.mark.parametrize(("one", "other"), [("Ô 3", "ô 3"), ("KỆ Đ-1", "kệ đ-1"), ("Ô  3", "Ô 3")])
def test_capitals_and_blanks_make_no_other_name(one, other):
    assert caseless(one) == caseless(other)


@pytest.mark.parametrize(("one", "other"), [("A-Đ", "A-D"), ("Ô 3", "O 3"), ("A-1-11", "A-11-1")])
def test_marks_and_dashes_make_another_name(one, other):
    assert caseless(one) != caseless(other)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  642\u200b/2021\u00ad ", "642/2021"),
        ("Nguyễn  Văn\u00a0 An\u202e", "Nguyễn Văn An"),
        ("một\r\nhai\x00", "một\nhai"),
        ("a\tb", "a b"),
    ],
)
def test_what_cannot_be_seen_is_not_kept(typed, kept):
    assert tidy(typed) == kept


@given(st.text(max_size=60))
def test_folding_and_tidying_twice_is_doing_it_once(text):
    assert fold(fold(text)) == fold(text)
    assert tidy(tidy(text)) == tidy(text)
    assert caseless(caseless(text)) == caseless(text)


@pytest.mark.parametrize(
    "spelling",
    [
        "29\u041d-123.45",  # Cyrillic
        "29\u043d12345",
        "29\u0397 123.45",  # Greek
        "\u0662\u0669H-\u0661\u0662\u0663.\u0664\u0665",  # Arabic digits
        "\u06f2\u06f9H12345",
        "\u0968\u096fH12345",  # of Devanagari
        "2\u200b9h12345",
    ],
)
def test_letters_and_digits_that_look_alike_make_no_twin(spelling):
    assert identifier(spelling) == "29h12345"


@pytest.mark.parametrize(
    ("one", "other"),
    [("923/\u0412b", "923/Bb"), ("K\u0395\u0418-5", "KE\u0418 5"), ("\u0421\u0410-9", "CA9")],
)
def test_a_number_in_letters_of_two_scripts_is_one_number(one, other):
    assert identifier(one) == identifier(other)


@pytest.mark.parametrize(
    "spelling", ["RL4BT9F3IF4OI2345", "rl4bt9f31f4o12345", "Số khung: RL4BT9F3IF4QI2345"]
)
def test_a_chassis_number_has_no_letters_that_look_like_digits(spelling):
    assert code_key(spelling) == "rl4bt9f31f4012345"


@pytest.mark.parametrize("code", ["IO-QUI-5500", "LOT-IO12", "QD01CTHADSKV10ABC", "OIQ" * 5])
def test_codes_that_are_no_chassis_numbers_keep_their_letters(code):
    assert code_key(code) == identifier(code)


@pytest.mark.parametrize("letter", "\u115f\u1160\u3164\uffa0\u2800\u200b")
def test_what_is_drawn_as_nothing_makes_no_twin_and_no_name(letter):
    assert tidy(f"Ngân hàng A{letter}") == "Ngân hàng A"
    assert tidy(letter) == ""
    assert fold(f"A{letter}") == "a"
    assert identifier(f"51{letter}A") == identifier("51A")
