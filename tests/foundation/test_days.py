"""Days and hours as people type them."""

from datetime import date, time

import pytest

from foundation.days import UnreadDay, YearMissing, read_day, read_hour, shown_day


@pytest.mark.parametrize(
    "text",
    ["12/2/26", "12-02-2026", "12.2.2026", "12022026", " 12 / 02 / 2026 ", "12 2 26", "2026-02-12"],
)
def test_a_day_is_the_same_however_it_is_written(text):
    assert read_day(text) == date(2026, 2, 12)


def test_two_digits_are_a_year_of_this_century_or_of_the_end_of_the_last():
    assert read_day("1/1/50") == date(2050, 1, 1)
    assert read_day("1/1/75") == date(1975, 1, 1)


@pytest.mark.parametrize(
    "text",
    [
        "31/02/2026",
        "0/1/2026",
        "11/26/2026",
        "26/0/2026",
        "1/1/60",
        "1/1/1974",
        "1/1/2101",
        "12/2-2026",
        "12/2",
        "120226",
        "20261202",
        "2026/12/02",
        "12/2/026",
        "hôm nay",
        "26/11/2026 08:30",
        "١٢/٠٢/٢٠٢٦",
        "",
        "9" * 400,
    ],
)
def test_what_is_no_day_or_may_be_two_is_refused_in_words(text):
    with pytest.raises(UnreadDay) as refused:
        read_day(text)
    assert refused.value.text % refused.value.details


def test_a_shown_day_reads_as_itself():
    assert read_day(shown_day(date(1998, 3, 9))) == date(1998, 3, 9)


@pytest.mark.parametrize("text", ["8:30", "08:30", "8h30", "08g30", "0830", "8.30"])
def test_an_hour_is_the_same_however_it_is_written(text):
    assert read_hour(text) == time(8, 30)


def test_a_full_hour_needs_no_minutes():
    assert read_hour("14h") == time(14)


@pytest.mark.parametrize("text", ["24:00", "8:60", "8", "830", "sáng", "", "8:3"])
def test_what_is_no_hour_is_refused(text):
    with pytest.raises(UnreadDay):
        read_hour(text)


@pytest.mark.parametrize("text", ["2/12", "02-12", "2.12.", "2/12/"])
def test_a_day_without_its_year_is_told_that_the_year_is_missing(text):
    with pytest.raises(YearMissing) as refused:
        read_day(text)
    assert refused.value.details == {"day": 2, "month": 12}
