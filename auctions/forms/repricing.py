"""Forms after a failure: the cut, the creditor's answer; shape and presence only."""

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectField, StringField
from wtforms.validators import InputRequired, Length, Optional

from auctions.models import CreditorChoice
from cases.models import Party
from web.fields import DayField, DongField
from web.formatting import label
from web.forms import Form


class ReduceForm(Form):
    """A reduction decision."""

    to_price = DongField(
        _l("New starting price (₫)"), validators=[InputRequired(_l("Enter the new price."))]
    )
    decision_no = StringField(
        _l("Decision no."),
        validators=[InputRequired(_l("Enter the number.")), Length(max=80)],
    )
    decided_on = DayField(_l("Decided on"), validators=[InputRequired(_l("Enter the day."))])


class AnswerForm(Form):
    """What the creditor says about taking the asset."""

    choice = RadioField(
        _l("The creditor's answer"), validators=[InputRequired(_l("Choose an answer."))]
    )
    party_id = SelectField(_l("Creditor"), validators=[Optional()])
    answered_on = DayField(_l("On"), validators=[InputRequired(_l("Enter the day."))])
    document_no = StringField(_l("Document no."), validators=[Optional(), Length(max=120)])

    def __init__(self, *args: Any, creditors: Sequence[Party], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._creditors = {str(party.id): party for party in creditors}
        self.choice.choices = [(choice.value, label(choice)) for choice in CreditorChoice]
        self.party_id.choices = [
            *((str(party.id), party.name) for party in creditors),
            ("", _l("not named")),
        ]

    @property
    def chosen_party(self) -> Party | None:
        """The creditor who answers; only meaningful after the form was submitted."""
        return self._creditors.get(self.party_id.data or "")

    @property
    def chosen(self) -> CreditorChoice:
        return CreditorChoice(self.choice.data)
