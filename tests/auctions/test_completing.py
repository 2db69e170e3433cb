"""Filling in what a notice did not say: only what is unknown, from a document, judged at last."""

from datetime import date, datetime, time, timedelta

import pytest

from auctions import refusals
from auctions.gaps import Gap, gaps_of
from auctions.models import Round, RoundForm, RoundState
from auctions.operations.completing import complete_round
from auctions.operations.published_rounds import record_published_again
from auctions.operations.results import record_failure, record_sold
from auctions.round_days import Verdict, verdict
from cases.models import Deadline, Step
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import ChangedMeanwhile, DayInTheFuture, DayTooEarly
from lawbook.failure import FailureCode
from organisations.models import OrganisationKind
from organisations.operations import registry
from organisations.operations.naming import Named
from organisations.refusals import OrganisationClosed, OrganisationUnclear, OrganisationUnknown
from papers.operations import NOTHING
from tests.fixtures.auctions import publish
from tests.fixtures.clock import at_nine
from tests.fixtures.organisations import auctioneer
from tests.fixtures.papers import typed

PAPER = "Công văn 12/CV ngày 20/11/2026"
UNKNOWN = {
    "session_at": None,
    "deposit": None,
    "organisation": None,
    "place": None,
    "published_on": None,
}


@pytest.fixture
def by(officer, now: datetime) -> Act:
    return Act(officer, now)


@pytest.fixture
def bare(lot, officer, now) -> Round:
    """A published round of which only the price is known."""
    return publish(lot, officer, now, date(2026, 12, 10), **UNKNOWN)


def due(round_: Round) -> list[Deadline]:
    query = db.select(Deadline).where(
        Deadline.subject_kind == "round", Deadline.subject_id == round_.id
    )
    return list(db.session.scalars(query))


def test_of_a_round_with_a_price_only_everything_is_asked_for(bare, lot):
    assert gaps_of(bare, lot) == [
        Gap.SESSION,
        Gap.HOUR,
        Gap.DEPOSIT,
        Gap.FORM,
        Gap.PLACE,
        Gap.ORGANISATION,
        Gap.FIRST_NOTICE,
    ]
    assert (bare.rulings, due(bare), verdict(bare)) == ([], [], Verdict.NOT_JUDGED)


def test_the_day_of_a_session_is_judged_and_starts_its_clock(bare, by):
    complete_round(bare, document=PAPER, session_on=date(2026, 12, 10), by=by)
    assert (bare.session_on, bare.session_hour) == (date(2026, 12, 10), None)
    assert [row.step for row in due(bare)] == [Step.RECORD_RESULT]
    assert bare.rulings
    assert verdict(bare) is not Verdict.LAWFUL
    assert all(record["lawful"] is None for record in bare.rulings if not record["chosen"])


def test_every_gap_is_filled_and_nothing_is_left_to_ask(bare, lot, by):
    complete_round(
        bare,
        document=PAPER,
        session_on=date(2026, 12, 10),
        hour=time(9, 0),
        deposit=100_000_000,
        form=RoundForm.ONLINE,
        place="Số 1 phố Thử",
        organisation=auctioneer("Công ty Đấu giá Thử"),
        first_notice_on=date(2026, 11, 20),
        by=by,
    )
    assert gaps_of(bare, lot) == []
    assert bare.session_hour == at_nine(date(2026, 12, 10))
    assert (bare.announced_on, bare.deposit) == (date(2026, 11, 20), 100_000_000)


def test_the_day_of_a_session_that_is_over_leaves_the_result_unknown(bare, by):
    complete_round(bare, document=PAPER, session_on=date(2026, 11, 10), by=by)
    assert (bare.state, bare.is_live) == (RoundState.UNKNOWN, False)


def test_a_round_without_a_day_is_not_sold(bare, by):
    with pytest.raises(refusals.SessionUnknown):
        record_sold(
            bare,
            price=bare.starting_price,
            buyer="Bà Thử",
            buyer_identity=None,
            minutes=typed("1/BB"),
            registrants=2,
            result_received_on=clock.today(),
            contract=NOTHING,
            by=by,
        )


def test_a_notice_is_not_published_again_tomorrow(lot, officer, now, by):
    round_ = publish(lot, officer, now, date(2026, 12, 10))
    tomorrow = clock.today() + timedelta(days=1)
    with pytest.raises(DayInTheFuture):
        record_published_again(round_, on=tomorrow, origin="notice:MAU-2", by=by)


def test_a_session_is_not_before_its_notice(bare, by):
    with pytest.raises(DayTooEarly):
        complete_round(
            bare,
            document=PAPER,
            session_on=date(2026, 11, 2),
            first_notice_on=date(2026, 11, 20),
            by=by,
        )
    complete_round(bare, document=PAPER, first_notice_on=date(2026, 11, 20), by=by)
    with pytest.raises(DayTooEarly):
        complete_round(bare, document=PAPER, session_on=date(2026, 11, 2), by=by)


def test_a_confirmed_price_is_the_price_of_the_lot(lot, officer, now, by):
    round_ = publish(lot, officer, now, date(2026, 12, 10), price_unconfirmed=True)
    complete_round(round_, document=PAPER, starting_price=999_000_000, by=by)
    assert (round_.price_unconfirmed, round_.starting_price) == (None, 999_000_000)
    assert lot.current_price == 999_000_000


