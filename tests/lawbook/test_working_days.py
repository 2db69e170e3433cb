"""The working calendar: holidays, swaps, an office's corrections, and years nobody recorded."""

from datetime import date

import pytest

from lawbook.errors import BrokenLawData, CalendarNotLoaded
from lawbook.working_days import (
    add_working_days,
    calendar_of,
    default_calendar,
    next_working_day,
    previous_working_day,
)

CALENDAR = default_calendar()


@pytest.mark.parametrize(
    ("day", "works", "holiday"),
    [
        pytest.param(date(2026, 11, 23), True, None, id="a plain Monday"),
        pytest.param(date(2026, 11, 24), False, "Ngày Văn hóa Việt Nam", id="first Culture Day"),
        pytest.param(date(2025, 11, 24), True, None, id="no Culture Day before the resolution"),
        pytest.param(date(2026, 11, 22), False, None, id="a Sunday is rest without a name"),
        pytest.param(
            date(2026, 1, 2), False, "Nghỉ hoán đổi (làm bù 10/01/2026)", id="swapped Friday off"
        ),
        pytest.param(date(2026, 1, 10), True, None, id="and its Saturday worked"),
        pytest.param(date(2026, 8, 22), True, None, id="Saturday worked for 31 August"),
        pytest.param(date(2025, 4, 26), True, None, id="Saturday worked for 2 May 2025"),
        pytest.param(date(2026, 4, 27), False, "Giỗ Tổ Hùng Vương (nghỉ bù)", id="compensatory"),
        pytest.param(date(2027, 2, 5), False, "Giao thừa Tết Nguyên đán", id="New Year's Eve 2027"),
        pytest.param(date(2027, 2, 10), False, "Tết Nguyên đán (nghỉ bù)", id="off in any scheme"),
        pytest.param(date(2027, 2, 4), True, None, id="not yet decided: works until decided"),
    ],
)
def test_working_days(day: date, works: bool, holiday: str | None) -> None:
    assert CALENDAR.is_working_day(day) is works
    assert CALENDAR.holiday_name(day) == holiday


def test_every_rest_day_has_a_name_to_show() -> None:
    assert CALENDAR.rest_name(date(2026, 11, 24)) == "Ngày Văn hóa Việt Nam"
    assert CALENDAR.rest_name(date(2026, 11, 22)) == "Chủ nhật"
    assert CALENDAR.rest_name(date(2026, 11, 23)) is None


def test_the_first_day_of_tet_is_recorded_for_every_year() -> None:
    assert set(CALENDAR.tet) == set(CALENDAR.years)
    assert CALENDAR.tet[2027] == date(2027, 2, 6)
    assert all(CALENDAR.holiday_name(day) == "Tết Nguyên đán" for day in CALENDAR.tet.values())


def test_years_still_to_be_decided_say_so() -> None:
    assert {day.year for day in CALENDAR.awaited} == {2027, 2028}
    assert {date(2027, 2, 4), date(2027, 2, 11), date(2027, 2, 12)} < CALENDAR.possible
    assert CALENDAR.possible_worked == {date(2027, 2, 20)}


def test_only_the_years_that_were_compared_are_called_so() -> None:
    compared = {year for year, compared in CALENDAR.years.items() if compared}
    assert compared == {2024, 2025, 2026}


def test_an_open_day_is_off_for_the_cautious_and_worked_for_the_generous() -> None:
    friday, saturday = date(2027, 2, 12), date(2027, 2, 20)
    assert not CALENDAR.cautious().is_working_day(friday)
    assert CALENDAR.generous().is_working_day(friday)
    assert not CALENDAR.cautious().is_working_day(saturday)
    assert CALENDAR.generous().is_working_day(saturday)
    assert not CALENDAR.is_working_day(saturday)


@pytest.mark.parametrize("day", [date(2011, 12, 31), date(2029, 1, 1)])
def test_a_year_nobody_recorded_is_refused(day: date) -> None:
    with pytest.raises(CalendarNotLoaded):
        CALENDAR.is_working_day(day)


def test_counting_working_days_walks_over_tet() -> None:
    assert add_working_days(date(2026, 2, 13), 1) == date(2026, 2, 23)
    assert add_working_days(date(2026, 2, 13), 0) == date(2026, 2, 13)
    with pytest.raises(ValueError, match="không được âm"):
        add_working_days(date(2026, 2, 13), -1)


def test_a_rest_day_leads_to_the_working_days_around_it() -> None:
    assert next_working_day(date(2026, 11, 24)) == date(2026, 11, 25)
    assert next_working_day(date(2026, 11, 25)) == date(2026, 11, 25)
    assert previous_working_day(date(2027, 1, 3)) == date(2026, 12, 31)


def test_an_office_may_add_remove_and_swap_without_touching_the_record() -> None:
    flood = date(2026, 11, 26)
    edited = CALENDAR.edited(
        added={flood: "Nghỉ do bão"}, removed=[date(2026, 11, 24)], worked=[date(2026, 11, 28)]
    )
    assert edited.holiday_name(flood) == "Nghỉ do bão"
    assert not edited.is_working_day(flood)
    assert edited.is_working_day(date(2026, 11, 24))
    assert edited.is_working_day(date(2026, 11, 28))
    assert CALENDAR.is_working_day(flood)


def test_a_decision_recorded_by_the_office_ends_the_doubt() -> None:
    day = date(2027, 2, 4)
    assert day in CALENDAR.possible
    for edited in (
        CALENDAR.edited(added={day: "29 Tết"}),
        CALENDAR.edited(removed=[day]),
        CALENDAR.edited(worked=[day]),
    ):
        assert day not in edited.possible


def test_a_year_table_with_a_strange_key_is_refused() -> None:
    table = {"confirmed": True, "decision": "", "tet": date(2030, 2, 3), "holidays": {}, "hols": {}}
    with pytest.raises(BrokenLawData, match="hols"):
        calendar_of({"2030": table})
