"""The list of counts."""

from typing import Any, Final

from flask import url_for
from flask_babel import gettext
from markupsafe import Markup
from sqlalchemy import Select, or_

from foundation.i18n import N_
from foundation.paging import Within
from foundation.permissions import Permission
from warehouse.models import ENDED, CountKind, CountState, StockCount
from warehouse.queries.counting import has_entries
from warehouse.queries.counts import counts
from web import lists
from web.access import actor, may, offices
from web.buttons import Button
from web.formatting import label, short_day
from web.lists import Asked, Column, Filter, Option, Order, Phone, cells

OPEN: Final = "open"
EVERY: Final = "all"
MINE: Final = "mine"
TONES: Final = {
    CountState.CLOSED: "neutral",
    CountState.CANCELLED: "neutral",
    CountState.APPROVED: "ok",
}


def _select(asked: Asked) -> Select[StockCount]:
    query = counts(offices())
    if asked.one("state") == OPEN:
        given_up = (StockCount.state == CountState.CANCELLED) & has_entries()
        query = query.where(or_(StockCount.state.not_in(ENDED), given_up))
    if asked.one("whose") == MINE:
        me = actor().id
        query = query.where(
            or_(
                StockCount.counter_one_id == me,
                StockCount.counter_two_id == me,
                StockCount.third_id == me,
            )
        )
    kinds = [CountKind(value) for value in asked.every("kind")]
    return query.where(StockCount.kind.in_(kinds)) if kinds else query


def _within(_asked: Asked) -> Within:
    return (StockCount.office_id, offices())


def _addresses() -> Any:
    prefix = url_for("warehouse.counts.index")
    return lambda row: f"{prefix}/{row.id}"


def _state(row: StockCount) -> Markup:
    return cells.status(label(row.state), TONES.get(row.state, "info"))


def _where(row: StockCount) -> str:
    return row.place.full_name if row.place is not None else gettext("the whole store")


def _begin() -> Button:
    if may(Permission.APPROVE_ORDERS):
        return Button(gettext("Open a count"), url_for("warehouse.counts.new"), main=True)
    return Button(gettext("Warehouse"), url_for("warehouse.items.index"))


COUNTS: Final = lists.declare(
    lists.List(
        key="counts",
        endpoint="warehouse.counts.index",
        permission=Permission.READ_WAREHOUSE,
        title=N_("Counts"),
        name=N_("Count"),
        counted=N_("counts"),
        select=_select,
        within=_within,
        row_key=StockCount.id,
        what=lambda row: f"{row.number} · {label(row.kind)}",
        under=_where,
        addresses=_addresses,
        orders=(
            Order(key="newest", words=N_("Newest first"), by=(StockCount.id,), descending=True),
            Order(key="oldest", words=N_("Oldest first"), by=(StockCount.id,)),
        ),
        columns=(
            Column(key="state", words=N_("State"), tell=_state, phone=Phone.LINE),
            Column(
                key="counters",
                words=N_("Who counts"),
                tell=lambda row: f"{row.counter_one.full_name}, {row.counter_two.full_name}",
            ),
            Column(
                key="opened",
                words=N_("Opened on"),
                tell=lambda row: short_day(row.opened_at),
                plain=lambda row: row.opened_at,
                right=True,
                phone=Phone.RIGHT,
            ),
        ),
        filters=(
            Filter(
                key="state",
                words=N_("State"),
                options=lambda: [
                    Option(OPEN, gettext("not ended, or cancelled after something was counted")),
                    Option(EVERY, gettext("All")),
                ],
                standing=lambda: OPEN,
                widest=EVERY,
                many=False,
            ),
            Filter(
                key="whose",
                words=N_("Who counts"),
                options=lambda: [Option(MINE, gettext("I do"))],
                many=False,
            ),
            Filter(
                key="kind",
                words=N_("Kind of count"),
                options=lambda: [Option(each.value, label(each)) for each in CountKind],
            ),
        ),
        empty=N_("No count is open."),
        begin=_begin,
        none=N_("No count fits the filters."),
    )
)
