"""Counting days: the Civil Code's rules as properties that hold for every day."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawbook.counting import Span, Unit, add_months, backward, explain_wait, forward, span_of
from lawbook.errors import BrokenLawData
from lawbook.working_days import Calendar, default_calendar

CALENDAR = default_calendar()
CAUTIOUS, GENEROUS = CALENDAR.cautious(), CALENDAR.generous()
DAY = timedelta(days=1)
EVENT = "ngày mở phiên"

days = st.dates(date(2013, 1, 1), date(2027, 9, 30))
lengths = st.integers(1, 60)
day_units = st.sampled_from([Unit.DAY, Unit.WORKING_DAY])
spans = st.builds(Span, lengths, day_units)
quietly = settings(deadline=None, database=None, max_examples=200)


def working_days_between(first: date, last: date, calendar: Calendar) -> int:
    """Count working days strictly between two days, the slow and obvious way."""
    inside = [first + DAY * step for step in range(1, (last - first).days)]
    return sum(calendar.is_working_day(day) for day in inside)


@quietly
@given(days, spans)
def test_a_forward_period_always_ends_on_a_working_day(start: date, span: Span) -> None:
    assert GENEROUS.is_working_day(forward(start, span, CALENDAR).day)


@quietly
@given(days, lengths)
def test_a_working_day_period_holds_exactly_its_days(start: date, length: int) -> None:
    last = forward(start, Span(length, Unit.WORKING_DAY), CALENDAR).day
    assert working_days_between(start, last + DAY, GENEROUS) == length


@quietly
@given(days, lengths)
def test_a_period_in_days_is_delayed_by_rest_alone(start: date, length: int) -> None:
    raw = start + DAY * length
    last = forward(start, Span(length, Unit.DAY), CALENDAR).day
    assert last >= raw
    assert not any(GENEROUS.is_working_day(raw + DAY * step) for step in range((last - raw).days))


@quietly
@given(days, spans)
def test_later_events_never_end_earlier(start: date, span: Span) -> None:
    assert forward(start, span, CALENDAR).day <= forward(start + DAY, span, CALENDAR).day


@quietly
@given(days, spans)
def test_an_act_on_its_last_day_leaves_the_full_period_before_the_event(
    event_on: date, span: Span
) -> None:
    act_on = backward(event_on, span, CALENDAR, event=EVENT).day
    if span.unit is Unit.DAY:
        assert (event_on - act_on).days - 1 >= span.length
    else:
        assert working_days_between(act_on, event_on, CAUTIOUS) == span.length
    assert CAUTIOUS.is_working_day(act_on)


@quietly
@given(days, spans)
def test_the_next_working_day_after_the_last_day_would_be_too_late(
    event_on: date, span: Span
) -> None:
    act_on = forward(
        backward(event_on, span, CALENDAR, event=EVENT).day, Span(1, Unit.WORKING_DAY), CAUTIOUS
    ).day
    if span.unit is Unit.DAY:
        assert (event_on - act_on).days - 1 < span.length
    else:
        assert working_days_between(act_on, event_on, CAUTIOUS) < span.length


@quietly
@given(days, spans)
def test_later_sessions_never_need_earlier_acts(event_on: date, span: Span) -> None:
    sooner = backward(event_on, span, CALENDAR, event=EVENT).day
    assert sooner <= backward(event_on + DAY, span, CALENDAR, event=EVENT).day


@pytest.mark.parametrize(
    ("start", "span", "last", "counted"),
    [
        pytest.param(
            date(2026, 11, 20),
            "2 working_day",
            date(2026, 11, 25),
            "2 ngày làm việc, không tính ngày đầu; nghỉ 24/11",
            id="the first Culture Day is skipped",
        ),
        pytest.param(
            date(2026, 2, 13),
            "3 working_day",
            date(2026, 2, 25),
            "3 ngày làm việc, không tính ngày đầu; nghỉ 16/02–20/02",
            id="the whole of Tet 2026 is one run",
        ),
        pytest.param(
            date(2026, 8, 20),
            "3 working_day",
            date(2026, 8, 24),
            "3 ngày làm việc, không tính ngày đầu; tính cả ngày làm bù 22/08",
            id="a swapped Saturday counts",
        ),
        pytest.param(
            date(2026, 1, 31),
            "1 month",
            date(2026, 3, 2),
            "1 tháng, không tính ngày đầu; 28/02 là thứ Bảy, dời sang thứ Hai 02/03",
            id="a month from the 31st ends with February, then rolls",
        ),
        pytest.param(
            date(2026, 11, 9),
            "10 day",
            date(2026, 11, 19),
            "10 ngày, không tính ngày đầu",
            id="ten days without trouble",
        ),
    ],
)
def test_forward(start: date, span: str, last: date, counted: str) -> None:
    count = forward(start, span_of(span), CALENDAR)
    assert (count.day, count.counted, count.certain) == (last, counted, True)


def test_a_day_that_may_still_become_a_holiday_makes_the_count_uncertain() -> None:
    count = forward(date(2027, 1, 5), Span(30, Unit.DAY), CALENDAR)
    assert count.day == date(2027, 2, 4)
    assert not count.certain
    assert "04/02/2027 có thể nghỉ" in count.counted


def test_doubtful_days_neither_prolong_a_duty_nor_shorten_a_wait() -> None:
    three = Span(3, Unit.WORKING_DAY)
    duty = forward(date(2027, 2, 2), three, CALENDAR)
    wait = backward(date(2027, 2, 15), three, CALENDAR, event=EVENT)
    assert duty.day == date(2027, 2, 11)  # 03/02, 04/02, 11/02 taken as working
    assert wait.day == date(2027, 1, 29)  # 03/02, 02/02, 01/02: no open day among them
    assert not duty.certain
    assert not wait.certain


def test_once_the_office_records_the_decision_the_count_is_certain_and_moves() -> None:
    decided = CALENDAR.edited(added={date(2027, 2, 4): "29 Tết"}, removed=[date(2027, 2, 11)])
    count = forward(date(2027, 1, 5), Span(30, Unit.DAY), decided)
    assert (count.day, count.certain) == (date(2027, 2, 11), True)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 6, 30), 3, date(2026, 9, 30)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 11, 30), 60, date(2031, 11, 30)),
    ],
)
def test_months_keep_the_day_number_or_end_with_the_month(
    day: date, months: int, expected: date
) -> None:
    assert add_months(day, months) == expected


def test_the_wait_names_the_rest_days_that_delayed_the_event() -> None:
    count = explain_wait(
        "đủ 15 ngày", date(2026, 12, 4), date(2026, 12, 21), Span(15, Unit.DAY), CALENDAR
    )
    assert count.counted == "đủ 15 ngày; 20/12 là Chủ nhật"


@pytest.mark.parametrize("written", ["", "5", "day 5", "0 day", "-3 day", "5 weeks", "5 Day"])
def test_a_length_that_is_not_a_number_and_a_unit_is_refused(written: str) -> None:
    with pytest.raises(BrokenLawData):
        span_of(written)


def test_backward_periods_in_months_do_not_exist() -> None:
    with pytest.raises(BrokenLawData):
        backward(date(2026, 12, 1), Span(1, Unit.MONTH), CALENDAR, event=EVENT)
