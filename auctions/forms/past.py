"""The form of a round that was held before the program came."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from auctions.published import PastEnd
from lawbook.failure import FailureCode
from organisations.forms import ADD_NEW, NamingForm, OrganisationField
from organisations.models import OrganisationKind
from papers.forms import PaperForm
from web.fields import DayField, DongField, PartDayField, WholeNumberField
from web.fields.choices import EnumField, EnumRadioField
from web.formatting import label

COUNT = [Optional(), NumberRange(0, 99, message=_l("Enter a number from 0 to 99."))]


class PastRoundForm(NamingForm, PaperForm):
    """What the old file says; what it does not say stays empty."""

    number = WholeNumberField(_l("Which round it was"), validators=[Optional(), NumberRange(1, 99)])
    session = PartDayField(
        _l("Day of the session"),
        description=_l("Day, month or year: 14/03/2019, 03/2019, 2019. Unknown: leave it empty."),
        validators=[Optional()],
    )
    starting_price = DongField(_l("Starting price (₫)"), validators=[Optional()])
    deposit = DongField(_l("Deposit (₫)"), validators=[Optional()])
    organisation = OrganisationField(
        _l("Auction organisation"),
        kind=OrganisationKind.AUCTION,
        source="organisations-auction",
        validators=[Optional(), Length(max=220)],
    )
    adds_organisation = BooleanField(ADD_NEW)
    contract = PartDayField(_l("Contract signed on"), validators=[Optional()])
    published = PartDayField(_l("First notice on"), validators=[Optional()])
    second_notice_on = DayField(_l("Second notice on"), validators=[Optional()])
    earlier_failures = WholeNumberField(_l("Rounds that failed before it"), validators=COUNT)
    earlier_reductions = WholeNumberField(_l("Price cuts before it"), validators=COUNT)
    ended = EnumRadioField(
        _l("What came of it"),
        PastEnd,
        members=[end for end in PastEnd if end is not PastEnd.SOLD],
        validators=[InputRequired(_l("Choose one."))],
    )
    failure_code = EnumField(
        _l("Why it failed"),
        FailureCode,
        empty=_l("not known"),
        words=lambda code: f"{code.value}) {label(code)}",
        validators=[Optional()],
    )

    @property
    def given(self) -> dict[str, Any]:
        """What was given; a count nobody knows is nought."""
        values = super().given
        for name in ("earlier_failures", "earlier_reductions"):
            values[name] = values[name] or 0
        return values
