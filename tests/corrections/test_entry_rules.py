"""What an act would have refused at its entry, its correction refuses: order, holds, who it was."""

from datetime import date, timedelta

import pytest

from auctions.operations import registrations, results
from auctions.refusals import BuyerNotRegistered, DepositNotInFull
from cases.mistakes.refusals import LastDebtor, SeizedAfterNext, SeizedSinceBeforeCase
from cases.models import AppraisalWay, HoldReason, PartyKind, PartyRole
from cases.operations import appraisals, files, holds
from cases.refusals import OnHold, WasOnHold
from foundation import clock
from foundation.acts import Act
from foundation.refusals import DayTooEarly
from sales.operations import delivery
from sales.queries import sale_of_round
from tests.fixtures.papers import typed
from tests.fixtures.sales import DELIVERED, DEPOSIT, PAID, WON, minutes, winning

DAY = timedelta(days=1)


def add_debtor(case, name, officer):
    return files.add_party(
        case,
        role=PartyRole.DEBTOR,
        kind=PartyKind.PERSON,
        name=name,
        by=Act(officer, clock.now()),
    )


@pytest.fixture
def registered(announced, officer, travel_to):
    """A sale to one of two registrants; the other laid down too little."""
    on = announced.announced_on
    for bidder, identity, deposit in (
        ("Mai Văn Mua", "001090012345", DEPOSIT),
        ("Lê Thị Thiếu", "001090099999", DEPOSIT - 1),
    ):
        registrations.register_bidder(
            announced,
            bidder=bidder,
            identity_no=identity,
            registered_on=on,
            deposit_paid=deposit,
            deposit_later=True,
            by=Act(officer, travel_to(on)),
        )
    results.record_sold(announced, **winning(), by=Act(officer, travel_to(WON)))
    return sale_of_round(announced)


def test_an_asset_is_not_seized_after_its_appraisal_was_arranged(
    case, make_asset, propose, officer
):
    seized = date(2026, 11, 10)
    asset = make_asset(seized_on=seized)
    appraisals.arrange_appraisal(
        case,
        assets=[asset],
        way=AppraisalWay.CONTRACT,
        arranged_on=seized + 5 * DAY,
        paper=typed("3/HĐ-TĐG", seized + 5 * DAY),
        by=Act(officer, clock.now()),
    )
    with pytest.raises(SeizedAfterNext):
        propose("asset", asset, seized_on=seized + 6 * DAY)
    propose("asset", asset, seized_on=seized + 5 * DAY)


def test_an_asset_is_not_seized_before_its_case_unless_it_was_entered_so(case, make_asset, propose):
    began = min(filter(None, (case.decision_on, case.opened_on)))
    asset = make_asset(seized_on=began + DAY)
    with pytest.raises(SeizedSinceBeforeCase):
        propose("asset", asset, seized_on=began - DAY)
    before = make_asset(seized_on=began - 9 * DAY, before_case=True)
    propose("asset", before, seized_on=began - DAY)


def test_what_is_sold_is_sold_at_its_session(sale, propose):
    with pytest.raises(DayTooEarly):
        propose("sale", sale, sold_on=WON - DAY)


def test_a_buyer_is_one_of_those_who_registered(registered, propose, correct):
    with pytest.raises(BuyerNotRegistered):
        propose("sale", registered, buyer="Người Lạ", buyer_identity="079080007777")
    with pytest.raises(DepositNotInFull):
        propose("sale", registered, buyer="Lê Thị Thiếu", buyer_identity="001090099999")
    correct("sale", registered, buyer="Mai Văn Muá")  # the identity says that it is the same


def test_nothing_is_handed_over_inside_a_hold_by_a_correction(
    case, paid, propose, officer, travel_to
):
    placed, lifted = PAID + 2 * DAY, DELIVERED - 2 * DAY
    hold = holds.place_hold(
        case,
        reason=HoldReason.LAWSUIT,
        ground="Điều 46 khoản 1 điểm đ",
        placed_on=placed,
        review_on=placed + 30 * DAY,
        paper=typed("9/TB-TA", placed),
        by=Act(officer, travel_to(placed)),
    )
    holds.lift_hold(
        hold,
        lifted_on=lifted,
        ground="Điều 46 khoản 2",
        paper=typed("10/TB-TA", lifted),
        by=Act(officer, travel_to(lifted)),
    )
    delivery.hand_over(paid, **minutes(), by=Act(officer, travel_to(DELIVERED)))
    with pytest.raises(WasOnHold):
        propose("sale", paid, delivered_on=lifted - DAY)
    assert issubclass(WasOnHold, OnHold)
    propose("sale", paid, delivered_on=lifted)


def test_the_only_debtor_stays_while_assets_are_seized(case, truck, propose, officer):
    assert truck.case_id == case.id
    debtor = add_debtor(case, "Trần Văn Nhầm", officer)
    with pytest.raises(LastDebtor):
        propose("party", debtor, takes_back=True)
    with pytest.raises(LastDebtor):
        propose("party", debtor, role=PartyRole.RELATED)
    add_debtor(case, "Trần Văn Đúng", officer)
    propose("party", debtor, takes_back=True)
