"""The day field: what a form reads and shows, what the server says, what it draws."""

import random
from datetime import date, datetime

import pytest
from flask import request
from wtforms import Form

from foundation import clock
from foundation.days import shown_day
from lawbook.working_days import default_calendar
from web.days import rest_of
from web.fields import DayField, MomentField


class Sample(Form):
    on = DayField("On")
    at = MomentField("At")


@pytest.fixture
def read(app):
    def read(**values):
        with app.test_request_context(method="POST", data=values):
            form = Sample(request.form)
            form.validate()
            return form

    return read


def test_a_day_keeps_what_was_typed_and_gives_the_day(read):
    form = read(on="12.2.26")
    assert form.on.data == date(2026, 2, 12)
    assert 'value="12.2.26"' in form.on()


def test_an_impossible_day_stays_as_it_was_typed_and_is_refused(read):
    form = read(on="31/02/2026")
    assert form.on.data is None
    assert form.on.errors
    assert 'value="31/02/2026"' in form.on()


@pytest.mark.parametrize(
    "values",
    [
        {"at": "26/11/2026", "at-hour": "8h30"},
        {"at": "26/11/2026 08:30"},
        {"at": "2026-11-26T08:30"},
        {"at": "26.11.26 0830"},
    ],
)
def test_a_moment_comes_in_two_boxes_or_in_one_text(read, values):
    form = read(**values)
    assert not form.at.errors
    assert form.at.data == datetime(2026, 11, 26, 8, 30, tzinfo=clock.VIETNAM)


@pytest.mark.parametrize(
    "values",
    [
        {"at": "26/11/2026"},
        {"at": "", "at-hour": "08:30"},
        {"at": "26/11/2026", "at-hour": "25:00"},
        {"at": "26/13/2026", "at-hour": "08:30"},
    ],
)
def test_half_a_moment_is_refused_and_both_boxes_stay(read, values):
    form = read(**values)
    assert form.at.errors
    assert form.at.shown_day == values["at"]
    assert form.at.shown_hour == values.get("at-hour", "")


def test_a_day_is_shown_in_our_format_in_every_language(app):
    with app.test_request_context():
        form = Sample(data={"on": date(2026, 2, 12), "at": clock.now()})
        assert 'value="12/02/2026"' in form.on()
        assert 'type="text"' in form.on()
        assert form.at.shown_day == shown_day(clock.today())


@pytest.fixture
def asked(pages):
    visitor = pages.anonymous()
    return lambda text: visitor.client.get("/days", query_string={"text": text}).json


def test_a_working_day_ahead_says_how_many_working_days_are_left(asked):
    # Monday 23/11/2026; Tuesday 24/11 is a public holiday
    assert "còn 6 ngày làm việc" in asked("2/12/2026")["words"]


def test_a_rest_day_says_what_it_is(asked):
    assert "ngày nghỉ" in asked("29/11/2026")["words"]
    assert "Ngày Văn hóa Việt Nam" in asked("24/11/2026")["words"]


def test_days_around_the_new_year_say_their_lunar_day(asked):
    assert "01/01" in asked("17/02/2026")["words"]
    assert "25/12" in asked("12/02/2026")["words"]
    assert "âm lịch" not in asked("26/11/2026")["words"]


def test_what_is_no_day_says_why(asked):
    answer = asked("31/02/2026")
    assert answer["wrong"]
    assert not answer["words"]


@pytest.mark.parametrize(
    ("text", "iso", "words"),
    [
        ("2/12/2026", "2026-12-02", "còn 6 ngày làm việc"),
        ("3/2019", "", "03/2019"),
        ("2019", "", "2019"),
    ],
)
def test_a_month_or_a_year_is_told_where_it_may_be_typed(pages, asked, text, iso, words):
    told = pages.anonymous().client.get("/days", query_string={"text": text, "part": "y"}).json
    assert (told["iso"], told["wrong"]) == (iso, "")
    assert words in told["words"]
    assert bool(asked(text)["wrong"]) is not bool(iso)


TYPED = (*"0123456789", "26", "11", "2026", "26/11/2026", "/", "/", ".", "-", " ", "T", " " * 70)
TYPED += (" 08:30", " 8h30", " 25:00", " 0830", "\u00a0", "\ufeff", "\x1c", "x", "2026-11-26")


def test_what_is_told_of_a_day_is_what_the_field_reads_and_what_was_typed_stays(pages, read):
    visitor, chance = pages.anonymous(), random.Random(7)
    for _number in range(300):
        text = "".join(chance.choice(TYPED) for _piece in range(chance.randint(1, 6)))
        if not text.strip():
            continue
        form = read(on=text, at=text)
        told = visitor.client.get("/days", query_string={"text": text}).json
        assert told.get("iso") == (form.on.data and form.on.data.isoformat()), repr(text)
        assert form.on._value() == text
        told = visitor.client.get("/days", query_string={"text": text, "hour": "y"}).json
        if form.at.data is not None:  # without an hour the day alone is told
            assert told["iso"] == clock.local_day(form.at.data).isoformat(), repr(text)
            assert f"{form.at.data:%H:%M}" in told["words"], repr(text)
        elif told.get("iso"):
            assert form.on.data is not None, repr(text)


@pytest.mark.parametrize("text", ["", "x" * 5000, "\x00", "1/1/2100", "31/12/1975"])
def test_nothing_typed_breaks_the_answer(asked, text):
    assert set(asked(text)) >= {"words", "wrong"}


def test_a_month_has_all_its_days_and_names_its_holidays(pages):
    answer = pages.anonymous().get("/days/months/2026-09")
    days = [each for each in answer.document.all("button") if "data-day-value" in each.attributes]
    assert [each.get("data-day-value") for each in days][0] == "01/09/2026"
    assert len(days) == 30
    assert "Quốc khánh" in answer.text


@pytest.mark.parametrize("name", ["2026-13", "1900-01", "2026-1", "x", "2026-00", "٢٠٢٦-٠١"])
def test_a_month_that_is_none_is_not_there(pages, name):
    assert pages.anonymous().client.get(f"/days/months/{name}").status_code == 404


def test_every_holiday_of_the_lawbook_has_a_name_in_english(app):
    with app.test_request_context(headers={"Cookie": "language=en"}):
        named = {day: rest_of(day) for day in default_calendar().holidays}
    foreign = {day: name for day, name in named.items() if name and not set(name) < ENGLISH}
    assert named
    assert not foreign


ENGLISH = {*map(chr, range(32, 127))}


def test_a_day_without_its_year_is_answered_while_it_is_typed(pages, keeper):
    visitor = pages.as_user(keeper).client
    answer = visitor.get("/days?text=2/12").json
    assert (answer["wrong"], answer["unfinished"]) == ("Thêm năm: 2/12/…", True)
    assert not visitor.get("/days?text=hm").json["unfinished"]
