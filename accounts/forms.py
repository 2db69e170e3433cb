"""Forms of accounts: shape and presence only."""

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import PasswordField, SelectField, StringField
from wtforms.validators import InputRequired, Length, Regexp

from accounts.models import Office, Role
from web.formatting import label
from web.forms import Form


class SignInForm(Form):
    """Name and password."""

    username = StringField(
        _l("User name"),
        validators=[InputRequired(_l("Enter the user name.")), Length(max=60)],
        render_kw={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"},
    )
    password = PasswordField(
        _l("Password"),
        validators=[InputRequired(_l("Enter the password.")), Length(max=200)],
        render_kw={"autocomplete": "current-password"},
    )


class AccountForm(Form):
    """A new account with its first role."""

    username = StringField(
        _l("User name"),
        description=_l("Small letters, digits, dots and dashes."),
        validators=[
            InputRequired(_l("Enter the user name.")),
            Length(max=60),
            Regexp(r"[a-z0-9][a-z0-9.\-]*\Z", message=_l("Use small letters, digits, dots.")),
        ],
    )
    full_name = StringField(
        _l("Full name"),
        validators=[InputRequired(_l("Enter the full name.")), Length(max=120)],
    )
    password = PasswordField(
        _l("First password"),
        description=_l("At least 10 characters."),
        validators=[InputRequired(_l("Enter a password.")), Length(max=200)],
        render_kw={"autocomplete": "new-password"},
    )
    role = SelectField(_l("Role"))
    office = SelectField(_l("Office"))

    def __init__(self, *args: Any, offices: Sequence[Office], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offices = {office.code: office for office in offices}
        self.role.choices = [(role.value, label(role)) for role in Role]
        self.office.choices = [(office.code, office.name) for office in offices]

    @property
    def chosen_office(self) -> Office:
        """The chosen office; only meaningful after the form was submitted."""
        return self._offices[self.office.data]

    @property
    def chosen_role(self) -> Role:
        return Role(self.role.data)


class PasswordForm(Form):
    """A new password for oneself."""

    current = PasswordField(
        _l("Present password"),
        validators=[InputRequired(_l("Enter the present password."))],
        render_kw={"autocomplete": "current-password"},
    )
    password = PasswordField(
        _l("New password"),
        description=_l("At least 10 characters."),
        validators=[InputRequired(_l("Enter a password.")), Length(max=200)],
        render_kw={"autocomplete": "new-password"},
    )


class StateForm(Form):
    """A button: no fields of its own."""
