"""Forty notices written down with their facts before the reader had seen any of them."""

import csv
from pathlib import Path

import pytest

from exchange.importing.drafts import NoticeDraft
from exchange.importing.notices import read_notices
from tests.exchange.books import Tab, xlsx

STRANGERS = Path(__file__).parent / "data" / "strangers"
FILES = sorted(path.name for path in STRANGERS.glob("?.csv"))
with (STRANGERS / "facts.csv").open(encoding="utf-8") as _file:
    FACTS = list(csv.DictReader(_file))


#: Furniture: its writer says goods, the reader a thing of another kind.
DEBATED = {("H.csv", "6", "kind")}


def _found(draft: NoticeDraft | None) -> dict[str, str]:
    """Return what became of a row in the words of the table of facts."""
    if draft is None:
        return {"outcome": "refused"}
    shown = "%Y-%m-%d" if draft.hour_unknown else "%Y-%m-%d %H:%M"
    return {
        "outcome": "in",
        "price": str(draft.starting_price or ""),
        "session": draft.session.strftime(shown) if draft.session else "",
        "deposit": str(draft.deposit or ""),
        "kind": draft.asset_kind or "",
        "round": str(draft.auction_round or ""),
        "told": draft.told or "",
        "code": draft.failure_code or "",
        "sold": str(draft.sold_price or ""),
        "place": draft.auction_place,
        "fee": str(draft.dossier_fee or ""),
        "step": str(draft.bid_step or ""),
    }


def _differences(name: str, content: bytes | Path) -> dict[str, dict[str, tuple[str, str]]]:
    """Return what of each row of a file is read otherwise than a person reads it: found, fact."""
    drafts = {draft.row: draft for draft in read_notices(content, name).drafts}
    wrong = {}
    for fact in FACTS:
        if fact["file"][0] != name[0]:
            continue
        found = _found(drafts.get(int(fact["row"])))
        # a blank kind: a person could not say which either
        differing = {
            column: (value, fact[column])
            for column, value in found.items()
            if value != fact[column] and (column != "kind" or fact[column])
        }
        if differing:
            wrong[f"{name}:{fact['row']}"] = differing
    return wrong


def _as_workbook(path: Path) -> bytes:
    with path.open(encoding="utf-8", newline="") as file:
        return xlsx(Tab([list(row) for row in csv.reader(file)]))


def _debated(name: str) -> dict[str, set[str]]:
    return {f"{name}:{row}": {column} for file, row, column in DEBATED if file[0] == name[0]}


def _columns(differences: dict[str, dict[str, tuple[str, str]]]) -> dict[str, set[str]]:
    return {row: set(columns) for row, columns in differences.items()}


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_strangers_is_read_as_a_person_would_read_it(name):
    assert _columns(_differences(name, STRANGERS / name)) == _debated(name)


@pytest.mark.parametrize("name", FILES)
def test_a_workbook_says_what_the_text_says(name):
    book = name.replace(".csv", ".xlsx")
    assert _columns(_differences(book, _as_workbook(STRANGERS / name))) == _debated(book)


def test_more_than_nine_in_ten_come_in_whole():
    wrong = [row for name in FILES for row in _differences(name, STRANGERS / name)]

    assert len(FACTS) == 40
    assert len(FACTS) - len(wrong) > 0.95 * len(FACTS)
