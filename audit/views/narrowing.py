"""Narrowing the list of entries."""

from functools import cache
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import SelectField, StringField

from audit.entries import declared
from audit.wording import kind_words
from foundation.ordering import sort_key
from web.fields import DayField
from web.forms import FilterForm
from web.i18n import Words, words


@cache
def _kinds(_language: Words) -> tuple[tuple[str, str], ...]:
    """Return the kinds and their words, in the order of these; the same on every page."""
    said = {code: kind_words(code) for code in declared()}
    return tuple(sorted(said.items(), key=lambda kind: sort_key(kind[1])))


class LedgerFilter(FilterForm):
    """By subject, kind, person and day."""

    stream = StringField(_l("Subject: code, case number or words"))
    kind = SelectField(_l("What was done"), validate_choice=False)
    who = StringField(_l("Done by"))
    since = DayField(_l("From day"))
    until = DayField(_l("To day"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind.choices = [("", _l("everything")), *_kinds(words())]

    def validate(self, extra_validators: Any = None) -> bool:
        """Refuse a last day that lies before the first."""
        fits = bool(super().validate(extra_validators))
        since, until = self.since.data, self.until.data
        if since is None or until is None or since <= until:
            return fits
        self.until.errors = [_("The last day lies before the first.")]
        return False
