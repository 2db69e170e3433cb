"""What sales show on the page of a case: what was sold, and what is due next of it."""

from flask import url_for
from flask_babel import gettext as _

from cases.models import CaseFile, Deadline
from foundation import clock
from foundation.i18n import N_
from foundation.identity import masked
from foundation.permissions import Permission
from sales import queries
from sales.models import Sale
from web import panels
from web.access import offices
from web.formatting import dong, initials, short_day
from web.lists import cells
from web.panels import Column, Line, Panel, Section


def _line(sale: Sale, due: Deadline | None) -> Line:
    late = due is not None and due.due_on < clock.today()
    return Line(
        what=sale.lot.title,
        url=url_for("sales.sales.show", code=sale.code),
        under=cells.joined(
            dong(sale.price),
            f"{initials(sale.buyer)} {masked(sale.buyer_identity)}".strip(),
            _("sold on %(day)s", day=short_day(sale.sold_on)),
        ),
        right=cells.status(f"{cells.word(due.step)} {short_day(due.due_on)}", "danger")
        if due is not None and late
        else cells.state(sale.state),
    )


def sales_of_case(case: CaseFile) -> Panel:
    few = panels.first_few(
        queries.sales(offices(Permission.READ_AUCTIONS), case_id=case.id), Sale.id, Sale.id.desc()
    )
    due = queries.due_days([sale.id for sale in few.rows]) if few.rows else {}
    return Panel(
        total=few.total,
        more=few.more,
        lines=[_line(sale, due.get(sale.id)) for sale in few.rows],
        whole=url_for("sales.sales.index", case_id=case.id),
    )


panels.declare(
    Section(
        page="case",
        key="sales",
        title=N_("Sales of the case"),
        empty=N_("Nothing was sold yet."),
        permission=Permission.READ_AUCTIONS,
        make=sales_of_case,
        rank=40,
        column=Column.HALF,
    )
)
