"""The lunar library agrees with every new year and Giỗ Tổ that the holidays file records."""

from datetime import date, timedelta

import pytest
from lunar_vn import LunarDate, solar_to_lunar

from lawbook.working_days import default_calendar


def test_the_recorded_new_years_are_the_first_of_the_first_month():
    assert {year: solar_to_lunar(day) for year, day in default_calendar().tet.items()} == {
        year: LunarDate(1, 1, year) for year in default_calendar().tet
    }


def test_the_days_of_the_hung_kings_are_the_tenth_of_the_third_month():
    days = [d for d, name in default_calendar().holidays.items() if name == "Giỗ Tổ Hùng Vương"]
    assert days
    assert {(solar_to_lunar(day).day, solar_to_lunar(day).month) for day in days} == {(10, 3)}


@pytest.mark.parametrize(
    ("day", "lunar"),
    [
        (date(2025, 7, 25), LunarDate(1, 6, 2025, leap=True)),
        (date(2023, 3, 22), LunarDate(1, 2, 2023, leap=True)),
        (date(2020, 5, 23), LunarDate(1, 4, 2020, leap=True)),
        (date(1900, 9, 24), LunarDate(1, 8, 1900, leap=True)),
        (date(1985, 1, 21), LunarDate(1, 1, 1985)),  # a month before the Chinese new year
        (date(2007, 2, 17), LunarDate(1, 1, 2007)),  # a day before it
        (date(2026, 11, 26), LunarDate(18, 10, 2026)),
    ],
)
def test_leap_months_and_the_new_years_that_differ_from_the_chinese(day, lunar):
    assert solar_to_lunar(day) == lunar


def test_every_day_follows_the_one_before_it():
    day, before = date(1975, 1, 1), solar_to_lunar(date(1974, 12, 31))
    while day.year < 2101:
        now = solar_to_lunar(day)
        same = (now.month, now.year, now.leap) == (before.month, before.year, before.leap)
        assert now.day == before.day + 1 if same else now.day == 1 and before.day in {29, 30}
        day, before = day + timedelta(days=1), now


def test_the_last_month_of_the_calendar_is_drawn(pages):
    assert "12/2100" in pages.anonymous().get("/days/months/2100-12").text
