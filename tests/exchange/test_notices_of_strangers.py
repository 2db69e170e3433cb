"""Forty notices written down with their facts before the reader had seen any of them."""

import csv
from pathlib import Path

import pytest

from tests.exchange.books import Tab, xlsx
from tests.exchange.facts import Differences, differences, facts_of, files_of

STRANGERS = Path(__file__).parent / "data" / "strangers"
FILES, FACTS = files_of(STRANGERS), facts_of(STRANGERS)


#: Furniture: its writer says goods, the reader a thing of another kind.
DEBATED = {("H.csv", "6", "kind")}


def _as_workbook(path: Path) -> bytes:
    with path.open(encoding="utf-8", newline="") as file:
        return xlsx(Tab([list(row) for row in csv.reader(file)]))


def _debated(name: str) -> dict[str, set[str]]:
    return {f"{name}:{row}": {column} for file, row, column in DEBATED if file[0] == name[0]}


def _columns(found: Differences) -> dict[str, set[str]]:
    return {row: set(columns) for row, columns in found.items()}


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_strangers_is_read_as_a_person_would_read_it(name):
    assert _columns(differences(FACTS, name, STRANGERS / name)) == _debated(name)


@pytest.mark.parametrize("name", FILES)
def test_a_workbook_says_what_the_text_says(name):
    book = name.replace(".csv", ".xlsx")
    content = _as_workbook(STRANGERS / name)
    assert _columns(differences(FACTS, book, content)) == _debated(book)


def test_more_than_nine_in_ten_come_in_whole():
    wrong = [row for name in FILES for row in differences(FACTS, name, STRANGERS / name)]

    assert len(FACTS) == 40
    assert len(FACTS) - len(wrong) > 0.95 * len(FACTS)
