"""Whether a lot was valued again, and what a valuation is: asked by prices, contracts and words."""

import enum
from collections.abc import Sequence
from typing import Final

from auctions.models import Lot, LotStatus, Valuation, ValuationGround
from lawbook.counting import add_months

AGAIN: Final = frozenset(
    {ValuationGround.VIOLATION, ValuationGround.EXPIRED, ValuationGround.REQUEST}
)
"""The grounds of a re-valuation; a correction is none: it says right what was recorded wrongly."""


LONGEST: Final = 6
"""Months a certificate is said to hold at most; the rules on prices are not at hand: a mark."""


def holds_too_long(valuation: Valuation) -> bool:
    """Whether a certificate says of itself that it holds longer than it is said to be able to."""
    return valuation.valid_until > add_months(valuation.certificate_on, LONGEST)


class Valued(enum.Enum):
    """What recording a valuation is."""

    FIRST = enum.auto()
    AGAIN = enum.auto()
    CORRECTED = enum.auto()


def what_is(valuation: Valuation) -> Valued:
    """Return what a valuation is, by its ground."""
    if valuation.ground is ValuationGround.CORRECTION:
        return Valued.CORRECTED
    return Valued.AGAIN if valuation.ground in AGAIN else Valued.FIRST


def was_revalued(valuations: Sequence[Valuation]) -> bool:
    """Whether the price of a lot is that of a re-valuation, as recorded first or corrected since.

    Law: 106/2025/QH15, Điều 82 khoản 2, 4.
    """
    return any(what_is(one) is Valued.AGAIN for one in valuations)


def is_price_of(valuation: Valuation | None, lot: Lot) -> bool:
    """Whether the starting price of a lot is that of a certificate, and of no cut since."""
    if valuation is None or lot.status is LotStatus.UNSOLD:
        return False
    untouched = not (lot.failed_rounds or lot.reductions)
    return untouched or (
        what_is(valuation) is not Valued.FIRST and lot.current_price == valuation.value
    )
