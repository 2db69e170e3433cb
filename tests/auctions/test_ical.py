"""The calendar file of sessions, read as strictly as RFC 5545 is written."""

import re
from datetime import UTC, date, datetime

import pytest

from auctions.ical import Event, calendar_file
from foundation.database import db

LINE = re.compile(r"([A-Z]+)((?:;[A-Z]+=[A-Z]+)*):(.*)\Z", re.DOTALL)
ONCE = {"UID", "DTSTAMP", "DTSTART", "SUMMARY", "STATUS"}


def read(text):
    """Return the events of a calendar file; any breach of the format fails."""
    assert text.endswith("\r\n")
    raw = text[:-2].split("\r\n")
    assert all(len(line.encode()) <= 75 and "\n" not in line for line in raw)
    lines = "\r\n".join(raw).replace("\r\n ", "").split("\r\n")
    found = [LINE.match(line) for line in lines]
    assert all(found)
    parts = [(one[1], one[2], one[3]) for one in found]
    assert [part[0] + ":" + part[2] for part in parts[:2]] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert parts[2][0] == "PRODID"
    assert parts[-1] == ("END", "", "VCALENDAR")
    events, event = [], None
    for name, parameters, value in parts[3:-1]:
        if name == "BEGIN":
            assert event is None
            assert value == "VEVENT"
            event = {}
        elif name == "END":
            assert set(event) >= ONCE
            events.append(event)
            event = None
        else:
            assert name not in event
            event[name] = (parameters, unescaped(value) if name != "URL" else value)
    assert event is None
    assert len({each["UID"] for each in events}) == len(events)
    return events


def unescaped(value):
    assert not re.search(r"(?<!\\)(\\\\)*[;,]", value)
    assert not re.search(r"(?<!\\)(\\\\)*\\[^\\;,n]", value)
    return re.sub(r"\\(.)", lambda sign: "\n" if sign[1] == "n" else sign[1], value)


HARD = "Đất; thửa 61, tờ \\9\nxã Phú Mỹ " + "Giấy chứng nhận quyền sử dụng đất " * 6


@pytest.mark.parametrize(
    ("starts", "written"),
    [
        (datetime(2026, 12, 10, 2, 0, tzinfo=UTC), ("", "20261210T020000Z")),
        (date(2026, 12, 31), (";VALUE=DATE", "20261231")),
    ],
)
def test_what_is_written_is_what_is_read(starts, written):
    event = Event("session-1@kebien", starts, HARD, "đã thông báo\r\n", "Số 1, phố 2", "u", True)
    (found,) = read(calendar_file([event], at=datetime(2026, 11, 26, tzinfo=UTC)))
    assert found["SUMMARY"] == ("", HARD)
    assert found["DESCRIPTION"] == ("", "đã thông báo\n")
    assert found["LOCATION"] == ("", "Số 1, phố 2")
    assert found["DTSTART"] == written


def test_no_line_is_begun_by_what_somebody_typed():
    event = Event("u@kebien", date(2026, 12, 1), "a\rEND:VEVENT\x0b\x00", "", "", "u", False)
    (found,) = read(calendar_file([event], at=datetime(2026, 11, 26, tzinfo=UTC)))
    assert found["SUMMARY"] == ("", "a\nEND:VEVENT")


def test_the_sessions_of_the_days_shown_are_taken_and_keep_their_uid(pages, officer, announced):
    db.session.commit()
    reader = pages.as_user(officer)
    page = reader.get("/auctions/calendar?week=2026-12-09")
    assert announced.lot.code in page.markup
    week, month, other = (
        read(reader.client.get(f"/auctions/calendar/sessions.ics?{asked}").text)
        for asked in ("week=2026-12-09", "month=2026-12", "week=2026-12-16")
    )
    assert week == month
    assert announced.lot.code in week[0]["UID"][1]
    assert other == []


def test_an_empty_day_of_the_week_leads_to_planning_a_ready_lot_on_it(pages, officer, ready_lot):
    db.session.commit()
    visitor = pages.as_user(officer)
    week = visitor.get("/auctions/calendar?week=2026-12-16")
    assert week.markup.count("#plan") == 5  # no session is added on a day of rest
    assert "/auctions/calendar/2026-12-16#plan" in week.markup
    day = visitor.get("/auctions/calendar/2026-12-16")
    (act,) = [one for one in day.document.all("a", class_="kb-btn") if "rounds" in one.get("href")]
    assert ready_lot.title in act.text
    (asked,) = [
        one
        for one in visitor.get(act["href"]).document.all("input")
        if one.get("name") == "session_at"
    ]
    assert asked["value"] == "16/12/2026"


def test_nobody_adds_a_session_to_a_day_that_is_over_or_without_the_right(
    pages, officer, make_user, ready_lot
):
    db.session.commit()
    over = pages.as_user(officer).get("/auctions/calendar?week=2026-11-18")
    assert "#plan" not in over.markup
    reader = pages.as_user(make_user(roles=["head"], username="head"))
    assert "#plan" not in reader.get("/auctions/calendar?week=2026-12-16").markup
    assert "rounds/new" not in reader.get("/auctions/calendar/2026-12-16").markup


@pytest.mark.parametrize("week", ["2026-13-40", "x", "2026-02-30", "0001-01-01"])
def test_a_week_that_is_none_is_answered_with_another(week, pages, officer):
    assert pages.as_user(officer).get(f"/auctions/calendar?week={week}")


def test_a_stranger_takes_nothing(pages, make_user, make_office, announced):
    db.session.commit()
    stranger = make_user(roles=["officer"], office=make_office(code="KHAC"), username="khac")
    reader = pages.as_user(stranger)
    reader.get("/auctions/calendar")
    text = reader.client.get("/auctions/calendar/sessions.ics?month=2026-12").text
    assert read(text) == []
