"""When an enforcement office counts its own store: rows of ``stock_counts.toml``. Pure."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import cache

from lawbook.citation import Citation
from lawbook.loading import NOTES, Table, cite, only_keys, read

_KEYS = frozenset({"kind", "ends", "in_force_from", "law", "article", "confirmed", *NOTES})


@dataclass(frozen=True, slots=True)
class CountRule:
    """How often a store is counted for one reason, and the last days of its periods."""

    kind: str  # "quarter"
    ends: tuple[tuple[int, int], ...]  # month, day
    in_force_from: date
    basis: Citation
    confirmed: bool

    def ends_between(self, first: date, last: date) -> list[date]:
        """Return the ends of periods from one day to another, both counted."""
        found = [
            date(year, month, min(day, monthrange(year, month)[1]))
            for year in range(first.year, last.year + 1)
            for month, day in self.ends
        ]
        return sorted(day for day in found if max(first, self.in_force_from) <= day <= last)


@cache
def count_rules() -> tuple[CountRule, ...]:
    """List the counts that recur, the one that is due most often first."""
    return tuple(_rule(row) for row in read("stock_counts")["count"])


def _rule(row: Table) -> CountRule:
    only_keys(row, _KEYS, f"stock_counts/{row.get('kind')}")
    every = [(month, 31) for month in range(1, 13)]
    told = [tuple(map(int, end.split("-"))) for end in row["ends"] if end != "end"]
    return CountRule(
        row["kind"],
        tuple((month, day) for month, day in told) if told else tuple(every),
        row["in_force_from"],
        cite(row["law"], row["article"]),
        row["confirmed"],
    )
