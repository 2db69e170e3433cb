"""A confirmed row cites an article that stands in a declared text: ``lawbook/data/texts.toml``."""

import re
from collections.abc import Iterator

from lawbook.loading import instruments, read
from tests.guards.test_lawbook_data import dated_rows


def _numbers(named: list[str]) -> Iterator[int]:
    for one in named:
        first, _, last = one.partition("-")
        yield from range(int(first), int(last or first) + 1)


def held() -> dict[str, set[int] | None]:
    """Return the articles at hand by instrument; None where the text is whole."""
    return {
        code: set(_numbers(text["articles"])) if "articles" in text else None
        for text in read("texts")["text"]
        for code in text["instruments"]
    }


def is_at_hand(law: str, article: str) -> bool:
    """Return whether an article can be read in a declared text."""
    texts, cited = held(), re.match(r"Điều (\d+)", article)
    if law not in texts:
        return False
    numbers = texts[law]
    return numbers is None or (cited is not None and int(cited[1]) in numbers)


def test_only_what_stands_in_a_declared_text_is_confirmed() -> None:
    claimed = [
        where
        for where, row in dated_rows()
        if row["confirmed"] and not is_at_hand(row["law"], row["article"])
    ]
    assert not claimed


def test_the_declared_texts_are_of_recorded_laws_and_hold_the_articles_they_name() -> None:
    assert set(held()) <= set(instruments())
    assert is_at_hand("L25", "Điều 83 khoản 3")
    assert is_at_hand("D152", "Điều 65 khoản 1")
    assert not is_at_hand("L25", "Điều 63")
    assert not is_at_hand("L08", "Điều 46 khoản 2")
    assert not is_at_hand("DG24", "Điều 35 khoản 1")
