"""What places, orders, items and their former seals are found by: every change calls these."""

from collections.abc import Sequence

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
    return describe_items([item])


def describe_items(items: Sequence[EvidenceItem]) -> list[Findable]:
    """Describe several items, in as many statements as one of each case."""
    ids = [item.id for item in items]
    orders: dict[int | None, list[str]] = {}
    of_items = (
        select(OrderLine.item_id, Order.number)
        .join(OrderLine, OrderLine.order_id == Order.id)
        .where(OrderLine.item_id.in_(ids), Order.direction == OrderDirection.IN)
        .order_by(Order.id)
    )
    for item_id, number in db.session.execute(of_items):
        orders.setdefault(item_id, []).append(number)
    codes: dict[int, list[str]] = {}
    bound = (
        select(BoundCode)
        .where(BoundCode.item_id.in_(ids), BoundCode.unbound_on.is_(None))
        .order_by(BoundCode.id)
    )
    for one in db.session.scalars(bound):
        codes.setdefault(one.item_id, []).append(one.raw)
    opened: dict[int, list[Seal]] = {}
    ended = select(Seal).where(Seal.item_id.in_(ids), Seal.opened_at.is_not(None)).order_by(Seal.id)
    for seal in db.session.scalars(ended):
        opened.setdefault(seal.item_id, []).append(seal)
    found = []
    for item in items:
        number = written(db.session.get_one(CaseFile, item.case_id).number)
        words = [number, item.seal_number, item.seizure_no]
        words += [*codes.get(item.id, ()), *orders.get(item.id, ())]
        found.append(Findable("item", item.id, item.office_id, item.code, item.description, words))
        found += [_former_seal(seal, item) for seal in opened.get(item.id, ())]
    return found


def index_item(item: EvidenceItem) -> None:
    search.index(*describe_item(item))


def index_items(items: Sequence[EvidenceItem]) -> None:
    search.index(*describe_items(items))


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
