"""Registrants of a round: once each, and what their number says of the result."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from auctions import refusals
from auctions.entries_registrants import DEPOSIT_CORRECTED
from auctions.models import Registration, RegistrationStatus
from auctions.operations import registrations, results
from auctions.operations.taking_back_steps import take_back_registrant
from audit.models import LedgerEntry
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import ChangedMeanwhile, DayTooEarly
from papers.operations import NOTHING
from tests.fixtures.papers import typed
from tests.fixtures.sales import sale_of_round


@pytest.fixture
def register(announced, officer, now):
    """Record a registrant of the announced round."""

    def make(
        identity_no=None,
        bidder="Nguyễn Văn Thử",
        round_=announced,
        on=date(2026, 11, 30),
        paid=None,
    ):
        return registrations.register_bidder(
            round_,
            bidder=bidder,
            identity_no=identity_no,
            registered_on=on,
            deposit_paid=round_.deposit if paid is None else paid,
            deposit_later=True,
            by=Act(officer, now),
        )

    return make


@pytest.fixture
def now(announced, travel_to):
    return travel_to(date(2026, 12, 1))


def sold(round_, officer, at, buyer):
    """Record a buyer among two registrants and return the sale."""
    results.record_sold(
        round_,
        price=round_.starting_price,
        buyer=buyer,
        buyer_identity=None,
        minutes=typed("01/BB"),
        registrants=2,
        result_received_on=round_.session_on,
        contract=NOTHING,
        by=Act(officer, at),
    )
    return sale_of_round(round_)


def test_an_identity_that_is_longer_when_it_is_compared_registers(register):
    assert len(register("\N{ARABIC LIGATURE SALLALLAHOU ALAYHE WASALLAM}" * 3).identity_key) == 20


def test_one_identity_registers_once_however_it_is_written(register):
    register("001 088 000 123")
    with pytest.raises(refusals.AlreadyRegistered):
        register("001.088.000.123", bidder="Nguyễn Văn Khác")


def test_registrants_without_an_identity_are_not_taken_for_one(register):
    assert register().identity_key is None
    assert register().identity_key is None


def test_nobody_registers_before_the_round_is_announced(register, announced):
    with pytest.raises(DayTooEarly):
        register(on=announced.announced_on - timedelta(days=1))
    assert register(on=announced.announced_on) is not None


def test_who_has_not_laid_down_the_deposit_does_not_win(register, announced, officer, travel_to):
    one = register(bidder="Bà Nộp Thiếu", paid=announced.deposit - 1)
    register(bidder="Ông Nộp Đủ")
    assert one.status is RegistrationStatus.REGISTERED
    by = Act(officer, travel_to(date(2026, 12, 10)))
    with pytest.raises(refusals.DepositNotInFull):
        sold(announced, by.actor, by.at, buyer="Bà Nộp Thiếu")
    registrations.correct_deposit(announced, one, deposit_paid=announced.deposit, by=by)
    assert one.status is RegistrationStatus.QUALIFIED
    assert sold(announced, by.actor, by.at, buyer="Bà Nộp Thiếu")


def test_the_sale_counts_what_its_winner_laid_down_not_what_was_asked(
    register, announced, officer, travel_to
):
    register(bidder="Ông Nộp Dư", paid=announced.deposit + 500)
    register(bidder="Bà Khác")
    now = travel_to(date(2026, 12, 10))
    sale = sold(announced, officer, now, buyer="Ông Nộp Dư")
    assert sale.deposit == announced.deposit + 500


def test_the_deposit_of_a_registrant_is_corrected_until_the_result(
    register, announced, officer, travel_to
):
    one = register()
    by = Act(officer, travel_to(date(2026, 12, 2)))
    with pytest.raises(refusals.DepositAsBefore):
        registrations.correct_deposit(announced, one, deposit_paid=one.deposit_paid, by=by)
    stranger = Registration(round_id=announced.id + 1)
    with pytest.raises(refusals.RegistrationOfAnotherRound):
        registrations.correct_deposit(announced, stranger, deposit_paid=1, by=by)
    register(bidder="Bà Khác")
    by = Act(officer, travel_to(date(2026, 12, 10)))
    sold(announced, by.actor, by.at, buyer="Bà Khác")
    with pytest.raises(refusals.RoundNotAnnounced):
        registrations.correct_deposit(announced, one, deposit_paid=1, by=by)


def test_a_deposit_is_corrected_again(register, announced, officer, now):
    one = register()
    for paid in (5, 7):
        registrations.correct_deposit(
            announced, one, deposit_paid=paid, deposit_later=True, by=Act(officer, now)
        )
    written = select(LedgerEntry.payload).where(LedgerEntry.kind == DEPOSIT_CORRECTED.code)
    said = [payload["deposit"] for payload in db.session.scalars(written.order_by(LedgerEntry.seq))]
    assert said == [[announced.deposit, 5], [5, 7]]


def test_a_deposit_of_a_round_that_somebody_changed_is_looked_at_again(
    register, announced, officer, now
):
    one = register()
    by = Act(officer, now, seen=announced.version + 1)
    with pytest.raises(ChangedMeanwhile):
        registrations.correct_deposit(announced, one, deposit_paid=1, by=by)


def test_who_was_taken_back_has_no_deposit(register, announced, officer, now):
    one = register()
    take_back_registrant(one, by=Act(officer, now))
    with pytest.raises(refusals.StepTakenBack):
        registrations.correct_deposit(announced, one, deposit_paid=1, by=Act(officer, now))


def test_the_officer_corrects_it_on_its_page(register, announced, lot, pages, officer):
    one = register(paid=1_000)
    visitor = pages.as_user(officer)
    address = f"/auctions/lots/{lot.code}/rounds/{announced.number}/registrants/{one.id}"
    shown = visitor.get(f"/auctions/lots/{lot.code}/rounds/{announced.number}")
    assert address in [link.get("href") for link in shown.document.all("a")]
    visitor.post_form(address, {"deposit_paid": str(announced.deposit)})
    db.session.refresh(one)
    assert one.deposit_paid == announced.deposit
    assert visitor.get(f"{address}9", 404)
