"""Forms of case files and parties: shape and presence, no law."""

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, StringField
from wtforms.validators import InputRequired, Length, Optional

from accounts.models import UserAccount
from accounts.wording import with_roles
from cases.models import Enforceability, PartyKind, PartyRole, Tag
from organisations.forms import NamingForm, OrganisationField
from organisations.models import OrganisationKind
from web.fields import DayField, DongField, IdentityField
from web.fields.choices import EnumField, EnumTicks, RowField
from web.forms import Form


class CaseForm(Form):
    """A new case file, from its enforcement decision."""

    number = StringField(
        _l("Case number"),
        description=_l("As on the cover, for example 1187/2024."),
        validators=[InputRequired(_l("Enter the case number.")), Length(max=60)],
    )
    summary = StringField(
        _l("Summary"),
        description=_l("What is enforced against whom, in one line."),
        validators=[InputRequired(_l("Enter the summary.")), Length(max=300)],
    )
    decision_no = StringField(
        _l("Enforcement decision no."), validators=[Optional(), Length(max=80)]
    )
    decision_on = DayField(_l("Decision day"), validators=[Optional()])
    judgment_no = StringField(_l("Judgment no."), validators=[Optional(), Length(max=120)])
    judgment_on = DayField(_l("Judgment day"), validators=[Optional()])
    money_due = DongField(
        _l("Money due (₫)"), validators=[InputRequired(_l("Enter the amount due; 0 if none."))]
    )
    enforcement_costs = DongField(
        _l("Enforcement costs so far (₫)"),
        description=_l("A price at or below them ends the sale."),
        validators=[Optional()],
    )
    opened_on = DayField(_l("Opened on"), validators=[InputRequired(_l("Enter the day."))])
    enforceability = EnumField(_l("Enforceability"), Enforceability)
    officer = RowField(_l("Officer in charge"))
    tags = EnumTicks(_l("Groups"), Tag)

    def __init__(self, *args: Any, officers: Sequence[UserAccount], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.officer.offer(officers, with_roles)


class PartyForm(NamingForm):
    """One party of a case."""

    role = EnumField(_l("Part in the case"), PartyRole)
    kind = EnumField(_l("Person or organisation"), PartyKind)
    name = StringField(
        _l("Name"),
        description=_l("Of a bank or another organisation of the registry: below."),
        validators=[Optional(), Length(max=200)],
    )
    organisation = OrganisationField(
        _l("Bank or organisation of the registry"),
        kind=OrganisationKind.BANK,
        validators=[Optional(), Length(max=220)],
    )
    adds_organisation = BooleanField(_l("A bank not in the registry yet: add it"))
    identity_no = IdentityField(
        _l("Identity or business number"), validators=[Optional(), Length(max=20)]
    )
    address = StringField(_l("Address"), validators=[Optional(), Length(max=300)])
    phone = StringField(_l("Telephone"), validators=[Optional(), Length(max=30)])
    money_due = DongField(
        _l("Owed to the creditor (₫)"),
        description=_l("Of a case with several creditors: what this one is to be paid."),
        validators=[Optional()],
    )
