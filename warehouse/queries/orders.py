"""Selects about orders and loans."""

from collections.abc import Collection

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import joinedload, selectinload

from cases.models import Asset, AssetCategory, CaseFile
from foundation.database import db
from foundation.sight import in_sight
from warehouse.models import (
    EvidenceItem,
    LineState,
    Loan,
    OnOrder,
    Order,
    OrderDirection,
    OrderLine,
    OrderPurpose,
    OrderState,
    Photo,
)

Offices = Collection[int]
NO_THINGS = (AssetCategory.SHARES, AssetCategory.FUTURE, AssetCategory.RECEIVABLE)


def orders(
    offices: Offices,
    *,
    states: Collection[OrderState] = (),
    direction: OrderDirection | None = None,
    purposes: Collection[OrderPurpose] = (),
    case_id: int | None = None,
    item_id: int | None = None,
) -> Select[Order]:
    query = (
        select(Order)
        .where(in_sight(Order.office_id, offices))
        .options(
            joinedload(Order.case),
            joinedload(Order.proposed_by),
            selectinload(Order.lines).load_only(OrderLine.settled_at, raiseload=True),
        )
    )
    if states:
        query = query.where(Order.state.in_(states))
    if direction is not None:
        query = query.where(Order.direction == direction)
    if purposes:
        query = query.where(Order.purpose.in_(purposes))
    if case_id is not None:
        query = query.where(Order.case_id == case_id)
    if item_id is not None:
        named = select(OrderLine.order_id).where(OrderLine.item_id == item_id)
        query = query.where(Order.id.in_(named))
    return query


def movable_assets(case_id: int) -> Select[Asset]:
    """Select the assets of a case that can come into a store: things, not rights or land.

    An asset of which nobody knows whether it is movable is among them: it may lie in a store.
    """
    return (
        select(Asset)
        .where(
            Asset.case_id == case_id,
            Asset.stands,
            Asset.immovable.is_not(True),
            Asset.category.not_in(NO_THINGS),
        )
        .order_by(Asset.id)
        .limit(200)
    )


def asset_ids_ordered_in(case_id: int) -> Select[int | None]:
    """Select the assets an intake order of the case names, unless it was rejected or cancelled."""
    return (
        select(OrderLine.asset_id)
        .join(Order, Order.id == OrderLine.order_id)
        .where(
            Order.case_id == case_id,
            Order.direction == OrderDirection.IN,
            Order.state.not_in((OrderState.REJECTED, OrderState.CANCELLED)),
            OrderLine.asset_id.is_not(None),
        )
    )


def order(code: str, offices: Offices) -> Select[Order]:
    """Select one order by its code, with its lines, their items, and the people of it."""
    return _whole(select(Order).where(in_sight(Order.office_id, offices)), code)


def order_seen(code: str, offices: Offices) -> Select[Order]:
    """Select one order for its page: the office of its case sees it, whichever store has it."""
    of_sight = or_(in_sight(Order.office_id, offices), in_sight(CaseFile.office_id, offices))
    return _whole(select(Order).join(Order.case).where(of_sight), code)


def _whole(query: Select[Order], code: str) -> Select[Order]:
    return query.where(Order.code == code).options(
        joinedload(Order.case),
        joinedload(Order.proposed_by),
        joinedload(Order.approved_by),
        joinedload(Order.executed_by),
        joinedload(Order.to_office),
        selectinload(Order.lines).joinedload(OrderLine.item),
    )


def items_of_order(code: str, offices: Offices) -> Select[EvidenceItem]:
    """Select the items of an order in the order of its lines."""
    return (
        select(EvidenceItem)
        .join(OrderLine, OrderLine.item_id == EvidenceItem.id)
        .join(Order, Order.id == OrderLine.order_id)
        .where(Order.code == code, in_sight(Order.office_id, offices))
        .order_by(OrderLine.line_no)
    )


def line(code: str, line_no: int, offices: Offices) -> Select[OrderLine]:
    return (
        select(OrderLine)
        .join(Order, Order.id == OrderLine.order_id)
        .where(Order.code == code, in_sight(Order.office_id, offices), OrderLine.line_no == line_no)
        .options(joinedload(OrderLine.order).joinedload(Order.case), joinedload(OrderLine.item))
    )


def photos_of_line(line: OrderLine) -> Select[Photo]:
    return (
        select(Photo)
        .where(Photo.order_line_id == line.id, Photo.item_id.is_(None))
        .order_by(Photo.id)
    )


def orders_out_for(item: EvidenceItem) -> Select[Order]:
    """Select the approved orders under which an item may go out now."""
    return (
        select(Order)
        .where(
            Order.id.in_(
                select(OrderLine.order_id).where(
                    OrderLine.item_id == item.id, OrderLine.state == LineState.PENDING
                )
            ),
            Order.direction == OrderDirection.OUT,
            Order.state == OrderState.APPROVED,
        )
        .order_by(Order.id)
    )


def items_to_go(order: Order) -> Select[EvidenceItem]:
    """Select what is still to go out under an order, in the order of its lines."""
    return (
        select(EvidenceItem)
        .join(OrderLine, OrderLine.item_id == EvidenceItem.id)
        .where(
            OrderLine.order_id == order.id,
            OrderLine.state == LineState.PENDING,
        )
        .order_by(OrderLine.line_no)
    )


def ordered_out(item_ids: Collection[int]) -> dict[int, OnOrder]:
    """Return the open order out that names an item which has not gone, by item."""
    rows = db.session.execute(
        select(OrderLine.item_id, Order.id, Order.number)
        .join(Order, Order.id == OrderLine.order_id)
        .where(
            OrderLine.item_id.in_(item_ids),
            OrderLine.state == LineState.PENDING,
            Order.direction == OrderDirection.OUT,
            Order.state.in_((OrderState.PROPOSED, OrderState.APPROVED)),
        )
    )
    return {row.item_id: OnOrder(row.id, row.number) for row in rows if row.item_id is not None}


def assets_ordered_out(asset_ids: Collection[int]) -> dict[int, OnOrder]:
    """Return an open order out that names a thing of an asset, by asset."""
    rows = db.session.execute(
        select(EvidenceItem.asset_id, EvidenceItem.id).where(EvidenceItem.asset_id.in_(asset_ids))
    ).all()
    orders = ordered_out([item_id for _asset_id, item_id in rows])
    return {
        asset_id: orders[item_id]
        for asset_id, item_id in rows
        if asset_id is not None and item_id in orders
    }


def loans_out(offices: Offices) -> Select[Loan]:
    """Select what is out, to be ordered by the day it is due back."""
    return (
        select(Loan)
        .where(in_sight(Loan.office_id, offices), Loan.returned_at.is_(None))
        .options(joinedload(Loan.item).joinedload(EvidenceItem.case))
    )


def loans_of_items(item_ids: Collection[int]) -> Select[Loan]:
    """Select what is out of some things, for the update of each."""
    return (
        select(Loan)
        .where(Loan.item_id.in_(item_ids), Loan.returned_at.is_(None))
        .order_by(Loan.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )


def loans_of(item: EvidenceItem) -> Select[Loan]:
    return select(Loan).where(Loan.item_id == item.id).order_by(Loan.id.desc())
