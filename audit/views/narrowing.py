"""Narrowing the list of entries."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import SelectField, StringField

from audit.entries import declared
from audit.wording import kind_words
from web.fields import DayField
from web.forms import FilterForm


class LedgerFilter(FilterForm):
    """By subject, kind, person and day."""

    stream = StringField(_l("Subject: code, case number or words"))
    kind = SelectField(_l("What was done"), validate_choice=False)
    who = StringField(_l("Done by"))
    since = DayField(_l("From day"))
    until = DayField(_l("To day"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = sorted((kind_words(code), code) for code in declared())
        self.kind.choices = [("", _l("everything")), *((code, words) for words, code in kinds)]
