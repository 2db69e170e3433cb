"""Whose a line of a list is: the office, where the reader sees lines of several.

The office at the head of the page is not said again on each line.
"""

from typing import Final

from flask import Flask
from markupsafe import Markup

from foundation.i18n import N_
from web.access import offices, person
from web.i18n import translated
from web.pieces import Piece

ABBREVIATED: Final = ("Thi hành án dân sự", "THADS")  # the field's own, as on labels
OFFICE = N_("Office")
CELL: Final = Piece('<td data-label="{}">{}</td>')
LINE: Final = Piece('<span class="kb-wrapline kb-dim">{}</span>')
OTHER: Final = Piece('<span data-office title="{}">{}</span>')


def office_heads() -> list[str]:
    """Return the head of the column of offices; none where all lines are of one office."""
    return [translated(OFFICE)] if _mixed() else []


def office_cell(office_id: int) -> Markup:
    """Return the cell of that column."""
    if not _mixed():
        return Markup()
    return CELL(translated(OFFICE), _name(office_id))


def office_line(office_id: int) -> Markup:
    """Return the office as a second line of a cell, where a table has no room for a column."""
    name = other_office(office_id) if _mixed() else ""
    return LINE(name) if name else Markup()


def other_office(office_id: int) -> Markup:
    """Return the office of a line in short; nothing of the one at the head of the page."""
    who = person()
    if who is None or who.stands_in_head(office_id):
        return Markup()
    name = who.office_name(office_id)
    return OTHER(name, name.replace(*ABBREVIATED)) if name else Markup()


def init_app(app: Flask) -> None:
    """Let every template, and the macros it imports, say whose a line is."""
    app.jinja_env.globals.update(
        office_heads=office_heads, office_cell=office_cell, office_line=office_line
    )


def _mixed() -> bool:
    return len(offices()) > 1


def _name(office_id: int) -> str:
    who = person()
    return who.office_name(office_id) if who is not None else ""
