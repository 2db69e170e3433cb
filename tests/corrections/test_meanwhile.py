"""What changed since the page of a correction was opened is not corrected unseen."""

from datetime import timedelta

import pytest

from auctions.models import ServiceContract
from cases.models import Holder, HoldReason, PartyKind, PartyRole
from cases.operations import files, holds, obstacles
from corrections.facts import declared
from corrections.operations import propose_correction
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import ChangedMeanwhile
from tests.fixtures.papers import typed

DAY = timedelta(days=1)


@pytest.fixture
def by(officer):
    return Act(officer, clock.now())


@pytest.fixture
def rows(case, truck, planned, by):
    """One row of each fact that counts no version of itself, a field and another value of it."""
    today = clock.today()
    party = files.add_party(
        case, role=PartyRole.CREDITOR, kind=PartyKind.PERSON, name="Lê Thử", by=by
    )
    hold = holds.place_hold(
        case,
        reason=HoldReason.LAWSUIT,
        ground="Điều 1",
        placed_on=today,
        review_on=today + 30 * DAY,
        by=by,
    )
    obstacle = obstacles.report_obstacle(
        truck,
        reason_code="U01_RESIST",
        held_by=Holder.DEBTOR,
        since_on=today,
        next_act="Họp bàn",
        by=by,
    )
    contract = db.session.get_one(ServiceContract, planned.contract_id)
    return {
        "party": (party, "phone", "0900000001"),
        "hold": (hold, "ground", "Điều 2"),
        "obstacle": (obstacle, "note", "Ghi chú"),
        "contract": (contract, "fee", 5),
    }


@pytest.mark.parametrize("code", ["party", "hold", "obstacle", "contract"])
def test_what_changed_since_it_was_seen_is_not_corrected(rows, code, officer, head):
    row, key, value = rows[code]
    before = getattr(row, key)

    def propose(new, seen):
        return propose_correction(
            row,
            fact=declared()[code],
            new={key: new},
            reason="Ghi nhầm",
            paper=typed("15/BB", clock.today()),
            by=Act(officer, clock.now(), seen=seen),
        )

    seen = row.version
    setattr(row, key, value)
    db.session.flush()
    with pytest.raises(ChangedMeanwhile):
        propose(before, seen)
    assert propose(before, row.version).changes == [[key, value, before]]
