"""Forms after a failure: the cut, the creditor's answer; shape and presence only."""

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms.validators import InputRequired, Optional

from auctions.models import CreditorChoice
from cases.models import Party
from papers.forms import PaperForm, PapersForm, names
from papers.models import DocumentDirection, DocumentKind
from web.fields import DayField, DongField
from web.fields.choices import EnumRadioField, RowField


@names(
    "decision",
    _l("Decision no."),
    day_of="decided_on",
    kind=DocumentKind.DECISION,
    direction=DocumentDirection.ISSUED,
)
class ReduceForm(PapersForm):
    """A reduction decision."""

    to_price = DongField(
        _l("New starting price (₫)"), validators=[InputRequired(_l("Enter the new price."))]
    )
    decided_on = DayField(_l("Decided on"), validators=[InputRequired(_l("Enter the day."))])


class AnswerForm(PaperForm):
    """What the creditor says about taking the asset, and the paper that says so."""

    paper_kind = DocumentKind.ANSWER

    choice = EnumRadioField(
        _l("The creditor's answer"),
        CreditorChoice,
        validators=[InputRequired(_l("Choose an answer."))],
    )
    party = RowField(_l("Creditor"), validators=[Optional()])
    answered_on = DayField(_l("On"), validators=[InputRequired(_l("Enter the day."))])

    def __init__(self, *args: Any, creditors: Sequence[Party], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.party.offer(creditors, lambda party: party.name, empty=_l("not named"))
