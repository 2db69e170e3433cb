"""The orders that wait for a decision, above the list of what else is proposed."""

from typing import Any

from flask import url_for

from accounts.views import approvals
from foundation.i18n import N_
from foundation.permissions import Permission
from warehouse import queries
from warehouse.models import Order, OrderState
from warehouse.views.panels import order_line
from web import panels
from web.access import offices
from web.panels import Panel, Section


def _waiting(_nothing: Any) -> Panel:
    """Show the longest waiting first, in every office whose store the reader sees."""
    few = panels.first_few(
        queries.orders(offices(Permission.READ_WAREHOUSE), states=[OrderState.PROPOSED]),
        Order.id,
        Order.id,
    )
    whole = url_for("warehouse.orders.index", state=OrderState.PROPOSED.value)
    return few.panel([order_line(row) for row in few.rows], whole=whole)


approvals.also(
    Section(
        page="approvals",
        key="orders",
        title=N_("Store orders that wait for a decision"),
        empty=N_("No order waits for a decision."),
        permission=Permission.READ_WAREHOUSE,
        make=_waiting,
        rank=10,
        folded=False,
    )
)
