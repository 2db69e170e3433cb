"""Forms of a sale: money, extension, taking, attempts, hand-over, title file, default."""

from collections.abc import Collection
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from cases.models import KNOWN_HOLDERS, Holder
from lawbook.obstacles import StallStage, obstacle_reasons
from organisations.forms import ADD_NEW
from papers.forms import PaperForm, PapersForm, names
from papers.models import DocumentDirection, DocumentKind
from sales.models import AttemptOutcome, MoneyKind
from web.fields import PART_DAY, DayField, DongField, PartDayField
from web.fields.choices import EnumField, EnumRadioField, SearchField
from web.formatting import in_vietnamese
from web.forms import Form

DAY = [InputRequired(_l("Enter the day."))]


@names("voucher", _l("Voucher no."), day_of="moved_on", kind=DocumentKind.VOUCHER)
class MoneyForm(PapersForm):
    """One movement of money with its voucher."""

    kind = EnumRadioField(
        _l("Movement"), MoneyKind, validators=[InputRequired(_l("Choose what moved."))]
    )
    amount = DongField(_l("Amount (₫)"), validators=[InputRequired(_l("Enter the amount."))])
    moved_on = DayField(
        _l("Day on the voucher"),
        description=_l("The day the money came in or went out, not the day of typing."),
        validators=DAY,
    )
    counterpart = StringField(
        _l("Payer, bank or payee"),
        validators=[InputRequired(_l("Enter who paid or was paid.")), Length(max=200)],
    )

    def __init__(self, *args: Any, kinds: Collection[MoneyKind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kinds = list(kinds)
        self.kind.offer(kinds)


class DepositForm(PaperForm):
    """What the winner laid down, and the document that says it."""

    deposit = DongField(
        _l("Deposit of the winner (₫)"),
        description=_l("It counts towards the price."),
        validators=[InputRequired(_l("Enter the amount."))],
    )


@names("document", _l("Agreement no."), kind=DocumentKind.AGREEMENT)
class ExtensionForm(PapersForm):
    """Extend the payment by agreement."""

    extended_to = DayField(_l("Pay until"), validators=DAY)


@names(
    "document",
    _l("Notice no."),
    day=_l("Day of the notice"),
    kind=DocumentKind.NOTICE,
    direction=DocumentDirection.ISSUED,
)
class TakingForm(PapersForm):
    """What a creditor who takes the asset has set off, and what is left to pay."""

    debtor_notified_on = DayField(
        _l("Debtor told of the request on"),
        description=_l("Until the end of the days that follow the debtor may still pay all."),
        validators=DAY,
    )
    notified_on = DayField(_l("Creditor told on"), validators=DAY)
    offset = DongField(
        _l("Set off against the debt (₫)"), validators=[InputRequired(_l("Enter the amount."))]
    )
    ranks_first = BooleanField(
        _l("This creditor is paid before the others"),
        description=_l("By rank, or because the asset secures what is owed to them."),
    )


@names(
    "minutes",
    _l("Minutes no."),
    day_of="attempted_on",
    kind=DocumentKind.MINUTES,
    direction=DocumentDirection.ISSUED,
)
class AttemptForm(PapersForm):
    """An attempt to deliver that did not succeed."""

    attempted_on = DayField(_l("Day of the attempt"), validators=DAY)
    outcome = EnumRadioField(
        _l("What happened"),
        AttemptOutcome,
        members=(AttemptOutcome.POSTPONED, AttemptOutcome.BLOCKED),
        validators=[InputRequired(_l("Choose what happened."))],
    )
    coercive = BooleanField(_l("Coercive hand-over with forces"))
    reason_code = SelectField(
        _l("Why"), validators=[InputRequired(_l("Say why the asset was not delivered."))]
    )
    note = TextAreaField(_l("Note"), validators=[Optional(), Length(max=500)])
    held_by = EnumField(
        _l("Who holds the next act"),
        Holder,
        members=KNOWN_HOLDERS,
        empty=_l("report no obstacle"),
        description=_l("Chosen together with the next act, the obstacle is reported, too."),
        validators=[Optional()],
    )
    holder_name = SearchField(
        _l("Name of the holder"), validators=[Optional(), Length(max=120)], source="organisations"
    )
    adds_holder = BooleanField(ADD_NEW)
    next_act = StringField(_l("Next act"), validators=[Optional(), Length(max=200)])
    due_on = DayField(_l("Next act due on"), validators=[Optional()])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reason_code.choices = [
            ("", _l("choose the reason")),
            *(
                (reason.name, reason.vi if in_vietnamese() else reason.en)
                for reason in obstacle_reasons(StallStage.NOT_DELIVERED)
            ),
        ]


@names(
    "authority",
    _l("Authorisation to receive, no."),
    day=_l("Day of the authorisation"),
    choice=_l("Authorisation to receive"),
    hint=_l("Only where another than the buyer receives."),
)
@names(
    "handover",
    _l("Hand-over minutes no."),
    day_of="delivered_on",
    kind=DocumentKind.MINUTES,
    direction=DocumentDirection.ISSUED,
)
class HandOverForm(PapersForm):
    """Hand over by minutes what does not lie in the store."""

    delivered_on = DayField(_l("Delivered on"), validators=DAY)
    received_by = StringField(
        _l("Received by"),
        validators=[InputRequired(_l("Enter who received it.")), Length(max=200)],
    )
    receives_as = StringField(
        _l("Why another receives"),
        description=_l("Without an authorisation: legal representative, heir, as shown by …"),
        validators=[Optional(), Length(max=300)],
    )
    coercive = BooleanField(_l("Coercive hand-over with forces"))


class SayDeliveryForm(Form):
    """Whether a sale of an old file was handed over."""

    was_delivered = RadioField(
        _l("Was the asset handed over?"),
        choices=lambda: [
            ("no", _l("No, it still is to be handed over")),
            ("yes", _l("Yes, it was handed over")),
        ],
        validators=[InputRequired(_l("Say whether it was handed over."))],
    )
    day = PartDayField(_l("Handed over on"), description=PART_DAY, validators=[Optional()])


@names(
    "document",
    _l("Decision to deliver the asset, no."),
    day=_l("Decision day"),
    kind=DocumentKind.DECISION,
    direction=DocumentDirection.ISSUED,
)
class HandOverOrderForm(PapersForm):
    """Propose the release of the stored items to the buyer."""

    reason = StringField(
        _l("Reason"), validators=[InputRequired(_l("Enter the reason.")), Length(max=300)]
    )


@names("document", _l("Document no."), day_of="sent_on", direction=DocumentDirection.ISSUED)
class TitleFileForm(PapersForm):
    """The file for registering the buyer's title was sent."""

    sent_on = DayField(_l("Sent on"), validators=DAY)


@names("document", _l("Document no."), day_of="declared_on", direction=DocumentDirection.ISSUED)
class DefaultForm(PapersForm):
    """The winner did not pay in time."""

    declared_on = DayField(_l("Declared on"), validators=DAY)
