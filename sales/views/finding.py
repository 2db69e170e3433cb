"""What the pages of sales share: looking one up, and what the page of an act shows."""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from flask import url_for

from foundation import clock
from sales import queries
from sales.acts import ACTS, SaleAct
from sales.models import Sale
from web.access import offices
from web.forms import Form
from web.pages import one_or_404

F = TypeVar("F", bound=Form)


def find_sale(code: str) -> Sale:
    """Return a sale in sight, with lot, case and round; else 404."""
    sale: Sale = one_or_404(queries.sale_by_code(code, offices()))
    return sale


def page_of(code: str) -> str:
    """Return the address of the page of a sale."""
    return url_for("sales.sales.show", code=code)


def act_context(act: SaleAct, *, warning: str = "") -> Callable[[Sale], dict[str, Any]]:
    """Return what gives the page of an act on a sale: its words, the sums, a warning before it."""
    return lambda sale: {
        "doing": ACTS[act],
        "sums": queries.sums_of(sale),
        "warning": warning,
    }


def today_in(*names: str) -> Callable[[Sale, Form], None]:
    """Return what puts the present day into fields when the form is opened."""

    def fill(_sale: Sale, form: Form) -> None:
        day: date = clock.today()
        for name in names:
            form[name].data = day

    return fill
