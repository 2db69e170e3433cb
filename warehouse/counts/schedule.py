"""Which counts of a store are due, by when, and which are overdue. Nothing here asks rows.

A count is due at the end of each period. It may begin some days before; from then on a count of the
whole store, of this kind or of one that comes more seldom, closes it: the count of a year is that
of its last quarter, too. One that was missed is closed by the next count.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from lawbook.stock_counts import CountRule, count_rules
from warehouse.models import CountKind

BEFORE: Final = timedelta(days=15)
"""A count may begin so many days before the end of its period; that is ours, no law says it."""

BACK: Final = timedelta(days=370)  # so far back a missed count is looked for
AHEAD: Final = timedelta(days=365)  # and so far ahead the calendar goes
RANK: Final = {
    CountKind.MONTH: 0,
    CountKind.QUARTER: 1,
    CountKind.HALF_YEAR: 2,
    CountKind.YEAR: 3,
}


@dataclass(frozen=True, slots=True)
class Counted:
    """A count of a whole store that was opened: its kind, the day, and whether it is closed."""

    kind: CountKind
    on: date
    number: str
    count_id: int
    is_closed: bool


@dataclass(frozen=True, slots=True)
class Due:
    """One count that is due; ``running`` is the count that is being made for it."""

    kind: CountKind
    by: date
    rule: CountRule
    running: Counted | None = None

    def is_open(self, today: date) -> bool:
        """Whether it may begin."""
        return self.by - BEFORE <= today

    def is_overdue(self, today: date) -> bool:
        """Whether its last day has passed."""
        return self.by < today


def due(
    today: date, *, since: date | None, made: Collection[Counted], ahead: timedelta = BEFORE
) -> list[Due]:
    """Return what is due for one store: of each kind what was missed last, and what comes.

    Args:
        since: the day from which the store is known here; what ended before it is not asked.
        ahead: so far ahead one looks.
    """
    found: list[Due] = []
    for rule in count_rules():
        kind = CountKind(rule.kind)
        enough = [one for one in made if RANK.get(one.kind, -1) >= RANK[kind]]
        first = max(today - BACK, since or date.min)
        ends = rule.ends_between(first, today + ahead)
        passed = [end for end in ends if end < today][-1:]
        for end in [*passed, *(end for end in ends if end >= today)]:
            for_it = [one for one in enough if one.on >= end - BEFORE]
            if any(one.is_closed for one in for_it):
                continue
            found.append(Due(kind, end, rule, for_it[-1] if for_it else None))
    return sorted(found, key=lambda each: (each.by, -RANK[each.kind]))
