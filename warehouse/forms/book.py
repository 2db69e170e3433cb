"""Forms of the book of the store."""

from flask_babel import lazy_gettext as _l
from wtforms import PasswordField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from warehouse.models import CountPart
from web.forms import Form


class MakeUpForm(Form):
    """One press: the book is closed until the end of the quarter."""


class ClosingSignForm(Form):
    """As what somebody signs a closing; they type their password again."""

    current = PasswordField(
        _l("Your password"),
        description=_l("It stands for your signature."),
        validators=[InputRequired(_l("Enter the password.")), Length(max=200)],
        render_kw={"autocomplete": "current-password"},
    )
    part = StringField(_l("As"), validators=[Optional(), Length(max=20)])

    @property
    def as_part(self) -> CountPart | None:
        """As what the person signs; None where the text is no part."""
        return next((part for part in CountPart if part.value == self.part.data), None)


class ReturnClosingForm(Form):
    """Why a closing is returned."""

    note = TextAreaField(_l("Reason"), validators=[InputRequired(_l("Say why.")), Length(max=500)])
