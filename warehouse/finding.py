"""What places, orders, items and their former seals are found by: every change calls these."""

from sqlalchemy import select

from cases.finding import written
from cases.models import CaseFile
from foundation import search
from foundation.database import db
from foundation.search import Findable
from warehouse.models import (
    BoundCode,
    Discrepancy,
    EvidenceItem,
    Order,
    OrderDirection,
    OrderLine,
    Place,
    Seal,
)


@search.describes(Place)
def describe_place(place: Place) -> list[Findable]:
    words = [place.short_name]
    return [Findable("place", place.id, place.office_id, place.code, place.full_name, words)]


def index_place(place: Place) -> None:
    search.index(*describe_place(place))


@search.describes(Order)
def describe_order(order: Order) -> list[Findable]:
    case = db.session.get_one(CaseFile, order.case_id)
    title = f"{order.number} · {case.number}"
    words = [written(case.number), order.document_no, order.reason]
    return [Findable("order", order.id, order.office_id, order.code, title, words)]


def index_order(order: Order) -> None:
    search.index(*describe_order(order))


@search.describes(EvidenceItem)
def describe_item(item: EvidenceItem) -> list[Findable]:
    """Describe an item by its papers, its case, the seal in force and the codes bound to it.

    A seal that was opened stays findable, as a former seal of the item.
    """
    case = db.session.get_one(CaseFile, item.case_id)
    orders = db.session.scalars(
        select(Order.number)
        .join(OrderLine, OrderLine.order_id == Order.id)
        .where(OrderLine.item_id == item.id, Order.direction == OrderDirection.IN)
        .order_by(Order.id)
    ).all()
    codes = db.session.scalars(
        select(BoundCode.raw)
        .where(BoundCode.item_id == item.id, BoundCode.unbound_on.is_(None))
        .order_by(BoundCode.id)
    ).all()
    numbers = [written(case.number), item.seal_number, item.seizure_no, *codes, *orders]
    words = [*numbers]
    opened = db.session.scalars(
        select(Seal).where(Seal.item_id == item.id, Seal.opened_at.is_not(None)).order_by(Seal.id)
    )
    return [
        Findable("item", item.id, item.office_id, item.code, item.description, words),
        *(_former_seal(seal, item) for seal in opened),
    ]


def index_item(item: EvidenceItem) -> None:
    search.index(*describe_item(item))


@search.describes(Discrepancy)
def describe_discrepancy(row: Discrepancy) -> list[Findable]:
    """Describe a discrepancy by its number; its title names the item."""
    item = db.session.get_one(EvidenceItem, row.item_id)
    title = f"{row.number} · {item.description}"
    return [Findable("discrepancy", row.id, row.office_id, row.number, title)]


def index_discrepancy(row: Discrepancy) -> None:
    search.index(*describe_discrepancy(row))


def _former_seal(seal: Seal, item: EvidenceItem) -> Findable:
    title = f"{seal.number} · {item.description}"
    return Findable("former_seal", seal.id, item.office_id, item.code, title)
