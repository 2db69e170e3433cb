"""Forms for discrepancies: who clears one up, and the decision that ends it."""

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import TextAreaField
from wtforms.validators import InputRequired, Length

from accounts.models import UserAccount
from papers.forms import PaperForm
from warehouse.models import DiscrepancyDecision
from web.fields import DayField
from web.fields.choices import EnumRadioField, RowField
from web.forms import Form


class AssignForm(Form):
    """Who clears a discrepancy up, and by when it is to be decided."""

    owner = RowField(_l("Who clears it up"))
    due_on = DayField(_l("To be decided by"), validators=[InputRequired(_l("Enter the last day."))])

    def __init__(self, *args: Any, people: Sequence[UserAccount], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.owner.offer(people, lambda one: one.full_name)


class DecideDiscrepancyForm(PaperForm):
    """The decision, its cause, and the paper it rests on."""

    decision = EnumRadioField(_l("Decision"), DiscrepancyDecision)
    cause = TextAreaField(
        _l("Cause"),
        description=_l("How it came to this, as far as it is known."),
        validators=[InputRequired(_l("Say what the cause is.")), Length(max=500)],
    )
