"""Rounds of the past, as the old file tells them: recorded with their days, judged, not refused."""

from datetime import date, timedelta

import pytest

from auctions.models import LotStatus, RoundState
from auctions.operations.past_rounds import OLD_FILE, record_past_round
from auctions.published import PastEnd
from auctions.refusals import LotIsClosed, LotIsSold, RoundIsLive, RoundNumberTaken
from auctions.round_days import Verdict, verdict
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.partdays import PartDay, part_of
from foundation.refusals import DayInTheFuture
from lawbook.failure import FailureCode
from organisations.models import Organisation, OrganisationKind
from organisations.operations.naming import Named
from organisations.operations.registry import close_organisation, record_organisation
from organisations.refusals import OrganisationUnknown
from papers.refusals import DocumentDayNeeded
from tests.fixtures.papers import typed

DAY = timedelta(days=1)


@pytest.fixture
def record(officer):
    def make(lot, ended=PastEnd.FAILED, **facts):
        return record_past_round(lot, ended=ended, **facts, by=Act(officer, clock.now()))

    return make


def test_a_failed_round_of_the_past_counts_with_its_own_day(make_lot, record):
    lot = make_lot(created_on=date(2024, 1, 10))
    first = record(
        lot,
        number=1,
        session=part_of(date(2024, 3, 20)),
        starting_price=2_000_000_000,
        organisation=Named("Công ty Đấu giá Thử", OrganisationKind.AUCTION, adds=True),
        failure_code=FailureCode.NO_REGISTRANT,
        paper=typed("5/BB", date(2024, 3, 20)),
    )
    assert (first.state, first.origin, first.session_on) == (
        RoundState.FAILED,
        OLD_FILE,
        date(2024, 3, 20),
    )
    known = db.session.get_one(Organisation, first.organisation_id)
    assert (known.name, first.organisation) == ("Công ty Đấu giá Thử", "Công ty Đấu giá Thử")
    second = record(
        lot, session=part_of(date(2025, 5, 6)), starting_price=1_800_000_000, earlier_reductions=1
    )
    assert second.number == 2
    assert (lot.status, lot.failed_rounds, lot.reductions) == (LotStatus.UNSOLD, 2, 1)
    assert lot.current_price == 1_800_000_000
    assert lot.last_event_on == date(2025, 5, 6)


def test_an_organisation_that_closed_since_held_it(make_lot, record, officer):
    by = Act(officer, clock.now())
    held_by = record_organisation(kind=OrganisationKind.AUCTION, name="Đấu giá Cũ", by=by)
    close_organisation(held_by, on=clock.today(), by=by)
    named = Named("đấu giá cũ", OrganisationKind.AUCTION)
    assert record(make_lot(), organisation=named).organisation_id == held_by.id
    with pytest.raises(OrganisationUnknown):
        record(make_lot(), organisation=Named("Đấu giá Không Có", OrganisationKind.AUCTION))


def test_a_document_is_recorded_after_what_refuses_the_round(announced, lot, record):
    with pytest.raises(RoundIsLive):
        record(lot, session=PartDay(2024), paper=typed("5/BB", issued_on=None))


def test_an_unlawful_day_is_kept_with_its_verdict(lot, record):
    """Notices two days before the session, which the law forbids."""
    session_on = date(2026, 9, 10)
    round_ = record(
        lot,
        session=part_of(session_on),
        published=part_of(session_on - 3 * DAY),
        second_notice_on=session_on - 2 * DAY,
        starting_price=1_000_000,
    )
    assert round_.state is RoundState.FAILED
    assert (
        any(found["lawful"] is False for found in round_.rulings)
        or verdict(round_) is not Verdict.LAWFUL
    )


def test_what_nobody_knows_stays_unknown(lot, record):
    round_ = record(lot, PastEnd.NOT_SAID)
    assert (round_.state, round_.session_at, round_.starting_price) == (
        RoundState.UNKNOWN,
        None,
        None,
    )
    assert round_.number_unknown


def test_a_session_older_than_the_recorded_law_is_not_refused(lot, record):
    assert record(lot, session=part_of(date(2009, 4, 14)), number=1).state is RoundState.FAILED


def test_what_is_no_past_round_is_refused(lot, announced, sale, record, make_lot):
    with pytest.raises(DayInTheFuture):
        record(lot, session=part_of(clock.today() + DAY))
    with pytest.raises(LotIsSold):
        record(lot, session=part_of(date(2024, 1, 2)))
    with pytest.raises(DocumentDayNeeded):
        record(make_lot(), paper=typed("5/BB", issued_on=None))
    other = make_lot()
    record(other, number=2, session=part_of(date(2024, 1, 2)))
    with pytest.raises(RoundNumberTaken):
        record(other, number=1, session=part_of(date(2023, 1, 3)))
    other.status = LotStatus.WITHDRAWN
    with pytest.raises(LotIsClosed):
        record(other)


def test_a_session_ahead_comes_first(announced, lot, record):
    with pytest.raises(RoundIsLive):
        record(lot, session=part_of(date(2024, 1, 2)))


def test_it_is_entered_in_the_browser(lot, pages, officer):
    own, url = pages.as_user(officer), f"/auctions/lots/{lot.code}/past-rounds/new"
    assert url in own.get(f"/auctions/lots/{lot.code}").markup
    own.post_form(url, {"number": "1", "session": "20/03/2024", "ended": "failed"})
    db.session.refresh(lot)
    assert (lot.status, lot.failed_rounds) == (LotStatus.UNSOLD, 1)
    shown = own.get(f"/auctions/lots/{lot.code}/rounds/1")
    assert "20/03/2024" in shown.text
