"""Sessions by day: a month stays one page however many sessions it has; the public reads by key."""

from datetime import date, time, timedelta

import pytest
from sqlalchemy import insert, select

from auctions import sessions
from auctions.models import Round, RoundState
from auctions.sessions import FEW, MOST_COUNTED
from cases.models import CaseFile, HoldReason
from cases.operations import holds
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.paging import PAGE_SIZE
from tests.fixtures.plans import whole_tables

DAY = date(2026, 12, 10)


@pytest.fixture
def visitor(pages, officer):
    return pages.as_user(officer)


def hold_more(like, many, *, on=DAY, state=RoundState.ANNOUNCED):
    """Add rounds of the same lot by bulk, from eight o'clock on, a minute apart."""
    columns = {c.name: getattr(like, c.key) for c in Round.__table__.columns if c.name != "id"}
    start = clock.local_moment(on, time(8, 0))
    rows = [
        columns
        | {
            "number": 100 + number + on.day * 1000,
            "state": state,
            "session_at": start + timedelta(minutes=number % 600),
        }
        for number in range(many)
    ]
    db.session.connection().execute(insert(Round.__table__), rows)
    db.session.commit()


def test_a_day_shows_the_first_sessions_and_counts_the_others(planned):
    hold_more(planned, FEW + 3)
    found = sessions.by_day([planned.office_id], [DAY, DAY + timedelta(days=1)])
    assert (found[DAY].count, len(found[DAY].first), found[DAY].more) == (FEW + 4, FEW, True)
    times = [round_.session_at for round_ in found[DAY].first]
    assert times == sorted(times)
    assert found[DAY + timedelta(days=1)].count == 0


def test_a_month_is_one_page_however_many_sessions_it_has(visitor, planned):
    hold_more(planned, 10)
    few = visitor.get("/auctions/calendar?month=2026-12")
    hold_more_of = db.session.scalar(select(Round).where(Round.id == planned.id))
    db.session.connection().execute(Round.__table__.delete().where(Round.number >= 100))
    hold_more(hold_more_of, 300)
    many = visitor.get("/auctions/calendar?month=2026-12")
    assert len(many.markup) < len(few.markup) + 500
    assert len(many.queries) <= len(few.queries)
    assert f"hơn {MOST_COUNTED}" in many.text
    day = visitor.get("/auctions/calendar/2026-12-10")
    assert day.markup.count("/auctions/lots/") == PAGE_SIZE
    assert "after=" in day.markup


@pytest.mark.parametrize("day", ["2026-13-01", "0001-01-01", "9999-12-31", "x", "20261210x"])
def test_a_day_that_is_none_is_not_found(day, visitor):
    visitor.get(f"/auctions/calendar/{day}", 404)


@pytest.mark.sqlite_only
def test_the_calendar_and_the_public_page_read_by_keys_only(noting_plans, visitor, announced, lot):
    for url in (
        "/auctions/calendar",
        "/auctions/calendar/2026-12-10",
        "/auctions/public",
        f"/auctions/public/{lot.code}",
        f"/auctions/lots/{lot.code}",
    ):
        with noting_plans() as plans:
            visitor.get(url)
        large = ("round", "lot", "deadline", "case_file", "asset", "sale")
        assert whole_tables(plans, *large) == [], url
    with noting_plans() as plans:
        visitor.get("/auctions/public")
    assert any("ix_round_announced" in step for step in plans)
    assert not any("TEMP B-TREE" in step for step in plans if "round" in step)


def test_the_calendar_begins_with_today_and_folds_the_days_before_it(visitor, planned):
    hold_more(planned, 1, on=date(2026, 11, 5))
    hold_more(db.session.scalars(select(Round)).first(), 1, on=date(2026, 11, 25))
    page = visitor.get("/auctions/calendar")
    folded = page.document.one("main").all("details")[0]
    assert "05/11/2026" in folded.text
    assert "25/11/2026" not in folded.text
    over = visitor.get("/auctions/calendar?month=2026-10").document.one("main")
    assert not over.all("details")


def test_a_lot_of_many_rounds_folds_the_older_ones(visitor, planned, lot):
    hold_more(planned, 4)
    page = visitor.get(f"/auctions/lots/{lot.code}")
    rounds = next(part for part in page.document.all("section") if part.get("id") == "rounds")
    folded = rounds.one("details")
    assert len([row for row in folded.all("tr") if row.all("td")]) == 2
    assert len([row for row in rounds.all("tr") if row.all("td")]) == 5


def test_months_count_how_sessions_ended_and_no_other_ones(announced):
    office = [announced.office_id]
    ended = {RoundState.SOLD: 2, RoundState.DEFAULTED: 1}
    for state, many in ended.items():
        hold_more(announced, many, on=DAY + timedelta(days=many), state=state)
    hold_more(announced, 5, on=date(2026, 11, 3))  # without a result
    db.session.commit()
    months = sessions.held_by_month(office, date(2026, 12, 31), 3)
    assert [(m.first.month, m.sold, m.failed, m.held) for m in months] == [
        (10, 0, 0, 0),
        (11, 0, 0, 0),
        (12, 3, 0, 3),
    ]
    assert sessions.held_by_month([], date(2026, 12, 31), 1)[0].held == 0


@pytest.mark.sqlite_only
def test_months_are_counted_by_an_index(noting_plans, failed):
    with noting_plans() as plans:
        sessions.held_by_month([failed.office_id], date(2026, 12, 31), 6)
    assert whole_tables(plans, "round") == []


def test_a_session_under_a_hold_carries_its_mark(visitor, announced, lot, officer):
    month, day = "/auctions/calendar?month=2026-12", "/auctions/calendar/2026-12-10"
    before = {url: len(visitor.get(url).queries) for url in (month, day)}
    assert "Khởi kiện" not in visitor.get(month).text
    holds.place_hold(
        db.session.get_one(CaseFile, lot.case_id),
        reason=HoldReason.LAWSUIT,
        ground="Điều 46",
        placed_on=clock.today(),
        review_on=clock.today() + timedelta(days=30),
        by=Act(officer, clock.now()),
    )
    db.session.commit()
    for url in (month, day):
        answer = visitor.get(url)
        assert "Khởi kiện" in answer.text
        assert len(answer.queries) <= before[url] + 1  # which assets stand in the lots
    told = visitor.get("/auctions/calendar/sessions.ics?month=2026-12").text
    assert "Khởi kiện" in told
    assert "STATUS:TENTATIVE" in told
