"""Forms of results: failed by a legal code, sold, parties notified; shape and presence only."""

from flask_babel import lazy_gettext as _l
from wtforms import StringField
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from lawbook.failure import FailureCode
from papers.forms import PapersForm, names
from papers.models import DocumentDirection, DocumentKind
from web.fields import DayField, DongField, IdentityField, WholeNumberField
from web.fields.choices import EnumRadioField
from web.formatting import label

REGISTRANTS = [
    InputRequired(_l("Enter how many registered.")),
    NumberRange(0, 10_000, message=_l("Enter a number from 0 to 10000.")),
]


@names("minutes", _l("Minutes or notice no."))
class FailureForm(PapersForm):
    """Why the auction failed."""

    code = EnumRadioField(
        _l("Case of Article 52, Law on Property Auction"),
        FailureCode,
        words=lambda code: f"{code.value}) {label(code)}",
        validators=[InputRequired(_l("Choose the legal case."))],
    )
    registrants = WholeNumberField(_l("Number of registrants"), validators=REGISTRANTS)
    result_received_on = DayField(
        _l("Organisation's notice received on"),
        description=_l("The days to notify and to cut run from this day."),
        validators=[InputRequired(_l("Enter the day."))],
    )


@names("contract", _l("Sale contract no."), kind=DocumentKind.CONTRACT)
@names("minutes", _l("Auction minutes no."), kind=DocumentKind.MINUTES)
class SoldForm(PapersForm):
    """Who won, for how much."""

    price = DongField(_l("Winning price (₫)"), validators=[InputRequired(_l("Enter the price."))])
    buyer = StringField(
        _l("Winner"), validators=[InputRequired(_l("Enter the winner.")), Length(max=200)]
    )
    buyer_identity = IdentityField(_l("Identity no."), validators=[Optional(), Length(max=20)])
    registrants = WholeNumberField(_l("Number of registrants"), validators=REGISTRANTS)
    consent_no = StringField(
        _l("Consent to a single bidder, no."),
        description=_l("Only when one person alone registered."),
        validators=[Optional(), Length(max=120)],
    )
    despite = StringField(
        _l("Why this one may take part"),
        description=_l("Only where the name is like that of one who may not."),
        validators=[Optional(), Length(max=300)],
    )
    result_received_on = DayField(
        _l("Result received on"), validators=[InputRequired(_l("Enter the day."))]
    )


@names(
    "document",
    _l("Notice no."),
    day=_l("Day of the notice"),
    kind=DocumentKind.NOTICE,
    direction=DocumentDirection.ISSUED,
)
class NotifyForm(PapersForm):
    """That the parties were told of a failure."""

    on = DayField(_l("Notified on"), validators=[InputRequired(_l("Enter the day."))])
