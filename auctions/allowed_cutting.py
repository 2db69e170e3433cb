"""Whether a decision of a day may cut the price of a lot to an amount, and why not.

The act that cuts it, and the paper that is signed and numbered before, ask the same function.
"""

from datetime import date

from auctions import law, refusals
from auctions.allowed import why_not_reduce
from auctions.allowed_prices import why_not_before_price
from auctions.creditor import until_of
from auctions.floors import Floor, floor_of
from auctions.models import CreditorAnswer, CreditorChoice, Lot, Reduction, Round
from auctions.offers import Offer, over_lots
from cases.allowed_ended import why_not_act
from foundation.acts import Act
from foundation.moments import Moment
from foundation.past import why_not_before
from foundation.refusals import Refusal
from lawbook import repricing as rules


def why_not_cut(offer: Offer, floor: Floor, to_price: int, on: date, by: Act) -> Refusal | None:
    """A price is cut after a failure, on a lawful day, to a lawful price.

    Args:
        floor: as known on the day of the decision.
        to_price: đồng.
        on: the day of the decision.
    """
    if why := why_not_reduce(offer, by, on, floor):
        return why
    if offer.latest is None:
        return refusals.NothingToReduce(status=offer.lot.status)
    return _why_not_on(offer, offer.latest, on) or _why_not_to(offer.latest, floor, to_price, on)


def _why_not_on(offer: Offer, round_: Round, on: date) -> Refusal | None:
    """It is decided after the result came in, and after the creditor's answer and days."""
    if why := why_not_before(
        on, round_.result_received_on or round_.session_on or on, Moment.CUT, Moment.RESULT
    ):
        return why
    if offer.right is None or offer.answer is None:
        return None
    return why_not_before(on, offer.right.cut_from(offer.answer), Moment.CUT, Moment.CUT_FROM)


def why_not_correct(
    cut: Reduction,
    lot: Lot,
    round_: Round,
    answer: CreditorAnswer | None,
    *,
    to_price: int,
    on: date,
) -> Refusal | None:
    """A cut is corrected to what could have been decided on a day after its failure.

    Args:
        answer: of the creditor, before the cut.
    """
    over = over_lots([lot])[lot.id]
    if why := why_not_act(over, on):
        return why
    if why := why_not_before(
        on, round_.result_received_on or round_.session_on or on, Moment.CUT, Moment.RESULT
    ):
        return why
    if answer is not None:
        silent = answer.choice is CreditorChoice.SILENT
        until = until_of(lot, round_, over.holds) if silent else None
        from_on = until.value + law.DAY if until is not None else answer.answered_on
        if why := why_not_before(on, from_on, Moment.CUT, Moment.CUT_FROM):
            return why
    if to_price == cut.to_price:
        return None
    return _why_not_to(round_, floor_of(lot, on), to_price, on)


def _why_not_to(round_: Round, floor: Floor, to_price: int, on: date) -> Refusal | None:
    """It goes down by no more than the law allows, and stays above the costs and prior debts."""
    price = round_.starting_price
    if price is None:
        return why_not_before_price(round_)
    if to_price >= price:
        return refusals.NotACut(price=price)
    try:
        with law.answering():
            lowest = rules.lowest_next_price(price, on)
    except refusals.NoRule as silence:
        return silence
    if to_price < lowest.value:
        return refusals.CutTooLarge(price=price, lowest=lowest.value, basis=lowest.basis.short)
    if to_price <= floor.amount:
        basis = law.ground(floor.basis(on))
        return refusals.CostFloorReached(price=to_price, floor=floor.amount, basis=basis)
    return None
