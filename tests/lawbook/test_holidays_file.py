"""data/holidays.toml against the package it was seeded from; every difference is listed here."""

import tomllib
from datetime import date

import holidays

from lawbook.loading import DATA
from lawbook.working_days import default_calendar

CALENDAR = default_calendar()
FIRST, LAST = date(2015, 1, 1), date(2026, 12, 31)

# Decision 12729/VPCP-KGVX of 25/12/2025 swaps 02/01/2026 with 10/01/2026; the package lacks it.
ADDED = {date(2026, 1, 2)}

# Rest days worked in exchange: the package knows the day off and the day it stands for.
SWAPPED = {
    date(2015, 2, 14),
    date(2015, 4, 25),
    date(2019, 1, 5),
    date(2019, 5, 4),
    date(2024, 5, 4),
    date(2025, 4, 26),
    date(2026, 1, 10),
    date(2026, 8, 22),
}


def test_the_days_off_of_2015_to_2026_are_those_of_the_package_and_the_listed_one() -> None:
    package = set(holidays.country_holidays("VN", years=range(FIRST.year, LAST.year + 1)))
    recorded = {day for day in CALENDAR.holidays if FIRST <= day <= LAST}
    assert recorded - package == ADDED
    assert package - recorded == set()


def test_the_days_worked_in_exchange_are_the_listed_ones() -> None:
    assert {day for day in CALENDAR.worked if FIRST <= day <= LAST} == SWAPPED
    assert all(day.weekday() >= 5 for day in CALENDAR.worked)


def test_the_undecided_years_hold_no_day_the_package_does_not_expect() -> None:
    """Tết and 2/9 of 2027 and 2028 keep only the days off under every scheme the law allows."""
    package = holidays.country_holidays("VN", years=(2027, 2028))
    recorded = {day for day in CALENDAR.holidays if day.year >= 2027}
    expected_more = set(package) - recorded
    assert recorded <= set(package)
    assert expected_more <= CALENDAR.possible


def test_every_year_from_2012_to_2028_is_recorded_with_its_decision() -> None:
    years = tomllib.loads((DATA / "holidays.toml").read_text(encoding="utf-8"))
    assert [int(year) for year in years] == list(range(2012, 2029))
    assert all(table["decision"] for table in years.values())
    for year, table in years.items():
        assert all(day.startswith(year) for day in table["holidays"])
        assert table["tet"].isoformat() in table["holidays"]
