"""What the right of co-owners to buy first allows and forbids before the first sale."""

from datetime import date

from auctions.offers import Offer
from auctions.refusals.buying_first import (
    FirstBuyerBought,
    FirstBuyersMayBuy,
    FirstBuyersNotTold,
    NoFirstBuyers,
    NoFirstBuyersAwaited,
)
from foundation.acts import Act
from foundation.refusals import Refusal


def why_not_tell(offer: Offer, _by: Act) -> Refusal | None:
    """Co-owners are told before the first sale, again where a notice was not valid."""
    right = offer.first_buyers
    if right is None:
        return NoFirstBuyers()
    return FirstBuyerBought() if right.has_bought else None


def why_not_answer(offer: Offer, _by: Act) -> Refusal | None:
    """What they do is recorded once, after they were told."""
    right = offer.first_buyers
    return None if right is not None and right.is_open else NoFirstBuyersAwaited()


def why_not_sell_to_others(offer: Offer, session_on: date | None = None) -> Refusal | None:
    """The first session is planned after they were told, for a day after their time is over.

    Args:
        session_on: the day asked for; None: whether any may be asked for.
    """
    right = offer.first_buyers
    if right is None:
        return None
    if not right.are_told:
        return FirstBuyersNotTold()
    if right.has_bought:
        return FirstBuyerBought()
    if session_on is not None and right.until is not None and session_on <= right.until:
        return FirstBuyersMayBuy(until=right.until)
    return None
