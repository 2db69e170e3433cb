"""What the ledger can say: an entry is written as its kind declares it, or not at all."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import func, select

from auctions import entries as lot_entries
from auctions import lifecycle
from auctions.models import LotStatus
from audit import entries, ledger
from audit.entries import NOT_ASKED, Key, Kind, UndeclaredEntry, declare
from audit.models import LedgerEntry
from cases.events.entries import CASE_CLOSED
from foundation import clock
from foundation.acts import Act
from foundation.database import Dong, db

BOXED = declare(
    Kind(
        "test.boxed",
        "Boxed",
        keys={
            "count": Key("Count", int),
            "note": Key("Note", str).or_none(),
            "fee": Key("Fee", Dong).or_absent(),
            "weight": Key("Weight", Decimal).or_absent(),
            "status": Key("Status", LotStatus).changed().or_absent(),
            "days": Key("Days", date).many().or_absent(),
            "sealed": Key("Sealed", bool).or_absent(),
        },
        correctable=NOT_ASKED,
    )
)
LEAST: dict[str, Any] = {"count": 1, "note": None}


@pytest.fixture
def write(keeper):
    def write(kind=BOXED, **payload):
        by = Act(keeper, clock.now())
        return ledger.append("item:1", kind, office_id=1, by=by, payload=payload)

    return write


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"note": "nứt"},
        {"fee": 5, "weight": Decimal("0.5"), "sealed": False},
        {"status": [None, LotStatus.SOLD]},
        {"status": ["draft", "sold"]},
        {"days": [date(2026, 11, 23), date(2026, 11, 24)]},
        {"days": []},
    ],
)
def test_a_payload_as_declared_is_written(more, write):
    assert write(**LEAST | more).kind == "test.boxed"


@pytest.mark.parametrize(
    "payload",
    [
        {},
        {"count": 1},
        {"note": None},
        LEAST | {"colour": "đỏ"},
        LEAST | {"count": None},
        LEAST | {"count": "1"},
        LEAST | {"count": True},
        LEAST | {"fee": "5"},
        LEAST | {"fee": None},
        LEAST | {"weight": 1},
        LEAST | {"weight": 0.5},
        LEAST | {"sealed": 1},
        LEAST | {"status": "sold"},
        LEAST | {"status": ["sold"]},
        LEAST | {"status": ["draft", "lost"]},
        LEAST | {"days": date(2026, 11, 23)},
        LEAST | {"days": [clock.now()]},
        LEAST | {"days": [None]},
        LEAST | {"days": "2026-11-23"},
    ],
)
def test_any_other_payload_is_refused_and_nothing_is_noted(payload, write):
    before = db.session.scalar(select(func.count()).select_from(LedgerEntry))
    with pytest.raises(UndeclaredEntry):
        write(**payload)
    assert db.session.scalar(select(func.count()).select_from(LedgerEntry)) == before


@pytest.mark.parametrize(
    "kind", ["custody.moved", None, Kind("case.closed", "Closed", correctable=NOT_ASKED)]
)
def test_a_kind_that_is_not_declared_is_refused(kind, write):
    with pytest.raises(UndeclaredEntry):
        write(kind)


def test_two_kinds_cannot_have_one_code():
    with pytest.raises(UndeclaredEntry):
        declare(Kind("case.closed", "Closed", correctable=NOT_ASKED))
    assert entries.declared()["case.closed"] is CASE_CLOSED


def test_what_can_be_undone_is_what_the_warehouse_undoes():
    undone = {
        code for code, kind in entries.declared().items() if kind.correctable is entries.BY_UNDO
    }
    assert undone == {"custody.moved"}


@pytest.mark.parametrize("kind", [lot_entries.ROUND_COUNTED, lot_entries.PARTIES_NOTIFIED])
def test_whether_a_lot_moved_on_stands_in_the_table_of_kinds(kind, lot, officer, now):
    before, day = lot.last_event_on, clock.today()
    assert before < day
    said = {"round": 1, "registrants": 2, "document": "TB 1"}
    payload = {name: value for name, value in said.items() if name in kind.keys}
    lifecycle.advance(lot, kind, on=day, by=Act(officer, now), payload=payload)
    assert lot.last_event_on == (day if kind.progress else before)
