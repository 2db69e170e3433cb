"""The list of sales."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from flask import url_for
from flask_babel import gettext
from sqlalchemy import Select

from accounts.thresholds.in_force import threshold_of
from cases.models import Deadline
from cases.thresholds import DUE_SOON
from cases.views.finding import case_told
from foundation import clock
from foundation.i18n import N_
from foundation.identity import masked
from foundation.paging import Within
from foundation.permissions import Permission
from sales import queries
from sales.models import Delivery, Sale, SaleState
from web import lists
from web.access import offices
from web.buttons import Button
from web.formatting import initials, label, short_day, short_day_or_part
from web.lists import Asked, Column, Filter, Option, Order, Phone, cells


@dataclass(frozen=True, slots=True)
class SaleRow:
    """One sale with its nearest open milestone."""

    sale: Sale
    due: Deadline | None
    today: date

    @property
    def tone(self) -> str:
        if self.due is None:
            return ""
        days = (self.due.due_on - self.today).days
        soon = threshold_of(DUE_SOON, self.sale.office_id, self.today)
        return "danger" if days < 0 else "warn" if days <= soon else ""


_STANDINGS: Final[dict[str, SaleState | Delivery]] = {
    each.value: each for each in (*SaleState, *Delivery)
}


def _select(asked: Asked) -> Select[Sale]:
    case_id = asked.one("case_id")
    return queries.sales(
        offices(),
        standings=[_STANDINGS[each] for each in asked.every("state")],
        case_id=int(case_id) if case_id else None,
    )


def _within(_asked: Asked) -> Within:
    return (Sale.office_id, offices())


def _prepare(rows: Sequence[Sale], _asked: Asked) -> Sequence[SaleRow]:
    due, today = queries.due_days([sale.id for sale in rows]), clock.today()
    return [SaleRow(sale, due.get(sale.id), today) for sale in rows]


def _addresses() -> Any:
    prefix = url_for("sales.sales.index")
    return lambda row: f"{prefix}/{row.sale.code}"


def _buyer(row: SaleRow) -> Any:
    sale = row.sale
    return cells.joined(
        sale.lot.case.number,
        f"{initials(sale.buyer)} {masked(sale.buyer_identity)}".strip(),
        gettext("sold on %(day)s", day=short_day_or_part(sale.sold_on, sale.sold_in)),
    )


def _due(row: SaleRow) -> Any:
    return cells.due(cells.word(row.due.step), row.due.due_on, row.tone) if row.due else ""


def _begin() -> Button:
    if offices(Permission.ENTER_BACKLOG):
        return Button(gettext("Enter an old asset"), url_for("backlog.assets.new"))
    return Button(gettext("Lots"), url_for("auctions.lots.index"))


SALES: Final = lists.declare(
    lists.List(
        key="sales",
        endpoint="sales.sales.index",
        permission=Permission.READ_AUCTIONS,
        title=N_("Sales"),
        name=N_("Lot"),
        counted=N_("sales"),
        select=_select,
        within=_within,
        prepare=_prepare,
        subject=lambda row: row.sale,
        row_key=Sale.code,
        what=lambda row: row.sale.lot.title,
        under=_buyer,
        tone=lambda row: row.tone,
        addresses=_addresses,
        orders=(
            Order(key="new", words=N_("Newest first"), by=(Sale.id,), descending=True),
            Order(key="old", words=N_("Oldest first"), by=(Sale.id,)),
        ),
        columns=(
            Column(
                key="state",
                words=N_("State"),
                tell=lambda row: cells.state(row.sale.standing),
                phone=Phone.LINE,
            ),
            Column(
                key="due",
                words=N_("Next last day"),
                tell=_due,
                plain=lambda row: row.due.due_on if row.due else None,
                phone=Phone.LINE,
                line=lambda row: short_day(row.due.due_on) if row.due else "",
            ),
            Column(
                key="case",
                words=N_("Case file"),
                tell=lambda row: row.sale.lot.case.number,
                phone=Phone.LINE,
                shown=False,
            ),
            Column(
                key="price",
                words=N_("Price sold (₫)"),
                tell=lambda row: cells.money(row.sale.price),
                plain=lambda row: row.sale.price,
                right=True,
                phone=Phone.RIGHT,
            ),
            Column(
                key="sold",
                words=N_("Sold on"),
                tell=lambda row: short_day_or_part(row.sale.sold_on, row.sale.sold_in),
                plain=lambda row: row.sale.sold_day.exact or row.sale.sold_day.shown,
                shown=False,
            ),
        ),
        filters=(
            Filter(
                key="state",
                words=N_("State"),
                options=lambda: [Option(key, label(each)) for key, each in _STANDINGS.items()],
            ),
            Filter(key="case_id", words=N_("Case file"), told=case_told, field=False, many=False),
        ),
        empty=N_("There is no sale yet. A sale begins with a session in which the lot is sold."),
        begin=_begin,
        none=N_("No sale fits the filters."),
    )
)
