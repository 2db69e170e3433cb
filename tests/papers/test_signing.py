"""Signing: what the act would refuse gets no number; who signs, on which day, in which capacity."""

from datetime import date, timedelta

import pytest

from accounts.letterhead import signers
from accounts.models import Role, UserAccount
from accounts.operations.letterhead import allow_signing
from accounts.operations.people import withdraw_role
from accounts.refusals import SignerOfAnotherOffice
from auctions.drafting.templates import AUCTION_LETTER, PRICE_REDUCTION
from auctions.operations.repricing import reduce_price
from auctions.refusals import CostFloorReached, CreditorNotAsked
from cases.models import HoldReason
from cases.operations.holds import place_hold
from cases.refusals import OnHold
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import DayTooEarly, Refusal
from papers.drafting import refusals
from papers.drafting.models import DocumentSeries
from papers.drafting.operations.drafts import begin_draft, write_draft
from papers.models import DocumentKind
from papers.operations import Paper
from tests.fixtures.auctions import cut
from tests.fixtures.drafting import DECIDED, PARTS, begin_numbers, sign
from warehouse.drafting.templates import RELEASE_VOUCHER
from warehouse.refusals import ItemLocked

NEXT_DAY = DECIDED + timedelta(days=1)


def next_number(office_id):
    row = db.session.query(DocumentSeries).filter_by(office_id=office_id, kind="decision").one()
    return row.next_value


def refused_at_both(draft, lot, by):
    """Return what refuses the signature and the act; no number was taken."""
    with pytest.raises(Refusal) as paper:
        sign(draft, by)
    with pytest.raises(Refusal) as act:
        reduce_price(
            lot,
            to_price=int(draft.free["new_price"]),
            decision=Paper(kind=DocumentKind.DECISION, number="9/QĐ", issued_on=by.day),
            decided_on=by.day,
            by=by,
        )
    assert next_number(lot.office_id) == 1
    assert type(paper.value) is type(act.value)
    return type(act.value)


def test_a_price_at_the_costs_gets_no_number(written_draft, lot, case, deciding):
    case.enforcement_costs = 900_000_000
    assert refused_at_both(written_draft, lot, deciding) is CostFloorReached


