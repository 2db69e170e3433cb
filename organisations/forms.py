"""Forms of organisations: shape and presence only; the part of a form that names one."""

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from accounts.forms import ResetForm
from accounts.models import Office
from organisations.models import OrganisationKind
from organisations.operations.naming import Named
from web.fields import DayField
from web.fields.choices import EnumField, RowField, SearchField
from web.forms import Form

ADD_NEW = _l("Not in the registry yet: add it under this name")


class OrganisationField(SearchField):
    """The name of an organisation, chosen from those found while one types.

    Args:
        kind: what a new one is.
    """

    def __init__(
        self,
        label: Any,
        validators: Sequence[Any] | None = None,
        *,
        kind: OrganisationKind,
        source: str = "organisations",
        **kwargs: Any,
    ) -> None:
        super().__init__(label, list(validators or ()), source=source, **kwargs)
        self.type = SearchField.__name__  # drawn as one
        self.kind = kind


class NamingForm(Form):
    """A form that names organisations: ``given`` holds a ``Named`` for each.

    Beside each field stands a tick of the same name with ``adds_`` before it.
    """

    @property
    def given(self) -> dict[str, Any]:
        """What the person gave, by the arguments of the operation."""
        values = super().given
        for field in self:
            if isinstance(field, OrganisationField):
                adds = bool(values.pop(f"adds_{field.short_name}", False))
                text = values.get(field.short_name)
                named = Named(text, field.kind, adds) if text else None
                values[field.short_name] = named
        return values


def kind_field() -> EnumField:
    """Return the field that says what an organisation is."""
    return EnumField(_l("Kind of organisation"), OrganisationKind)


class OrganisationForm(NamingForm):
    """A new organisation."""

    kind = kind_field()
    name = StringField(
        _l("Name"),
        description=_l("In full, as on its papers. It is also found by short forms."),
        validators=[InputRequired(_l("Enter the name.")), Length(max=200)],
    )
    is_another = BooleanField(_l("It is another one than the one of this name"))
    parent = OrganisationField(
        _l("Belongs to"),
        description=_l("Of a branch: its bank."),
        kind=OrganisationKind.BANK,
        validators=[Optional(), Length(max=220)],
    )
    tax_code = StringField(_l("Tax code"), validators=[Optional(), Length(max=20)])
    address = StringField(_l("Address"), validators=[Optional(), Length(max=300)])
    phone = StringField(_l("Telephone"), validators=[Optional(), Length(max=30)])
    email = StringField(_l("Email"), validators=[Optional(), Length(max=120)])


class ChangeForm(NamingForm):
    """What is known of an organisation, without its name."""

    kind = kind_field()
    parent = OrganisationField(
        _l("Belongs to"),
        description=_l("Of a branch: its bank."),
        kind=OrganisationKind.BANK,
        validators=[Optional(), Length(max=220)],
    )
    tax_code = StringField(_l("Tax code"), validators=[Optional(), Length(max=20)])
    address = StringField(_l("Address"), validators=[Optional(), Length(max=300)])
    phone = StringField(_l("Telephone"), validators=[Optional(), Length(max=30)])
    email = StringField(_l("Email"), validators=[Optional(), Length(max=120)])


class RenameForm(Form):
    """A new name; the former one stays and is found."""

    name = StringField(
        _l("New name"), validators=[InputRequired(_l("Enter the name.")), Length(max=200)]
    )
    on = DayField(_l("Called so since"), validators=[InputRequired(_l("Enter the day."))])
    is_another = BooleanField(_l("It is another one than the one of this name"))


class OnForm(Form):
    """The day on which something ended."""

    on = DayField(_l("On"), validators=[InputRequired(_l("Enter the day."))])


class PressForm(Form):
    """A button without fields."""


class MergeForm(NamingForm):
    """The other organisation, which stands for both, and why."""

    into = OrganisationField(
        _l("The one that stays"),
        kind=OrganisationKind.OTHER,
        validators=[InputRequired(_l("Name the organisation.")), Length(max=220)],
    )
    reason = TextAreaField(
        _l("Why they are one"), validators=[InputRequired(_l("Say why.")), Length(max=300)]
    )


class ReasonForm(Form):
    """Why something is taken back."""

    reason = TextAreaField(
        _l("Why it is taken back"), validators=[InputRequired(_l("Say why.")), Length(max=300)]
    )


class ContactForm(Form):
    """Somebody to reach at an organisation."""

    name = StringField(
        _l("Name"), validators=[InputRequired(_l("Enter the name.")), Length(max=120)]
    )
    duty = StringField(_l("Duty"), validators=[Optional(), Length(max=120)])
    phone = StringField(_l("Telephone"), validators=[Optional(), Length(max=30)])
    email = StringField(_l("Email"), validators=[Optional(), Length(max=120)])


class AccountForm(Form):
    """A bank account of an organisation."""

    number = StringField(
        _l("Account number"), validators=[InputRequired(_l("Enter the number.")), Length(max=40)]
    )
    bank = StringField(
        _l("Held at"), validators=[InputRequired(_l("Enter the bank.")), Length(max=200)]
    )
    holder = StringField(_l("Holder, where it is another name"), validators=[Length(max=200)])


class SeatForm(ResetForm):
    """An account of a person of an organisation, and the office whose cases it sees."""

    username = StringField(
        _l("User name"), validators=[InputRequired(_l("Enter the user name.")), Length(max=60)]
    )
    full_name = StringField(
        _l("Full name"), validators=[InputRequired(_l("Enter the full name.")), Length(max=120)]
    )
    office = RowField(_l("Sees the cases of"))

    def __init__(self, *args: Any, offices: Sequence[Office], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.office.offer(offices, lambda office: office.name)
