"""The list of orders."""

from typing import Any, Final

from flask import url_for
from flask_babel import gettext
from sqlalchemy import Select

from cases.views.finding import case_told
from foundation import clock
from foundation.i18n import N_
from foundation.paging import Within
from foundation.permissions import Permission
from warehouse import queries
from warehouse.models import Order as StockOrder
from warehouse.models import OrderDirection, OrderPurpose, OrderState
from warehouse.views import buttons
from web import lists
from web.access import offices
from web.buttons import Button
from web.formatting import label, short_day
from web.lists import Asked, Column, Filter, Option, Order, Phone, cells


def _select(asked: Asked) -> Select[StockOrder]:
    direction, case_id = asked.one("direction"), asked.one("case_id")
    return queries.orders(
        offices(),
        states=[OrderState(value) for value in asked.every("state")],
        direction=OrderDirection(direction) if direction else None,
        purposes=[OrderPurpose(value) for value in asked.every("purpose")],
        case_id=int(case_id) if case_id else None,
    )


def _within(_asked: Asked) -> Within:
    return (StockOrder.office_id, offices())


def _addresses() -> Any:
    prefix = url_for("warehouse.orders.index")
    return lambda order: f"{prefix}/{order.code}"


def _lines(order: StockOrder) -> str:
    done = sum(line.settled_at is not None for line in order.lines)
    return str(gettext("%(done)s of %(all)s", done=done, all=len(order.lines)))


def _begin() -> Button | None:
    return next(iter(buttons.of_orders()), None)


ORDERS: Final = lists.declare(
    lists.List(
        key="orders",
        endpoint="warehouse.orders.index",
        permission=Permission.READ_WAREHOUSE,
        title=N_("Orders"),
        name=N_("Order"),
        counted=N_("orders"),
        select=_select,
        within=_within,
        row_key=StockOrder.code,
        what=lambda order: order.number,
        under=lambda order: cells.joined(cells.word(order.purpose), order.reason),
        addresses=_addresses,
        orders=(
            Order(key="new", words=N_("Newest first"), by=(StockOrder.id,), descending=True),
            Order(key="old", words=N_("Oldest first"), by=(StockOrder.id,)),
        ),
        columns=(
            Column(
                key="state",
                words=N_("State"),
                tell=lambda order: cells.state(order.state),
                phone=Phone.LINE,
            ),
            Column(
                key="purpose",
                words=N_("Purpose"),
                tell=lambda order: cells.word(order.purpose),
                phone=Phone.LINE,
                shown=False,
            ),
            Column(
                key="case",
                words=N_("Case file"),
                tell=lambda order: order.case.number,
                phone=Phone.LINE,
            ),
            Column(
                key="lines",
                words=N_("Lines"),
                tell=_lines,
                right=True,
                phone=Phone.RIGHT,
            ),
            Column(
                key="proposed",
                words=N_("Proposed"),
                tell=lambda order: short_day(order.proposed_at),
                plain=lambda order: clock.local_day(order.proposed_at),
            ),
            Column(
                key="by",
                words=N_("Proposed by"),
                tell=lambda order: cells.person(order.proposed_by.full_name),
                plain=lambda order: order.proposed_by.full_name,
                phone=Phone.LINE,
            ),
        ),
        filters=(
            Filter(
                key="state",
                words=N_("State"),
                options=lambda: [Option(each.value, label(each)) for each in OrderState],
            ),
            Filter(
                key="direction",
                words=N_("In or out"),
                options=lambda: [Option(each.value, label(each)) for each in OrderDirection],
                many=False,
            ),
            Filter(
                key="purpose",
                words=N_("Purpose"),
                options=lambda: [Option(each.value, label(each)) for each in OrderPurpose],
            ),
            Filter(key="case_id", words=N_("Case file"), told=case_told, field=False, many=False),
        ),
        empty=N_("There is no order yet."),
        begin=_begin,
        none=N_("No order fits the filters."),
    )
)
