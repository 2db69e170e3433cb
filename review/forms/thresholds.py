"""Form of one threshold of an office: shape and presence only."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, Field, StringField
from wtforms.validators import InputRequired, Length, ValidationError

from web.fields import DayField, WholeNumberField
from web.forms import Form


class ThresholdForm(Form):
    """A number, or none of its own, from which day on, and why."""

    value = WholeNumberField(_l("Number"))
    inherit = BooleanField(
        _l("No number of its own"),
        description=_l("That of the office above holds, else the one of the program."),
    )
    valid_from = DayField(
        _l("Valid from"),
        description=_l("Today or a later day."),
        validators=[InputRequired(_l("Enter the day."))],
    )
    reason = StringField(
        _l("Reason"),
        validators=[InputRequired(_l("Say why, in words.")), Length(max=300)],
        render_kw={"autocomplete": "off"},
    )

    def validate_value(self, field: Field) -> None:
        """Ask for a number, unless the office is to have none of its own."""
        if field.data is None and not self.inherit.data:
            raise ValidationError(_l("Enter the number."))

    @property
    def number(self) -> int | None:
        """The number of its own, None for none."""
        return None if self.inherit.data else self.value.data