def test_the_cause_of_a_failure_is_learned_later(lot, officer, now, by):
    round_ = publish(lot, officer, now, date(2026, 11, 10), failed=True)
    assert gaps_of(round_, lot)[-1] is Gap.FAILURE
    complete_round(round_, document=PAPER, failure_code=FailureCode.NO_BID, by=by)
    assert round_.failure_code is FailureCode.NO_BID


def test_a_round_without_a_day_has_no_result_yet(bare, by):
    with pytest.raises(refusals.SessionUnknown):
        record_failure(
            bare,
            code=FailureCode.NO_BID,
            registrants=2,
            minutes=typed("1/BB"),
            result_received_on=clock.today(),
            by=by,
        )


def test_what_others_changed_is_looked_at_again(bare, officer, now):
    with pytest.raises(ChangedMeanwhile):
        complete_round(
            bare, document=PAPER, place="Nơi khác", by=Act(officer, now, seen=bare.version + 1)
        )


def test_a_round_of_which_everything_is_known_is_not_completed(lot, officer, now, by):
    round_ = publish(lot, officer, now, date(2026, 12, 10), form=RoundForm.ORAL)
    assert gaps_of(round_, lot) == []
    with pytest.raises(refusals.NothingUnknown):
        complete_round(round_, document=PAPER, place="Nơi khác", by=by)


def test_the_deposit_of_a_round_to_come_lies_within_the_band(bare, by):
    complete_round(bare, document=PAPER, session_on=date(2026, 12, 10), by=by)
    price = bare.starting_price
    for deposit in (1, price // 20 - 1, price // 5 + 1):
        with pytest.raises(refusals.DepositOutsideBand):
            complete_round(bare, document=PAPER, deposit=deposit, by=by)
    assert complete_round(bare, document=PAPER, deposit=price // 20, by=by).deposit == price // 20


def test_what_is_known_is_not_overwritten(lot, officer, now, by):
    round_ = publish(lot, officer, now, date(2026, 12, 10))
    with pytest.raises(refusals.KnownAlready):
        complete_round(round_, document=PAPER, deposit=1, form=RoundForm.ORAL, by=by)
    assert round_.form is None


def test_a_form_without_a_value_completes_nothing(bare, by):
    with pytest.raises(refusals.NothingGiven):
        complete_round(bare, document=PAPER, by=by)


def test_an_hour_needs_its_day(bare, by):
    with pytest.raises(refusals.HourWithoutDay):
        complete_round(bare, document=PAPER, hour=time(9, 0), by=by)


def test_a_confirmed_price_is_above_zero(lot, officer, now, by):
    round_ = publish(lot, officer, now, date(2026, 12, 10), price_unconfirmed=True)
    with pytest.raises(refusals.PriceNotPositive):
        complete_round(round_, document=PAPER, starting_price=0, by=by)


def test_a_notice_of_tomorrow_and_a_failure_of_tomorrow_are_no_facts(bare, make_lot, officer, by):
    with pytest.raises(DayInTheFuture):
        complete_round(bare, document=PAPER, first_notice_on=date(2026, 12, 24), by=by)
    failed = publish(make_lot(), officer, by.at, date(2026, 12, 10), failed=True, **UNKNOWN)
    with pytest.raises(DayInTheFuture):
        complete_round(failed, document=PAPER, session_on=date(2026, 12, 24), by=by)


def test_the_page_asks_only_for_what_is_unknown_and_fills_it(bare, lot, pages, officer):
    visitor = pages.as_user(officer)
    address = f"/auctions/lots/{lot.code}/rounds/{bare.number}"
    assert visitor.get(address).status == 200
    visitor.post_form(
        f"{address}/complete",
        {"session_on": "2026-12-10", "hour": "9h", "deposit": "", "document": PAPER},
    )
    db.session.expire_all()
    round_ = db.session.get(Round, bare.id)
    assert round_.session_hour == at_nine(date(2026, 12, 10))
    assert visitor.get(f"/auctions/lots/{lot.code}").status == 200
    assert visitor.get("/auctions/calendar?month=2026-12").status == 200


def test_a_price_after_failures_is_not_the_first_price(lot, officer, now):
    lot.first_price = None
    publish(lot, officer, now, date(2026, 12, 10), number=4, earlier_failures=3)
    assert lot.current_price is not None
    assert lot.first_price is None


def test_an_organisation_is_one_of_the_registry_that_works(bare, by):
    def name(organisation):
        complete_round(bare, document=PAPER, organisation=organisation, by=by)

    with pytest.raises(OrganisationUnknown):
        name(Named("Công ty Chưa Ai Biết", OrganisationKind.AUCTION))
    one, _twin = (
        registry.record_organisation(
            kind=OrganisationKind.AUCTION, name="Công ty Trùng Tên", is_another=True, by=by
        )
        for _ in range(2)
    )
    with pytest.raises(OrganisationUnclear):
        name(Named("Công ty Trùng Tên", OrganisationKind.AUCTION))
    registry.close_organisation(one, on=by.day, by=by)
    with pytest.raises(OrganisationClosed):
        name(one)
