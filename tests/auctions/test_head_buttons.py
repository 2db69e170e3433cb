"""The first button in the head of a lot's page is its next lawful act, in every state."""

import pytest

from auctions.models import Lot, LotStatus
from auctions.operations.lots import withdraw_lot
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from tests.fixtures.auctions import valued
from tests.fixtures.papers import typed

STATES = {
    LotStatus.DRAFT: "lot",
    LotStatus.VALUED: "valued_lot",
    LotStatus.READY: "ready_lot",
    LotStatus.PLANNED: "planned",
    LotStatus.ANNOUNCED: "announced",
    LotStatus.UNSOLD: "failed",
    LotStatus.SOLD: "sale",
    LotStatus.PAID: "paid",
    LotStatus.DELIVERED: "delivered",
    LotStatus.WITHDRAWN: "withdrawn",
}


@pytest.fixture
def valued_lot(lot, officer):
    valued(lot, officer)
    return lot


@pytest.fixture
def withdrawn(ready_lot, officer):
    by, paper = Act(officer, clock.now()), typed("07/QĐ", clock.today())
    withdraw_lot(ready_lot, ground="Thỏa thuận", paper=paper, withdrawn_on=clock.today(), by=by)
    return ready_lot


def lot_of(made):
    return made if isinstance(made, Lot) else db.session.get_one(Lot, made.lot_id)


@pytest.mark.parametrize("status", STATES)
def test_the_first_button_is_the_next_act(request, pages, officer, accountant, status):
    lot = lot_of(request.getfixturevalue(STATES[status]))
    assert lot.status is status
    shown = 0
    for who in (officer, accountant):
        page = pages.as_user(who).get(f"/auctions/lots/{lot.code}")
        following = [
            each["href"]
            for panel in page.document.all("section", class_="kb-next")
            for each in panel.all("a", class_="kb-btn")
        ]
        head = page.document.all(class_="kb-head__acts")
        first = [each["href"] for one in head for each in one.all("a", class_="kb-btn")][:1]
        if following:
            assert first == following[:1]
            shown += 1
    ended = {LotStatus.WITHDRAWN}
    assert shown or status in ended
