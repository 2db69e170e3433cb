"""What sales show on the pages of things: what was sold, what is due, what stands in the way."""

from typing import Any

from flask import url_for
from flask_babel import gettext as _
from sqlalchemy import Select

from auctions.views.panels import obstacles_of_lot
from cases.models import CaseFile, Deadline
from cases.views import thing_panels
from foundation import clock
from foundation.i18n import N_
from foundation.identity import masked
from foundation.permissions import Permission
from sales import queries
from sales.models import Sale
from warehouse.models import EvidenceItem, Order
from web import panels
from web.access import offices
from web.formatting import dong, initials, short_day_or_part
from web.lists import cells
from web.panels import Column, Line, Panel, Section

READS = Permission.READ_AUCTIONS


def _line(sale: Sale, due: Deadline | None) -> Line:
    late = due is not None and due.is_overdue(clock.today())
    return Line(
        what=sale.lot.title,
        url=url_for("sales.sales.show", code=sale.code),
        under=cells.joined(
            dong(sale.price),
            f"{initials(sale.buyer)} {masked(sale.buyer_identity)}".strip(),
            _("sold on %(day)s", day=short_day_or_part(sale.sold_on, sale.sold_in)),
        ),
        right=cells.joined(cells.word(due.step), cells.clock(due.due_on))
        if due is not None and late
        else cells.state(sale.standing),
    )


def _panel(query: Select[Sale], whole: str = "") -> Panel:
    few = panels.first_few(query, Sale.id, Sale.id.desc())
    due = queries.due_days([sale.id for sale in few.rows]) if few.rows else {}
    return few.panel([_line(sale, due.get(sale.id)) for sale in few.rows], whole=whole)


def sales_of_case(case: CaseFile) -> Panel:
    query = queries.sales(offices(READS), case_id=case.id)
    return _panel(query, url_for("sales.sales.index", case_id=case.id))


def sales_of_item(item: EvidenceItem) -> Panel | None:
    """Show the sales of the asset that a thing is, or is a part of."""
    if item.asset_id is None:
        return None
    return _panel(queries.sales(offices(READS), asset_id=item.asset_id))


def sale_of_order(order: Order) -> Panel | None:
    """Show the sale that an order delivers."""
    if order.sale_id is None:
        return None
    return _panel(queries.sales(offices(READS)).where(Sale.id == order.sale_id))


def obstacles_of_sale(sale: Sale) -> Panel:
    return obstacles_of_lot(sale.lot)


SALES: dict[str, Any] = {"key": "sales", "empty": N_("Nothing was sold yet."), "permission": READS}
for section in (
    Section(
        page="case",
        title=N_("Sales of the case"),
        make=sales_of_case,
        rank=40,
        column=Column.HALF,
        **SALES,
    ),
    Section(
        page="item",
        title=N_("Sales of the asset"),
        make=sales_of_item,
        rank=40,
        column=Column.SIDE,
        folded=False,
        **SALES,
    ),
    Section(
        page="order",
        title=N_("Sale it delivers"),
        make=sale_of_order,
        rank=40,
        column=Column.SIDE,
        folded=False,
        **SALES,
    ),
    Section(page="sale", make=obstacles_of_sale, **thing_panels.OBSTACLES | {"folded": False}),
):
    panels.declare(section)
