"""What the right of co-owners to buy first allows and forbids before the first sale."""

from datetime import date

from auctions.buying_first.right import BEFORE_FIRST_SALE
from auctions.offers import Offer
from auctions.refusals.buying_first import (
    FirstBuyerBought,
    FirstBuyersMayBuy,
    FirstBuyersNotTold,
    NoFirstBuyers,
    NoFirstBuyersAwaited,
    RightToBuyOver,
)
from cases.allowed_ended import why_not_after_end
from foundation.acts import Act
from foundation.refusals import Refusal


def why_not_tell(offer: Offer, by: Act, on: date | None = None) -> Refusal | None:
    """Co-owners are told before the first sale, again where a notice was not valid.

    Args:
        on: the day they were told; the day of the act if missing.
    """
    if why := why_not_after_end(offer.over.ends, on or by.day):
        return why
    right = offer.first_buyers
    if right is None or offer.lot.status not in BEFORE_FIRST_SALE:
        return NoFirstBuyers()
    return FirstBuyerBought() if right.has_bought else None


def why_not_answer(offer: Offer, by: Act, on: date | None = None) -> Refusal | None:
    """What they do is recorded once, after they were told.

    Args:
        on: the day of it; the day of the act if missing.
    """
    if why := why_not_after_end(offer.over.ends, on or by.day):
        return why
    right = offer.first_buyers
    return None if right is not None and right.is_open else NoFirstBuyersAwaited()


def why_not_buy(offer: Offer, on: date) -> Refusal | None:
    """The price is paid in the time of the right; of two possible days the later counts."""
    until = offer.first_buyers.until if offer.first_buyers is not None else None
    return RightToBuyOver(until=until) if until is not None and on > until else None


def why_not_bought(offer: Offer) -> Refusal | None:
    """What a co-owner bought has no other buyer."""
    right = offer.first_buyers
    return FirstBuyerBought() if right is not None and right.has_bought else None


def why_not_hold_first(offer: Offer) -> Refusal | None:
    """The first session that is planned is held as it might be planned now."""
    return why_not_sell_to_others(offer, offer.round.session_on if offer.round else None)


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
    if why := why_not_bought(offer):
        return why
    if session_on is not None and right.until is not None and session_on <= right.until:
        return FirstBuyersMayBuy(until=right.until)
    return None
