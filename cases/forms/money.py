"""Forms of the money of a case: a cost, and taking a movement back."""

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from cases.models import Asset, CostCategory, Party
from papers.forms import PaperForm, Slot
from papers.models import DocumentDirection, DocumentKind
from papers.operations import Paper
from web.fields import DayField, DongField
from web.fields.choices import EnumField, RowField

BILLS = (
    DocumentKind.INVOICE,
    DocumentKind.VOUCHER,
    DocumentKind.CONTRACT,
    DocumentKind.MINUTES,
    DocumentKind.OTHER,
)


class CostForm(PaperForm):
    """A cost of the enforcement, with its bill or voucher."""

    category = EnumField(_l("What the cost was for"), CostCategory)
    coercion = BooleanField(_l("A cost of the coercion"), default=True)
    amount = DongField(_l("Amount (₫)"), validators=[InputRequired(_l("Enter the amount."))])
    moved_on = DayField(_l("Paid or billed on"), validators=[InputRequired(_l("Enter the day."))])
    counterpart = StringField(_l("Paid to"), validators=[Optional(), Length(max=200)])
    party = RowField(_l("Advanced by"), validators=[Optional()])
    asset = RowField(_l("For the asset"), validators=[Optional()])
    bill = EnumField(
        _l("Kind of document"), DocumentKind, members=BILLS, default=DocumentKind.INVOICE
    )
    note = StringField(_l("Note"), validators=[Optional(), Length(max=300)])
    again = BooleanField(_l("This is another cost, record it as well"))

    def __init__(
        self, *args: Any, parties: Sequence[Party], assets: Sequence[Asset], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.party.offer(parties, lambda party: party.name, empty=_l("the office"))
        self.asset.offer(assets, lambda asset: asset.description[:80], empty=_l("the whole case"))

    def _paper(
        self, _slot: Slot, known: Any, number: Any, day: Any, values: dict[str, Any]
    ) -> Paper:
        bill = values.pop("bill")
        ours = bill in {DocumentKind.VOUCHER, DocumentKind.MINUTES}
        return Paper(
            known=known,
            kind=bill,
            direction=DocumentDirection.ISSUED if ours else DocumentDirection.RECEIVED,
            number=number,
            issued_on=day,
        )


class ClaimForm(PaperForm):
    """What is claimed in a case of which a notice was all that was known."""

    paper_direction = DocumentDirection.ISSUED

    money_due = DongField(
        _l("Money due (₫)"), validators=[InputRequired(_l("Enter the amount due; 0 if none."))]
    )


class CreditorClaimForm(PaperForm):
    """What is owed to one creditor of a case."""

    paper_direction = DocumentDirection.ISSUED

    money_due = DongField(
        _l("Owed to the creditor (₫)"), validators=[InputRequired(_l("Enter the amount."))]
    )


class ReversalForm(PaperForm):
    """A movement that was recorded wrongly."""

    paper_direction = DocumentDirection.ISSUED

    reversed_on = DayField(_l("Taken back on"), validators=[InputRequired(_l("Enter the day."))])
    reason = TextAreaField(
        _l("Why it is taken back"),
        validators=[InputRequired(_l("Say why it is taken back.")), Length(max=300)],
    )
