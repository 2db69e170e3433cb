"""An attempt, a registrant, an answer of co-owners, a bound code: each is put right."""

from datetime import date, timedelta

import pytest

from auctions import refusals
from auctions.buying_first.right import BuyingChoice
from auctions.operations import registrations, rounds
from auctions.operations.buying_first import answer_first_buyers, tell_first_buyers
from auctions.operations.taking_back_steps import take_back_first_answer, take_back_registrant
from auctions.queries import registrations_of
from cases.mistakes.refusals import SeizureNotEnded
from cases.models import AssetState, PartyKind, PartyRole, Step
from cases.operations import deadlines, files
from cases.operations.assets import end_seizure
from corrections.facts import declared
from corrections.operations import propose_correction
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.partdays import part_of
from foundation.refusals import DayTooEarly
from sales import refusals as sale_refusals
from sales.entries import DELIVERY_ATTEMPTED
from sales.models import AttemptOutcome, DeliveryAttempt
from sales.operations import delivery
from sales.operations.attempts import record_attempt
from sales.operations.taking_back import take_back_attempt
from tests.fixtures.auctions import contracted, plan_values, valued
from tests.fixtures.ledger import verify_whole
from tests.fixtures.papers import typed
from tests.fixtures.sales import minutes, winning
from warehouse.lookup import meanings
from warehouse.models import BoundCode
from warehouse.operations.binding import bind_code, unbind_code
from warehouse.refusals import CodeBoundAlready, CodeUnbound

DAY = timedelta(days=1)
MONDAY = date(2027, 1, 4)


@pytest.fixture
def by(officer):
    return lambda: Act(officer, clock.now())


# an attempt to deliver


@pytest.fixture
def attempt(paid, travel_to, by):
    travel_to(MONDAY)
    return record_attempt(
        paid,
        attempted_on=MONDAY,
        coercive=False,
        outcome=AttemptOutcome.BLOCKED,
        reason_code="U01_RESIST",
        note="Khóa cổng",
        minutes=typed("01/BB-GTS", MONDAY),
        by=by(),
    )


def test_the_day_of_an_attempt_is_corrected_and_the_lot_follows(
    attempt, lot, correct, travel_to, pages, officer
):
    travel_to(MONDAY + 3 * DAY)
    assert (lot.last_event, lot.last_event_on) == (DELIVERY_ATTEMPTED.code, MONDAY)
    correct("sale.attempt", attempt, attempted_on=part_of(MONDAY + DAY), note="Khóa cổng sau")
    assert (attempt.attempted_on, attempt.note) == (MONDAY + DAY, "Khóa cổng sau")
    assert lot.last_event_on == MONDAY + DAY
    sale = declared()["sale.attempt"].subject(attempt)
    shown = pages.as_user(officer).get(f"/sales/{sale.code}")
    assert f"/corrections/sale.attempt/{attempt.id}" in shown.markup
    assert verify_whole().intact


def test_an_attempt_is_not_before_the_sale(attempt, paid, propose):
    with pytest.raises(DayTooEarly):
        propose("sale.attempt", attempt, attempted_on=part_of(paid.sold_on - DAY))


def test_an_attempt_by_force_is_on_no_day_without_coercion(attempt, propose, travel_to):
    travel_to(date(2027, 2, 20))
    attempt.coercive = True
    with pytest.raises(sale_refusals.NoCoercionDay):
        propose("sale.attempt", attempt, attempted_on=part_of(date(2027, 2, 8)))


def test_an_attempt_that_nobody_made_is_no_progress(attempt, lot, correct, by):
    correct("sale.attempt", attempt, takes_back=True)
    assert attempt.annulled_on == clock.today()
    assert lot.last_event != DELIVERY_ATTEMPTED.code
    with pytest.raises(refusals.StepTakenBack):
        take_back_attempt(attempt, by=by())


def test_an_attempt_whose_day_was_corrected_is_taken_back_whole(
    attempt, lot, correct, travel_to, by
):
    travel_to(MONDAY + 3 * DAY)
    correct("sale.attempt", attempt, attempted_on=part_of(MONDAY + DAY))
    take_back_attempt(attempt, by=by())
    db.session.commit()
    assert lot.last_event != DELIVERY_ATTEMPTED.code


def test_an_attempt_that_succeeded_is_taken_back_as_the_hand_over(paid, travel_to, by):
    travel_to(MONDAY)
    delivery.hand_over(paid, **minutes(delivered_on=MONDAY), by=by())
    done = db.session.scalars(db.select(DeliveryAttempt)).one()
    with pytest.raises(sale_refusals.DoneNeedsHandover):
        take_back_attempt(done, by=by())


# the end of a seizure


def test_an_end_of_a_seizure_that_never_was_is_taken_back(truck, officer, correct, pages, by):
    end_seizure(
        truck,
        to=AssetState.RETURNED,
        document=typed("9/QĐ", clock.today()),
        ended_on=clock.today(),
        by=by(),
    )
    day = deadlines.of(truck).find(Step.APPRAISE)
    assert not day.is_open
    shown = pages.as_user(officer).get(f"/cases/assets/{truck.id}")
    assert f"/corrections/asset.end/{truck.id}" in shown.markup
    correct("asset.end", truck, takes_back=True)
    assert (truck.state, truck.end_document_id) == (AssetState.SEIZED, None)
    assert day.is_open
    assert isinstance(declared()["asset.end"].why_not(truck), SeizureNotEnded)
    assert verify_whole().intact


# a registrant


