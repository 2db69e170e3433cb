"""What a scanned or typed text stands for, in one keyed query and without loading anything.

Every kind of thing that carries a code adds a branch to the query; rooms above the warehouse add
theirs with :func:`register`. The answer is a row; :mod:`warehouse.resolver` loads what it names.
What is no label of ours is looked for at the door, too.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Select,
    String,
    bindparam,
    case,
    cast,
    literal_column,
    null,
    select,
    union_all,
)
from sqlalchemy.orm import InstrumentedAttribute

from foundation.codes import read_code, scanned
from foundation.database import Base, db, whole_number
from foundation.folding import caseless, code_key, identifier
from foundation.keyed import Keyed
from foundation.permissions import Permission
from warehouse.models import (
    BoundCode,
    EvidenceItem,
    HandOver,
    HandOverKind,
    HandOverLine,
    Order,
    Place,
    Seal,
)

Column = ColumnElement[Any] | InstrumentedAttribute[Any]
Sight = Callable[[Permission], Collection[int]]
"""Returns the offices in which a person holds a permission."""

CODE: Final = bindparam("code", type_=String)  # of ours, on a label
KEY: Final = bindparam("key", type_=String)  # of a seal, and of a code bound with its name
BARE: Final = bindparam("bare", type_=String)  # of a foreign code, without "IMEI" and the like
NAME: Final = bindparam("name", type_=String)  # of a place

_IN_USE: Final = case((Place.is_active, "open"), else_="closed")


@dataclass(frozen=True, slots=True)
class Seen:
    """What a text stands for."""

    kind: str  # "item", "place", "order", "lot", "sale"
    id: int
    office_id: int
    code: str  # on its label and in its address
    title: str
    state: str
    former_seal: int | None = None  # number in the item's chain of the opened seal it was found by
    seal_number: str | None = None  # as it is written
    also: tuple[str, ...] = ()  # codes of other things in sight that the text means just as well


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing that carries a code of ours."""

    model: type[Base]
    permission: Permission  # needed to see one
    endpoint: str  # of its page, addressed by the code


KINDS: Final[dict[str, Kind]] = {}
_BRANCHES: Final[list[Select[Any]]] = []


def register(
    kind: str,
    model: Any,
    *,
    title: Column,
    state: Column,
    permission: Permission,
    endpoint: str,
) -> None:
    """Let look-ups find things of a kind by the code on their label."""
    KINDS[kind] = Kind(model, permission, endpoint)
    _BRANCHES.append(_branch(0, kind, model, title, state).where(model.code == CODE))
    _QUERY.forget()


def look_up(raw: str, sight: Sight, *, physical: str = "") -> Seen | None:
    """Find what was scanned, among what the person may see.

    Codes of ours come first. A seal number may have their shape by chance, so what nobody carries
    is looked for among bound codes, seals and short names of places before the answer is None.

    Args:
        raw: as the keyboard layout or the camera gave it.
        physical: the same keys on a US keyboard, where that differs.
    """
    for text in dict.fromkeys(filter(None, (scanned(raw), scanned(physical)))):
        first: Seen | None = None
        rank, also = 0, []
        for row in _rows(text):
            seen = Seen(*row[1:])
            if seen.office_id not in sight(KINDS[seen.kind].permission):
                continue
            if first is None:
                first, rank = seen, row[0]
            elif row[0] == rank and (seen.kind, seen.id) != (first.kind, first.id):
                also.append(seen.code)
        if first is not None:
            return replace(first, also=tuple(also)) if also else first
    return None


def meanings(text: str, office_id: int) -> list[Seen]:
    """Return everything in an office that a text stands for already, whoever may see it.

    With the name of the number before it ("IMEI", "số khung") and without.
    """
    bare = scanned(text)
    found = [
        Seen(*row[1:]) for each in dict.fromkeys((bare, code_key(bare))) for row in _rows(each)
    ]
    return [seen for seen in found if seen.office_id == office_id]


def _rows(text: str) -> list[tuple[Any, ...]]:
    key = identifier(text)
    if not key:
        return []
    rows = _QUERY.rows(
        code=read_code(text) or "", key=key, bare=code_key(text), name=caseless(text)[:80]
    )
    found = list(rows)
    if all(row[0] for row in found):  # no label of ours
        found += _at_the_door(key)
    return sorted(found, key=lambda row: (row[0], -row[2]))  # by rank, the newest first


def _at_the_door(key: str) -> list[tuple[Any, ...]]:
    """Return the things at the door that bear a seal of a number: it is in force once both sign.

    They are few: those on the intakes that have not ended, read by the index of these.
    """
    query = _item(1, cast(null(), whole_number), HandOverLine.new_seal_number)
    rows = db.session.execute(
        query.select_from(HandOver)
        .join(HandOverLine, HandOverLine.hand_over_id == HandOver.id)
        .join(EvidenceItem, EvidenceItem.id == HandOverLine.item_id)
        .where(
            HandOver.ended_at.is_(None),
            HandOver.kind == HandOverKind.INTAKE,
            HandOverLine.new_seal_number.is_not(None),
        )
    )
    return [tuple(row) for row in rows if identifier(row[-1]) == key]


def _query() -> CompoundSelect[Any]:
    return union_all(*_BRANCHES, _bound(), _sealed(), _named())


_QUERY: Final = Keyed(_query)


def _branch(
    rank: int | ColumnElement[int],
    kind: str,
    model: Any,
    title: Column,
    state: Column,
    *seal: Column,
) -> Select[Any]:
    order = literal_column(str(rank)) if isinstance(rank, int) else rank
    none = (cast(null(), whole_number), cast(null(), String))
    return select(
        order.label("rank"),
        literal_column(f"'{kind}'", String).label("kind"),
        model.id.label("id"),
        model.office_id,
        model.code,
        title,
        cast(state, String),
        *(seal or none),
    )


def _item(rank: int | ColumnElement[int], *seal: Column) -> Select[Any]:
    item = EvidenceItem
    return _branch(rank, "item", item, item.description, item.status, *seal)


def _bound() -> Select[Any]:
    joined = _item(1).join(BoundCode, BoundCode.item_id == EvidenceItem.id)
    return joined.where(BoundCode.folded.in_((KEY, BARE)), BoundCode.unbound_on.is_(None))


def _sealed() -> Select[Any]:
    """Seals in force as bound codes are; after them those opened since."""
    opened = Seal.opened_at.is_not(None)
    rank = case((opened, 3), else_=1)
    seal = (case((opened, Seal.seq), else_=null()), Seal.number)
    joined = _item(rank, *seal).join(Seal, Seal.item_id == EvidenceItem.id)
    return joined.where(Seal.number_key == KEY)


def _named() -> Select[Any]:
    """Places in use first, then closed ones."""
    rank = case((Place.is_active, 4), else_=5)
    place = _branch(rank, "place", Place, Place.full_name, _IN_USE)
    return place.where(Place.short_key == NAME)


def _register_own() -> None:
    """Items, places and orders, which this room keeps itself."""
    shared = {"permission": Permission.READ_WAREHOUSE}
    item, place, order = EvidenceItem, Place, Order
    register(
        "item",
        item,
        title=item.description,
        state=item.status,
        endpoint="warehouse.items.show",
        **shared,
    )
    register(
        "place",
        place,
        title=place.full_name,
        state=_IN_USE,
        endpoint="warehouse.places.show",
        **shared,
    )
    register(
        "order",
        order,
        title=order.number,
        state=order.state,
        endpoint="warehouse.orders.show",
        **shared,
    )


_register_own()
