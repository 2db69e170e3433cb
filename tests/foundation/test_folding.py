"""Folding: however a number or a name is written, it is compared by one spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.folding import LONGEST, caseless, fold, identifier, tidy


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
