"""Codes: what they are made of, how they are read, and which mistakes they catch."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.codes import (
    ALPHABET,
    LETTERS,
    CodeProblem,
    code_problem,
    looks_like_code,
    new_code,
    read_code,
    shown,
)

TELEX_KEYS = set("AEIOUYWDSFRXJZ")  # composed, or composing
LOOK_ALIKES = ("0OQD", "1IL", "2Z", "5S", "8B", "UV")
VIETNAMESE_LAYOUT = str.maketrans("1234567890", "ăâêô\u0300\u0309\u0303\u0301\u0323đ")


@st.composite
def codes(draw):
    """Any code that could be drawn, and all those with doubled letters besides."""
    body = draw(st.sampled_from(LETTERS)) + draw(st.text(ALPHABET, min_size=7, max_size=7))
    return next(body + last for last in ALPHABET if read_code(body + last))


def test_no_symbol_composes_under_telex_and_no_two_look_alike():
    assert len(ALPHABET) == len(set(ALPHABET)) == 19
    assert not TELEX_KEYS & set(ALPHABET)
    assert all(len(set(group) & set(ALPHABET)) == 1 for group in LOOK_ALIKES)


def test_new_codes_are_read_back_and_differ():
    drawn = {new_code() for _ in range(5_000)}
    assert len(drawn) == 5_000
    assert all(read_code(code) == code for code in drawn)


def test_new_codes_begin_with_a_letter_and_double_none():
    drawn = [new_code() for _ in range(5_000)]
    assert {code[0] for code in drawn} == set(LETTERS)
    assert not any(letter * 2 in code for code in drawn for letter in LETTERS)
    assert {symbol for code in drawn for symbol in code} == set(ALPHABET)


@given(codes())
def test_every_wrong_symbol_is_caught(code):
    for at, symbol in itertools.product(range(9), ALPHABET):
        if symbol != code[at]:
            assert read_code(code[:at] + symbol + code[at + 1 :]) is None


@given(codes())
def test_every_swap_of_two_symbols_is_caught(code):
    for left, right in itertools.combinations(range(9), 2):
        if code[left] != code[right]:
            swapped = list(code)
            swapped[left], swapped[right] = swapped[right], swapped[left]
            assert read_code("".join(swapped)) is None


def test_the_check_holds_for_every_code_because_of_the_weights():
    # A wrong symbol adds w·d, a swap (v - w)·d, a mistaken pair (v + w)·d, 0 < |d| < 19.
    weights = range(1, 10)
    pairs = list(itertools.combinations(weights, 2))
    harm = [*weights, *(v - w for v, w in pairs), *(v + w for v, w in pairs)]
    assert all(w * d % 19 for w in harm for d in range(1, 19))


@given(codes())
def test_a_code_is_read_however_it_is_written(code):
    dashed = shown(code)
    full_width = "".join(chr(ord(char) + 0xFEE0) for char in code)
    for written in (
        code.lower(),
        dashed,
        f"  {dashed.lower()}\r\n",
        dashed.replace("-", " "),
        dashed.replace("-", "–"),
        full_width,
        f"HTTPS://KHO.THADS.VN/{code}",
        f"http://kho.lan:8000/{code.lower()}/",
        f"https://kho.lan/i/{dashed}?in=2#top",
    ):
        assert read_code(written) == code


@given(codes())
def test_digits_typed_through_the_vietnamese_layout_are_read(code):
    assert read_code(code.translate(VIETNAMESE_LAYOUT)) == code
    assert read_code(code.translate(VIETNAMESE_LAYOUT).upper()) == code


@given(codes())
def test_look_alike_letters_are_read_as_what_they_stand_for(code):
    assert read_code(code.translate(str.maketrans("01258", "OIZSB"))) == code
    assert read_code(code.translate(str.maketrans("01V", "QLU"))) == code


def test_shown_is_four_four_one():
    assert shown("C7K4M2GH9") == "C7K4-M2GH-9"


def test_a_mistyped_code_is_told_from_a_foreign_one():
    code = "C7K4M2GH"
    wrong = next(code + last for last in ALPHABET if read_code(code + last) is None)
    right = next(code + last for last in ALPHABET if read_code(code + last))
    assert (code_problem(right), code_problem(wrong)) == (None, CodeProblem.MISTYPED)
    assert looks_like_code(wrong)
    assert looks_like_code(right)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "/",
        "https://",
        "8934563138165",  # a supplier's barcode
        "356938035643809",  # an IMEI
        "99T1-123.45",  # a plate of nine symbols
        "0" * 9,
        "C7K4M2GH",
        "C7K4M2GH99",
        "C7E4M2GH9",
        "vật chứng",
        "C7K4-M2GH-9" * 40,
        "\x00",
    ],
)
def test_anything_else_is_foreign(text):
    assert read_code(text) is None
    assert not looks_like_code(text)
    assert code_problem(text) is CodeProblem.FOREIGN


@given(st.text(max_size=400))
def test_no_text_upsets_the_reader(text):
    code = read_code(text)
    assert code is None or read_code(code) == code
