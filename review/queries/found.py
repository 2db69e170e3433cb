"""What tells results of a search apart: state, case, place, quantity; one query for each kind."""

import enum
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import Executable, func, select

from accounts.models import UserAccount
from auctions.models import Lot
from cases.models import Asset, CaseFile
from foundation.database import db
from foundation.search import SearchEntry
from sales.models import Sale
from warehouse.models import Discrepancy, EvidenceItem, Order, Photo, Place, PlaceCount, Seal


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of a result beside its title and code."""

    state: enum.StrEnum | None = None
    kind: enum.StrEnum | None = None  # of the thing: a vehicle, an intake
    case: str | None = None  # number of its case
    place: str | None = None
    holder: enum.StrEnum | None = None  # whoever has what lies in no place
    quantity: Decimal | None = None
    unit: str | None = None
    officer: str | None = None  # in charge of the case
    in_use: bool = True
    held: int | None = None  # items in a place


def _items(ids: Collection[int]) -> Executable:
    return _item(select(EvidenceItem.id, *_ITEM).where(EvidenceItem.id.in_(ids)))


def _former_seals(ids: Collection[int]) -> Executable:
    query = select(Seal.id, *_ITEM).join(EvidenceItem, EvidenceItem.id == Seal.item_id)
    return _item(query.where(Seal.id.in_(ids)))


def _discrepancies(ids: Collection[int]) -> Executable:
    columns = (Discrepancy.id, Discrepancy.kind, CaseFile.number.label("case"))
    query = select(*columns).join(EvidenceItem, EvidenceItem.id == Discrepancy.item_id)
    query = query.join(CaseFile, CaseFile.id == EvidenceItem.case_id)
    return query.where(Discrepancy.id.in_(ids))


_ITEM: Final = (
    EvidenceItem.status.label("state"),
    EvidenceItem.kind,
    CaseFile.number.label("case"),
    Place.full_name.label("place"),
    EvidenceItem.holder,
    EvidenceItem.quantity_held.label("quantity"),
    EvidenceItem.unit,
)


def _item(query: Any) -> Executable:
    query = query.join(CaseFile, CaseFile.id == EvidenceItem.case_id)
    return query.outerjoin(Place, Place.id == EvidenceItem.place_id)  # type: ignore[no-any-return]  # a query


def _places(ids: Collection[int]) -> Executable:
    columns = (Place.id, Place.place_class.label("kind"), Place.is_active.label("in_use"))
    counted = PlaceCount.place_id == Place.id
    return select(*columns, PlaceCount.held).outerjoin(PlaceCount, counted).where(Place.id.in_(ids))


def _orders(ids: Collection[int]) -> Executable:
    columns = (Order.id, Order.state, Order.purpose.label("kind"), CaseFile.number.label("case"))
    return select(*columns).join(CaseFile, CaseFile.id == Order.case_id).where(Order.id.in_(ids))


def _cases(ids: Collection[int]) -> Executable:
    columns = (CaseFile.id, CaseFile.stage.label("state"), UserAccount.full_name.label("officer"))
    in_charge = UserAccount.id == CaseFile.officer_id
    return select(*columns).join(UserAccount, in_charge).where(CaseFile.id.in_(ids))


def _assets(ids: Collection[int]) -> Executable:
    columns = (Asset.id, Asset.state, Asset.category.label("kind"), Asset.location.label("place"))
    return select(*columns, Asset.quantity, Asset.unit).where(Asset.id.in_(ids))


def _lots(ids: Collection[int]) -> Executable:
    columns = (Lot.id, Lot.status.label("state"), CaseFile.number.label("case"))
    return select(*columns).join(CaseFile, CaseFile.id == Lot.case_id).where(Lot.id.in_(ids))


def _sales(ids: Collection[int]) -> Executable:
    columns = (Sale.id, Sale.state, CaseFile.number.label("case"))
    return select(*columns).join(CaseFile, CaseFile.id == Sale.case_id).where(Sale.id.in_(ids))


_QUERIES: Final[dict[str, Callable[[Collection[int]], Executable]]] = {
    "item": _items,
    "discrepancy": _discrepancies,
    "former_seal": _former_seals,
    "place": _places,
    "order": _orders,
    "case": _cases,
    "asset": _assets,
    "lot": _lots,
    "sale": _sales,
}


def told_apart(entries: Sequence[SearchEntry]) -> dict[tuple[str, int], Told]:
    """Return what is said of each result, by its kind and id."""
    told: dict[tuple[str, int], Told] = {}
    for kind, query in _QUERIES.items():
        ids = {entry.subject_id for entry in entries if entry.kind == kind}
        for row in db.session.execute(query(ids)).mappings() if ids else ():
            values = dict(row)
            subject_id = values.pop("id")
            told[kind, subject_id] = Told(**values)
    return told


@dataclass(frozen=True, slots=True)
class Pictured:
    """The newest photo of a thing, and how many there are."""

    digest: str
    photos: int


def pictured(entries: Sequence[SearchEntry]) -> dict[int, Pictured]:
    """Return the newest photo of each item among the results, by the item's id."""
    ids = {entry.subject_id for entry in entries if entry.kind == "item"}
    if not ids:
        return {}
    newest = (
        select(func.max(Photo.id).label("id"), func.count().label("photos"))
        .where(Photo.item_id.in_(ids))
        .group_by(Photo.item_id)
        .subquery()
    )
    rows = db.session.execute(
        select(Photo.item_id, Photo.sha256, newest.c.photos).join(newest, newest.c.id == Photo.id)
    )
    return {item_id: Pictured(digest, photos) for item_id, digest, photos in rows}
