"""Each act of the two tables says whether a hold, or the end of the case, stops it; it is so."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from auctions import offers
from auctions.acts import ACTS as LOT_ACTS
from auctions.acts import LotAct
from auctions.models import Lot, Round
from auctions.operations.buying_first import tell_first_buyers
from auctions.operations.results import notify_parties
from cases.allowed import GOES_ON, STOPPED
from cases.events.refusals import CaseWasStopped
from cases.models import AssetCategory, EventKind, HoldReason, PartyKind, PartyRole
from cases.operations import files, holds
from cases.operations.events import annul_event, record_event
from cases.refusals import OnHold
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.partdays import part_of
from sales import sale_facts
from sales.acts import ACTS as SALE_ACTS
from sales.acts import SaleAct
from sales.models import MoneyKind
from sales.operations.past_sales import record_delivery_unknown
from tests.fixtures.auctions import announce, publish, valued
from tests.fixtures.papers import typed
from tests.fixtures.sales import PAID, PAY_DUE, REST, WON
from warehouse.models import ItemKind

DAY = timedelta(days=1)
LONG_AFTER = date(2027, 1, 27)
# In which situation each act may be done, and on which day; the present day where there is none.
SITUATIONS = {
    LotAct.COMPLETE: ("without_a_day", None),
    LotAct.COMPLETE_MORE: ("without_a_form", None),
    LotAct.VALUE: ("lot", None),
    LotAct.SIGN_CONTRACT: ("lot_with_a_price", None),
    LotAct.PLAN: ("ready_lot", None),
    LotAct.MOVE: ("planned", None),
    LotAct.ANNOUNCE: ("planned", None),
    LotAct.SECOND_NOTICE: ("half_announced", None),
    LotAct.REGISTER: ("announced", None),
    LotAct.COUNT: ("announced", date(2026, 12, 9)),
    LotAct.RECORD_RESULT: ("announced", WON),
    LotAct.NOBODY: ("announced", date(2026, 12, 9)),
    LotAct.STOP: ("announced", None),
    LotAct.NOTIFY: ("failed", None),
    LotAct.REDUCE: ("failed", None),
    LotAct.ANSWER: ("failed_thrice_and_told", None),
    LotAct.WITHDRAW: ("ready_lot", None),
    LotAct.TELL_FIRST_BUYERS: ("co_owned", None),
    LotAct.ANSWER_FIRST_BUYERS: ("co_owned_and_told", None),
    LotAct.APPRAISE: ("lot", None),
    SaleAct.SETTLE_TAKING: ("taking", LONG_AFTER),
    SaleAct.SAY_DEPOSIT: ("sale", None),
    SaleAct.PAY: ("sale", None),
    SaleAct.EXTEND: ("sale", None),
    SaleAct.CANCEL: ("sale", PAY_DUE + 3 * DAY),
    SaleAct.DEPOSIT: ("paid", None),
    SaleAct.PROPOSE_RELEASE: ("stored_sale", None),
    SaleAct.SAY_DELIVERY: ("perhaps_delivered", None),
    SaleAct.HAND_OVER: ("paid", None),
    SaleAct.RECORD_ATTEMPT: ("paid", None),
    SaleAct.SPEND: ("delivered", None),
    SaleAct.PAY_OUT: ("delivered", None),
    SaleAct.SEND_TITLE_FILE: ("delivered", None),
}

# The event of an act may be earlier than the act: only a hold of that day or before stops it.
PLACED_BEFORE = {LotAct.NOBODY: date(2026, 12, 7)}


@pytest.fixture
def lot_with_a_price(lot, officer):
    return valued(lot, officer)


@pytest.fixture
def co_owned(case, lot_with_a_price, officer):
    files.add_party(
        case,
        role=PartyRole.CO_OWNER,
        kind=PartyKind.PERSON,
        name="Người Đồng Sở Hữu Thử",
        by=Act(officer, clock.now()),
    )
    return lot_with_a_price


@pytest.fixture
def co_owned_and_told(co_owned, officer):
    by = Act(officer, clock.now())
    return tell_first_buyers(co_owned, told_on=by.day, paper=typed("6/TB", by.day), by=by)


@pytest.fixture
def without_a_day(lot, officer, now):
    """A round that a notice told of without the day of its session."""
    return publish(lot, officer, now, WON, session_at=None)


@pytest.fixture
def without_a_form(lot, officer, now):
    """A round that a notice told of without the form of the auction."""
    return publish(lot, officer, now, WON)


@pytest.fixture
def failed_thrice_and_told(failed_thrice, officer):
    return notify_parties(
        failed_thrice, on=clock.today(), document=typed("9/TB"), by=Act(officer, clock.now())
    )


@pytest.fixture
def half_announced(planned, officer, travel_to):
    """Posted and announced on 25/11; the second notice follows on 30/11."""
    return announce(planned, officer, travel_to(date(2026, 11, 25)))


@pytest.fixture
def stored_sale(make_asset, make_item, make_lot, sell_published, move):
    """A machine in the store, sold and paid for."""
    asset = make_asset(category=AssetCategory.MACHINERY, description="Máy ép viên")
    make_item(
        kind=ItemKind.MACHINERY,
        description="Máy ép viên",
        quantity=Decimal(1),
        seal=None,
        asset=asset,
    )
    sale = sell_published(WON, make_lot(assets=[asset]))
    move(sale, MoneyKind.PAYMENT, REST, PAID)
    return sale


@pytest.fixture
def perhaps_delivered(sale, officer, move):
    """Paid for; nobody knows whether it was handed over."""
    record_delivery_unknown(sale, by=Act(officer, clock.now()))
    move(sale, MoneyKind.PAYMENT, REST, PAID)
    return sale


def facts_of(row):
    """Read what decides the acts on a lot, a round or a sale."""
    if isinstance(row, Lot):
        return offers.read(row)
    if isinstance(row, Round):
        return offers.read(db.session.get_one(Lot, row.lot_id), row)
    return sale_facts.read(row, db.session.get_one(Lot, row.lot_id))


@pytest.mark.parametrize(
    ("act", "doing"), [*LOT_ACTS.items(), *SALE_ACTS.items()], ids=lambda each: str(each)[:20]
)
def test_an_act_says_whether_a_hold_stops_it_and_it_is_so(
    request, case, officer, travel_to, act, doing
):
    """A new act fails here until it is known in which situation it may be done."""
    name, day = SITUATIONS[act]
    row = request.getfixturevalue(name)
    by = Act(officer, travel_to(day) if day is not None else clock.now())
    assert doing.why_not(facts_of(row), by) is None
    holds.place_hold(
        case,
        reason=HoldReason.LAWSUIT,
        ground="Đ.46 k.1 đ.đ LTHADS",
        placed_on=PLACED_BEFORE.get(act, by.day),
        review_on=by.day + 30 * DAY,
        by=by,
    )
    why = doing.why_not(facts_of(row), by)
    if doing.under_hold is STOPPED:
        assert isinstance(why, OnHold)
    else:
        assert (doing.under_hold, why) == (GOES_ON, None)


@pytest.mark.parametrize(
    ("act", "doing"), [*LOT_ACTS.items(), *SALE_ACTS.items()], ids=lambda each: str(each)[:20]
)
def test_an_act_says_whether_the_end_of_the_case_stops_it_and_it_is_so(
    request, case, officer, travel_to, act, doing
):
    """What a stop of the enforcement refuses goes on again once the wrong event is taken back."""
    name, day = SITUATIONS[act]
    row = request.getfixturevalue(name)
    by = Act(officer, travel_to(day) if day is not None else clock.now())
    decided_on = PLACED_BEFORE.get(act, by.day)
    event = record_event(
        case,
        kind=EventKind.STOPPED,
        happened=part_of(decided_on),
        ground="48.4",
        paper=typed("31/QĐ", decided_on),
        by=by,
    )
    why = doing.why_not(facts_of(row), by)
    if (doing.after_end or doing.under_hold) is STOPPED:
        assert isinstance(why, CaseWasStopped)
        assert why.details["paper"] == "31/QĐ"
    else:
        assert why is None
    annul_event(event, case, reason="Ghi nhầm vụ việc", by=by.onward())
    assert doing.why_not(facts_of(row), by) is None
