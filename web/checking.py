"""Check answers: the page between the form of an act that nothing takes back, and the act.

It lists what was typed as a person reads it and what follows from it, and has one button that says
what will happen. The answers stand in it, hidden, with the id of the act; the act is done when
exactly these answers come back. Until then nothing is written: the act is rehearsed, and what the
operation refuses is said on the form.
"""

import enum
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from flask import current_app, request
from flask_babel import gettext
from itsdangerous import BadData, URLSafeTimedSerializer
from wtforms import BooleanField, FieldList, FileField, FormField, PasswordField, SelectFieldBase
from wtforms.widgets import HiddenInput

from foundation.partdays import PartDay
from foundation.transaction import rehearsed
from web import belonging
from web.amounts import amount_words
from web.fields import DongField
from web.fields.files import KeptFileField
from web.formatting import day, dong, grouped, label, moment, quantity
from web.forms import EDIT, Form

CHECKED: Final = "checked"  # the answers that were shown, signed
CHECK_AGE: Final = 12 * 3600  # seconds


class FileOnTheWay(TypeError):
    """A form whose answers are checked takes a file, which no page can keep: a fault of ours."""


@dataclass(frozen=True, slots=True)
class Check:
    """What is asked before an act that nothing takes back.

    Args:
        yes: on the button: what will happen, "Close case file 12/2026".
        follows: what follows from it, a sentence each, beside what the journal will say.
        undoing: what takes it back, a sentence, for an act that something does take back.
    """

    yes: str
    follows: Sequence[str] = ()
    undoing: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """One field of the form as a person reads it."""

    label: str
    value: str  # "" where nothing was typed
    id: str  # of the field


@dataclass(frozen=True, slots=True)
class Told:
    """One thing the journal will say: of what, what, and what takes it back, if anything."""

    subject: str
    text: str
    undoing: str = ""


_tellers: list[Callable[[], list[Told]]] = []


def tell_by(teller: Callable[[], list[Told]]) -> None:
    """Let ``teller`` say, inside a transaction, what it is about to write."""
    _tellers.append(teller)


def rehearse(act: Callable[[], Any]) -> list[Told]:
    """Do an act and take it back; return what it would have written, or raise what it refuses."""

    def work() -> list[Told]:
        act()
        return [told for teller in _tellers for told in teller()]

    return rehearsed(work)


def is_checked(envelope: str) -> bool:
    """Whether this request brings the answers of a page on which they were checked."""
    try:
        shown = _signer().loads(request.form.get(CHECKED, ""), max_age=CHECK_AGE)
    except (BadData, RecursionError):
        return False
    return bool(shown == envelope)


def context_of(check: Check, told: Sequence[Told], form: Form, envelope: str) -> dict[str, Any]:
    """Return what ``web/check.html`` shows.

    Raises:
        FileOnTheWay: the form has a field for files that are not kept (``KeptFileField``).
    """
    if any(isinstance(field, FileField) and not isinstance(field, KeptFileField) for field in form):
        raise FileOnTheWay(type(form).__name__)
    return {
        "check": check,
        "told": told,
        "answers": list(answers(form)),
        "kept": _kept(form),
        "checked": _signer().dumps(envelope),
        "here": request.full_path.rstrip("?"),
        "edit": EDIT,
    }


def answers(form: Any, place: str = "") -> Iterator[Answer]:
    """Yield every answer of a form, of nested fields each by itself."""
    for field in form:
        yield from _answers_of(field, place)


def _answers_of(field: Any, place: str) -> Iterator[Answer]:
    name = str(field.label.text)
    called = f"{place}, {name}" if place else name
    if isinstance(field, FieldList):
        for number, entry in enumerate(field.entries, 1):
            yield from _answers_of_entry(entry, f"{place or name} {number}")
    elif isinstance(field, FormField):
        yield from answers(field.form, place)
    elif not isinstance(field.widget, HiddenInput) and not isinstance(field, PasswordField):
        yield Answer(called, read_aloud(field), field.id)


def _answers_of_entry(entry: Any, place: str) -> Iterator[Answer]:
    if isinstance(entry, FormField):
        yield from answers(entry.form, place)
    else:
        yield Answer(place, read_aloud(entry), entry.id)


def read_aloud(field: Any) -> str:
    """Return what was typed into a field or chosen there, as a person reads it."""
    if isinstance(field, SelectFieldBase):
        chosen = [str(words) for _value, words, is_chosen, _more in _choices(field) if is_chosen]
        return ", ".join(chosen)
    if isinstance(field, BooleanField):
        return str(gettext("Yes") if field.data else gettext("No"))
    if isinstance(field, KeptFileField):
        return field.data.name if field.data is not None else ""
    if isinstance(field, DongField):
        return f"{dong(field.data)}\n{amount_words(field.data)}" if field.data is not None else ""
    return _read(field.data)


def _choices(field: Any) -> Iterable[tuple[Any, Any, bool, Any]]:
    empty = {None, ""}
    return (choice for choice in field.iter_choices() if choice[0] not in empty)


def _read(value: Any) -> str:
    match value:
        case None:
            return ""
        case enum.StrEnum():
            return label(value)
        case datetime():
            return moment(value)
        case date():
            return day(value)
        case PartDay():
            return value.shown
        case Decimal():
            return quantity(value)
        case bool():
            return str(gettext("Yes") if value else gettext("No"))
        case int():
            return grouped(value)
    return str(value)


def _kept(form: Form) -> list[tuple[str, str]]:
    """Return everything that was posted, to be posted again; the token and the mark are new."""
    files = [field for field in form if isinstance(field, KeptFileField)]
    left_out = {*belonging.NEVER_KEPT, CHECKED, EDIT, "csrf_token", *(one.name for one in files)}
    typed = [
        (name, value)
        for name, values in request.form.lists()
        for value in values
        if name not in left_out
    ]
    new = [(name, form[name]._value()) for name in ("csrf_token", belonging.FIELD) if name in form]
    return [*typed, *new, *((field.name, field.kept) for field in files if field.kept)]


def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.secret_key or "", salt="checked")
