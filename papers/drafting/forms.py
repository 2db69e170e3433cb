"""Forms of drafts: the parts a person writes, the signature, why one is dropped."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import Field, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from accounts.models import UserAccount
from foundation import clock
from papers.drafting.registry import Free, Kind, Template
from web.fields import DayField, DongField, WholeNumberField
from web.fields.choices import RowField
from web.forms import Form
from web.i18n import translated


class DraftForm(Form):
    """The parts of one paper; :func:`form_for` adds a field for each."""

    parts: tuple[Free, ...] = ()

    @property
    def written(self) -> list[Any]:
        """The fields of the parts, in their order."""
        return [self[part.key] for part in self.parts]

    def show(self, free: dict[str, str]) -> None:
        """Fill the fields with what is kept of a draft."""
        for part in self.parts:
            kept = free.get(part.key, "")
            amount = kept if kept.isdecimal() else ""
            self[part.key].data = (
                (int(amount) if amount else None) if part.kind is Kind.MONEY else kept
            )

    @property
    def given(self) -> dict[str, Any]:
        """What the person gave: every part as text."""
        values = super().given
        return {"free": {part.key: _text(values.get(part.key)) for part in self.parts}}


def form_for(template: Template, *args: Any, **kwargs: Any) -> DraftForm:
    """Return a form with a field for each part of a paper that a person writes."""
    fields = {part.key: _field(part) for part in template.free}
    made: Any = type(
        "PartsForm",
        (DraftForm,),
        {**fields, "parts": tuple(template.free), "__module__": __name__},
    )
    form: DraftForm = made(*args, **kwargs)
    return form


def _field(part: Free) -> Any:
    words = translated(part.words, {})
    hint = translated(part.hint, {}) if part.hint else ""
    if part.kind is Kind.MONEY:
        return DongField(words, description=hint, validators=[Optional()])
    maker: type[Field] = TextAreaField if part.kind is Kind.LINES else StringField
    return maker(words, description=hint, validators=[Optional(), Length(max=part.longest)])


def _text(value: Any) -> str:
    return "" if value is None else str(value)


class BeginForm(Form):
    """Begin a draft; nothing is asked."""


class SignForm(Form):
    """Who signed, when, in which capacity."""

    signed_on = DayField(_l("Signed on"), validators=[InputRequired(_l("Enter the day."))])
    signer = RowField(_l("Signed by"), validators=[InputRequired(_l("Choose who signs."))])
    capacity = StringField(
        _l("Capacity of the signer"),
        description=_l("As it stands above the name. Empty: as recorded for the signer."),
        validators=[Optional(), Length(max=120)],
    )
    in_place_of = StringField(
        _l("Signed in place of"),
        description=_l("As it stands above the capacity. Empty: as recorded with that capacity."),
        validators=[Optional(), Length(max=120)],
    )

    def __init__(
        self, *args: Any, signers: Callable[[date], Sequence[UserAccount]], **kwargs: Any
    ) -> None:
        """Offer who may sign on the day that is typed, else today."""
        super().__init__(*args, **kwargs)
        on = self.signed_on.data or clock.today()
        self.signer.offer(signers(on), lambda account: account.full_name)


class DropForm(Form):
    """Why a draft is thrown away."""

    reason = TextAreaField(
        _l("Why the draft is dropped"),
        validators=[InputRequired(_l("Say why the draft is dropped.")), Length(max=300)],
    )


class SeriesForm(Form):
    """How the numbers of one kind of document are written, and which comes next."""

    pattern = StringField(
        _l("How the number is written"),
        description=_l("Write {n} where the number stands."),
        validators=[InputRequired(_l("Enter the pattern.")), Length(max=60)],
        render_kw={"autocomplete": "off", "spellcheck": "false"},
    )
    next_value = WholeNumberField(
        _l("Next number"),
        description=_l("The one after the last number used, also on paper. Only forward."),
        validators=[
            InputRequired(_l("Enter the next number.")),
            NumberRange(min=1, max=1_000_000, message=_l("Enter a number of 1 to 1,000,000.")),
        ],
    )
    reason = StringField(
        _l("Why numbers are left out"),
        description=_l("Needed where the next number goes forward after one was given."),
        validators=[Optional(), Length(max=300)],
        render_kw={"autocomplete": "off"},
    )
