"""Selects for the warehouse's screens, always within the offices in sight."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, exists, func, select
from sqlalchemy.orm import joinedload, selectinload

from foundation.codes import read_code
from foundation.database import db
from warehouse.models import (
    EvidenceItem,
    ItemKind,
    ItemStatus,
    LabelPrint,
    LineState,
    Loan,
    Order,
    OrderDirection,
    OrderLine,
    OrderPurpose,
    OrderState,
    Photo,
    Place,
    Seal,
    UnknownScan,
)

Offices = Collection[int]

# -- places


def places(offices: Offices) -> Select[Place]:
    """Select the places in sight in the order of the tree, closed ones left out."""
    return (
        select(Place)
        .where(Place.office_id.in_(offices), Place.is_active)
        .order_by(Place.office_id, Place.full_name, Place.id)
    )


def place(code: str, offices: Offices) -> Select[Place]:
    return select(Place).where(Place.code == code, Place.office_id.in_(offices))


def find_place(text: str, offices: Offices) -> Place | None:
    """Return the place whose label was scanned or whose short name was typed."""
    code = read_code(text)
    if code is not None:
        found = db.session.scalar(place(code, offices))
        if found is not None:
            return found
    named = select(Place).where(
        func.lower(Place.short_name) == text.strip().lower(), Place.office_id.in_(offices)
    )
    return db.session.scalar(named.order_by(Place.is_active.desc(), Place.id).limit(1))


def counts_by_place(offices: Offices) -> Mapping[int, int]:
    """Count the items lying in each place itself, boxes counted and what is in them not."""
    rows = db.session.execute(
        select(EvidenceItem.place_id, func.count())
        .join(Place, Place.id == EvidenceItem.place_id)
        .where(Place.office_id.in_(offices), EvidenceItem.container_id.is_(None))
        .group_by(EvidenceItem.place_id)
    )
    return {place_id: count for place_id, count in rows}


# -- items


def items(
    offices: Offices,
    *,
    status: ItemStatus | None = None,
    kind: ItemKind | None = None,
    under: Place | None = None,
    case_id: int | None = None,
    ids: Sequence[int] | None = None,
) -> Select[EvidenceItem]:
    """Select items for a list, narrowed by what was asked.

    Args:
        under: a place; items anywhere in its tree.
        ids: subjects a search found.
    """
    query = (
        select(EvidenceItem)
        .where(EvidenceItem.office_id.in_(offices))
        .options(joinedload(EvidenceItem.case), joinedload(EvidenceItem.place))
    )
    if status is not None:
        query = query.where(EvidenceItem.status == status)
    if kind is not None:
        query = query.where(EvidenceItem.kind == kind)
    if under is not None:
        inside = select(Place.id).where(
            Place.office_id == under.office_id, Place.path.startswith(under.path, autoescape=True)
        )
        query = query.where(EvidenceItem.place_id.in_(inside))
    if case_id is not None:
        query = query.where(EvidenceItem.case_id == case_id)
    if ids is not None:
        query = query.where(EvidenceItem.id.in_(ids))
    return query


def item(code: str, offices: Offices) -> Select[EvidenceItem]:
    """Select one item by the code on its label, with its case and place."""
    return (
        select(EvidenceItem)
        .where(EvidenceItem.code == code, EvidenceItem.office_id.in_(offices))
        .options(
            joinedload(EvidenceItem.case),
            joinedload(EvidenceItem.place),
            joinedload(EvidenceItem.asset),
        )
    )


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


def photos(item: EvidenceItem) -> Select[Photo]:
    return select(Photo).where(Photo.item_id == item.id).order_by(Photo.id)


def photo(digest: str, offices: Offices) -> Select[Photo]:
    return select(Photo).where(Photo.sha256 == digest, Photo.office_id.in_(offices)).limit(1)


def line_of(item: EvidenceItem) -> Select[OrderLine]:
    """Select the intake line an item was received by."""
    return (
        select(OrderLine)
        .join(Order, Order.id == OrderLine.order_id)
        .where(OrderLine.item_id == item.id, Order.direction == OrderDirection.IN)
        .options(joinedload(OrderLine.order))
        .limit(1)
    )


# -- orders


def orders(
    offices: Offices,
    *,
    state: OrderState | None = None,
    direction: OrderDirection | None = None,
    case_id: int | None = None,
) -> Select[Order]:
    query = (
        select(Order)
        .where(Order.office_id.in_(offices))
        .options(joinedload(Order.case), joinedload(Order.proposed_by), selectinload(Order.lines))
    )
    if state is not None:
        query = query.where(Order.state == state)
    if direction is not None:
        query = query.where(Order.direction == direction)
    if case_id is not None:
        query = query.where(Order.case_id == case_id)
    return query


def order(code: str, offices: Offices) -> Select[Order]:
    """Select one order by its code, with its lines, their items, and the people of it."""
    return (
        select(Order)
        .where(Order.code == code, Order.office_id.in_(offices))
        .options(
            joinedload(Order.case),
            joinedload(Order.proposed_by),
            joinedload(Order.approved_by),
            joinedload(Order.executed_by),
            selectinload(Order.lines).joinedload(OrderLine.item),
        )
    )


def line(code: str, line_no: int, offices: Offices) -> Select[OrderLine]:
    return (
        select(OrderLine)
        .join(Order, Order.id == OrderLine.order_id)
        .where(Order.code == code, Order.office_id.in_(offices), OrderLine.line_no == line_no)
        .options(joinedload(OrderLine.order).joinedload(Order.case), joinedload(OrderLine.item))
    )


def photos_of_line(line: OrderLine) -> Select[Photo]:
    return select(Photo).where(Photo.order_line_id == line.id).order_by(Photo.id)


def orders_out_for(item: EvidenceItem) -> Select[Order]:
    """Select the approved orders under which an item may go out now."""
    return (
        select(Order)
        .where(
            Order.direction == OrderDirection.OUT,
            Order.state == OrderState.APPROVED,
            exists().where(
                OrderLine.order_id == Order.id,
                OrderLine.item_id == item.id,
                OrderLine.state == LineState.PENDING,
            ),
        )
        .order_by(Order.id)
    )


# -- loans


def loans_out(offices: Offices) -> Select[Loan]:
    """Select what is out, to be ordered by the day it is due back."""
    return (
        select(Loan)
        .where(Loan.office_id.in_(offices), Loan.returned_at.is_(None))
        .options(joinedload(Loan.item).joinedload(EvidenceItem.case))
    )


def loans_of(item: EvidenceItem) -> Select[Loan]:
    return select(Loan).where(Loan.item_id == item.id).order_by(Loan.id.desc())


# -- labels and scans


def items_without_label(offices: Offices) -> Select[EvidenceItem]:
    """Select items here whose label was never printed, the newest first."""
    return (
        select(EvidenceItem)
        .where(
            EvidenceItem.office_id.in_(offices),
            EvidenceItem.status == ItemStatus.IN_CUSTODY,
            ~exists().where(LabelPrint.code == EvidenceItem.code),
        )
        .order_by(EvidenceItem.id.desc())
    )


def prints(codes: Collection[str]) -> Select[LabelPrint]:
    return select(LabelPrint).where(LabelPrint.code.in_(codes)).order_by(LabelPrint.id)


def unknown_scans(offices: Offices) -> Select[UnknownScan]:
    return (
        select(UnknownScan)
        .where(UnknownScan.office_id.in_(offices))
        .order_by(UnknownScan.id.desc())
        .limit(50)
    )


# -- the keeper's home


@dataclass(frozen=True, slots=True)
class KeeperCounts:
    """What waits for the keeper today."""

    orders_in: int  # approved intake orders to carry out
    lines_in: int  # things still to receive under them
    orders_out: int  # approved orders to release under
    loans_to_hand: int  # approved orders to lend under
    loans_due: int  # out and due back today or in the next three days
    loans_overdue: int
    items_without_label: int
    unknown_scans: int


def keeper_counts(offices: Offices, today: date) -> KeeperCounts:
    """Count what the keeper's home shows; every count is over a narrow index."""
    open_orders = [Order.office_id.in_(offices), Order.state == OrderState.APPROVED]
    incoming = [*open_orders, Order.direction == OrderDirection.IN]
    lines_in = (
        select(func.count())
        .select_from(OrderLine)
        .join(Order, Order.id == OrderLine.order_id)
        .where(*incoming, OrderLine.state.in_((LineState.PENDING, LineState.WAITING)))
    )
    outgoing = [*open_orders, Order.direction == OrderDirection.OUT]
    lending = Order.purpose == OrderPurpose.LOAN
    out = [Loan.office_id.in_(offices), Loan.returned_at.is_(None)]
    soon = date.fromordinal(today.toordinal() + 3)
    return KeeperCounts(
        orders_in=_count(select(func.count()).select_from(Order).where(*incoming)),
        lines_in=_count(lines_in),
        orders_out=_count(select(func.count()).select_from(Order).where(*outgoing, ~lending)),
        loans_to_hand=_count(select(func.count()).select_from(Order).where(*outgoing, lending)),
        loans_due=_count(
            select(func.count())
            .select_from(Loan)
            .where(*out, Loan.due_back_on >= today, Loan.due_back_on <= soon)
        ),
        loans_overdue=_count(
            select(func.count()).select_from(Loan).where(*out, Loan.due_back_on < today)
        ),
        items_without_label=_count(
            select(func.count()).select_from(items_without_label(offices).order_by(None).subquery())
        ),
        unknown_scans=_count(
            select(func.count()).select_from(UnknownScan).where(UnknownScan.office_id.in_(offices))
        ),
    )


def _count(query: Select[int]) -> int:
    return db.session.scalar(query) or 0
