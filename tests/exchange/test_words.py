"""Numbers in words: spelled by the textbook and read back, and the ways people bend the rules."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exchange.importing.words import leading_words, read_said, read_words

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def _spell_group(number: int, *, full: bool) -> str:
    """Spell a number under 1000; ``full`` says the empty hundreds too ("không trăm linh năm")."""
    hundreds, tens, units = number // 100, number // 10 % 10, number % 10
    words = []
    if hundreds or full:
        words += [DIGITS[hundreds], "trăm"]
    if tens == 0 and units and words:
        words += ["linh", DIGITS[units]]
    elif tens == 0:
        words += [DIGITS[units]] if units or not words else []
    else:
        words += ["mười"] if tens == 1 else [DIGITS[tens], "mươi"]
        last = {1: "một" if tens == 1 else "mốt", 5: "lăm"}.get(units, DIGITS[units])
        words += [last] if units else []
    return " ".join(words)


def _spell(number: int) -> str:
    if number >= 10**9:
        rest = number % 10**9
        return (
            _spell(number // 10**9) + " tỷ" + (f" {_spell_below(rest, full=True)}" if rest else "")
        )
    return _spell_below(number, full=False)


def _spell_below(number: int, *, full: bool) -> str:
    words = []
    for size, name in ((10**6, " triệu"), (10**3, " nghìn"), (1, "")):
        group = number // size % 1000
        if group or (size == 1 and not words):
            words.append(_spell_group(group, full=full or bool(words)) + name)
    return " ".join(words)


@given(st.integers(min_value=0, max_value=10**15))
@settings(database=None, deadline=None, max_examples=400)
def test_a_number_spelled_by_the_book_is_read_back(number):
    assert read_words(_spell(number)) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("một", 1),
        ("Mười bảy", 17),
        ("mười lăm", 15),
        ("hai mươi mốt", 21),
        ("hai mươi tư", 24),
        ("ba mươi nhăm", 35),
        ("hai mốt", 21),
        ("bốn lăm", 45),
        ("hai trăm tám mươi sáu", 286),
        ("một trăm lẻ năm", 105),
        ("một trăm linh tư", 104),
        ("một nghìn không trăm linh ba", 1003),
        ("ba ngàn rưỡi", 3500),
        ("hai chục", 20),
        ("hai vạn năm nghìn", 25_000),
        ("một nghìn ba trăm lẻ hai tỷ", 1_302_000_000_000),
        ("Một trăm ba mươi triệu, một trăm bẩy mươi hai nghìn đồng", 130_172_000),
        ("Sáu trăm năm mươi mốt triệu đồng chẵn./.", 651_000_000),
        ("bằng chữ: hai tỷ rưỡi", 2_500_000_000),
    ],
)
def test_words_of_the_field_are_read(text, number):
    assert read_words(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        "nhiều",
        "một số",
        "một triệu hai",  # 1.200.000 or 1.000.002
        "một trăm hai",  # 120 or 102
        "hai tỷ ba tỷ",
        "triệu",
        "mười mười",
        "mươi lăm",
        "xe ô tô",
        "một " * 100,
    ],
)
def test_what_is_not_one_number_is_left_alone(text):
    assert read_words(text) is None


def test_words_at_the_start_leave_the_rest():
    assert leading_words("hai mươi lăm bao thuốc lá") == (25, "bao thuốc lá")


def test_a_sentence_that_begins_otherwise_has_no_leading_number():
    assert leading_words("xe ô tô năm 2015") is None


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("ba tỷ một trăm sáu bảy triệu", {3_167_000_000}),
        ("một tỷ hai", {1_200_000_000, 1_000_000_002}),
        ("mot ty hai tram muoi trieu dong", {1_210_000_000}),
        ("hai tỷ ba tỷ", set()),
    ],
)
def test_an_amount_spoken_short_says_what_it_may_mean(text, values):
    assert read_said(text) == values
