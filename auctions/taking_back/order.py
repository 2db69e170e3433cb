"""In which order the steps of a lot were recorded, as the ledger tells it."""

from collections.abc import Iterable, Sequence

from auctions import entries
from auctions.models import Round
from audit.entries import codes
from audit.models import LedgerEntry

VALUED = codes((entries.LOT_VALUED, entries.LOT_REVALUED, entries.LOT_VALUATION_CORRECTED))
ANSWERED = codes(tuple(entries.CREDITOR_ANSWERS.values()))
CUT = codes((entries.LOT_REPRICED,))
CONTRACTED = codes((entries.LOT_CONTRACTED,))


class Order:
    """The entries of a lot that stand, oldest first; places of steps among them.

    A step that no entry tells of came before all of them: 0.
    """

    def __init__(self, standing: Sequence[LedgerEntry]) -> None:
        self._standing = standing

    def of_last(self, kinds: frozenset[str], back: int) -> int:
        """Return the place of one of the last entries of some kinds; ``back`` 0 is the last."""
        found = [one.seq for one in self._standing if one.kind in kinds]
        return found[-1 - back] if back < len(found) else 0

    def of_round(self, round_: Round, kinds: frozenset[str] | None = None) -> int:
        """Return the place of the first entry about a round; ``kinds``: of one of these."""
        return next(
            (
                one.seq
                for one in self._standing
                if is_of(one, round_) and (kinds is None or one.kind in kinds)
            ),
            0,
        )


def is_of(entry: LedgerEntry, round_: Round) -> bool:
    """Whether an entry tells of a round; one known from a notice may have got its number later."""
    told = entry.payload.get("origin") if entry.kind == entries.ROUND_PUBLISHED.code else None
    return entry.payload.get("round") == round_.number or (
        told is not None and told == round_.origin
    )


def back_of(rows: Iterable[object], row: object) -> int:
    """Return how many rows come after one of them."""
    after = list(rows)
    return len(after) - 1 - after.index(row)
