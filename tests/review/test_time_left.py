"""What is left until a last day is counted in the unit of the law."""

from datetime import date

import pytest

from cases.models import Deadline
from review.time_left import counts_working_days, is_transitional, left_until
from tests.fixtures.review import TODAY


@pytest.mark.parametrize(
    ("due_on", "working", "days", "tone"),
    [
        pytest.param(date(2026, 11, 23), True, 0, "warn", id="today"),
        pytest.param(date(2026, 11, 25), True, 1, "warn", id="the holiday is no working day"),
        pytest.param(date(2026, 11, 27), True, 3, "neutral", id="Friday"),
        pytest.param(date(2026, 11, 30), True, 4, "neutral", id="the weekend is left out"),
        pytest.param(date(2026, 11, 20), True, -1, "danger", id="Friday is one working day ago"),
        pytest.param(date(2026, 11, 21), True, -1, "danger", id="past is never nothing"),
        pytest.param(date(2026, 11, 20), False, -3, "danger", id="calendar days"),
        pytest.param(date(2026, 12, 23), False, 30, "neutral", id="a month"),
        pytest.param(date(2031, 1, 2), True, 1501, "neutral", id="no calendar: plain days"),
    ],
)
def test_what_is_left(due_on: date, working: bool, days: int, tone: str) -> None:
    left = left_until(due_on, TODAY, working=working, office_id=1)
    assert (left.days, left.tone) == (days, tone)


@pytest.mark.parametrize(
    ("parameter", "trigger_on", "working"),
    [
        ("R2", date(2026, 11, 20), True),
        ("D7", date(2026, 11, 20), False),
        ("R4", date(2026, 3, 2), False),  # ten days under the old law
        ("D15", date(2026, 3, 2), True),
        ("XX", date(2026, 3, 2), False),
    ],
)
def test_the_unit_is_that_of_the_edition(parameter: str, trigger_on: date, working: bool) -> None:
    deadline = Deadline(parameter=parameter, trigger_on=trigger_on)
    assert counts_working_days(deadline, immovable=False) is working


def test_the_old_law_still_runs_over_the_cut_over() -> None:
    def delivery(edition: str, due_on: date) -> Deadline:
        return Deadline(parameter="D7", edition=edition, due_on=due_on)

    assert is_transitional(delivery("A", date(2026, 8, 19)))
    assert not is_transitional(delivery("A", date(2026, 6, 30)))
    assert not is_transitional(delivery("B", date(2026, 8, 30)))