@pytest.fixture
def registrant(announced, travel_to, by):
    travel_to(date(2026, 12, 1))
    return registrations.register_bidder(
        announced,
        bidder="Nguyễn Văn Thử",
        identity_no="001099000123",
        registered_on=date(2026, 11, 30),
        deposit_paid=announced.deposit,
        by=by(),
    )


def register_again(round_, by):
    return registrations.register_bidder(
        round_,
        bidder="Trần Thị Khác",
        identity_no="001099000123",
        registered_on=date(2026, 12, 1),
        deposit_paid=round_.deposit,
        by=by,
    )


def test_a_registrant_is_corrected(registrant, announced, correct, by, pages, officer):
    correct("registration", registrant, identity_no="001099000999", bidder="Nguyễn Văn Thứ")
    assert registrant.bidder == "Nguyễn Văn Thứ"
    assert registrant.identity_key == "001099000999"
    register_again(announced, by())  # the wrong number is free
    page = pages.as_user(officer).get(
        f"/auctions/lots/{announced.lot.code}/rounds/{announced.number}"
    )
    assert f"/corrections/registration/{registrant.id}" in page.markup


def test_no_two_registrants_have_one_identity(registrant, announced, propose, by):
    other = registrations.register_bidder(
        announced,
        bidder="Trần Thị Khác",
        identity_no="001099000777",
        registered_on=date(2026, 12, 1),
        deposit_paid=announced.deposit,
        by=by(),
    )
    with pytest.raises(refusals.AlreadyRegistered):
        propose("registration", other, identity_no=registrant.identity_no)


def test_a_registrant_registered_while_the_dossiers_were_sold(registrant, announced, propose):
    with pytest.raises(DayTooEarly):
        propose("registration", registrant, registered_on=announced.announced_on - DAY)
    announced.file_sale_to = date(2026, 11, 30)
    with pytest.raises(refusals.RegistrationClosed):
        propose("registration", registrant, registered_on=date(2026, 12, 1))


def test_a_registrant_that_never_was_leaves_the_round(registrant, announced, correct, by):
    correct("registration", registrant, takes_back=True)
    assert registrations_of(announced) == []
    assert register_again(announced, by()).identity_key == "001099000123"
    with pytest.raises(refusals.StepTakenBack):
        take_back_registrant(registrant, by=by())
    assert verify_whole().intact


def test_who_took_part_in_an_auction_with_a_result_stands(registrant, request, by):
    registrant.bidder = winning()["buyer"]
    registrant.identity_no = registrant.identity_key = winning()["buyer_identity"]
    request.getfixturevalue("sale")
    with pytest.raises(refusals.RoundHasResult):
        take_back_registrant(registrant, by=by())


# what the co-owners answered


@pytest.fixture
def answered(case, lot, officer, by):
    files.add_party(
        case, role=PartyRole.CO_OWNER, kind=PartyKind.PERSON, name="Người Chung Thử", by=by()
    )
    owned = contracted(valued(lot, officer), officer)
    today = clock.today()
    tell_first_buyers(owned, told_on=today, paper=typed("6/TB-THA", today), by=by())
    answer_first_buyers(
        owned,
        choice=BuyingChoice.BOUGHT,
        answered_on=today,
        paper=typed("7/VB", today),
        by=by(),
    )
    return owned


def test_a_wrong_answer_of_the_co_owners_is_taken_back(answered, correct, pages, officer, by):
    day = deadlines.of(answered).find(Step.FIRST_BUYERS_BUY)
    assert day.met_on is not None
    shown = pages.as_user(officer).get(f"/auctions/lots/{answered.code}")
    assert f"/corrections/lot.first_answer/{answered.id}" in shown.markup
    correct("lot.first_answer", answered, takes_back=True)
    assert day.is_open
    with pytest.raises(refusals.NoFirstAnswer):
        take_back_first_answer(answered, by=by())
    today = clock.today()
    answer_first_buyers(
        answered,
        choice=BuyingChoice.DECLINED,
        answered_on=today,
        paper=typed("8/VB", today),
        by=by(),
    )
    rounds.plan_round(answered, **plan_values(date(2026, 12, 10)), by=by())
    with pytest.raises(refusals.NoFirstAnswer):
        take_back_first_answer(answered, by=by())
    assert verify_whole().intact


# a code bound to the wrong thing


def test_a_code_of_another_thing_is_taken_back_and_free_again(
    item, make_item, keeper, head, approved, pages
):
    by = Act(keeper, clock.now())
    row, other = bind_code(item, raw="29C-123.45", by=by), make_item()
    with pytest.raises(CodeBoundAlready):
        bind_code(other, raw="29C-123.45", by=by)
    shown = pages.as_user(keeper).get(f"/warehouse/items/{item.code}")
    assert f"/corrections/bound_code/{row.id}" in shown.markup
    proposal = propose_correction(
        row,
        fact=declared()["bound_code"],
        new={},
        reason="Quét nhầm vật",
        paper=typed("15/BB", clock.today()),
        takes_back=True,
        by=Act(keeper, clock.now()),
    )
    approved(proposal)
    assert meanings("29C-123.45", item.office_id) == []
    bind_code(other, raw="29C-123.45", by=Act(keeper, clock.now()))
    assert {seen.id for seen in meanings("29C12345", item.office_id)} == {other.id}
    with pytest.raises(CodeUnbound):
        unbind_code(row, by=Act(keeper, clock.now()))
    standing = db.session.scalars(db.select(BoundCode).where(BoundCode.unbound_on.is_(None)))
    assert [one.item_id for one in standing] == [other.id]
    assert verify_whole().intact
