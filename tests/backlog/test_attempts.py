"""Attempts to deliver that an old file tells of: recorded with the sale, on days known in part."""

from dataclasses import replace

import pytest

from backlog.refusals import OldDaysCrossed
from backlog.shapes import OldAttempt
from foundation.database import db
from foundation.partdays import PartDay
from foundation.refusals import DayInTheFuture
from foundation.transaction import transaction
from sales.models import AttemptOutcome, DeliveryAttempt
from tests.fixtures.html import fields

URL = "/backlog/assets/new"
BLOCKED = AttemptOutcome.BLOCKED
TYPED = {
    "case_number": "77/2019",
    "description": "Nhà xưởng tại xã Mẫu",
    "category": "house",
    "source": "theo hồ sơ cũ",
    "rounds-0-session": "3/2019",
    "price": "2000000000",
    "paid": "4/2019",
    "attempts-0-day": "6/2019",
    "attempts-0-outcome": "blocked",
    "attempts-0-note": "chủ nhà khóa cửa",
}


def send(own, typed, **expected):
    """Post the form of an old asset with a row of attempts, which the person asked for."""
    form = own.get(URL).form(action=URL)
    return own.post(URL, fields(form) | typed, **expected)


def attempts():
    return db.session.query(DeliveryAttempt).order_by(DeliveryAttempt.id).all()


def attempted(matter, *days, **sale):
    told = tuple(OldAttempt(outcome=BLOCKED, day=day) for day in days)
    return replace(matter.sale, attempts=told, **sale)


def test_they_stand_on_the_page_of_the_sale(pages, officer):
    own = pages.as_user(officer)
    send(own, TYPED, status=303, most_queries=230)
    [one] = attempts()
    assert (one.outcome, one.attempted_in, one.coercive) == (BLOCKED, "2019-06", None)
    listed = own.get("/sales?state=paid").markup  # an attempt says that it was not handed over
    code = listed.partition('href="/sales/')[2].partition('"')[0]
    said = own.get(f"/sales/{code}").text
    assert "06/2019" in said
    assert "chủ nhà khóa cửa" in said


def test_days_that_nobody_knows_stay_so_in_their_order(workshop, record_old):
    sale = attempted(workshop, None, PartDay(2025, 6), PartDay(2025, 7, 1))
    with transaction():
        record_old(workshop, sale=sale)
    assert [one.attempted_day.shown for one in attempts()] == [None, "06/2025", "01/07/2025"]


@pytest.mark.parametrize(
    ("days", "told", "refusal"),
    [
        ([PartDay(2024)], {}, OldDaysCrossed),  # before it was sold
        ([PartDay(2025, 7), None, PartDay(2025, 6)], {}, OldDaysCrossed),
        (
            [PartDay(2025, 7)],
            {"delivered": True, "delivered_day": PartDay(2025, 6)},
            OldDaysCrossed,
        ),
        ([PartDay(2099)], {}, DayInTheFuture),
    ],
)
def test_an_attempt_that_cannot_have_been_is_refused(workshop, record_old, days, told, refusal):
    with pytest.raises(refusal):
        record_old(workshop, sale=attempted(workshop, *days, **told), obstacle=None)
    assert attempts() == []


def test_an_attempt_of_which_nobody_says_what_happened_is_asked_about(pages, officer):
    own = pages.as_user(officer)
    told = {name: text for name, text in TYPED.items() if name != "attempts-0-outcome"}
    answer = send(own, told, status=422)
    assert "attempts-0-outcome-error" in answer.markup
    assert "chủ nhà khóa cửa" in answer.markup
    longer = send(own, TYPED | {"edit": "attempts"}, status=200)
    assert "attempts-1-day" in longer.markup
