"""The only module that asks what time it is.

The demonstration and the tests move time here: :func:`travel` shifts it for the whole
process, :func:`at` pins it for a block. Days of the law are days in Viet Nam.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")

_offset = timedelta(0)
_pinned: ContextVar[datetime | None] = ContextVar("pinned", default=None)


def now() -> datetime:
    """Return the present moment, timezone-aware, in UTC."""
    return _pinned.get() or datetime.now(UTC) + _offset


def today() -> date:
    """Return the present day in Viet Nam."""
    return local_day(now())


@lru_cache(maxsize=4000)
def local_day(moment: datetime) -> date:
    """Return the day in Viet Nam on which an aware ``moment`` falls."""
    return moment.astimezone(VIETNAM).date()


def local_moment(day: date, at_time: time) -> datetime:
    """Return the UTC moment of a wall-clock time in Viet Nam."""
    return datetime.combine(day, at_time, VIETNAM).astimezone(UTC)


def start_of(day: date) -> datetime:
    """Return the UTC moment at which a day begins in Viet Nam."""
    return local_moment(day, time.min)


def travel(to: datetime) -> None:
    """Shift this process's time so that now is ``to``; time keeps running."""
    global _offset  # noqa: PLW0603 - the one piece of process state this module exists for
    _offset = to - datetime.now(UTC)


@contextmanager
def at(moment: datetime) -> Iterator[datetime]:
    """Pin the present to ``moment`` (aware) inside the block; nested blocks restore."""
    token = _pinned.set(moment.astimezone(UTC))
    try:
        yield moment
    finally:
        _pinned.reset(token)
