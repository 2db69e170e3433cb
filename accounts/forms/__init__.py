"""Forms of accounts: shape and presence only."""

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, PasswordField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional
from wtforms.widgets import TextInput

from accounts import passwords
from accounts.models import FactorRule, Office, Role
from web.fields import DayField
from web.fields.choices import EnumField, RowField
from web.formatting import label
from web.forms import Form

PRESENT = {"autocomplete": "current-password"}
CODE = {
    "autocomplete": "one-time-code",
    "autocapitalize": "none",
    "spellcheck": "false",
    "inputmode": "text",
}
NEW = {"autocomplete": "new-password"}


class OneTimePasswordField(PasswordField):
    """A password its receiver changes at once: shown, so that it can be handed over."""

    widget = TextInput()


class SignInForm(Form):
    """Name and password."""

    records = False

    username = StringField(
        _l("User name"),
        validators=[InputRequired(_l("Enter the user name.")), Length(max=60)],
        render_kw={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"},
    )
    password = PasswordField(
        _l("Password"),
        validators=[InputRequired(_l("Enter the password.")), Length(max=200)],
        render_kw=PRESENT,
    )
    kept = HiddenField()  # what was typed when the session ended, see web.belonging


def code_field(label: Any, *, description: Any = None) -> StringField:
    """Return a field for a code of an authenticator, or a recovery code."""
    return StringField(
        label,
        description=description or "",
        validators=[InputRequired(_l("Enter the code.")), Length(max=40)],
        render_kw=CODE,
    )


def until_field() -> DayField:
    """Return a field for the last day of a role."""
    return DayField(
        _l("Holds the role until"),
        description=_l("The last day of it; empty: no end. No act is needed on that day."),
        validators=[Optional()],
    )


class CodeForm(Form):
    """The code of the second factor; at sign-in, and for every change of the factor."""

    one_time_code = code_field(
        _l("Confirmation code"),
        description=_l("Six digits from the authenticator, or one recovery code."),
    )
    kept = HiddenField()  # what was typed when the session ended, see web.belonging


class SetUpForm(Form):
    """A new authenticator: who asks for it shows the password, or a code of the present one."""

    new_code = code_field(_l("Code that the authenticator shows"))
    secret = HiddenField()  # signed; the secret of the symbol on the page


class FirstSetUpForm(SetUpForm):
    """The first authenticator."""

    password = PasswordField(
        _l("Password"),
        validators=[InputRequired(_l("Enter the password.")), Length(max=200)],
        render_kw=PRESENT,
    )


class NextSetUpForm(SetUpForm):
    """Another authenticator in place of the present one."""

    one_time_code = code_field(
        _l("Code of the present authenticator"),
        description=_l("Or one recovery code, when it is lost."),
    )


class FactorRuleForm(Form):
    """Who is asked for a code, in one office."""

    office = RowField(_l("Office"))
    rule = SelectField(_l("Asked for a confirmation code"))

    def __init__(self, *args: Any, offices: Sequence[Office], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.office.offer(offices, lambda office: office.name, key=lambda office: office.code)
        self.rule.choices = [(rule.value, label(rule)) for rule in FactorRule]

    def start_from(self, office: Office) -> None:
        """Offer what stands in an office, so that nothing is changed by not looking."""
        self.office.data, self.rule.data = office.code, office.factor_rule.value

    @property
    def chosen_rule(self) -> FactorRule:
        return FactorRule(self.rule.data)


class FirstAccountForm(Form):
    """The first administrator of a new database."""

    setup_code = StringField(
        _l("One-time code"),
        description=_l("The server prints it at its start; ask who looks after the server."),
        validators=[InputRequired(_l("Enter the code.")), Length(max=40)],
        render_kw={**CODE, "autocomplete": "off"},
    )
    full_name = StringField(
        _l("Full name"),
        validators=[InputRequired(_l("Enter the full name.")), Length(max=120)],
        render_kw={"autocomplete": "name"},
    )
    username = StringField(
        _l("User name"),
        description=_l("Small letters, digits, dots and dashes."),
        validators=[InputRequired(_l("Enter the user name.")), Length(max=60)],
        render_kw={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"},
    )
    password = PasswordField(
        _l("Password"),
        description=_l("At least 10 characters; no name, no row of keys."),
        validators=[InputRequired(_l("Enter a password.")), Length(max=200)],
        render_kw=NEW,
    )


class OfficeForm(Form):
    """Code and name of an office."""

    code = StringField(
        _l("Code"),
        description=_l("Short, as people call it: KV1. Scripts and lists use it."),
        validators=[InputRequired(_l("Enter the code.")), Length(max=20)],
        render_kw={"autocapitalize": "characters", "spellcheck": "false", "autocomplete": "off"},
    )
    name = StringField(
        _l("Name"),
        description=_l("As it stands on papers and labels."),
        validators=[InputRequired(_l("Enter the name.")), Length(max=200)],
        render_kw={"list": "office-names", "autocomplete": "off"},
    )


class UnitForm(OfficeForm):
    """A unit under one of the offices in sight."""

    office = RowField(_l("Under the office"))

    def __init__(self, *args: Any, offices: Sequence[Office], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.office.offer(offices, lambda office: office.name, key=lambda office: office.code)


class UntilForm(Form):
    """The last day of a role."""

    until = until_field()


class RoleForm(Form):
    """One more role for a person."""

    role = EnumField(_l("Role"), Role)
    office = RowField(_l("Office"))
    until = until_field()

    def __init__(self, *args: Any, offices: Sequence[Office], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.office.offer(offices, lambda office: office.name, key=lambda office: office.code)

    @property
    def chosen_role(self) -> Role:
        return Role(self.role.data)


class ResetForm(Form):
    """A password for one sign-in."""

    password = OneTimePasswordField(
        _l("First password"),
        description=_l("Hand it over in person. It is changed at the first sign-in."),
        validators=[InputRequired(_l("Enter a password.")), Length(max=200)],
        default=lambda: one_time_password(),
        render_kw={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"},
    )


class AccountForm(RoleForm, ResetForm):
    """A new account with its first role."""

    FIRST = ("username", "full_name")  # on the page they stand above the role

    username = StringField(
        _l("User name"),
        description=_l("Small letters, digits, dots and dashes."),
        validators=[InputRequired(_l("Enter the user name.")), Length(max=60)],
    )
    full_name = StringField(
        _l("Full name"),
        validators=[InputRequired(_l("Enter the full name.")), Length(max=120)],
    )


class PasswordForm(Form):
    """A new password for oneself."""

    current = PasswordField(
        _l("Present password"),
        validators=[InputRequired(_l("Enter the present password.")), Length(max=200)],
        render_kw=PRESENT,
    )
    password = PasswordField(
        _l("New password"),
        description=_l("At least 10 characters; no name, no row of keys."),
        validators=[InputRequired(_l("Enter a password.")), Length(max=200)],
        render_kw=NEW,
    )


class StateForm(Form):
    """A button: no fields of its own."""


def one_time_password() -> str:
    """Return four groups of four letters and digits, easily read out."""
    return passwords.random_groups(4)


class SavedViewForm(Form):
    """By which name somebody keeps a list."""

    view_name = StringField(
        _l("Name"),
        description=_l("One of the same name is replaced."),
        validators=[InputRequired(_l("Give it a name.")), Length(max=60)],
    )
    list_key = HiddenField(validators=[Length(max=40)])
    query = HiddenField(validators=[Length(max=1000)])


class DecideForm(Form):
    """Approve a proposal, return it with the reason, or withdraw it."""

    note = TextAreaField(
        _l("Why it is returned"),
        description=_l("Needed to return it."),
        validators=[Optional(), Length(max=300)],
    )
