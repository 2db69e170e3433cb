"""Notices as five organisers write them, put down before the reader was: what each must become."""

import csv
from pathlib import Path

import pytest

from exchange.importing.drafts import NoticeDraft
from exchange.importing.notices import read_notices
from exchange.importing.problems import Severity

WRITTEN = Path(__file__).parent / "data" / "written"
FILES = sorted(path.name for path in WRITTEN.glob("?.csv"))
with (WRITTEN / "facts.csv").open(encoding="utf-8") as _file:
    FACTS = list(csv.DictReader(_file))


def _found(draft: NoticeDraft | None) -> dict[str, str]:
    """Return what became of a row in the words of the table of facts."""
    if draft is None:
        return {"outcome": "refused"}
    missing = any(problem.severity is Severity.MISSING for problem in draft.warnings)
    outcome = "assets_only" if draft.is_asset_only else "incomplete" if missing else "new"
    shown = "%Y-%m-%d" if draft.hour_unknown else "%Y-%m-%d %H:%M"
    return {
        "outcome": outcome,
        "price": str(draft.starting_price or ""),
        "session": draft.session.strftime(shown) if draft.session else "",
        "deposit": str(draft.deposit or ""),
        "kind": draft.asset_kind or "",
        "round": str(draft.auction_round or ""),
    }


@pytest.mark.parametrize("name", FILES)
def test_a_written_file_is_read_as_a_person_would_read_it(name):
    drafts = {draft.row: draft for draft in read_notices(WRITTEN / name, name).drafts}
    wrong = {}
    for fact in FACTS:
        if fact["file"] != name:
            continue
        found = _found(drafts.get(int(fact["row"])))
        # a blank kind or outcome in the table: a person could not say which either
        open_ends = {"kind", "outcome"} if fact["outcome"] != "refused" else set()
        wrong |= {
            (fact["row"], column): (value, fact[column])
            for column, value in found.items()
            if value != fact[column] and not (column in open_ends and not fact[column])
        }

    assert wrong == {}


def test_nine_in_ten_written_notices_come_in():
    named = [fact for fact in FACTS if fact["outcome"] != "refused"]
    drafts = [draft for name in FILES for draft in read_notices(WRITTEN / name, name).drafts]

    assert len(FACTS) == 60
    assert len(drafts) == len(named) > 0.85 * len(FACTS)
