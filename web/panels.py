"""Panels: what the page of one thing shows of its children, declared by the room that knows them.

A room declares a :class:`Section` for the page of a thing (see ``PAGES``); the page asks for the
panels of all rooms and knows none of them. A panel holds the first few rows, how many there are and
the acts that begin a new one. Its acts stand in its head whether it has rows or not.
"""

import enum
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from flask import Flask, render_template
from flask_babel import gettext
from markupsafe import Markup
from sqlalchemy import ColumnElement, Select, func, select

from foundation.database import db
from foundation.permissions import Permission
from web.access import may
from web.buttons import Button

ROWS: Final = 8
"""The rows of a panel: enough to know the thing by, few enough for every page."""

PAGES: Final = frozenset(
    {"case", "asset", "lot", "sale", "item", "order", "hand_over", "count", "place", "organisation"}
)
"""The things whose pages have panels."""

MOST: Final = 10_000
"""Where a count stops."""


class Column(enum.StrEnum):
    """Where a panel stands on a wide page."""

    MAIN = "main"
    HALF = "half"  # two beside each other in the main column
    SIDE = "side"


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a panel: what it is, a quiet line, and what stands on the right."""

    what: Any
    url: str = ""
    under: Any = ""
    right: Any = ""
    photo: str | None = None  # address; empty where there could be a photo and is none
    acts: Sequence[Button] = ()


@dataclass(frozen=True, slots=True)
class Panel:
    """What one section shows of one thing."""

    total: int = 0
    more: bool = False  # there are more than ``total``
    lines: Sequence[Line] = ()
    body: Markup = Markup()  # instead of lines, or below them
    acts: Sequence[Button] = ()
    whole: str = ""  # address of the whole list
    note: Any = ""  # beside the count
    newest: Any = ""  # the newest fact: what stands for the panel when it is folded
    counted: bool = True  # one that counts nothing is never folded to a line of emptiness

    @property
    def is_empty(self) -> bool:
        return self.counted and not self.total

    @property
    def told(self) -> Any:
        """What a folded panel says besides its count."""
        return self.newest or (self.lines[0].what if self.lines else "")


@dataclass(frozen=True, slots=True)
class Section:
    """A declared part of the page of one thing."""

    page: str  # one of PAGES
    key: str  # its address on the page, "#things"
    title: str  # a message, N_("Things in store")
    empty: str  # the sentence when there is nothing, N_("…")
    permission: Permission  # in the office of the thing
    make: Callable[[Any], Panel | None]  # None: there can be nothing of the kind on this thing
    rank: int  # its place in its column, and among the words of the jump row
    column: Column = Column.MAIN
    folded: bool = True  # on a phone: one row until it is opened
    jump: bool = True  # it stands in the jump row


@dataclass(frozen=True, slots=True)
class Shown:
    """A section with what it shows now."""

    section: Section
    panel: Panel


_declared: Final[dict[tuple[str, str], Section]] = {}


def declare(section: Section) -> Section:
    """Register a section; once, when its room is loaded."""
    where = (section.page, section.key)
    if section.page not in PAGES:
        raise ValueError(f"no page of a thing is called {section.page}")
    if where in _declared:
        raise ValueError(f"section {section.key} of {section.page} is declared twice")
    _declared[where] = section
    return section


def declared(page: str) -> list[Section]:
    """Return the sections of a page, in their order."""
    found = [section for section in _declared.values() if section.page == page]
    return sorted(found, key=lambda section: (section.rank, section.key))


def panels(page: str, thing: Any) -> list[Shown]:
    """Return what the rooms show of a thing to the signed-in person."""
    made = (
        (section, section.make(thing))
        for section in declared(page)
        if may(section.permission, thing.office_id)
    )
    return [Shown(section, panel) for section, panel in made if panel is not None]


def columns(shown: Sequence[Shown]) -> Mapping[str, list[Shown]]:
    """Return the panels by the column they stand in; of two beside each other, the empty last."""
    found = {
        column.value: [one for one in shown if one.section.column is column] for column in Column
    }
    found[Column.HALF.value].sort(key=lambda one: one.panel.is_empty)
    return found


@dataclass(frozen=True, slots=True)
class Few:
    """The first rows of a list, and how many it has."""

    rows: Sequence[Any]
    total: int
    more: bool = False

    def panel(self, lines: Sequence[Line] = (), **rest: Any) -> Panel:
        """Return a panel of these rows and their count."""
        return Panel(total=self.total, more=self.more, lines=lines, **rest)


def few_of(rows: Sequence[Any]) -> Few:
    """Return the first rows of a list that is loaded already."""
    return Few(rows[:ROWS], len(rows))


def first_few(query: Select[Any], key: Any, *order: ColumnElement[Any] | Any) -> Few:
    """Read the first rows of a list; how many there are only when they are more than fit.

    Args:
        key: a column of the table whose rows are counted.
        order: what the rows are ordered by.
    """
    rows = db.session.scalars(query.order_by(*order).limit(ROWS + 1)).unique().all()
    if len(rows) <= ROWS:
        return Few(rows, len(rows))
    some = query.with_only_columns(key, maintain_column_froms=True).order_by(None).limit(MOST + 1)
    total = db.session.scalar(select(func.count()).select_from(some.subquery())) or 0
    return Few(rows[:ROWS], min(total, MOST), total > MOST)


def whole_words(total: int, more: bool) -> str:
    """Say how many the whole list has."""
    number = f"{total:,}".replace(",", ".")
    if more:
        return str(gettext("See all, more than %(num)s", num=number))
    return str(gettext("See all %(num)s", num=number))


def drawn(template: str, **values: Any) -> Markup:
    """Render the body of a panel that is more than lines."""
    return Markup(render_template(template, **values))  # noqa: S704  # a template escapes


def init_app(app: Flask) -> None:
    """Let the templates say how many a whole list has."""
    app.jinja_env.globals.update(whole_words=whole_words)
