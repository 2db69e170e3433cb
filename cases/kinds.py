"""Movable or immovable: what is proposed for an asset, and what rooms above say to a correction.

The kind in law decides notice periods and the last day of an auction. It is a fact of the asset,
proposed from its category and description, seen and corrected by people.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from cases.models import Asset, AssetCategory
from foundation.acts import Act
from foundation.folding import fold
from foundation.refusals import Refusal
from lawbook.assets import AssetKind

REAL_ESTATE: Final = frozenset({AssetCategory.LAND, AssetCategory.HOUSE, AssetCategory.FUTURE})
UNSAID: Final = frozenset({AssetCategory.OTHER})  # the category says nothing, the description may
_BUILDING: Final = re.compile(
    r"\b(can ho|chung cu|biet thu|nha o|nha xuong|nha kho|nha may|cong trinh|quyen su dung dat"
    r"|thua dat|dat thue|gan lien voi dat|bat dong san)\b"
)


def proposed(category: AssetCategory, description: str) -> bool | None:
    """Propose whether an asset is immovable, by its category, else by what its description names.

    Land, houses, future-formed flats and buildings on leased land are. Of another asset that names
    none of them nothing is proposed: nobody said what it is.

    Law: Bộ luật Dân sự 2015, Điều 107 khoản 1.
    """
    if category in REAL_ESTATE:
        return True
    if category not in UNSAID:
        return False
    return True if _BUILDING.search(fold(description)) else None


def kind_of_all(kinds: Iterable[bool | None]) -> bool | None:
    """Return the kind of what is offered together: whether it is immovable; None: not known.

    One immovable makes the whole immovable; else one of which nobody knows leaves it unknown.
    """
    found = set(kinds)
    if True in found:
        return True
    return None if None in found else False


def cautious(immovable: bool | None) -> AssetKind:
    """Return the kind whose notice periods are counted; of what nobody knows the longer ones."""
    return AssetKind.MOVABLE if immovable is False else AssetKind.IMMOVABLE


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
