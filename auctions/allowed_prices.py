"""What a price must be before a lot is offered, sold, taken or cut: known, and above its floor."""

from datetime import date

from auctions import law, refusals
from auctions.floors import Floor
from auctions.models import Round
from auctions.offers import Offer
from foundation.refusals import Refusal


def why_not_before_price(round_: Round | None) -> Refusal | None:
    """Nothing is sold or taken at, or cut from, a starting price that nobody knows."""
    if round_ is None or round_.starting_price is not None:
        return None
    return refusals.PriceUnknown(number=round_.number)


def why_not_priced(offer: Offer) -> Refusal | None:
    """A lot without a price is valued, or the round whose price is not known is completed."""
    if offer.lot.current_price is not None:
        return None
    return why_not_before_price(offer.latest) or refusals.NotValued()


def why_not_above(offer: Offer, floor: Floor, on: date) -> Refusal | None:
    """Refuse where no lower price would exceed the costs and prior debts."""
    price = offer.latest.starting_price if offer.latest is not None else None
    if price is None or price - 1 > floor.amount:
        return None
    basis = law.ground(floor.basis(on))
    return refusals.NoCutLeft(price=price, floor=floor.amount, basis=basis)


def why_not_ask_deposit(price: int, deposit: int, session_on: date) -> Refusal | None:
    """A notice asks for a share of the starting price, within the band of the session's day."""
    lowest, highest, band = law.deposit_limits(price, session_on)
    if lowest <= deposit <= highest:
        return None
    return refusals.DepositOutsideBand(lowest=lowest, highest=highest, basis=band.basis.short)
