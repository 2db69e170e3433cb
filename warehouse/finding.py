"""What places, orders, items and their former seals are found by: every change calls these."""

from sqlalchemy import select

from cases.finding import written
from cases.models import CaseFile
from foundation import search
from foundation.codes import shown
from foundation.database import db
from warehouse.models import BoundCode, EvidenceItem, Order, OrderDirection, OrderLine, Place, Seal


def index_place(place: Place) -> None:
    search.index(
        "place",
        place.id,
        office_id=place.office_id,
        key=place.code,
        title=place.full_name,
        words=[shown(place.code), place.short_name],
    )


def index_order(order: Order) -> None:
    case = db.session.get_one(CaseFile, order.case_id)
    search.index(
        "order",
        order.id,
        office_id=order.office_id,
        key=order.code,
        title=f"{order.number} · {case.number}",
        words=[shown(order.code), written(case.number), order.document_no, order.reason],
    )


def index_item(item: EvidenceItem) -> None:
    """Make an item findable by its papers, its case, the seal in force and the codes bound to it.

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
        select(BoundCode.raw).where(BoundCode.item_id == item.id).order_by(BoundCode.id)
    ).all()
    search.index(
        "item",
        item.id,
        office_id=item.office_id,
        key=item.code,
        title=item.description,
        words=[
            shown(item.code),
            written(case.number),
            item.seal_number,
            item.seizure_no,
            *codes,
            *orders,
        ],
    )
    for seal in db.session.scalars(
        select(Seal).where(Seal.item_id == item.id, Seal.opened_at.is_not(None))
    ):
        search.index(
            "former_seal",
            seal.id,
            office_id=item.office_id,
            key=item.code,
            title=f"{seal.number} · {item.description}",
        )
