"""What stands on a step of a lot: what was recorded last is taken back first.

One answer for whoever takes a step back: the operation, the proposal, the page, the button.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from auctions import lifecycle, queries
from auctions.models import (
    AfterResult,
    CreditorAnswer,
    CreditorChoice,
    Lot,
    LotStatus,
    Reduction,
    Round,
    RoundState,
    ServiceContract,
    Valuation,
)
from auctions.refusals import LaterStepStands
from auctions.sale_hooks import sale_hooks
from auctions.taking_back import order
from auctions.taking_back.order import Order
from foundation.refusals import Refusal

AS_IT_FAILED = frozenset(
    {
        LotStatus.UNSOLD,
        LotStatus.TAKING,
        LotStatus.SOLD,
        LotStatus.PAID,
        LotStatus.DELIVERED,
        LotStatus.COMPLETED,
    }
)
"""No cut and no valuation was recorded after the newest round: either makes the lot ready."""
AFTER_A_ROUND = frozenset({AfterResult.VALUATION, AfterResult.CUT, AfterResult.ANSWER})
"""What may be recorded on either side of the signing of a contract."""
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


class Rows:
    """What was recorded of a lot and stands; each kind is read once somebody asks for it."""

    def __init__(self, lot: Lot, **read: Any) -> None:
        """Begin to read; ``read`` names kinds that were read before."""
        self.lot = lot
        vars(self).update(read)

    @cached_property
    def rounds(self) -> Sequence[Round]:
        return queries.rounds_of(self.lot)

    @cached_property
    def cuts(self) -> Mapping[int, Reduction]:
        """The cuts by the id of the failed round before each."""
        return {cut.round_id: cut for cut in queries.reductions_of(self.lot)}

    @cached_property
    def answers(self) -> Mapping[int, CreditorAnswer]:
        """The answers by the id of the failed round before each."""
        return {answer.round_id: answer for answer in queries.answers_of(self.lot)}

    @cached_property
    def valuations(self) -> Sequence[Valuation]:
        return queries.valuations_of(self.lot)

    @cached_property
    def contracts(self) -> Sequence[ServiceContract]:
        """The service contracts, first to last; of the newest step the newest one is enough."""
        return queries.contracts_of(self.lot)

    @cached_property
    def order(self) -> Order:
        """The order in which the ledger says the steps were recorded."""
        return Order(lifecycle.entries_that_stand(self.lot))

    @cached_property
    def sold(self) -> Mapping[int, Sequence[Standing]]:
        """The steps of its sales by the id of the round each came from."""
        found: Mapping[int, Sequence[Standing]] = sale_hooks().standing(self.lot)
        return found


def backwards(rows: Rows) -> Iterator[Standing]:
    """Yield the steps of a lot that stand, what was recorded last first.

    A price that was told with a round, and the first certificate of a lot whose price was told,
    are no steps of their own.
    """
    if rows.lot.status is LotStatus.WITHDRAWN:
        yield Standing(AfterResult.WITHDRAWAL, "lot.withdrawal", rows.lot)
    signed = list(rows.contracts)
    for step in _unsigned(rows):
        while (
            signed
            and not _is_under(signed[-1], step, rows)
            and _is_signed_after(signed[-1], step, rows)
        ):
            yield Standing(AfterResult.CONTRACT, "contract", signed.pop())
        yield step
    for one in reversed(signed):
        yield Standing(AfterResult.CONTRACT, "contract", one)


def _is_signed_after(contract: ServiceContract, step: Standing, rows: Rows) -> bool:
    """Whether a contract was signed after another step was recorded.

    None is signed while a session is ahead, nor once the lot is sold: with its round.
    """
    place = rows.order.of_last(order.CONTRACTED, order.back_of(rows.contracts, contract))
    if step.what is AfterResult.VALUATION:
        return place > rows.order.of_last(order.VALUED, order.back_of(rows.valuations, step.row))
    held = _round_of(step, rows)
    if step.what is AfterResult.CUT:
        return place > rows.order.of_round(held, order.CUT)
    if step.what is AfterResult.ANSWER:
        return place > rows.order.of_round(held, order.ANSWERED)
    return place > rows.order.of_round(held)


def _is_under(contract: ServiceContract, step: Standing, rows: Rows) -> bool:
    """Whether a step is that of a round under a contract: nobody need read the ledger for it."""
    if step.what in AFTER_A_ROUND:
        return False
    held = _round_of(step, rows).contract_id
    return held is not None and held >= contract.id


def _round_of(step: Standing, rows: Rows) -> Round:
    """Return the round of a step: its own, or of what followed it."""
    if isinstance(step.row, Round):
        return step.row
    ids = {key for key, steps in rows.sold.items() if step in steps}
    if step.what in AFTER_A_ROUND:
        ids = {step.row.round_id}
    return next(held for held in rows.rounds if held.id in ids)


def _unsigned(rows: Rows) -> Iterator[Standing]:
    last = rows.rounds[-1].id if rows.rounds else None
    for held in reversed(rows.rounds):
        if held.id != last or rows.lot.status not in AS_IT_FAILED:
            yield from reversed(_valued(rows).get(held.id, []))
            if held.state is RoundState.FAILED and held.id in rows.cuts:
                yield Standing(AfterResult.CUT, "lot.cut", rows.cuts[held.id])
        if held.state in WITH_RESULT:
            yield from _result(held, rows)
        yield Standing(AfterResult.ROUND, "round.whole", held)
    yield from reversed(_valued(rows).get(None, []))


def _result(held: Round, rows: Rows) -> Iterator[Standing]:
    """Yield the result of a round, and before it its sale, or the answer that opened one."""
    failed = held.state is RoundState.FAILED
    answer = rows.answers.get(held.id) if failed else None
    if not failed or (answer is not None and answer.choice is CreditorChoice.TAKES):
        yield from reversed(rows.sold.get(held.id, []))
    if answer is not None:
        yield Standing(AfterResult.ANSWER, "lot.answer", answer)
    yield Standing(AfterResult.RESULT, "round.result", held)


def steps_of(lot: Lot) -> list[Standing]:
    """Return the steps of a lot that stand, in the order in which they were recorded."""
    return list(backwards(Rows(lot)))[::-1]


def _valued(rows: Rows) -> dict[int | None, list[Standing]]:
    """Return the valuations that set the price, by the round after which they were recorded."""
    known: dict[int | None, list[Standing]] = {}
    valuations, rounds = rows.valuations, rows.rounds
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
    return next(backwards(rows or Rows(lot)), None)


def above(lot: Lot, fact: str, row: Any) -> Standing | None:
    """Return the step that has to be taken back before this one; None where it is the last."""
    last = newest(lot)
    return None if last is None or last.is_of(fact, row) else last


def why_not_last(lot: Lot, fact: str, row: Any) -> Refusal | None:
    """A step is taken back while nothing stands on it."""
    over = above(lot, fact, row)
    return None if over is None else LaterStepStands(what=over.what)
