"""What stands on a step of a lot: what was recorded last is taken back first.

One answer for whoever takes a step back: the operation, the proposal, the page, the button.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from auctions import queries
from auctions.models import (
    AfterResult,
    CreditorAnswer,
    Lot,
    LotStatus,
    Reduction,
    Round,
    RoundState,
    Valuation,
)
from auctions.refusals import StandsOnIt
from auctions.sale_hooks import sale_hooks
from foundation.refusals import Refusal

WITH_RESULT = frozenset({RoundState.FAILED, RoundState.SOLD, RoundState.DEFAULTED})


@dataclass(frozen=True, slots=True)
class Standing:
    """One step of a lot that can be taken back, or stands in the way.

    Args:
        fact: the code of the correction that takes it back.
        row: what that correction is about.
    """

    what: AfterResult
    fact: str
    row: Any

    def is_of(self, fact: str, row: Any) -> bool:
        return self.fact == fact and type(self.row) is type(row) and self.row.id == row.id


@dataclass(frozen=True, slots=True)
class Rows:
    """What was recorded of a lot and stands."""

    rounds: Sequence[Round]
    cuts: Mapping[int, Reduction]  # id of the failed round to the cut after it
    answers: Mapping[int, CreditorAnswer]
    valuations: Sequence[Valuation]  # first to last
    sold: Mapping[int, Sequence[Standing]]  # id of the round to the steps of its sale


def read(lot: Lot) -> Rows:
    """Read what was recorded of a lot and stands."""
    return Rows(
        rounds=queries.rounds_of(lot),
        cuts={cut.round_id: cut for cut in queries.reductions_of(lot)},
        answers={answer.round_id: answer for answer in queries.answers_of(lot)},
        valuations=queries.valuations_of(lot),
        sold=sale_hooks().standing(lot),
    )


def steps_of(lot: Lot, rows: Rows | None = None) -> list[Standing]:
    """Return the steps of a lot that stand, in the order in which they were recorded.

    A price that was told with a round, and the first certificate of a lot whose price was told,
    are no steps of their own.

    Args:
        rows: as read before; read now if missing.
    """
    rows = rows or read(lot)
    valued = _valued(rows.valuations, rows.rounds)
    found = [*valued.get(None, [])]
    for held in rows.rounds:
        found.append(Standing(AfterResult.ROUND, "round.whole", held))
        if held.state in WITH_RESULT:
            found.append(Standing(AfterResult.RESULT, "round.result", held))
        if held.id in rows.answers:
            found.append(Standing(AfterResult.ANSWER, "lot.answer", rows.answers[held.id]))
        found += rows.sold.get(held.id, [])
        if held.id in rows.cuts:
            found.append(Standing(AfterResult.CUT, "lot.cut", rows.cuts[held.id]))
        found += valued.get(held.id, [])
    if lot.status is LotStatus.WITHDRAWN:
        found.append(Standing(AfterResult.WITHDRAWAL, "lot.withdrawal", lot))
    return found


def _valued(
    valuations: Sequence[Valuation], rounds: Sequence[Round]
) -> dict[int | None, list[Standing]]:
    """Return the valuations that set the price, by the round after which they were recorded."""
    known: dict[int | None, list[Standing]] = {}
    standing = {held.id for held in rounds}
    for place, one in enumerate(valuations):
        if one.ground is None and (place or one.round_id is not None):
            continue
        after = one.round_id if one.round_id is not None else _before(one, rounds)
        step = Standing(AfterResult.VALUATION, "lot.valuation", one)
        known.setdefault(after if after in standing else None, []).append(step)
    return known


def _before(valuation: Valuation, rounds: Sequence[Round]) -> int | None:
    """Return the round before a valuation of an earlier version, which kept none: by the days."""
    if valuation.ground is None:
        return None
    days = [(held.outcome_on or held.session_on, held.id) for held in rounds]
    return next((id_ for on, id_ in reversed(days) if on and on <= valuation.received_on), None)


def newest(lot: Lot, rows: Rows | None = None) -> Standing | None:
    """Return the step that was recorded last: the one that can be taken back."""
    found = steps_of(lot, rows)
    return found[-1] if found else None


def above(lot: Lot, fact: str, row: Any) -> Standing | None:
    """Return the step that has to be taken back before this one; None where it is the last."""
    last = newest(lot)
    return None if last is None or last.is_of(fact, row) else last


def why_not_last(lot: Lot, fact: str, row: Any) -> Refusal | None:
    """A step is taken back while nothing stands on it."""
    over = above(lot, fact, row)
    return None if over is None else StandsOnIt(what=over.what)
