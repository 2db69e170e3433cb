"""Whether a lot goes by the shortened procedure (thủ tục rút gọn): may, must, or may not."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from auctions import refusals
from auctions.models import Lot
from auctions.round_days import RoundDays
from cases.models import Asset, AssetCategory
from foundation.refusals import Refusal
from lawbook.shortened import Shortened, shortened_ground

# a colour or a plating is no gold; bars and plain rings are not auctioned (NĐ 152, Điều 61)
_GOLD: Final = re.compile(r"(?<!màu )(?<!mạ )\bvàng\b(?! miếng)")
_PLAIN_RING: Final = re.compile(r"nhẫn (tròn )?trơn")


def is_gold(asset: Asset) -> bool:
    """Whether an asset is gold that is auctioned, by its category and its description."""
    words = asset.description.lower()
    return (
        asset.category is AssetCategory.VALUABLES
        and _GOLD.search(words) is not None
        and _PLAIN_RING.search(words) is None
    )


def ground_of(lot: Lot, assets: Sequence[Asset], on: date) -> Shortened | None:
    """Return the ground of the shortened procedure for a session on a day, if there is one.

    A lot is taken to have its session to itself: its price is that of the session.
    """
    return shortened_ground(
        on,
        starting_prices=lot.current_price,
        failed_rounds=lot.failed_rounds,
        gold=any(is_gold(asset) for asset in assets),
    )


def why_not(days: RoundDays, lot: Lot, assets: Sequence[Asset]) -> Refusal | None:
    """Say why a round may not be planned by the procedure chosen for it."""
    ground = ground_of(lot, assets, days.session_on)
    if days.shortened and ground is None:
        return refusals.ShortenedNotAllowed(day=days.session_on)
    if not days.shortened and ground is not None and ground.mandatory:
        return refusals.ShortenedIsDue(basis=ground.basis.short)
    return None
