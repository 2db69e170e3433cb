"""Jinja filters: amounts, days, moments, words of codes. One way to show each."""

import enum
import json
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from flask import Flask
from flask_babel import gettext

from foundation import clock
from foundation.codes import shown
from foundation.counting import Counted
from foundation.partdays import PartDay
from lawbook.citation import awaited_in
from lawbook.english import cited_in_english, in_english, span_in_english
from web.i18n import separated, words
from web.lettering import text_width
from web.pieces import heading, together

WEEKDAYS = {
    "vi": ("T2", "T3", "T4", "T5", "T6", "T7", "CN"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}

_words: dict[type[enum.StrEnum], dict[enum.StrEnum, str]] = {}
_other_words: dict[tuple[type[enum.StrEnum], enum.StrEnum], str] = {}
_tones: dict[type[enum.StrEnum], dict[enum.StrEnum, str]] = {}


def register_words(words: dict[Any, str], tones: dict[Any, str] | None = None) -> None:
    """Give each member of an enumeration its label (N_ text) and tone."""
    for member, text in words.items():
        _words.setdefault(type(member), {})[member] = text
    for member, tone in (tones or {}).items():
        _tones.setdefault(type(member), {})[member] = tone


def register_other_words(words: dict[enum.StrEnum, str]) -> None:
    """Say what else people call a member of an enumeration (N_ text), for whoever looks for it."""
    _other_words.update({(type(member), member): text for member, text in words.items()})


def other_words(code: enum.StrEnum) -> str:
    """Return what else people call a member, in the reader's language; "" where it is nothing."""
    text = _other_words.get((type(code), code))
    return words().text(text) if text is not None else ""


def register_filter(name: str, function: Callable[..., Any]) -> None:
    """Add a filter that needs words of a room above; ``wording`` modules call it."""
    FILTERS[name] = function


def label(code: enum.StrEnum | str | None) -> str:
    """Return the word for a code in the reader's language."""
    if code is None:
        return ""
    if not isinstance(code, enum.StrEnum):
        return code
    said = words()
    found = said.labels.get((type(code), code))
    if found is None:
        text = _words.get(type(code), {}).get(code)
        if text is None:
            raise LookupError(f"no words for {type(code).__name__}.{code.name}")
        found = said.labels[type(code), code] = said.text(text)
    return found


def tone(code: enum.StrEnum | str | None) -> str:
    """Return danger, warn, ok, info, neutral or hold."""
    if isinstance(code, enum.StrEnum):
        return _tones.get(type(code), {}).get(code, "neutral")
    return "neutral"


def grouped(number: int) -> str:
    """Return 1234567 as 1.234.567 (Vietnamese) or 1,234,567 (English).

    Of a count that stopped: "more than 1,000".
    """
    text = separated(number)
    if isinstance(number, Counted) and number.more:
        return str(gettext("more than %(number)s", number=text))
    return text


def dong(amount: int | None) -> str:
    """Return an amount in full: 1.234.567 ₫."""
    return "" if amount is None else f"{grouped(amount)} ₫"


def money_short(amount: int | None) -> str:
    """Return an amount for a tile: 64,82 tỷ ₫; never where someone signs."""
    if amount is None:
        return ""
    if abs(amount) >= 10**9:
        return str(gettext("%(number)s billion ₫", number=_decimal(Decimal(amount) / 10**9, 2)))
    if abs(amount) >= 10**6:
        return str(gettext("%(number)s million ₫", number=_decimal(Decimal(amount) / 10**6, 1)))
    return dong(amount)


def day(value: date | None) -> str:
    """Return a day with its weekday: T5 26/11/2026."""
    if value is None:
        return ""
    value = clock.local_day(value) if isinstance(value, datetime) else value
    said = words()
    found = said.days.get(value)
    if found is None:
        weekday = WEEKDAYS["vi" if said.is_vietnamese else "en"][value.weekday()]
        found = said.keep_day(value, f"{weekday} {_written(value)}")
    return found


def day_or_part(value: date | None, known_in: str | None) -> str:
    """Return a day, or the month or the year where an old file says no more."""
    if known_in is None:
        return day(value)
    return PartDay.of(known_in).shown if known_in else str(gettext("not known"))


def at_least(text: str, is_least: bool) -> str:
    """Return how long something lasts: "at least 12 days" where its days are not known whole."""
    return str(gettext("at least %(what)s", what=text)) if is_least else text


def short_day_or_part(value: date | None, known_in: str | None) -> str:
    """Return a day in its short form, or what is known of it."""
    return short_day(value) if known_in is None else day_or_part(value, known_in)


def short_day(value: date | None) -> str:
    """Return a day for a dense column: 26/11/2026."""
    if value is None:
        return ""
    value = clock.local_day(value) if isinstance(value, datetime) else value
    return _written(value)


def _written(value: date) -> str:
    return f"{value.day:02}/{value.month:02}/{value.year:04}"


def moment(value: datetime | None) -> str:
    """Return a moment in Viet Nam, the weekday first as of every day: T5 26/11/2026 08:42."""
    if value is None:
        return ""
    return f"{day(value)} {hour(value)}"


def hour(value: datetime) -> str:
    """Return the hour and minute of a moment in Viet Nam: 08:42."""
    local = value.astimezone(clock.VIETNAM)
    return f"{local.hour:02}:{local.minute:02}"


def percent(basis_points: int | None) -> str:
    """Return basis points as per cent: 2240 is 22,4 %."""
    return "" if basis_points is None else f"{_decimal(Decimal(basis_points) / 100, 1)} %"


def quantity(value: Decimal | None) -> str:
    """Return a measured amount: 17.400,9; -0,5."""
    if value is None:
        return ""
    whole, _, fraction = format(abs(value).normalize(), "f").partition(".")
    text = f"{'-' if value < 0 else ''}{grouped(int(whole))}"
    return f"{text}{',' if in_vietnamese() else '.'}{fraction}" if fraction else text


def how_many(value: Decimal | None, unit: str | None) -> str:
    """Return how many of a thing there are, held to its unit; what nobody knows is said."""
    if value is None:
        return str(gettext("quantity not known"))
    return f"{quantity(value)}\u00a0{unit or '(' + str(gettext('unit not known')) + ')'}"


def initials(name: str | None) -> str:
    """Return a person's initials for lists: Nguyễn Văn An is N.V.A."""
    words = (name or "").replace("(", " ").split()
    return "".join(f"{word[0].upper()}." for word in words if word[0].isalnum())


def recorded(values: Any) -> str:
    """Return recorded values as one line of JSON that a Vietnamese reader can read."""
    return json.dumps(values, ensure_ascii=False, sort_keys=True, default=str)


def days_left(due_on: date | None) -> int | None:
    """Return calendar days from today to ``due_on``; negative when past."""
    return None if due_on is None else (due_on - clock.today()).days


def _decimal(value: Decimal, places: int) -> str:
    rounded = round(value, places).normalize()
    whole, _, fraction = format(rounded, "f").partition(".")
    text = grouped(int(whole)) if whole not in {"-0"} else whole
    return f"{text}{',' if in_vietnamese() else '.'}{fraction}" if fraction else text


def in_vietnamese() -> bool:
    """Whether the reader reads Vietnamese."""
    return words().is_vietnamese


def counted(sentence: str) -> str:
    """Return how the law counted a day, in the reader's language."""
    return sentence if in_vietnamese() else in_english(sentence)


def cited(basis: str) -> str:
    """Return a full citation, with the words for its parts in the reader's language."""
    return basis if in_vietnamese() else cited_in_english(basis)


def spanned(span: str) -> str:
    """Return a length of time of the law, in the reader's language."""
    return span if in_vietnamese() else span_in_english(span)


def noted(row: Any) -> str:
    """Return the note of a row of the lawbook, in the reader's language."""
    return str(row.note if in_vietnamese() else row.note_en)


FILTERS: dict[str, Callable[..., Any]] = {
    "heading": heading,
    "together": together,
    "label": label,
    "tone": tone,
    "grouped": grouped,
    "dong": dong,
    "money_short": money_short,
    "day": day,
    "at_least": at_least,
    "day_or_part": day_or_part,
    "short_day": short_day,
    "hour": hour,
    "moment": moment,
    "percent": percent,
    "quantity": quantity,
    "how_many": how_many,
    "initials": initials,
    "recorded": recorded,
    "days_left": days_left,
    "code": shown,
    "awaited": lambda sentence: counted(awaited_in(sentence)),
    "counted": counted,
    "cited": cited,
    "spanned": spanned,
    "noted": noted,
    "text_width": text_width,
}


def init_app(app: Flask) -> None:
    """Give templates the filters, and the day it is."""
    app.jinja_env.filters.update(FILTERS)
    app.jinja_env.globals["today"] = clock.today
