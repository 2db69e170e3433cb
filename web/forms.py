"""The house form: real CSRF, our own words, one client id an act, refusals beside their field."""

import enum
import logging
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from flask import flash, g, request
from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import FieldList, FileField, FormField, HiddenField, PasswordField, StringField
from wtforms.validators import Optional, Regexp
from wtforms.widgets import HiddenInput, PasswordInput

from foundation.acts import ACT_ID
from foundation.failures import Failure
from foundation.folding import tidy
from foundation.refusals import Refusal
from foundation.unknown import says_unknown
from web import belonging, refused
from web.fields.files import KeptFileField
from web.fields.options import quick
from web.formatting import day, grouped, label, moment, quantity, register_filter
from web.i18n import FormTranslations, translated
from web.tokens import MaskedTokens

EDIT = "edit"  # a button that asks for the form again, as it was typed
logger = logging.getLogger("kebien.web")


class _Meta(FlaskForm.Meta):  # type: ignore[misc]  # flask_wtf ships no types
    """What every form of ours has in common."""

    def get_translations(self, form: Any) -> FormTranslations:
        return FormTranslations()

    def render_field(self, field: Any, render_kw: dict[str, Any]) -> Any:
        quick(field)
        return super().render_field(field, render_kw)


class Form(FlaskForm):  # type: ignore[misc]  # flask_wtf ships no types
    """Base of every form that changes something.

    ``act_id`` is made when the form is shown and comes back with it: sent twice, done once.
    ``expected`` carries the version of the thing as the person saw it. ``shown_to`` says who that
    is: somebody else's form does nothing (:mod:`web.belonging`).
    """

    class Meta(_Meta):
        csrf_class = MaskedTokens

    failure: Failure | None = None
    sent_before = False  # the same was just done from here: the person says whether it is meant
    see: tuple[str, ...] = ()  # the streams of what the refusals name; the page links to them
    records = True  # posting it writes something; the summary of what is wrong says that it did not

    act_id = HiddenField(
        default=lambda: str(uuid.uuid4()),
        validators=[Regexp(ACT_ID, message=_l("Open the page again, then repeat."))],
    )
    expected = HiddenField(
        validators=[
            Optional(),
            Regexp(r"\d{1,9}\Z", message=_l("Open the page again, then repeat.")),
        ]
    )

    shown_to = HiddenField(default=belonging.mark)

    def submitted(self) -> bool:
        """True when this request posts the form, to be done now, and every field reads well."""
        if request.method != "POST":
            return False
        shown_to, self.shown_to.data = self.shown_to.data, belonging.mark()
        if request.form.get(EDIT):
            return False
        if belonging.is_review():
            if "reviewed" not in g:
                flash(gettext("This is what was typed. Look at it, then send it."), "info")
            g.reviewed = True
            return False
        if not belonging.is_mine(shown_to):
            owner = belonging.owner_of(shown_to)
            again = gettext("Open the page again, then repeat.")
            self.form_errors.append(again if owner is None else belonging.whose_page(owner))
            return False
        return self._reads_well()

    def _reads_well(self) -> bool:
        """Read every field; keep the files that were sent, so that no refusal loses them."""
        well = bool(self.validate())
        if self.csrf_token.errors:
            return False
        try:
            for field in self:
                if isinstance(field, KeptFileField):
                    field.keep_sent()
        except Refusal as refusal:
            self.refuse(refusal)
        except Failure as failure:
            self.fail(failure)
        else:
            return well
        return False

    @property
    def sends_files(self) -> bool:
        """Whether it has a field of files."""
        return any(isinstance(field, FileField) for field in self)

    def process(self, *args: Any, **kwargs: Any) -> None:
        """Read the request; text is trimmed and put in Unicode normal form C, passwords are not.

        A line that only says "chưa rõ" is left empty: what is not known is no text.
        """
        super().process(*args, **kwargs)
        for field in self:
            if isinstance(field, PasswordField):
                continue
            field.raw_data = [_tidied(text) for text in field.raw_data or ()]  # blanks are nothing
            if isinstance(field.data, str):
                field.data = _tidied(field.data)
        for line in _lines(self):
            if says_unknown(line.data or ""):
                line.data, line.raw_data = "", [""]

    @property
    def expected_version(self) -> int | None:
        """The version the person saw, or None when the form carries none."""
        text = str(self.expected.data or "")
        return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None

    @property
    def given(self) -> dict[str, Any]:
        """What the person gave, by field: the arguments of the operation. A blank field is None."""
        fields = [field for field in self if not isinstance(field, HiddenField)]
        values = {field.short_name: getattr(field, "chosen", field.data) for field in fields}
        return {name: None if value == "" else value for name, value in values.items()}

    def renew(self) -> None:
        """Give the form a new act id: shown again after a refusal, it asks for another act."""
        self.act_id.data = str(uuid.uuid4())
        self.act_id.raw_data = [self.act_id.data]

    def fail(self, failure: Failure) -> None:
        """Show that the machine could not do it; the form keeps what was typed and its act id."""
        logger.warning("act.failed", exc_info=failure)
        self.failure = failure
        self.form_errors.append(failure_text(failure))

    def refuse(self, refusal: Refusal) -> None:
        """Show a domain refusal as an error of its field, or of the whole form."""
        message = refusal_text(refusal)
        self.see = (*self.see, *refusal.see)
        field = refused.field_of(self, refusal)
        if field is None:
            self.form_errors.append(message)
        else:
            field.errors = [*field.errors, message]


