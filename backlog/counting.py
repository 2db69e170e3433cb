"""How often an old asset was offered in vain, and what its price fell to. Pure.

The page says it before anything is recorded; the operation hands it to the auctions.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from backlog.allowed import sold_round
from backlog.judging import cuts_of
from backlog.shapes import OldEnd, OldMatter, OldRound
from foundation.partdays import KnownDay


@dataclass(frozen=True, slots=True)
class Counted:
    """A round with what came before it; at least what the numbers say (docs/decisions/0015)."""

    round: OldRound
    failed_before: int
    reduced_before: int

    @property
    def failed(self) -> int:
        """Failures until then, this one included."""
        return self.failed_before + (self.round.ended is OldEnd.FAILED)


def rounds_told(matter: OldMatter) -> list[OldRound]:
    """Return the rounds that are recorded: those told, and what a bare sale or count says."""
    rounds = list(matter.rounds)
    if matter.sale is not None and sold_round(matter) is None:
        rounds.append(OldRound(ended=OldEnd.SOLD))
    if not rounds and matter.failures_before:
        rounds.append(OldRound(ended=OldEnd.FAILED, number=matter.failures_before))
    return rounds


def counted(matter: OldMatter) -> Iterator[Counted]:
    """Yield each round with the failures and the price cuts before it."""
    told = rounds_told(matter)
    cuts = cuts_of(matter.rounds)
    earlier, reduced = matter.failures_before, 0
    if not matter.rounds and told and told[0].ended is OldEnd.FAILED:
        earlier -= 1  # the round is itself the last of the count
    for place, (round_, failed) in enumerate(_with_failures(told, earlier)):
        reduced += place in cuts
        # none comes before the first round: those nobody places came between others
        unplaced = 0 if round_.number == 1 else matter.reductions_before
        yield Counted(round_, failed, reduced + unplaced)


def failed_of(rounds: Sequence[OldRound]) -> int:
    """Return how many auctions failed, as those that are told and their numbers say."""
    return max((Counted(*each, 0).failed for each in _with_failures(rounds, 0)), default=0)


def _with_failures(rounds: Sequence[OldRound], earlier: int) -> Iterator[tuple[OldRound, int]]:
    """Yield each round with the failures before it: at least what its number says."""
    failed, other = earlier, 0
    for round_ in rounds:
        if round_.number is not None:
            failed = max(failed, round_.number - 1 - other)
        yield round_, failed
        if round_.ended is OldEnd.FAILED:
            failed += 1
        else:
            other += 1


def first_known(matter: OldMatter, today: date) -> date | None:
    """Return the first day on which something is known to have happened, at the latest.

    What a file tells had happened by today, also in a month or a year that is not over.
    """
    told = [round_.session for round_ in matter.rounds]
    if matter.sale is not None:
        told.append(matter.sale.paid)
    days = [KnownDay.told(part, today).latest for part in told if part is not None]
    return min(days, default=None)
