"""The one resolver: what a scanned or typed text stands for, whatever kind of code it is.

Rooms above this one (lots, sales) register resolvers of their own with :func:`register_resolver`.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import select

from foundation.codes import code_problem, read_code
from foundation.database import db
from warehouse.models import BoundCode, EvidenceItem, Order, Place
from warehouse.naming import folded_code

Resolver = Callable[[str, Collection[int]], Any | None]


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a text stands for: "item", "place", "order", or a kind from above ("lot")."""

    kind: str
    subject: Any


_RESOLVERS: Final[dict[str, Resolver]] = {}


def register_resolver(kind: str, resolver: Resolver) -> None:
    """Let ``resolver(code, offices)`` find subjects of ``kind`` by the code on their label."""
    _RESOLVERS[kind] = resolver


def resolve(raw: str, offices: Collection[int], *, physical: str = "") -> Resolved | None:
    """Find what was scanned, in the offices in sight.

    Our own codes come first; a seal number may have their shape by chance, so a code nobody carries
    is looked for among the bound foreign codes before the answer is None.

    Args:
        raw: as the keyboard layout or the camera gave it.
        physical: the same keys on a US keyboard, where that differs.
    """
    for text in dict.fromkeys(filter(None, (raw.strip(), physical.strip()))):
        found = _own(text, offices) or _foreign(text, offices)
        if found is not None:
            return found
    return None


def is_mistyped(raw: str) -> bool:
    """Tell whether a text is one of our codes with a wrong character, rather than a foreign one."""
    return code_problem(raw) == "mistyped"


def _own(text: str, offices: Collection[int]) -> Resolved | None:
    code = read_code(text)
    if code is None:
        return None
    for kind, model in (("item", EvidenceItem), ("place", Place), ("order", Order)):
        subject = db.session.scalar(
            select(model).where(model.code == code, model.office_id.in_(offices))
        )
        if subject is not None:
            return Resolved(kind, subject)
    for kind, resolver in _RESOLVERS.items():
        subject = resolver(code, offices)
        if subject is not None:
            return Resolved(kind, subject)
    return None


def _foreign(text: str, offices: Collection[int]) -> Resolved | None:
    folded = folded_code(text)
    if not folded:
        return None
    item = db.session.scalar(
        select(EvidenceItem)
        .join(BoundCode, BoundCode.item_id == EvidenceItem.id)
        .where(BoundCode.folded == folded, BoundCode.office_id.in_(offices))
        .order_by(EvidenceItem.id.desc())
        .limit(1)
    )
    if item is not None:
        return Resolved("item", item)
    place = db.session.scalar(
        select(Place).where(Place.short_name == text, Place.office_id.in_(offices)).limit(1)
    )
    return Resolved("place", place) if place is not None else None
