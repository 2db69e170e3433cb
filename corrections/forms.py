"""The form of a correction, made of the fields a fact declares."""

import enum
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, Final

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from corrections.facts import Fact, Field
from foundation.database import Dong
from foundation.partdays import DayInPart
from papers.forms import PaperForm
from papers.models import DocumentDirection
from web.fields import (
    PART_DAY,
    DayField,
    DayOrPartField,
    DongField,
    IdentityField,
    QuantityField,
)
from web.fields.choices import EnumField

LONG: Final = 300  # letters from which a text is written in several lines


class CorrectionForm(PaperForm):
    """What is right, why, and what shows it."""

    paper_direction = DocumentDirection.ISSUED

    takes_back = BooleanField(_l("It never was: annul it"))
    why = TextAreaField(
        _l("Why it is wrong"),
        validators=[InputRequired(_l("Say why it is proposed.")), Length(max=300)],
    )

    def new(self, fact: Fact) -> dict[str, Any]:
        """Return the values typed for the fields of the fact, by key."""
        values = {field.key: self[field.key].data for field in fact.fields}
        return {key: None if value == "" else value for key, value in values.items()}

    def fill(self, fact: Fact, row: Any) -> None:
        """Show what is recorded now."""
        for field in fact.fields:
            self[field.key].data = field.value_of(row)


@cache
def form_of(code: str, fields: tuple[Field, ...], takes_back: bool) -> type[CorrectionForm]:
    """Return the form of a fact."""
    made: dict[str, Any] = {field.key: _made(field) for field in fields}
    if not takes_back or not fields:
        made["takes_back"] = None  # WTForms leaves such a field out
    return type(f"CorrectionOf{code}", (CorrectionForm,), made)


def _made(field: Field) -> Any:
    words = _l(field.words)
    needed: list[Any] = (
        [InputRequired(_l("Enter what is right."))] if field.required else [Optional()]
    )
    if field.type is bool:
        return BooleanField(words)
    if field.type is date:
        return DayField(words, validators=needed)
    if isinstance(field.type, DayInPart):  # what nobody knows may stay empty
        return DayOrPartField(words, description=PART_DAY, validators=[Optional()])
    if field.type is Decimal:
        return QuantityField(words, validators=needed)
    if field.type is Dong:
        return DongField(words, validators=needed)
    if isinstance(field.type, type) and issubclass(field.type, enum.StrEnum):
        empty = None if field.required else _l("not known")
        return EnumField(words, field.type, empty=empty, validators=needed)
    needed.append(Length(max=field.longest))
    if field.identity:
        return IdentityField(words, validators=needed)
    kind = TextAreaField if field.longest > LONG else StringField
    return kind(words, validators=needed, filters=[field.tidied] if field.tidied else [])
