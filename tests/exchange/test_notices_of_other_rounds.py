"""Forty notices that name other rounds, units, places and steps; facts written before reading.

What is read of them may lack a fact; it may never be a fact of another round, unit, place or step.
"""

from pathlib import Path

import pytest

from exchange.importing.notices import read_notices
from exchange.importing.problems import Severity
from tests.exchange.facts import differences, facts_of, files_of

FOLDER = Path(__file__).parent / "data" / "other_rounds"
FILES, FACTS = files_of(FOLDER), facts_of(FOLDER)
#: Scrap metal: its writer says goods, and scrap has a kind of its own.
DEBATED = {("M.csv:9", "kind")}


def _read(name: str) -> dict[tuple[str, str], tuple[str, str]]:
    return {
        (row, column): values
        for row, columns in differences(FACTS, name, FOLDER / name).items()
        for column, values in columns.items()
        if (row, column) not in DEBATED
    }


@pytest.mark.parametrize("name", FILES)
def test_nothing_is_read_that_is_said_of_something_else(name):
    assert {where: values for where, values in _read(name).items() if values[0]} == {}


def test_more_than_nine_in_ten_come_in_whole():
    partial = {row for name in FILES for row, _column in _read(name)}

    assert len(FACTS) == 40
    assert len(FACTS) - len(partial) > 0.95 * len(FACTS)


@pytest.mark.parametrize(
    ("name", "row", "column"),
    [
        ("M.csv", 3, "auction_round"),
        ("M.csv", 5, "result"),
        ("M.csv", 9, "starting_price_raw"),
        ("N.csv", 2, "starting_price_raw"),
        ("N.csv", 4, "starting_price_raw"),
        ("N.csv", 5, "starting_price_raw"),
        ("N.csv", 13, "deposit_raw"),
        ("O.csv", 3, "auction_datetime"),
    ],
)
def test_what_is_left_unread_or_is_not_certain_is_asked_for(name, row, column):
    drafts = {draft.row: draft for draft in read_notices(FOLDER / name, name).drafts}
    asked = {each.column for each in drafts[row].warnings if each.severity is Severity.MISSING}
    assert column in asked
