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
_WORDS: Final = (
    "can ho|chung cu|biet thu|nha o|nha dat|nha xuong|nha kho|nha may|nha tro|cong trinh"
    "|quyen su dung dat|thua dat|lo dat|dat thue|bat dong san"
)
_NAMED: Final = re.compile(rf"\b(?:{_WORDS})\b")
_IS_ONE: Final = re.compile(
    r"^(?:(?:\d[\d.,]*|mot|mot phan|phan|toan bo|cac|nhung|quyen so huu|tai san la)\s+)*"
    rf"(?:{_WORDS})\b|\bgan lien voi dat\b"
)
_WHERE: Final = re.compile(  # where a thing is, or what it comes from: not what it is
    rf"\b(?:trong|tai|o(?!\s+to\b)|thuoc|cua|tu|cho|canh|ngoai)\s+(?:\w+\s+){{0,2}}?(?:{_WORDS})\b"
)
_LAND: Final = re.compile(
    r"^\W*đất (?:ở|trồng|nông nghiệp|phi nông nghiệp|rừng|vườn|thổ cư|sản xuất|thương mại|nền)\b"
)


def proposed(category: AssetCategory, description: str) -> bool | None:
    """Propose whether an asset is immovable: by what its description names, else by its category.

    Land, houses, future-formed flats and buildings on leased land are. A description that begins
    with a flat, a workshop or land goes before a category of movable things. One that names such a
    thing in the middle, but not as the place where the asset is, leaves the question open: nothing
    is proposed and the person is asked. So does a category that says nothing.

    Law: Bộ luật Dân sự 2015, Điều 107 khoản 1.
    """
    if category in REAL_ESTATE:
        return True
    words = fold(description)
    if _IS_ONE.search(words) or _LAND.match(description.lower()):
        return True
    if _NAMED.search(_WHERE.sub(" ", words)):
        return True if category in UNSAID else None
    return None if category in UNSAID else False


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