class FilterForm(FlaskForm):  # type: ignore[misc]  # flask_wtf ships no types
    """Base of forms that only look: sent by GET, no token, no act."""

    failure = None  # looking takes no lock
    sent_before = False
    records = False

    class Meta(_Meta):
        csrf = False


@dataclass(frozen=True, slots=True)
class Fault:
    """One line of what is wrong with a form: the field, if it is of one, and a sentence."""

    text: str
    label: str = ""
    id: str = ""
    of_files: bool = False  # only that chosen files have to be chosen again


def faults(form: Any) -> list[Fault]:
    """Return what is wrong with a form, every line a sentence; of nested fields each by itself.

    What the page cannot show again, a password or a file, is said as well.
    """
    found = [Fault(str(error)) for error in form.form_errors]
    first = getattr(form, "FIRST", ())
    above = [field for field in form if field.short_name in first]
    for field in [*above, *(one for one in form if one not in above)]:
        found += _faults_of(field, "")
    if found and getattr(form, "records", False) and form.failure is None:
        found += [
            Fault(gettext("Type it again: a password is not kept on the page."), *_named(field))
            for field in form
            if isinstance(field.widget, PasswordInput) and field.raw_data and not field.errors
        ]
        found += [
            Fault(gettext("Choose it again: a file is not kept on the page."), *_named(field), True)
            for field in form
            if _is_lost(field) and not field.errors
        ]
    return found


def _is_lost(field: Any) -> bool:
    """Whether a file was sent in this field that the page cannot show again."""
    if isinstance(field, KeptFileField):
        return field.sent is not None
    return isinstance(field, FileField) and any(field.raw_data or ())


def _named(field: Any, place: str = "") -> tuple[str, str]:
    label = str(field.label.text)
    return f"{place}, {label}" if place else label, field.id


def _faults_of(field: Any, place: str) -> list[Fault]:
    """Return what is wrong with a field, or with the fields inside it."""
    if isinstance(field, FieldList):
        own = [error for error in field.errors if isinstance(error, str)]
        inside = [
            fault
            for number, entry in enumerate(field.entries, 1)
            for fault in _faults_of(entry, f"{place or field.label.text} {number}")
        ]
        return [Fault(str(error), *_named(field, place)) for error in own] + inside
    if isinstance(field, FormField):
        return [fault for inner in field.form for fault in _faults_of(inner, place)]
    if isinstance(field.widget, HiddenInput):
        return [Fault(str(error)) for error in field.errors]
    return [Fault(str(error), *_named(field, place)) for error in field.errors]


register_filter("faults", faults)


def _lines(fields: Iterable[Any]) -> Iterator[StringField]:
    """Yield every line of free text, of nested forms too; what is hidden is a code of ours."""
    for field in fields:
        if isinstance(field, FieldList | FormField):
            yield from _lines(field)
        elif isinstance(field, StringField) and not isinstance(field, HiddenField | PasswordField):
            yield field


def _tidied(value: Any) -> Any:
    """Return a text as it is kept, see ``tidy``; anything else, also a code, as it is."""
    if not isinstance(value, str) or isinstance(value, enum.StrEnum):
        return value
    return tidy(value)


def refusal_text(refusal: Refusal) -> str:
    """Return a refusal as one sentence, with the provision behind it."""
    sentence = translated(refusal.text, spoken_details(refusal.details))
    return f"{sentence} ({refusal.basis})" if refusal.basis else sentence


def failure_text(failure: Failure) -> str:
    """Return a failure as one sentence."""
    return translated(failure.text, failure.details)


def spoken_details(details: Mapping[str, Any]) -> dict[str, Any]:
    """Return the details of a sentence as people read them; years and lines are not grouped."""
    return {key: each if key in {"line", "year"} else spoken(each) for key, each in details.items()}


def spoken(value: Any) -> Any:
    """Return a detail of a refusal as people read it: codes as words, days as days."""
    match value:
        case enum.StrEnum():
            return label(value)
        case datetime():
            return moment(value)
        case date():
            return day(value)
        case Decimal():
            return quantity(value)
        case bool() | str():
            return value
        case int():
            return grouped(value)
        case Refusal():
            return refusal_text(value)
        case [Refusal(), *_]:
            return " ".join(refusal_text(each) for each in value)
        case list() | tuple():
            return ", ".join(str(spoken(each)) for each in value)
    return value
