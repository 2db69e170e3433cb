"""What only says that nobody knows is no text that is kept."""

import pytest

from foundation.unknown import known, says_unknown


@pytest.mark.parametrize("text", ["chưa rõ", "Không rõ.", "(chưa xác định)", "??", "n/a"])
def test_a_text_that_says_nothing_is_not_kept(text):
    assert says_unknown(text)
    assert known(text) is None


@pytest.mark.parametrize("text", ["giày không rõ nguồn gốc", "Kho 5", "0"])
def test_a_text_that_says_something_is_kept(text):
    assert known(text, 4) == text[:4]
    assert known("") is None
