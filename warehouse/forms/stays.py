"""The form that says why a thing is still here."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, StringField
from wtforms.validators import InputRequired, Length, Optional

from warehouse.forms.custody import versions_in
from warehouse.models import StayReason, StayStep
from web.fields import DayField
from web.fields.choices import EnumRadioField
from web.forms import Form


class StayForm(Form):
    """What keeps one thing or several, what is done next, and when to ask again."""

    reason = EnumRadioField(_l("What keeps it"), StayReason)
    step = EnumRadioField(_l("What is done next"), StayStep)
    note = StringField(
        _l("In words"),
        description=_l("Which judgment, who was notified, whose answer is awaited."),
        validators=[Optional(), Length(max=500)],
        render_kw={"autocomplete": "off"},
    )
    again_on = DayField(
        _l("Ask again on"),
        description=_l("Within a year."),
        validators=[InputRequired(_l("Enter the day."))],
    )
    seen = HiddenField()  # "CODE.7 CODE.12": code and version of each

    @property
    def versions(self) -> dict[str, int]:
        """The version of each item as the person saw it, by its code."""
        return versions_in(self.seen.data)

    @property
    def given(self) -> dict[str, Any]:
        said = super().given
        return {name: said[name] for name in ("reason", "step", "note", "again_on")}