def test_while_the_creditor_is_not_asked_a_reduction_gets_no_number(
    failed_thrice, lot, officer, travel_to, office
):
    by = Act(officer, travel_to(date(2027, 1, 21)))
    begin_numbers(office, DocumentKind.DECISION, 2027)
    draft = begin_draft(lot, template=PRICE_REDUCTION, by=by)
    price = str(draft.facts["last_price"] * 9 // 10 + 1)
    write_draft(draft, template=PRICE_REDUCTION, free=PARTS | {"new_price": price}, by=by)
    assert refused_at_both(draft, lot, by) is CreditorNotAsked


def test_a_paper_is_judged_on_the_day_it_is_signed(written_draft, lot, case, officer, travel_to):
    by = Act(officer, travel_to(NEXT_DAY))
    hold = place_hold(
        case,
        reason=HoldReason.POSTPONED,
        ground="Điều 48",
        placed_on=NEXT_DAY,
        review_on=NEXT_DAY + timedelta(days=9),
        by=by,
    )
    assert refused_at_both(written_draft, lot, by) is OnHold
    assert hold.in_force
    assert sign(written_draft, by, signed_on=DECIDED).issued_on == DECIDED


def test_a_paper_is_not_signed_before_its_facts_were_read(written_draft, deciding):
    with pytest.raises(DayTooEarly):
        sign(written_draft, deciding, signed_on=DECIDED - timedelta(days=1))
    assert next_number(written_draft.office_id) == 1


def test_nothing_is_signed_where_numbers_may_have_been_given_by_hand(
    written_draft, deciding, travel_to
):
    """No number was given in 2026, so those of 2027 do not begin by themselves."""
    next_year = Act(deciding.actor, travel_to(date(2027, 1, 4)))
    with pytest.raises(refusals.SeriesNotSet):
        sign(written_draft, next_year)


def test_no_letter_asks_for_a_round_while_a_hold_lies_over_the_case(lot, case, deciding):
    cut(lot, deciding.actor, deciding.at)
    draft = begin_draft(lot, template=AUCTION_LETTER, by=deciding)
    write_draft(draft, template=AUCTION_LETTER, free=PARTS, by=deciding)
    values = {"reason": HoldReason.POSTPONED, "ground": "Điều 48"}
    days = {"placed_on": DECIDED, "review_on": DECIDED + timedelta(days=9)}
    place_hold(case, **values, **days, by=deciding)
    with pytest.raises(OnHold):
        sign(draft, deciding, template=AUCTION_LETTER)


@pytest.fixture
def deputy(office, deciding, make_user, admin):
    """Signs as a deputy in the place of the head of the office."""
    account = db.session.get_one(UserAccount, make_user(roles=["head"]).id)
    row = {"capacity": "Phó Trưởng phòng", "in_place_of": "KT. TRƯỞNG PHÒNG"}
    allow_signing(office, account=account, **row, by=Act(admin, deciding.at))
    return account


@pytest.mark.parametrize("typed", [None, " phó  trưởng phòng "])
def test_who_signs_signs_in_the_recorded_capacity(written_draft, deciding, deputy, typed):
    document = sign(written_draft, deciding, signer=deputy, capacity=typed)
    assert document.capacity == "Phó Trưởng phòng"
    assert written_draft.free["_in_place_of"] == "KT. TRƯỞNG PHÒNG"


def test_what_is_typed_stands_in_the_place_of_what_is_recorded(written_draft, deciding, deputy):
    document = sign(written_draft, deciding, signer=deputy, capacity="Chấp hành viên")
    assert document.capacity == "Chấp hành viên"
    assert "_in_place_of" not in written_draft.free


def test_a_paper_of_one_capacity_is_signed_in_it_where_none_is_recorded(written_draft, deciding):
    assert sign(written_draft, deciding, capacity="").capacity == "Chấp hành viên"


def test_a_paper_of_several_capacities_asks_in_which(lot, deciding):
    cut(lot, deciding.actor, deciding.at)
    draft = begin_draft(lot, template=AUCTION_LETTER, by=deciding)
    write_draft(draft, template=AUCTION_LETTER, free=PARTS, by=deciding)
    with pytest.raises(refusals.CapacityNeeded):
        sign(draft, deciding, template=AUCTION_LETTER, capacity=" ")


def people(office, on):
    return {account.id for account in db.session.scalars(signers(office, on))}


def test_who_may_sign_is_one_answer_for_a_day(
    written_draft, office, unit, deciding, make_user, admin, auditor
):
    """Offered, accepted and given a capacity: whoever holds a role that signs on that day."""
    left = make_user(roles=["officer"])
    account = db.session.get_one(UserAccount, left.id)
    by = Act(admin, deciding.at)
    assert left.id in people(office, DECIDED)
    assert left.id in people(unit, DECIDED)  # a role reaches over what is under its office
    for stranger in (auditor, admin):
        assert stranger.id not in people(office, DECIDED)
        who = db.session.get_one(UserAccount, stranger.id)
        with pytest.raises(SignerOfAnotherOffice):
            sign(written_draft, deciding, signer=who)
        with pytest.raises(SignerOfAnotherOffice):
            allow_signing(office, account=who, capacity="Thủ trưởng", in_place_of="", by=by)
    withdraw_role(account, role=Role.OFFICER, office=office, by=by)
    assert left.id not in people(office, DECIDED)
    with pytest.raises(SignerOfAnotherOffice):
        sign(written_draft, deciding, signer=account)
    with pytest.raises(SignerOfAnotherOffice):
        allow_signing(office, account=account, capacity="Thủ trưởng", in_place_of="", by=by)


def test_no_voucher_lets_out_what_is_held(item, make_release, keeper, case, officer, office):
    begin_numbers(office, DocumentKind.VOUCHER, clock.today().year)
    by, order = Act(keeper, clock.now()), make_release(item)
    draft = begin_draft(order, template=RELEASE_VOUCHER, by=by)
    write_draft(draft, template=RELEASE_VOUCHER, free={"store": "Kho số 1"}, by=by)
    values = {"reason": HoldReason.POSTPONED, "ground": "Điều 48", "placed_on": by.day}
    review_on = by.day + timedelta(days=9)
    place_hold(case, **values, review_on=review_on, by=Act(officer, by.at))
    with pytest.raises(ItemLocked):
        sign(draft, by, template=RELEASE_VOUCHER, capacity="Thủ kho")
