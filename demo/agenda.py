"""The agenda: every script waits for its day, and all are replayed in the order of their days."""

import heapq
from collections.abc import Callable, Generator, Iterable
from datetime import date, datetime, time, timedelta
from typing import Final, TypeVar

from foundation import clock
from foundation.transaction import transaction

Script = Generator[date, None, None]
"""A run of acts; each ``yield`` waits until a day. A day that never comes ends it there."""

S = TypeVar("S")
T = TypeVar("T")

OPENS: Final = time(8, 5)
BETWEEN_ACTS: Final = timedelta(minutes=2)
LONGEST_DAY: Final = 240  # acts a day before they share a moment
TOLD_EVERY: Final = 200  # steps


class Agenda:
    """Scripts waiting for their days. Each step is a transaction of its own."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self.today = clock.local_day(now)
        self._waiting: list[tuple[date, int, Script, bool]] = []
        self._added = 0
        self._day = date.min
        self._acts = 0

    def add(self, script: Script, *, own_transactions: bool = False) -> None:
        """Start a script: it runs to its first wait when its turn comes.

        Args:
            own_transactions: its steps begin and end their transactions themselves.
        """
        self._wait(next(script), script, own_transactions)

    def run(self, tell: Callable[[int, date], None]) -> int:
        """Replay every script up to today, each step at the moment of its day.

        Args:
            tell: called now and then with the steps done and the day reached.

        Returns:
            How many steps were replayed.
        """
        steps = 0
        while self._waiting:
            day, _order, script, own_transactions = heapq.heappop(self._waiting)
            with clock.at(self._moment(day)):
                following = _stepped(script, own_transactions)
            if following is not None:
                self._wait(max(day, following), script, own_transactions)
            steps += 1
            if steps % TOLD_EVERY == 0:
                tell(steps, day)
        return steps

    def _wait(self, day: date, script: Script, own_transactions: bool) -> None:
        if day <= self.today:
            heapq.heappush(self._waiting, (day, self._added, script, own_transactions))
            self._added += 1

    def _moment(self, day: date) -> datetime:
        """Return the next free moment of a day; never later than now."""
        if day != self._day:
            self._day, self._acts = day, 0
        self._acts = min(self._acts + 1, LONGEST_DAY)
        return min(clock.local_moment(day, OPENS) + self._acts * BETWEEN_ACTS, self.now)


def one_by_one(things: Iterable[S], act: Callable[[S], T]) -> Generator[date, None, list[T]]:
    """Do an act to each thing, each in a step of its own on the same day."""
    done = []
    for place, thing in enumerate(things):
        if place:
            yield clock.today()
        done.append(act(thing))
    return done


def _stepped(script: Script, own_transactions: bool) -> date | None:
    if own_transactions:
        return next(script, None)
    with transaction():
        return next(script, None)
