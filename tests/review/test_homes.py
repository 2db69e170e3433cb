"""What the homes count begins and ends with the day."""

from datetime import time, timedelta

import pytest

from foundation import clock
from foundation.database import db
from review.queries import homes
from review.queries.homes import AHEAD


@pytest.mark.parametrize(
    ("days", "at", "shown"),
    [
        (0, time(7, 30), True),  # this morning, before the office opens
        (0, time(0, 0), True),
        (-1, time(23, 59), False),
        (13, time(23, 59), True),
        (14, time(0, 0), False),
    ],
)
def test_sessions_ahead_are_those_of_whole_days(days, at, shown, announced, now):
    today = clock.local_day(now)
    announced.session_at = clock.local_moment(today + timedelta(days=days), at)
    db.session.flush()
    found = homes.sessions_ahead([announced.office_id], today, 10)
    assert bool(found) is shown
    assert timedelta(days=14) == AHEAD
