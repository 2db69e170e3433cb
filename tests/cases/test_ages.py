"""Ages: all days, and the days no hold lay over; overlapping holds count once."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.ages import active_days, merged, total_days

FIRST = date(2026, 1, 1)
DAYS = st.integers(0, 200).map(lambda n: FIRST + timedelta(days=n))
HOLDS = st.lists(
    st.tuples(DAYS, st.one_of(st.none(), DAYS)).map(
        lambda span: span if span[1] is None or span[0] <= span[1] else (span[1], span[0])
    ),
    max_size=6,
)


@pytest.mark.parametrize(
    ("holds", "active"),
    [
        pytest.param([], 30, id="no hold"),
        pytest.param([(date(2026, 1, 11), date(2026, 1, 21))], 20, id="ten days on hold"),
        pytest.param([(date(2026, 1, 11), None)], 10, id="still on hold"),
        pytest.param(
            [(date(2026, 1, 11), date(2026, 1, 21)), (date(2026, 1, 16), date(2026, 1, 26))],
            15,
            id="two that overlap",
        ),
        pytest.param([(date(2025, 1, 1), date(2026, 1, 6))], 25, id="began before the seizure"),
        pytest.param([(date(2026, 2, 10), None)], 30, id="later than the day asked about"),
        pytest.param([(date(2026, 1, 5), date(2026, 1, 5))], 30, id="lifted the same day"),
    ],
)
def test_days_on_hold_are_left_out(holds: list[tuple[date, date | None]], active: int) -> None:
    assert active_days(FIRST, date(2026, 1, 31), holds) == active


@given(DAYS, DAYS, HOLDS)
def test_active_age_is_what_counting_day_by_day_gives(
    one: date, other: date, holds: list[tuple[date, date | None]]
) -> None:
    from_on, to_on = min(one, other), max(one, other)
    days = (from_on + timedelta(days=n) for n in range((to_on - from_on).days))
    free = sum(
        not any(placed <= day and (lifted is None or day < lifted) for placed, lifted in holds)
        for day in days
    )
    assert active_days(from_on, to_on, holds) == free


@given(DAYS, DAYS, HOLDS)
def test_active_age_never_exceeds_total_age(
    from_on: date, to_on: date, holds: list[tuple[date, date | None]]
) -> None:
    assert 0 <= active_days(from_on, to_on, holds) <= total_days(from_on, to_on)


@given(DAYS, DAYS, HOLDS, st.randoms())
def test_the_order_of_holds_and_saying_one_twice_change_nothing(
    from_on: date, to_on: date, holds: list[tuple[date, date | None]], random: object
) -> None:
    shuffled = [*holds, *holds]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert active_days(from_on, to_on, shuffled) == active_days(from_on, to_on, holds)


@given(st.lists(st.tuples(DAYS, DAYS).map(lambda s: (min(s), max(s)))))
def test_merged_spans_neither_overlap_nor_touch(spans: list[tuple[date, date]]) -> None:
    result = merged(spans)
    assert all(left[1] < right[0] for left, right in zip(result, result[1:], strict=False))
