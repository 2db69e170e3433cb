"""Forms of a sale: money, extension, attempts, hand-over, title file, default."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from auctions.models import AttemptOutcome, MoneyKind
from cases.models import Holder
from lawbook.obstacles import StallStage, obstacle_reasons
from web.fields import DayField, DongField
from web.formatting import in_vietnamese, label
from web.forms import Form

DAY = [InputRequired(_l("Enter the day."))]
NUMBER = [InputRequired(_l("Enter the document number.")), Length(max=120)]


class MoneyForm(Form):
    """One movement of money with its voucher."""

    kind = SelectField(_l("Movement"))
    amount = DongField(_l("Amount (₫)"), validators=[InputRequired(_l("Enter the amount."))])
    moved_on = DayField(_l("On"), validators=DAY)
    voucher_no = StringField(_l("Voucher no."), validators=NUMBER)
    counterpart = StringField(
        _l("Payer, bank or payee"),
        validators=[InputRequired(_l("Enter who paid or was paid.")), Length(max=200)],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [kind for kind in MoneyKind if kind is not MoneyKind.DEPOSIT]
        self.kind.choices = [(kind.value, label(kind)) for kind in kinds]


class ExtensionForm(Form):
    """Extend the payment by agreement."""

    extended_to = DayField(_l("Pay until"), validators=DAY)
    document_no = StringField(_l("Agreement no."), validators=NUMBER)


class AttemptForm(Form):
    """An attempt to deliver that did not succeed."""

    attempted_on = DayField(_l("On"), validators=DAY)
    outcome = SelectField(_l("What happened"))
    coercive = BooleanField(_l("Coercive hand-over with forces"))
    reason_code = SelectField(_l("Why"))
    minutes_no = StringField(_l("Minutes no."), validators=[Optional(), Length(max=120)])
    note = TextAreaField(_l("Note"), validators=[Optional(), Length(max=500)])
    held_by = SelectField(_l("Who holds the next act"), validators=[Optional()])
    holder_name = StringField(_l("Name of the holder"), validators=[Optional(), Length(max=120)])
    next_act = StringField(_l("Next act"), validators=[Optional(), Length(max=200)])
    next_due_on = DayField(_l("Due"), validators=[Optional()])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        outcomes = (AttemptOutcome.POSTPONED, AttemptOutcome.BLOCKED)
        self.outcome.choices = [(outcome.value, label(outcome)) for outcome in outcomes]
        self.reason_code.choices = [
            (reason.name, f"{reason.code} · {reason.vi if in_vietnamese() else reason.en}")
            for reason in obstacle_reasons(StallStage.NOT_DELIVERED)
        ]
        self.held_by.choices = [
            ("", _l("report no obstacle")),
            *((holder.value, label(holder)) for holder in Holder),
        ]


class HandOverForm(Form):
    """Hand over by minutes what does not lie in the store."""

    delivered_on = DayField(_l("Delivered on"), validators=DAY)
    handover_no = StringField(_l("Hand-over minutes no."), validators=NUMBER)
    received_by = StringField(
        _l("Received by"),
        validators=[InputRequired(_l("Enter who received it.")), Length(max=200)],
    )


class HandOverOrderForm(Form):
    """Propose the release of the stored items to the buyer."""

    document_no = StringField(
        _l("Decision to deliver the asset, no."),
        validators=[InputRequired(_l("Enter the document number.")), Length(max=120)],
    )
    document_on = DayField(_l("Decision day"), validators=DAY)
    reason = StringField(
        _l("Reason"), validators=[InputRequired(_l("Enter the reason.")), Length(max=300)]
    )


class TitleFileForm(Form):
    """The file for registering the buyer's title was sent."""

    sent_on = DayField(_l("Sent on"), validators=DAY)
    document_no = StringField(_l("Document no."), validators=NUMBER)


class DefaultForm(Form):
    """The winner did not pay in time."""

    declared_on = DayField(_l("Declared on"), validators=DAY)
    document_no = StringField(_l("Document no."), validators=NUMBER)
