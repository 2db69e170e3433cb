"""Form of a day of the working calendar: shape and presence only."""

from flask_babel import lazy_gettext as _l
from wtforms import StringField
from wtforms.validators import InputRequired, Length, Optional

from cases.models import DayKind
from web.fields import DayField
from web.fields.choices import EnumField
from web.forms import Form


class HolidayForm(Form):
    """A day, what it is, and by which announcement."""

    day = DayField(_l("Day"), validators=[InputRequired(_l("Enter the day."))])
    kind = EnumField(_l("What the day is"), DayKind)
    holiday = StringField(
        _l("Name of the holiday"),
        description=_l("Only for a day off."),
        validators=[Optional(), Length(max=120)],
        render_kw={"autocomplete": "off"},
    )
    source = StringField(
        _l("By which announcement"),
        description=_l("Its number and day, as 12729/VPCP-KGVX."),
        validators=[InputRequired(_l("Name the announcement.")), Length(max=200)],
        render_kw={"autocomplete": "off"},
    )
