"""Movable or immovable: what is proposed for an asset, and what rooms above say to a correction.

The kind in law decides notice periods and the last day of an auction. It is a fact of the asset,
proposed from its category and description, seen and corrected by people.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from cases.models import Asset, AssetCategory
from foundation.acts import Act
from foundation.folding import fold
from foundation.refusals import Refusal

REAL_ESTATE: Final = frozenset({AssetCategory.LAND, AssetCategory.HOUSE, AssetCategory.FUTURE})
UNSAID: Final = frozenset({AssetCategory.OTHER})  # the category says nothing, the description may
_BUILDING: Final = re.compile(
    r"\b(can ho|chung cu|biet thu|nha o|nha xuong|nha kho|nha may|cong trinh|quyen su dung dat"
    r"|thua dat|dat thue|gan lien voi dat|bat dong san)\b"
)


def is_proposed_immovable(category: AssetCategory, description: str) -> bool:
    """Propose the kind in law: land, houses, future-formed flats, buildings on leased land.

    Cautious: real estate has the longer notice periods.

    Law: Bộ luật Dân sự 2015, Điều 107 khoản 1.
    """
    if category in REAL_ESTATE:
        return True
    return category in UNSAID and _BUILDING.search(fold(description)) is not None


@dataclass(frozen=True, slots=True)
class KindListener:
    """What a room above says before the kind of an asset is corrected, and does after."""

    why_not: Callable[[Asset], Refusal | None]
    follow: Callable[[Asset, Act], None]


_listeners: list[KindListener] = []


def listen(listener: KindListener) -> None:
    """Let a room above hear of corrections; each runs inside the transaction of the act."""
    if listener not in _listeners:
        _listeners.append(listener)


def why_not_above(asset: Asset) -> Refusal | None:
    """Return the first reason of a room above against correcting the kind of an asset now."""
    return next((why for one in _listeners if (why := one.why_not(asset)) is not None), None)


def follow(asset: Asset, by: Act) -> None:
    """Let the rooms above carry a corrected kind into what they derived from it."""
    for one in _listeners:
        one.follow(asset, by)
