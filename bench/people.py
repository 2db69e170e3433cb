"""Who opens the pages of a measured office, and what they look at."""

from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import select

from accounts.models import Membership, Office, Role, UserAccount
from auctions.models import Lot
from bench.office import Built, opened
from cases.models import CaseFile
from foundation.database import db
from warehouse.models import EvidenceItem, ItemKind, ItemStatus, Place, PlaceClass, PlaceKind

LOOKS: Final = 60  # different things to look at
ORDINARY: Final = (ItemKind.GOODS, ItemKind.OTHER, ItemKind.ELECTRONICS)


@dataclass(frozen=True, slots=True)
class Scene:
    """User names by who they are, and addresses of things in the big office."""

    names: dict[str, str]  # "big keeper", "root head", "province head"
    items: list[str]  # codes
    lots: list[str]
    places: list[str]  # bins
    movable: list[str]  # codes of items that may lie on each of the shelves
    shelves: list[str]
    warehouses: list[str]
    cases: list[int]


def scene(built: Built) -> Scene:
    """Read from the office who is there and what to look at."""
    with opened(built.settings):
        names = {}
        for who, office_id in (("big", built.big), ("little", built.little), ("root", 1)):
            for role in (Role.KEEPER, Role.OFFICER, Role.HEAD, Role.AUDITOR):
                found = _name(office_id, role)
                if found is not None:
                    names[f"{who} {role.value}"] = found
        names["province head"] = built.province_head
        stored = (EvidenceItem.office_id == built.big, EvidenceItem.status == ItemStatus.IN_CUSTODY)
        bins = (Place.office_id == built.big, Place.kind == PlaceKind.BIN)
        roots = (Place.office_id == built.big, Place.parent_id.is_(None))
        return Scene(
            names=names,
            items=_some(EvidenceItem.code, *stored),
            lots=_some(Lot.code, Lot.office_id == built.big),
            places=_some(Place.code, *bins),
            movable=_some(
                EvidenceItem.code,
                *stored,
                EvidenceItem.container_id.is_(None),
                EvidenceItem.kind.in_(ORDINARY),
            ),
            shelves=_some(
                Place.code,
                Place.office_id == built.big,
                Place.kind == PlaceKind.SHELF,
                Place.place_class == PlaceClass.GENERAL,
            ),
            warehouses=_some(Place.code, *roots),
            cases=_some(CaseFile.id, CaseFile.office_id == built.big),
        )


def _name(office_id: int, role: Role) -> str | None:
    return db.session.scalar(
        select(UserAccount.username)
        .join(Membership, Membership.user_id == UserAccount.id)
        .join(Office, Office.id == Membership.office_id)
        .where(Office.id == office_id, Membership.role == role)
        .limit(1)
    )


def _some(column: Any, *conditions: Any) -> list[Any]:
    """Return different values, spread over all there are."""
    ids = column.class_.id
    last = db.session.scalar(select(db.func.max(ids)).where(*conditions)) or 0
    found: list[Any] = []
    for number in range(LOOKS):
        start = last * number // LOOKS
        row = db.session.scalar(
            select(column).where(*conditions, ids >= start).order_by(ids).limit(1)
        )
        if row is not None and row not in found:
            found.append(row)
    return found
