"""What lists and the ledger may hold of an identity."""

import re

import pytest

from foundation.identity import OneDigit, masked, read_identity


@pytest.mark.parametrize(
    ("identity", "shown"),
    [
        ("001099000123", "•••123"),
        ("123456789", "•••789"),
        ("12345678", "•••"),
        ("abc", "•••"),
        ("", ""),
        (None, ""),
    ],
)
def test_a_number_too_short_to_hide_the_rest_is_hidden_whole(identity, shown):
    assert masked(identity) == shown


@pytest.mark.parametrize(
    "text", ["001085012345", " 001 085 012 345 ", "012345678", "B1234567", "0101234567-001"]
)
def test_a_number_of_a_paper_is_kept_as_it_is_written(text):
    assert read_identity(text) == text.strip()


@pytest.mark.parametrize("text", ["abc", "12345", "chưa rõ 123456", "<b>123456</b>", "-123456"])
def test_what_is_no_number_of_a_paper_is_refused(text):
    with pytest.raises(ValueError, match=re.escape(text)):
        read_identity(text)


@pytest.mark.parametrize("text", ["000000000000", "111111111", "999 999 999", "0000000000-000"])
def test_one_repeated_digit_is_the_number_of_no_paper(text):
    with pytest.raises(OneDigit):
        read_identity(text)
