"""Whose a line of a list is: the office, where the reader sees lines of several."""

from typing import Final

from flask import Flask
from markupsafe import Markup

from foundation.i18n import N_
from web.access import offices, person
from web.i18n import translated
from web.pieces import Piece

OFFICE = N_("Office")
CELL: Final = Piece('<td data-label="{}">{}</td>')
LINE: Final = Piece('<span class="kb-wrapline kb-dim">{}</span>')


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
    return LINE(_name(office_id)) if _mixed() else Markup()


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
