"""The agenda: every script waits for its day, and all are replayed in the order of their days."""

import heapq
from collections.abc import Callable, Generator
from datetime import date, datetime, time, timedelta
from typing import Final

from foundation import clock
from foundation.transaction import transaction

Script = Generator[date, None, None]
"""A run of acts; each ``yield`` waits until a day. A day that never comes ends it there."""

OPENS: Final = time(8, 5)
BETWEEN_ACTS: Final = timedelta(minutes=2)
LONGEST_DAY: Final = 240  # acts a day before they share a moment
STEPS_A_TRANSACTION: Final = 200


class Agenda:
    """Scripts waiting for their days."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self.today = clock.local_day(now)
        self._waiting: list[tuple[date, int, Script]] = []
        self._added = 0
        self._day = date.min
        self._acts = 0

    def add(self, script: Script) -> None:
        """Start a script: it runs to its first wait when its turn comes."""
        self._wait(next(script), script)

    def run(self, tell: Callable[[int, date], None]) -> int:
        """Replay every script up to today, each step at the moment of its day.

        Args:
            tell: called after each transaction with the steps done and the day reached.

        Returns:
            How many steps were replayed.
        """
        steps = 0
        while self._waiting:
            with transaction():
                for _step in range(STEPS_A_TRANSACTION):
                    if not self._waiting:
                        break
                    day, _order, script = heapq.heappop(self._waiting)
                    self._step(day, script)
                    steps += 1
            tell(steps, day)
        return steps

    def _step(self, day: date, script: Script) -> None:
        with clock.at(self._moment(day)):
            following = next(script, None)
        if following is not None:
            self._wait(max(day, following), script)

    def _wait(self, day: date, script: Script) -> None:
        if day <= self.today:
            heapq.heappush(self._waiting, (day, self._added, script))
            self._added += 1

    def _moment(self, day: date) -> datetime:
        """Return the next free moment of a day; never later than now."""
        if day != self._day:
            self._day, self._acts = day, 0
        self._acts = min(self._acts + 1, LONGEST_DAY)
        return min(clock.local_moment(day, OPENS) + self._acts * BETWEEN_ACTS, self.now)
