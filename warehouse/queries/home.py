"""What waits for the keeper, counted."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, select

from foundation.counting import Counted, up_to
from foundation.database import db
from foundation.sight import in_sight
from warehouse.models import (
    OPEN_LINES,
    Loan,
    Order,
    OrderDirection,
    OrderLine,
    OrderPurpose,
    OrderState,
    UnknownScan,
)
from warehouse.queries.care import visits_due
from warehouse.queries.discrepancies import Waiting, open_discrepancies, waiting
from warehouse.queries.hand_overs import coming, unsigned
from warehouse.queries.items import items_without_label

Offices = Collection[int]


@dataclass(frozen=True, slots=True)
class KeeperCounts:
    """What waits for the keeper today."""

    orders_in: Counted  # approved intake orders to carry out
    lines_in: Counted  # things still to receive under them
    orders_out: Counted  # approved orders to release under
    loans_to_hand: Counted  # approved orders to lend under
    loans_due: Counted  # out and due back today or in the next three days
    loans_overdue: Counted
    items_without_label: Counted
    unknown_scans: Counted
    hand_overs: Counted  # not signed by both yet
    coming: Counted  # likewise, from the store of another office
    discrepancies: Waiting
    visits_due: Counted  # to things that are looked after
    visits_late: Counted  # of them, those whose day has passed
    first_in: tuple[str, datetime] | None = None  # the oldest of them: number, approved at
    first_overdue: tuple[str, date] | None = None  # the loan longest over: borrower, last day


def keeper_counts(offices: Offices, today: date) -> KeeperCounts:
    """Count what the keeper's home shows; every count is over a narrow index."""
    open_orders = [in_sight(Order.office_id, offices), Order.state == OrderState.APPROVED]
    incoming = [*open_orders, Order.direction == OrderDirection.IN]
    lines_in = (
        select(OrderLine.id)
        .join(Order, Order.id == OrderLine.order_id)
        .where(*incoming, OrderLine.state.in_(OPEN_LINES))
    )
    outgoing = [*open_orders, Order.direction == OrderDirection.OUT]
    lending = Order.purpose == OrderPurpose.LOAN
    out = [in_sight(Loan.office_id, offices), Loan.returned_at.is_(None)]
    soon = date.fromordinal(today.toordinal() + 3)
    counted = _counts(
        orders_in=select(Order.id).where(*incoming),
        lines_in=lines_in,
        orders_out=select(Order.id).where(*outgoing, ~lending),
        loans_to_hand=select(Order.id).where(*outgoing, lending),
        loans_due=select(Loan.id).where(*out, Loan.due_back_on >= today, Loan.due_back_on <= soon),
        loans_overdue=select(Loan.id).where(*out, Loan.due_back_on < today),
        items_without_label=items_without_label(offices),
        unknown_scans=select(UnknownScan.id).where(
            in_sight(UnknownScan.office_id, offices), UnknownScan.settled_at.is_(None)
        ),
        hand_overs=unsigned(offices),
        coming=coming(offices),
        visits_due=visits_due(offices, today),
        visits_late=visits_due(offices, date.fromordinal(today.toordinal() - 1)),
    )
    return KeeperCounts(
        **counted,
        discrepancies=waiting(open_discrepancies(offices), today),
        first_in=_first(
            select(Order.number, Order.approved_at)
            .where(*incoming, Order.approved_at.is_not(None))
            .order_by(Order.id)
        ),
        first_overdue=_first(
            select(Loan.borrower, Loan.due_back_on)
            .where(*out, Loan.due_back_on < today)
            .order_by(Loan.due_back_on, Loan.id)
        ),
    )


def _first(query: Any) -> Any:
    row = db.session.execute(query.limit(1)).first()
    return tuple(row) if row is not None else None


def _counts(**rows: Select[Any]) -> dict[str, Counted]:
    """Count several things in one statement, each as far as a page says it."""
    found = db.session.execute(select(*(up_to(each) for each in rows.values()))).one()
    return {name: Counted.read(number or 0) for name, number in zip(rows, found, strict=True)}
