"""The one resolver: what a scanned or typed text stands for, whatever kind of code it is.

Rooms above this one (lots, sales) register resolvers of their own with :func:`register_resolver`.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import select

from foundation.codes import code_problem, read_code, shown
from foundation.database import db
from foundation.folding import identifier
from warehouse import queries, refusals
from warehouse.models import EvidenceItem, Order, Place, Seal

OWN: Final[dict[str, type[EvidenceItem | Place | Order]]] = {
    "item": EvidenceItem,
    "place": Place,
    "order": Order,
}

Resolver = Callable[[str, Collection[int]], Any | None]


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a text stands for: "item", "place", "order", or a kind from above ("lot")."""

    kind: str
    subject: Any
    endpoint: str  # its page
    key: str  # the attribute and URL parameter the page is addressed by
    former_seal: Seal | None = None  # the item was found by a seal that was opened since

    @property
    def arguments(self) -> dict[str, Any]:
        """What the page's address is made with."""
        found = {self.key: getattr(self.subject, self.key)}
        return found | ({"seal": self.former_seal.seq} if self.former_seal else {})


@dataclass(frozen=True, slots=True)
class _Registered:
    resolver: Resolver
    endpoint: str
    key: str


_RESOLVERS: Final[dict[str, _Registered]] = {}


def register_resolver(kind: str, resolver: Resolver, *, endpoint: str, key: str = "code") -> None:
    """Let ``resolver(code, offices)`` find subjects of ``kind`` by the code on their label.

    Args:
        endpoint: of the subject's page; ``key``: its URL parameter and the subject's attribute.
    """
    _RESOLVERS[kind] = _Registered(resolver, endpoint, key)


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


def place_named(text: str, offices: Collection[int]) -> Place:
    """Return the place whose label was scanned or whose short name was typed.

    Raises:
        PlaceUnknown: there is none in sight.
    """
    place = queries.find_place(text, offices)
    if place is None:
        raise refusals.PlaceUnknown(text=text)
    return place


def item_named(text: str, offices: Collection[int]) -> EvidenceItem:
    """Return the item whose label, or a code bound to it, was scanned or typed.

    Raises:
        ItemUnknown: there is none in sight.
        SealIsFormer: the text is the number of a seal it carries no more.
    """
    found = resolve(text, offices)
    if found is None or not isinstance(found.subject, EvidenceItem):
        raise refusals.ItemUnknown(text=text)
    check_seal_in_force(found)
    return found.subject


def check_seal_in_force(found: Resolved) -> None:
    """Refuse to act on an item that was found by a former seal of it.

    Raises:
        SealIsFormer: the scanned number is of a seal that was opened.
    """
    if found.former_seal is not None:
        raise refusals.SealIsFormer(number=found.former_seal.number, code=shown(found.subject.code))


def is_mistyped(raw: str) -> bool:
    """Tell whether a text is one of our codes with a wrong character, rather than a foreign one."""
    return code_problem(raw) == "mistyped"


def _own(text: str, offices: Collection[int]) -> Resolved | None:
    code = read_code(text)
    if code is None:
        return None
    for kind, model in OWN.items():
        subject = db.session.scalar(
            select(model).where(model.code == code, model.office_id.in_(offices))
        )
        if subject is not None:
            return _own_kind(kind, subject)
    for kind, known in _RESOLVERS.items():
        subject = known.resolver(code, offices)
        if subject is not None:
            return Resolved(kind, subject, known.endpoint, known.key)
    return None


def _own_kind(kind: str, subject: Any) -> Resolved:
    return Resolved(kind, subject, f"warehouse.{kind}s.show", "code")


def _foreign(text: str, offices: Collection[int]) -> Resolved | None:
    folded = identifier(text)
    if not folded:
        return None
    item = db.session.scalar(queries.item_bound_to(folded, offices))
    if item is not None:
        return _own_kind("item", item)
    seal = db.session.scalar(queries.seals_numbered(folded, offices))
    if seal is not None:
        former = seal if seal.opened_at is not None else None
        sealed = db.session.get_one(EvidenceItem, seal.item_id)
        return Resolved("item", sealed, "warehouse.items.show", "code", former)
    place = queries.find_place(text, offices)
    return _own_kind("place", place) if place is not None else None
