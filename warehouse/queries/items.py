"""Selects about items, their labels, and codes nobody knows."""

from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement, Select, exists, func, or_, select
from sqlalchemy.orm import joinedload

from cases.models import CaseFile
from foundation.database import db
from foundation.sight import in_sight
from foundation.trees import under as lies_under
from warehouse.models import (
    TO_LABEL,
    BoundCode,
    EvidenceItem,
    ItemKind,
    ItemStatus,
    LabelPrint,
    Order,
    OrderDirection,
    OrderLine,
    Photo,
    Place,
    Seal,
    UnknownScan,
)

Offices = Collection[int]


def items(
    offices: Offices,
    *,
    statuses: Collection[ItemStatus] = (),
    kinds: Collection[ItemKind] = (),
    under: Place | None = None,
    case_id: int | None = None,
    asset_id: int | None = None,
    ids: Sequence[int] | None = None,
    filled: Sequence[int] | None = None,
    without_photo: bool = False,
    without_label: bool = False,
) -> Select[EvidenceItem]:
    """Select items for a list, narrowed by what was asked.

    Args:
        under: a place; items anywhere in its tree.
        filled: the places of that tree in which something lies, where they are not many.
        ids: subjects a search found.
    """
    query = (
        select(EvidenceItem)
        .where(in_sight(EvidenceItem.office_id, offices))
        .options(joinedload(EvidenceItem.case), joinedload(EvidenceItem.place))
    )
    if statuses:
        query = query.where(EvidenceItem.status.in_(statuses))
    if kinds:
        query = query.where(EvidenceItem.kind.in_(kinds))
    if filled is not None:
        query = query.where(EvidenceItem.place_id.in_(filled))
    elif under is not None:
        inside = select(Place.id).where(
            Place.office_id == under.office_id, lies_under(Place.path, under.path)
        )
        query = query.where(
            EvidenceItem.office_id == under.office_id, EvidenceItem.place_id.in_(inside)
        )
    if case_id is not None:
        query = query.where(EvidenceItem.case_id == case_id)
    if asset_id is not None:
        query = query.where(EvidenceItem.asset_id == asset_id)
    if ids is not None:
        query = query.where(EvidenceItem.id.in_(ids))
    if without_photo:
        query = query.where(~exists().where(Photo.item_id == EvidenceItem.id))
    if without_label:
        query = query.where(EvidenceItem.labelled_at.is_(None), EvidenceItem.status.in_(TO_LABEL))
    return query


def item(code: str, offices: Offices) -> Select[EvidenceItem]:
    """Select one item by the code on its label, with its case and place."""
    return _whole(select(EvidenceItem).where(in_sight(EvidenceItem.office_id, offices)), code)


def item_seen(code: str, offices: Offices) -> Select[EvidenceItem]:
    """Select one item for its page: the office of its case sees it in whatever store it lies."""
    return _whole(select(EvidenceItem).join(EvidenceItem.case).where(of_sight(offices)), code)


def of_sight(offices: Offices) -> ColumnElement[bool]:
    """Whether an item, joined with its case, is in a store in sight or of a case in sight."""
    return or_(in_sight(EvidenceItem.office_id, offices), in_sight(CaseFile.office_id, offices))


def _whole(query: Select[EvidenceItem], code: str) -> Select[EvidenceItem]:
    return query.where(EvidenceItem.code == code).options(
        joinedload(EvidenceItem.case),
        joinedload(EvidenceItem.place),
        joinedload(EvidenceItem.asset),
        joinedload(EvidenceItem.keeper),
        joinedload(EvidenceItem.stay),
    )


def store_of(case: CaseFile, offices: Offices) -> Select[int]:
    """Select the office of a store in sight that keeps something of a case."""
    return (
        select(EvidenceItem.office_id)
        .where(EvidenceItem.case_id == case.id, in_sight(EvidenceItem.office_id, offices))
        .order_by(EvidenceItem.id.desc())
        .limit(1)
    )


def items_named(codes: Collection[str], offices: Offices) -> Select[EvidenceItem]:
    """Select items by the codes on their labels, with case and place."""
    return items(offices).where(EvidenceItem.code.in_(codes)).order_by(EvidenceItem.id)


def contents(item: EvidenceItem) -> Select[EvidenceItem]:
    return (
        select(EvidenceItem)
        .where(EvidenceItem.container_id == item.id)
        .order_by(EvidenceItem.id)
        .limit(200)
    )


def seals(item: EvidenceItem) -> Select[Seal]:
    """Select an item's seal chain, the newest first."""
    return select(Seal).where(Seal.item_id == item.id).order_by(Seal.seq.desc())


def photo(digest: str, offices: Offices) -> Select[Photo]:
    """Select a photo of an item in sight, or of a line that became none."""
    return (
        select(Photo)
        .outerjoin(EvidenceItem, EvidenceItem.id == Photo.item_id)
        .outerjoin(CaseFile, CaseFile.id == EvidenceItem.case_id)
        .where(Photo.sha256 == digest, or_(in_sight(Photo.office_id, offices), of_sight(offices)))
        .limit(1)
    )


def line_of(item: EvidenceItem) -> Select[OrderLine]:
    """Select the intake line an item was received by."""
    return (
        select(OrderLine)
        .join(Order, Order.id == OrderLine.order_id)
        .where(OrderLine.item_id == item.id, Order.direction == OrderDirection.IN)
        .options(joinedload(OrderLine.order))
        .limit(1)
    )


def items_without_label(offices: Offices) -> Select[EvidenceItem]:
    """Select items here whose label was never printed, the newest first."""
    return (
        select(EvidenceItem)
        .where(
            in_sight(EvidenceItem.office_id, offices),
            EvidenceItem.status.in_(TO_LABEL),
            EvidenceItem.labelled_at.is_(None),
        )
        .order_by(EvidenceItem.id.desc())
    )


def prints(codes: Collection[str]) -> Select[LabelPrint]:
    return select(LabelPrint).where(LabelPrint.code.in_(codes)).order_by(LabelPrint.id)


def print_counts(codes: Collection[str]) -> dict[str, int]:
    """Return how often the label of each code was printed."""
    counted = db.session.execute(
        select(LabelPrint.code, func.count())
        .where(LabelPrint.code.in_(codes))
        .group_by(LabelPrint.code)
    )
    return dict.fromkeys(codes, 0) | {row[0]: row[1] for row in counted}


def unknown_scans(offices: Offices) -> Select[UnknownScan]:
    return (
        select(UnknownScan)
        .where(in_sight(UnknownScan.office_id, offices), UnknownScan.settled_at.is_(None))
        .order_by(UnknownScan.id.desc())
        .limit(50)
    )


def bound_codes(item: EvidenceItem) -> Select[BoundCode]:
    """Return the codes ever bound to an item; one that was taken back does not find it."""
    return select(BoundCode).where(BoundCode.item_id == item.id).order_by(BoundCode.id)
