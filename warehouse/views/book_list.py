"""The lists of the book: its lines, and its closings."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from flask import url_for
from flask_babel import gettext
from markupsafe import Markup
from sqlalchemy import Select, or_

from audit.models import LedgerEntry
from audit.wording import Said, kind_words
from foundation.codes import shown
from foundation.database import db
from foundation.i18n import N_
from foundation.paging import Within
from foundation.permissions import Permission
from warehouse.models import STILL_OURS, BookClosing, BookLine, ClosingState, ItemStatus
from warehouse.queries.book import book_lines, closings, entries_of_lines
from warehouse.views.blind import unseen
from warehouse.views.timeline import timeline_details
from web import lists
from web.access import offices
from web.buttons import Button
from web.formatting import day, how_many, label, quantity, short_day
from web.lists import Asked, Column, Filter, Option, Order, Phone, cells

OPEN: Final = "open"
EVERY: Final = "all"
CAME: Final = "came"
WENT: Final = "went"
TONES: Final = {
    ClosingState.PROPOSED: "info",
    ClosingState.CLOSED: "ok",
    ClosingState.RETURNED: "neutral",
}


@dataclass(frozen=True, slots=True)
class LineRow:
    """One line of the book with the entry it rests on."""

    line: BookLine
    entry: LedgerEntry | None
    said: Said

    @property
    def late(self) -> bool:
        """Whether it was recorded after the quarter of its day had been closed."""
        closing = self.line.closing
        return closing is not None and closing.since is not None and self.line.day <= closing.since

    @property
    def paper(self) -> str:
        """The order or the minutes the entry names."""
        payload = self.entry.payload if self.entry is not None else {}
        named = (payload.get(key) for key in ("order", "hand_over", "number", "source"))
        return next((str(one) for one in named if one), "")


def _select(asked: Asked) -> Select[BookLine]:
    query = unseen(book_lines(offices()), BookLine.item_id)
    which = asked.one("closing")
    if which == OPEN:
        query = query.where(BookLine.closing_id.is_(None))
    elif which and which.isdigit():
        query = query.where(BookLine.closing_id == int(which))
    ways = {
        CAME: BookLine.before.is_(None),
        WENT: or_(BookLine.after.is_(None), BookLine.after.not_in(STILL_OURS)),
        ItemStatus.ON_LOAN.value: BookLine.after == ItemStatus.ON_LOAN,
        ItemStatus.MISSING.value: BookLine.after == ItemStatus.MISSING,
    }
    chosen = [ways[value] for value in asked.every("way")]
    return query.where(or_(*chosen)) if chosen else query


def _within(_asked: Asked) -> Within:
    return (BookLine.office_id, offices())


def _prepare(rows: Sequence[BookLine], _asked: Asked) -> Sequence[LineRow]:
    entries = entries_of_lines(rows)
    found = []
    for line in rows:
        entry = entries.get((line.item_id, line.seq))
        said = timeline_details([entry])[entry.seq] if entry is not None else Said("")
        found.append(LineRow(line, entry, said))
    return found


def _addresses() -> Any:
    prefix = url_for("warehouse.items.index")
    return lambda row: f"{prefix}/{row.line.item.code}"


def _what(row: LineRow) -> Markup:
    if row.entry is None:
        return Markup()
    words = row.said.act or kind_words(row.entry.kind)
    return cells.joined(words, row.said.more)


def _where(row: LineRow) -> str:
    """Say on a phone what happened, without the whole way to the place."""
    return kind_words(row.entry.kind) if row.entry is not None else ""


def _amount(value: Decimal) -> str:
    return quantity(value) if value else ""


def _state(row: LineRow) -> Markup:
    if row.late:
        return cells.status(gettext("recorded after its quarter was closed"), "warn")
    after = row.line.after
    return cells.status(gettext("to another office") if after is None else label(after), "neutral")


def _closings() -> list[Option]:
    """Return the closings whose lines can be asked for, the newest first."""
    last = lists.once("book_closings", _last_closings)
    return [
        Option(OPEN, gettext("not closed yet")),
        *(Option(str(one.id), f"{one.number} · {day(one.until)}") for one in last),
        Option(EVERY, gettext("All")),
    ]


def _last_closings() -> Sequence[BookClosing]:
    query = closings(offices()).where(BookClosing.state != ClosingState.RETURNED)
    return db.session.scalars(query.order_by(BookClosing.id.desc()).limit(12)).all()


def _begin() -> Button:
    return Button(gettext("Orders"), url_for("warehouse.orders.index"))


BOOK: Final = lists.declare(
    lists.List(
        key="book",
        endpoint="warehouse.book.index",
        permission=Permission.READ_WAREHOUSE,
        title=N_("Book of the store"),
        name=N_("Item"),
        counted=N_("lines"),
        select=_select,
        within=_within,
        prepare=_prepare,
        subject=lambda row: row.line,
        row_key=BookLine.id,
        what=lambda row: row.line.item.description,
        under=lambda row: cells.joined(shown(row.line.item.code), row.line.item.case.number),
        tone=lambda row: "warn" if row.late else "",
        addresses=_addresses,
        orders=(
            Order(key="newest", words=N_("Newest first"), by=(BookLine.id,), descending=True),
            Order(key="oldest", words=N_("Oldest first"), by=(BookLine.id,)),
        ),
        columns=(
            Column(
                key="happened",
                words=N_("What happened"),
                tell=_what,
                phone=Phone.LINE,
                line=_where,
            ),
            Column(
                key="paper",
                words=N_("Order or minutes"),
                tell=lambda row: row.paper,
                phone=Phone.FIRST,
            ),
            Column(
                key="came",
                words=N_("Came"),
                tell=lambda row: _amount(row.line.came),
                plain=lambda row: row.line.came,
                right=True,
            ),
            Column(
                key="went",
                words=N_("Went"),
                tell=lambda row: _amount(row.line.went),
                plain=lambda row: row.line.went,
                right=True,
            ),
            Column(
                key="held",
                words=N_("Left of it"),
                tell=lambda row: how_many(row.line.held, row.line.item.unit),
                plain=lambda row: row.line.held,
                right=True,
                phone=Phone.LINE,
            ),
            Column(key="state", words=N_("State after it"), tell=_state, phone=Phone.LINE),
            Column(
                key="day",
                words=N_("Day"),
                tell=lambda row: short_day(row.line.day),
                plain=lambda row: row.line.day,
                right=True,
                phone=Phone.RIGHT,
            ),
        ),
        filters=(
            Filter(
                key="closing",
                words=N_("Closing"),
                options=_closings,
                standing=lambda: EVERY,
                widest=EVERY,
                many=False,
            ),
            Filter(
                key="way",
                words=N_("What happened"),
                options=lambda: [
                    Option(CAME, gettext("Came")),
                    Option(WENT, gettext("Went")),
                    Option(ItemStatus.ON_LOAN.value, label(ItemStatus.ON_LOAN)),
                    Option(ItemStatus.MISSING.value, label(ItemStatus.MISSING)),
                ],
            ),
        ),
        empty=N_("Nothing stands in the book. Its first line is the first thing received."),
        begin=_begin,
        none=N_("No line fits the filters."),
    )
)
