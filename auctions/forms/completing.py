"""The form that asks for what is unknown of a round."""

import re
from collections.abc import Collection
from datetime import time
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, StringField
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from auctions.gaps import Gap
from auctions.models import RoundForm
from foundation.i18n import N_
from lawbook.assets import AssetKind
from lawbook.failure import FailureCode
from organisations.forms import ADD_NEW, NamingForm, OrganisationField
from organisations.models import OrganisationKind
from web.fields import DayField, DongField, ReadField, WholeNumberField
from web.fields.choices import EnumField


class HourField(ReadField):
    """An hour of the day: 8:30, 08h30, 14h."""

    complaint = N_("Enter the hour as 08:30.")

    def read(self, text: str) -> time:
        match = re.fullmatch(r"(\d{1,2})\s*(?:[:hg]|giờ)\s*(\d{2})?", text.strip().lower())
        if match is None:
            raise ValueError(text)
        return time(int(match[1]), int(match[2] or 0))

    def show(self, value: Any) -> str:
        return f"{value:%H:%M}"


class CompleteForm(NamingForm):
    """Only what is unknown is asked for, and the document that says it."""

    session_on = DayField(_l("Day of the session"), validators=[Optional()])
    hour = HourField(_l("Hour of the session"), validators=[Optional()])
    number = WholeNumberField(
        _l("Which auction of the lot it is"),
        description=_l("1 for the first; the auctions before it count as failed."),
        validators=[Optional(), NumberRange(min=1, max=99)],
    )
    starting_price = DongField(_l("Starting price (₫)"), validators=[Optional()])
    deposit = DongField(_l("Deposit (₫)"), validators=[Optional()])
    form = EnumField(
        _l("Form of the auction"), RoundForm, empty=_l("not known"), validators=[Optional()]
    )
    place = StringField(_l("Place of the session"), validators=[Optional(), Length(max=300)])
    organisation = OrganisationField(
        _l("Auction organisation"),
        kind=OrganisationKind.AUCTION,
        source="organisations-auction",
        validators=[Optional(), Length(max=220)],
    )
    adds_organisation = BooleanField(ADD_NEW)
    first_notice_on = DayField(_l("Day of the notice"), validators=[Optional()])
    failure_code = EnumField(
        _l("Why it failed"), FailureCode, empty=_l("not known"), validators=[Optional()]
    )
    kind = EnumField(
        _l("Whether movable or immovable"),
        AssetKind,
        empty=_l("not known"),
        description=_l(
            "For every asset of the lot whose kind is not known; if they differ, say it on the "
            "page of each."
        ),
        validators=[Optional()],
    )
    document = StringField(
        _l("Document or source"),
        description=_l("Number and day of the paper, or the address of the page, that says it."),
        validators=[InputRequired(_l("Enter the document or source.")), Length(max=120)],
    )

    def __init__(self, *args: Any, gaps: Collection[Gap], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for gap in Gap:
            if gap not in gaps:
                del self[gap.value]
        if Gap.ORGANISATION not in gaps:
            del self.adds_organisation
