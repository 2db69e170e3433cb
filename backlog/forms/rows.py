"""The rows of the form of an old asset: one auction, one of those who had to act."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import wtforms
from flask_babel import lazy_gettext as _l
from wtforms import StringField
from wtforms.validators import Length, NumberRange, Optional

from backlog.shapes import OldEnd
from cases.models import Holder
from foundation.i18n import N_
from foundation.refusals import Refusal
from sales.models import AttemptOutcome
from web.fields import DongField, PartDayField, WholeNumberField
from web.fields.choices import EnumField
from web.fields.rows import RowList
from web.forms import refusal_text
from web.i18n import FormTranslations

COUNT = [Optional(), NumberRange(0, 99, message=_l("Enter a number from 0 to 99."))]


@dataclass(frozen=True, slots=True)
class Cut:
    """A starting price told as a cut of the one before it, in basis points."""

    basis_points: int


_CUT = re.compile(r"(?:giảm|-|−)\s*([0-9]{1,2})(?:[.,]([0-9]{1,2}))?\s*%?", re.IGNORECASE)


class PriceField(DongField):
    """A starting price in đồng, or how much it was cut: "-10%"."""

    complaint = N_("Enter the amount in đồng, or the cut: 16.650.000.000 or -10%.")

    def read(self, text: str) -> Any:
        if match := _CUT.fullmatch(text.strip()):
            return Cut(int(match[1]) * 100 + int((match[2] or "0").ljust(2, "0")))
        return super().read(text)

    def show(self, value: Any) -> str:
        return f"-{value.basis_points / 100:g}%" if isinstance(value, Cut) else super().show(value)


def is_typed(field: wtforms.Field) -> bool:
    """Whether something was typed or chosen in a field, also what cannot be read."""
    return bool(str((field.raw_data or [""])[0] or "").strip())


class Row(wtforms.Form):
    """One row of a list within the form."""

    class Meta:
        def get_translations(self, form: Any) -> FormTranslations:
            return FormTranslations()

    @property
    def is_told(self) -> bool:
        """Whether something of it was typed."""
        return any(is_typed(field) for field in self if field.data != [])


def put_beside(refusal: Refusal, lists: Mapping[str, RowList]) -> bool:
    """Put a refusal beside the cell it names, "rounds-2-session": of the third row that is told."""
    parts = refusal.field.split("-") if isinstance(refusal.field, str) else []
    if len(parts) != 3 or parts[0] not in lists:
        return False
    rows = lists[parts[0]]
    told = [entry.form for entry in rows if entry.form.is_told]
    cell = told[int(parts[1])][parts[2]]
    cell.errors = [*cell.errors, refusal_text(refusal)]
    rows.errors = [entry.errors for entry in rows]
    return True


class RoundRow(Row):
    """One auction; a row without anything typed is none."""

    session = PartDayField(_l("Day of the session"), validators=[Optional()])
    starting_price = PriceField(_l("Starting price (₫)"), validators=[Optional()])
    contract = PartDayField(_l("Contract signed on"), validators=[Optional()])
    notified = PartDayField(_l("First notice on"), validators=[Optional()])
    registrants = WholeNumberField(_l("Registrants"), validators=COUNT)
    ended = EnumField(_l("Result"), OldEnd, empty=_l("— none —"), validators=[Optional()])
    deposit = DongField(_l("Deposit (₫)"), validators=[Optional()])


class AttemptRow(Row):
    """An attempt to hand the asset over that did not succeed."""

    day = PartDayField(_l("Day of the attempt"), validators=[Optional()])
    outcome = EnumField(
        _l("What happened"),
        AttemptOutcome,
        members=(AttemptOutcome.POSTPONED, AttemptOutcome.BLOCKED),
        empty=_l("— none —"),
        validators=[Optional()],
    )
    note = StringField(_l("Note"), validators=[Optional(), Length(max=500)])

    def validate(self, extra_validators: Any = None) -> bool:
        """Ask what happened where something else is told of an attempt."""
        valid = bool(super().validate(extra_validators))
        if self.is_told and self.outcome.data is None and not self.outcome.errors:
            self.outcome.errors = [_l("Choose what happened.")]
            return False
        return valid


class HolderRow(Row):
    """Who had, or has, to act; a row with a name or a day alone is of somebody not known."""

    held_by = EnumField(_l("Who"), Holder, empty=_l("— none —"), validators=[Optional()])
    name = StringField(_l("Name"), validators=[Optional(), Length(max=120)])
    since = PartDayField(_l("Since"), validators=[Optional()])
