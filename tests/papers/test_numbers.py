"""A document has one number, with or without the word "số" before it."""

import pytest

from papers.models import document_key, document_keys


@pytest.mark.parametrize("written", ["Số 12/QĐ-THADS", "số: 12/qđ-thads", "12 / QĐ - THADS"])
def test_the_word_before_a_number_says_nothing(written: str) -> None:
    assert document_key(written) == "12qdthads"


def test_what_an_earlier_version_kept_is_found() -> None:
    assert document_keys("12/QĐ-THADS") == ["12qdthads", "so12qdthads"]
    assert document_keys("không số") == ["khongso"]
