"""What stands in a cell: marks with words, amounts, days; made once for each value, not each cell.

The shapes of the tones stand here alone; ``components/mark.html`` draws them from here.
"""

from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any, Final, TypeVar

from flask import Flask
from flask_babel import gettext as _
from flask_babel import ngettext
from markupsafe import Markup

from web import answering, pieces
from web.formatting import day, days_left, grouped, initials, label, short_day, tone
from web.pieces import Piece

T = TypeVar("T")

SHAPES: Final = {
    "danger": '<path d="M5 0l5 5-5 5-5-5z"/>',
    "warn": '<path d="M5 .3 10 9.5H0z"/>',
    "ok": '<path d="M5 0a5 5 0 1 0 0 10A5 5 0 0 0 5 0Zm2.6 3.7L4.5 7.2 2.4 5.3l.8-.9 1.2 1.1'
    ' 2.3-2.6z"/>',
    "info": '<rect x=".8" y=".8" width="8.4" height="8.4" rx="1.2"/>',
    "hold": '<path d="M1.5.8h2.6v8.4H1.5zM5.9.8h2.6v8.4H5.9z"/>',
    "neutral": '<path fill-rule="evenodd" d="M5 .5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9Zm0 1.8a2.7'
    ' 2.7 0 1 0 0 5.4 2.7 2.7 0 0 0 0-5.4Z"/>',
}

STATUS: Final = Piece('<span class="kb-pill kb-pill--plain kb-{}">{}{}</span>')
FAINT: Final = Piece('<span class="kb-faint">{}</span>')
MONEY: Final = Piece('<span class="kb-money">{}</span>')
PERSON: Final = Piece('<abbr title="{}">{}</abbr>')
DUE: Final = Piece(
    '<span class="kb-two">{}</span><span class="kb-{} kb-tone kb-medium kb-nowrap">{}{}</span>'
)
CLOCK: Final = Piece(
    '<span class="kb-clock kb-{}"><time class="kb-clock__day" datetime="{}">{}</time>'
    ' <span class="kb-clock__left">{}{}</span></span>'
)
SOON: Final = 2  # days before its last one that a clock warns
BUTTON: Final = Piece('<a class="kb-btn" href="{}">{}</a>')
MAIN: Final = Piece('<a class="kb-btn kb-btn--main" href="{}">{}</a>')
CLIPPED: Final = Piece('<span class="kb-clip">{}</span>')


@lru_cache(maxsize=64)
def mark(tone: str) -> Markup:
    """Return the shape of a tone: a status is always a word and a shape, never a colour alone."""
    shape = SHAPES.get(tone, SHAPES["neutral"])
    name = tone if tone in SHAPES else "neutral"
    return Markup(  # noqa: S704  # a word of SHAPES, and what stands there
        f'<svg class="kb-mark kb-{name}" viewBox="0 0 10 10" aria-hidden="true">{shape}</svg>'
    )


@lru_cache(maxsize=4000)
def status(text: str, tone: str) -> Markup:
    """Return a status as it stands in a list: shape and word."""
    return STATUS(tone, mark(tone), text)


def word(code: StrEnum) -> str:
    """Return the word for a code; found out once a page."""
    known = _known("words")
    key = (code.__class__, code)
    found = known.get(key)
    if found is None:
        found = known[key] = label(code)
    return str(found)


def state(code: StrEnum) -> Markup:
    """Return a code as its shape and word."""
    return status(word(code), tone(code))


def money(amount: int | None, *, unknown: bool = False) -> Markup:
    """Return an amount in full, under a head that says its unit.

    Args:
        unknown: a missing amount exists, and nobody knows it.
    """
    if amount is None:
        return FAINT(_("not known")) if unknown else Markup()
    return MONEY(grouped(amount))


def person(name: str | None) -> Markup:
    """Return a person by initials, with the full name on request."""
    if not name:
        return Markup()
    known = _known("people")
    found: Markup | None = known.get(name)
    if found is None:
        found = known[name] = PERSON(name, initials(name))
    return found


def on(value: date | datetime | None) -> str:
    """Return a day for a dense column."""
    return short_day(value)


def due(what: Any, on_day: date, tone: str) -> Markup:
    """Return a step over its last day; late or due now has its shape."""
    shape = mark(tone) if tone in {"danger", "warn"} else Markup()
    return DUE(what, tone or "neutral", shape, day(on_day))


def days_over(days: int) -> str:
    """Return how long something is over, or what is left of it, in calendar days."""
    if days < 0:
        return str(ngettext("%(num)d day over", "%(num)d days over", -days))
    if days == 0:
        return str(_("today"))
    return str(ngettext("%(num)d day left", "%(num)d days left", days))


def clock(due_on: date, left: str = "", tone: str = "") -> Markup:
    """Return a last day over what is left of it; ``components/clock.html`` draws it from here.

    Args:
        left: in the unit of the law, where who asks knows it; else calendar days are counted.
    """
    days = (days_left(due_on)) or 0
    shown = tone or ("danger" if days < 0 else "warn" if days <= SOON else "neutral")
    shape = mark(shown) if shown in {"danger", "warn", "hold"} else Markup()
    return CLOCK(shown, due_on.isoformat(), day(due_on), shape, left or days_over(days))


def running(due_on: date, is_open: bool) -> Any:
    """Return a last day with its clock while it runs, the bare day once it has stopped."""
    return clock(due_on) if is_open else short_day(due_on)


def clipped(text: Any) -> Markup:
    """Return a text that is cut at the end of its line."""
    return CLIPPED(text)


def button(address: str, words: str, *, main: bool = False) -> Markup:
    """Return the act of a row; ``main``: the one filled button of the page."""
    return (MAIN if main else BUTTON)(address, words)


def joined(*parts: Any) -> Markup:
    """Return parts of a quiet line, the empty ones left out."""
    return pieces.joined(" · ", *parts)


def once(key: Any, work: Callable[[], T]) -> T:
    """Do work once a page, whoever asks for it again: a filter is read, told and counted by."""
    known = _known("worked out")
    if key not in known:
        known[key] = work()
    found: T = known[key]
    return found


def _known(kind: str) -> dict[Any, Any]:
    """Return what was worked out for this page so far."""
    kept = answering.kept()
    if kept is None:
        return {}
    found: dict[Any, Any] = kept.setdefault("list_cells", {}).setdefault(kind, {})
    return found


def init_app(app: Flask) -> None:
    """Let the templates draw the same shapes."""
    app.jinja_env.globals.update(shape_of=mark, clock_of=clock, days_over=days_over)
