"""Whether what is unknown of a round may be filled in, and whether that comes first."""

from typing import Final

from auctions import allowed, allowed_prices, refusals
from auctions.gaps import Gap, gaps_of
from auctions.models import AWAITED_STATES
from auctions.offers import Offer
from foundation.acts import Act
from foundation.refusals import Refusal

LEADING: Final = frozenset({Gap.SESSION, Gap.PRICE})  # unknown, they stop everything else


def why_not_complete(offer: Offer, _by: Act) -> Refusal | None:
    """What is unknown of a round is completed; what is known is not."""
    if offer.round is None:
        return refusals.NoRoundYet()
    if not gaps_of(offer.round, offer.lot):
        return refusals.NothingUnknown(number=offer.round.number)
    return None


def why_not_complete_first(offer: Offer, by: Act) -> Refusal | None:
    """A round leads nowhere while its session or its price is not known for certain.

    Once it is over, only an unknown price stands in the way, after the notice to the parties.
    """
    if why := why_not_complete(offer, by):
        return why
    round_ = offer.round
    gaps = set(gaps_of(round_, offer.lot)) if round_ is not None else set()
    if round_ is not None and round_.state in AWAITED_STATES and LEADING & gaps:
        return None
    if _is_price_next(offer, by):
        return None
    return refusals.NothingUnknown(number=round_.number if round_ is not None else 0)


def why_not_complete_more(offer: Offer, by: Act) -> Refusal | None:
    """What is less pressing is completed beside the acts that lead on."""
    if why := why_not_complete(offer, by):
        return why
    if why_not_complete_first(offer, by) is None:
        return refusals.NothingUnknown(number=offer.round.number if offer.round is not None else 0)
    return None


def why_not_record_past_sale(offer: Offer) -> Refusal | None:
    """A round of the past is sold once, if no later one followed it."""
    round_ = offer.round
    if round_ is None or round_.state not in AWAITED_STATES:
        if round_ is None:
            return refusals.NoRoundYet()
        return refusals.RoundNotAnnounced(number=round_.number, state=round_.state)
    if not offer.is_about_newest and offer.latest is not None:
        return refusals.LaterRoundFollowed(number=offer.latest.number)
    return None


def _is_price_next(offer: Offer, by: Act) -> bool:
    """Whether the lot has no price because nobody knows that of its newest round, which is over."""
    round_ = offer.round
    return (
        round_ is not None
        and offer.is_about_newest
        and offer.lot.current_price is None
        and allowed_prices.why_not_before_price(round_) is not None
        and allowed.why_not_on_offer(offer) is None
        and allowed.why_not_notify(offer, by) is not None
    )
