"""What every act on a sale shares: look it up, show the form, do it once, go back to the sale."""

from collections.abc import Callable
from typing import Any

from flask import request, url_for
from flask.typing import ResponseReturnValue

from foundation import clock
from sales import queries
from sales.models import Sale
from sales.operations.milestones import sums_of
from web.access import offices
from web.forms import Form
from web.pages import one_or_404, page, perform


def find_sale(code: str) -> Sale:
    """Return a sale in sight, with lot, case and round; else 404."""
    sale: Sale = one_or_404(queries.sale_by_code(code, offices()))
    return sale


def act_on_sale(
    code: str,
    form: Form,
    act: Callable[[Sale], Any],
    *,
    title: str,
    button: str,
    message: str,
    warning: str = "",
    today: Any = None,
    first: Callable[[Sale], None] | None = None,
) -> ResponseReturnValue:
    """Show the form of one act on a sale, or do it and go back to the sale."""
    sale = find_sale(code)
    if request.method == "GET":
        form.expected.data = str(sale.version)
        if today is not None:
            today.data = clock.today()
        if first is not None:
            first(sale)
    if form.submitted():
        done = perform(
            form,
            lambda: act(sale),
            then=lambda _done: url_for("sales.sales.show", code=code),
            message=lambda _done: message,
        )
        if done is not None:
            return done
        sale = find_sale(code)
    return page(
        "sales/sales/act.html",
        form=form,
        sale=sale,
        heading=title,
        button=button,
        warning=warning,
        sums=sums_of(sale),
    )
