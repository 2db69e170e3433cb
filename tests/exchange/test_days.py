"""Days and hours in the forms the field uses, and the texts that name no day."""

from datetime import date, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exchange.importing.days import Moment, is_only_a_day, read_moment
from exchange.importing.problems import Code, Unread
from foundation.clock import VIETNAM


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("26-8-2016", date(2016, 8, 26)),
        ("3.6.2016", date(2016, 6, 3)),
        ("20/5/2021", date(2021, 5, 20)),
        ("ngày 13 tháng 12 năm 2019", date(2019, 12, 13)),
        ("Ngày 13 tháng 12/2019", date(2019, 12, 13)),
        ("thứ Sáu, ngày 02/01/2026", date(2026, 1, 2)),
        ("2026-07-21", date(2026, 7, 21)),
        ("2026/07/21", date(2026, 7, 21)),
        ("46224", date(2026, 7, 21)),
        ("46224.354166", date(2026, 7, 21)),
    ],
)
def test_a_day_is_read_in_every_form(text, day):
    assert read_moment(text).day == day


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2026-07-21 08:30", time(8, 30)),
        ("2026-07-21T08:30:00", time(8, 30)),
        ("2026-07-21T01:30:00Z", time(8, 30)),
        ("21/07/2026 8:30", time(8, 30)),
        ("8h30 ngày 21/7/2026", time(8, 30)),
        ("8g30, 21/7/2026", time(8, 30)),
        ("08 giờ 30 phút, thứ ba, ngày 21/07/2026", time(8, 30)),
        ("vào hồi 8 giờ 30' ngày 21 tháng 7 năm 2026 tại phòng 302", time(8, 30)),
        ("46224,354166", time(8, 30)),
        ("2 giờ 15 chiều ngày 21/7/2026", time(14, 15)),
        ("21/07/2026 02:15 CH", time(14, 15)),
        ("14 giờ ngày 21/7/2026", time(14, 0)),
        ("21/7/2026", None),
    ],
)
def test_the_hour_beside_the_day_is_read(text, at):
    assert read_moment(text) == Moment(date(2026, 7, 21), at)


def test_a_day_without_an_hour_opens_at_midnight_and_closes_before_the_next():
    moment = Moment(date(2026, 7, 21))

    assert moment.opens == datetime(2026, 7, 21, 0, 0, tzinfo=VIETNAM)
    assert moment.closes == datetime(2026, 7, 21, 23, 59, tzinfo=VIETNAM)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", Code.DAY_UNREADABLE),
        ("Theo quy chế", Code.DAY_UNREADABLE),
        ("2688/QĐ-UBND", Code.DAY_UNREADABLE),
        ("5/1", Code.DAY_UNREADABLE),
        ("2014-12", Code.DAY_INCOMPLETE),
        ("tháng 12/2014", Code.DAY_INCOMPLETE),
        ("2019", Code.DAY_INCOMPLETE),
        ("20/5/21", Code.DAY_SHORT_YEAR),
        ("31/02/2020", Code.DAY_IMPOSSIBLE),
        ("12/24/2019", Code.DAY_IMPOSSIBLE),
        ("01/01/0203", Code.DAY_IMPOSSIBLE),
        ("từ ngày 5/5/2020 đến ngày 7/5/2020", Code.DAYS_SEVERAL),
        ("25 giờ 00 ngày 5/5/2020", Code.TIME_UNREADABLE),
        ("2020-05-05 08:75", Code.TIME_UNREADABLE),
    ],
)
def test_what_names_no_day_says_why(text, code):
    unread = read_moment(text)

    assert isinstance(unread, Unread)
    assert unread.code is code


@pytest.mark.parametrize("text", ["20/07/2026 17:00", "ngày 20/7/2026", "17 giờ 00 ngày 20/7/2026"])
def test_a_cell_of_words_that_holds_only_a_date_is_noticed(text):
    assert is_only_a_day(text)


@pytest.mark.parametrize("text", ["", "Xã Bình Hòa", "46224", "Biên bản ngày 20/7/2026", "Lô 09"])
def test_a_text_with_more_than_a_date_is_not(text):
    assert not is_only_a_day(text)


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2100, 12, 31)))
@settings(database=None, deadline=None)
def test_every_day_is_read_back_from_every_form(day):
    for form in ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d", "ngày %d tháng %m năm %Y"):
        assert read_moment(day.strftime(form)).day == day


@pytest.mark.parametrize(
    "text",
    [
        "từ 8h00 đến 10h00 ngày 5/5/2020",
        "8h30 - 10h00 ngày 05/05/2020",
        "ngày 5/5/2020 (8 giờ 00 và 14 giờ 00)",
        "7g30-11g, 05.05.2020",
    ],
)
def test_a_day_with_several_hours_is_a_day_whose_hour_is_not_known(text):
    assert read_moment(text) == Moment(date(2020, 5, 5))
