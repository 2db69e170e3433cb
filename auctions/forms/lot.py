"""Forms of lots: assets, valuation, service contract, withdrawal; shape and presence only."""

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, StringField
from wtforms.validators import InputRequired, Length, Optional

from auctions.forms.grounds import GroundField, StoppingForm
from auctions.models import ValuationGround
from cases.models import Asset
from lawbook.stopping import StoppingGround
from organisations.forms import ADD_NEW, NamingForm, OrganisationField
from organisations.models import OrganisationKind
from papers.forms import PapersForm, names
from papers.models import DocumentKind
from web.fields import DayField, DongField
from web.fields.choices import EnumField
from web.fields.ticks import TickRowsField
from web.forms import Form


class LotForm(Form):
    """Choose the assets offered together, and name them."""

    assets = TickRowsField(
        _l("Assets offered together"),
        validators=[InputRequired(_l("Choose at least one asset."))],
    )
    title = StringField(
        _l("Name of the lot"),
        description=_l("As in the notices, without names of persons."),
        validators=[InputRequired(_l("Enter the name of the lot.")), Length(max=300)],
    )

    def __init__(self, *args: Any, assets: Sequence[Asset], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.assets.offer(assets, lambda asset: asset.description[:160])


@names(
    "certificate",
    _l("Certificate no."),
    day_of="certificate_on",
    kind=DocumentKind.CERTIFICATE,
)
class ValuationForm(NamingForm, PapersForm):
    """An appraisal certificate."""

    firm = OrganisationField(
        _l("Valuation firm"),
        kind=OrganisationKind.APPRAISER,
        source="organisations-appraiser",
        validators=[InputRequired(_l("Enter the firm.")), Length(max=220)],
    )
    adds_firm = BooleanField(ADD_NEW)
    certificate_on = DayField(
        _l("Day of the certificate"), validators=[InputRequired(_l("Enter the day."))]
    )
    contracted_on = DayField(
        _l("Appraisal contract signed on"),
        description=_l(
            "Where it was not recorded before. Left empty, the day of the certificate counts."
        ),
        validators=[Optional()],
    )
    valid_until = DayField(
        _l("Valid until"),
        description=_l("As written on the certificate, at most 6 months."),
        validators=[InputRequired(_l("Enter the day."))],
    )
    value = DongField(_l("Value (₫)"), validators=[InputRequired(_l("Enter the value."))])
    received_on = DayField(
        _l("Certificate received on"), validators=[InputRequired(_l("Enter the day."))]
    )
    notified_on = DayField(
        _l("Parties notified on"),
        description=_l("The window to ask for another valuation runs from this day."),
        validators=[Optional()],
    )


@names(
    "ground",
    _l("Conclusion or request, no."),
    day=_l("Day of the conclusion or request"),
    argument="ground_paper",
)
class RevaluationForm(ValuationForm):
    """An appraisal certificate of a lot that has a price."""

    ground = EnumField(
        _l("Valued again because"),
        ValuationGround,
        empty=_l("not valued again: the certificate of the price in force"),
        description=_l("The result becomes the starting price, whatever cuts came before."),
        validators=[Optional()],
    )


@names("contract", _l("Contract no."), day_of="signed_on", kind=DocumentKind.CONTRACT)
class ContractForm(NamingForm, PapersForm):
    """A service contract with an auction organisation."""

    organisation = OrganisationField(
        _l("Auction organisation"),
        kind=OrganisationKind.AUCTION,
        source="organisations-auction",
        validators=[InputRequired(_l("Enter the organisation.")), Length(max=220)],
    )
    adds_organisation = BooleanField(ADD_NEW)
    signed_on = DayField(_l("Signed on"), validators=[InputRequired(_l("Enter the day."))])
    ends_on = DayField(_l("Ends on"), validators=[Optional()])
    fee = DongField(_l("Fee (₫)"), validators=[Optional()])
    kept_price_no = StringField(
        _l("Agreement to keep the price, no."),
        description=_l(
            "Only when the certificate has expired, or while the parties may still ask for another "
            "valuation."
        ),
        validators=[Optional(), Length(max=80)],
    )


class WithdrawForm(StoppingForm):
    """Take a lot off sale, and the decision or request behind it."""

    ground_code = GroundField(
        _l("Ground of the law"), validators=[InputRequired(_l("Choose the ground."))]
    )
    ground = StringField(
        _l("Ground, in words"),
        description=_l("The provision or decision relied on."),
        validators=[InputRequired(_l("Enter the ground.")), Length(max=300)],
    )
    withdrawn_on = DayField(_l("On"), validators=[InputRequired(_l("Enter the day."))])

    def __init__(self, *args: Any, grounds: Sequence[StoppingGround], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ground_code.offer(grounds, empty=_l("another ground, as written below"))
