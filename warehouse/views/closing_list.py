"""The list of the closings of the book."""

from typing import Any, Final

from flask import url_for
from flask_babel import gettext, ngettext
from sqlalchemy import Select

from foundation.i18n import N_
from foundation.paging import Within
from foundation.permissions import Permission
from warehouse.models import BookClosing, ClosingState
from warehouse.queries.book import closings
from warehouse.views.book_list import TONES
from web import lists
from web.access import offices
from web.buttons import Button
from web.formatting import day, grouped, label, short_day
from web.lists import Asked, Column, Filter, Option, Order, Phone, cells


def _closing_addresses() -> Any:
    prefix = url_for("warehouse.book.closings")
    return lambda row: f"{prefix}/{row.id}"


def _choose(asked: Asked) -> Select[BookClosing]:
    query = closings(offices())
    states = [ClosingState(value) for value in asked.every("state")]
    return query.where(BookClosing.state.in_(states)) if states else query


def _closings_within(_asked: Asked) -> Within:
    return (BookClosing.office_id, offices())


CLOSINGS: Final = lists.declare(
    lists.List(
        key="book_closings",
        endpoint="warehouse.book.closings",
        permission=Permission.READ_WAREHOUSE,
        title=N_("Closings of the book"),
        name=N_("Closing"),
        counted=N_("closings"),
        select=_choose,
        within=_closings_within,
        row_key=BookClosing.id,
        what=lambda row: f"{row.number} · {day(row.until)}",
        under=lambda row: row.keeper.full_name,
        addresses=_closing_addresses,
        orders=(
            Order(key="newest", words=N_("Newest first"), by=(BookClosing.id,), descending=True),
            Order(key="oldest", words=N_("Oldest first"), by=(BookClosing.id,)),
        ),
        columns=(
            Column(
                key="state",
                words=N_("State"),
                tell=lambda row: cells.status(label(row.state), TONES[row.state]),
                phone=Phone.LINE,
            ),
            Column(
                key="held",
                words=N_("In the book"),
                tell=lambda row: grouped(row.held),
                plain=lambda row: row.held,
                right=True,
                phone=Phone.LINE,
                line=lambda row: ngettext("%(num)d thing", "%(num)d things", row.held),
            ),
            Column(
                key="lines",
                words=N_("Lines"),
                tell=lambda row: grouped(row.lines),
                plain=lambda row: row.lines,
                right=True,
            ),
            Column(
                key="until",
                words=N_("Until"),
                tell=lambda row: short_day(row.until),
                plain=lambda row: row.until,
                right=True,
                phone=Phone.RIGHT,
            ),
        ),
        filters=(
            Filter(
                key="state",
                words=N_("State"),
                options=lambda: [Option(each.value, label(each)) for each in ClosingState],
            ),
        ),
        empty=N_("The book was never closed. It is closed when a quarter is over."),
        begin=lambda: Button(gettext("Book of the store"), url_for("warehouse.book.index")),
        none=N_("No closing fits the filters."),
    )
)
