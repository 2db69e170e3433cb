"""How much of a price was paid, and whether the asset was handed over. Pure.

Both are told by all that is said of them; what contradicts itself is not known.
"""

from typing import Final

from backlog.shapes import OldPaid
from lawbook.errors import UnknownParameter
from lawbook.obstacles import StallStage, obstacle_reason

DELIVERED: Final = {"yes": True, "no": False}
"""What a form says of the hand-over; anything else says nothing."""


def payment_told(
    said: OldPaid | None, *, price: int | None, amount: int | None, in_full: bool = False
) -> OldPaid | None:
    """Return how much of the price was paid; None: what is said contradicts itself.

    A day of a payment is no payment in full: of a part there is a day as well.

    Args:
        said: in words; None where nothing is said.
        price, amount: đồng; of the sale, and what was paid of it in all.
        in_full: a day is told on which the whole price was in.
    """
    told = set() if said in (None, OldPaid.UNKNOWN) else {said}
    if in_full:
        told.add(OldPaid.FULL)
    if amount and price:
        if amount > price:
            return None
        told.add(OldPaid.FULL if amount == price else OldPaid.PART)
    elif amount and OldPaid.NOTHING in told:
        return None
    if len(told) > 1:
        return None
    return told.pop() if told else OldPaid.UNKNOWN


def delivery_told(
    said: bool | None, *, on_a_day: bool, reason: str | None, attempted: bool = False
) -> bool | None:
    """Return whether an asset was handed over; None: nobody says it.

    Where it is not said: a day of the hand-over says yes, an obstacle to the delivery, or an
    attempt that did not succeed, says no.

    Args:
        said: in words.
        on_a_day: a day of the hand-over is told.
        reason: code of the obstacle, "U01".
        attempted: attempts that did not succeed are told.
    """
    if said is not None:
        return said
    return True if on_a_day else (False if attempted or _stops_delivery(reason) else None)


def _stops_delivery(reason: str | None) -> bool:
    try:
        return bool(reason) and obstacle_reason(reason or "").stage is StallStage.NOT_DELIVERED
    except UnknownParameter:
        return False
