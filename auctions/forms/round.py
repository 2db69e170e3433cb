"""Forms of rounds: plan, move, announce, register, stop; shape and presence only."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, Field, StringField, SubmitField
from wtforms.validators import InputRequired, Length, NumberRange, Optional, ValidationError

from auctions.forms.grounds import GroundField, StoppingForm
from auctions.models import RoundForm, RoundStep
from auctions.round_days import NOTICES, RoundDays
from lawbook.shortened import Shortened
from lawbook.stopping import StoppingGround
from papers.forms import PaperForm, PapersForm, names
from papers.models import DocumentKind
from web.fields import DayField, DongField, IdentityField, MomentField, WholeNumberField, parted
from web.fields.choices import EnumField, EnumRadioField
from web.forms import FilterForm, Form


class SessionDayField(DayField):
    """The day of a session; an hour behind it says nothing about the drawing."""

    def read(self, text: str) -> date:
        return super().read(parted(text)[0])


class DrawForm(FilterForm):
    """Which days to draw the plan for; sent by GET."""

    session_on = SessionDayField(_l("Session on"))
    posted_on = DayField(_l("Posting on"))
    shortened = BooleanField(_l("Shortened procedure"))


class DaysForm(Form):
    """The session and the days of the acts before it; ``draw`` asks for the drawing only.

    Args:
        ground: of the shortened procedure; without it the procedure cannot be chosen.
        planned: whether the round that is moved goes by it; None for a new one.
    """

    shortened = BooleanField(
        _l("Shortened procedure"),
        description=_l("Shorter posting, one notice: the second one stays empty."),
    )

    session_at = MomentField(
        _l("Session opens"), validators=[InputRequired(_l("Enter day and hour."))]
    )
    posted_on = DayField(_l("Posting"), validators=[InputRequired(_l("Enter the day."))])
    first_notice_on = DayField(_l("First notice"), validators=[InputRequired(_l("Enter the day."))])
    second_notice_on = DayField(_l("Second notice"))
    file_sale_from = DayField(
        _l("First day of the dossier sale"), validators=[InputRequired(_l("Enter the day."))]
    )
    file_sale_to = DayField(
        _l("Last day of the dossier sale"), validators=[InputRequired(_l("Enter the day."))]
    )

    late_reason = StringField(
        _l("Why after the last lawful day"),
        description=_l("It stays in the journal, with your name."),
        validators=[Length(max=500)],
    )
    draw = SubmitField(_l("Draw the days"))

    def __init__(
        self,
        *args: Any,
        ground: Shortened | None = None,
        planned: bool | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._planned = planned
        if ground is None or planned is not None:
            del self.shortened
        else:
            self.shortened.label.text = f"{self.shortened.label.text} ({ground.basis.short})"

    def submitted(self) -> bool:
        """True when the plan is to be kept, not only drawn."""
        return not self.draw.data and super().submitted()

    @property
    def is_shortened(self) -> bool:
        """Whether the round goes by the shortened procedure."""
        return bool(self["shortened"].data) if "shortened" in self else bool(self._planned)

    def validate_second_notice_on(self, field: Field) -> None:
        """Ask for a second notice, unless the procedure has one only."""
        if self.is_shortened and field.data is not None:
            raise ValidationError(_l("The shortened procedure has one notice: leave this empty."))
        if not self.is_shortened and field.data is None and not field.process_errors:
            raise ValidationError(_l("Enter the day."))

    @property
    def given(self) -> dict[str, Any]:
        """The days are one value; everything else is given as it is."""
        days = RoundDays(
            session_at=self.session_at.data,
            posted_on=self.posted_on.data,
            first_notice_on=self.first_notice_on.data,
            second_notice_on=self.second_notice_on.data,
            file_sale_from=self.file_sale_from.data,
            file_sale_to=self.file_sale_to.data,
            shortened=self.is_shortened,
        )
        rest = {
            k: v for k, v in super().given.items() if k not in RoundDays.__slots__ and k != "draw"
        }
        return {"days": days, **rest}


class PlanForm(DaysForm):
    """A new round."""

    place = StringField(
        _l("Place of the session"),
        validators=[InputRequired(_l("Enter the place.")), Length(max=300)],
    )
    form = EnumField(_l("Form of the auction"), RoundForm, default=RoundForm.ORAL)
    deposit = DongField(
        _l("Deposit (₫)"),
        validators=[InputRequired(_l("Enter the deposit."))],
    )
    bid_step = DongField(_l("Bid step (₫)"), validators=[Optional()])


@names("announcement", _l("Notice no."), day_of="announced_on", kind=DocumentKind.NOTICE)
class AnnounceForm(PapersForm):
    """That a round was posted and published, on the days it really was."""

    announced_on = DayField(
        _l("Day of the notice"), validators=[InputRequired(_l("Enter the day."))]
    )
    posted_on = DayField(_l("Posted on"), validators=[InputRequired(_l("Enter the day."))])
    posting_place = StringField(_l("Posted where"), validators=[Optional(), Length(max=300)])
    first_notice_on = DayField(_l("First notice"), validators=[InputRequired(_l("Enter the day."))])
    first_notice_medium = StringField(
        _l("First notice: where"),
        description=_l("Newspaper and issue, channel, or address of the page."),
        validators=[Optional(), Length(max=300)],
    )
    second_notice_on = DayField(
        _l("Second notice"),
        description=_l("A day to come is a plan: record the notice when it has appeared."),
        validators=[Optional()],
    )
    second_notice_medium = StringField(
        _l("Second notice: where"), validators=[Optional(), Length(max=300)]
    )


class NoticeForm(PaperForm):
    """What really happened with the notice: one act, its day, its places, and what proves it."""

    paper_kind = DocumentKind.PROOF

    act = EnumRadioField(
        _l("What was done"),
        RoundStep,
        members=NOTICES,
        validators=[InputRequired(_l("Choose what was done."))],
    )
    on = DayField(_l("Done on"), validators=[InputRequired(_l("Enter the day."))])
    where = StringField(
        _l("Published where"),
        description=_l("Places of the posting; newspaper and issue, channel, or address."),
        validators=[InputRequired(_l("Enter where it was published.")), Length(max=300)],
    )


class StopForm(StoppingForm):
    """Stop a round before its winner is announced, and the request or decision behind it."""

    ground_code = GroundField(
        _l("Ground of the law"), validators=[InputRequired(_l("Choose the ground."))]
    )
    stopped_on = DayField(_l("On"), validators=[InputRequired(_l("Enter the day."))])

    def __init__(self, *args: Any, grounds: Sequence[StoppingGround], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        none = _l("none: stopped on a day when the law had no list of grounds")
        self.ground_code.offer(grounds, empty=none)


class BidderForm(Form):
    """One registrant; the name stays closed until the session."""

    bidder = StringField(
        _l("Registrant"),
        validators=[InputRequired(_l("Enter the registrant.")), Length(max=200)],
    )
    identity_no = IdentityField(_l("Identity no."), validators=[Optional(), Length(max=20)])
    registered_on = DayField(_l("Registered on"), validators=[InputRequired(_l("Enter the day."))])
    deposit_paid = DongField(
        _l("Deposit paid (₫)"), validators=[InputRequired(_l("Enter the deposit."))]
    )
    deposit_later = BooleanField(_l("The rest of the deposit is still to be paid"))
    despite = StringField(
        _l("Why this one may take part"),
        description=_l("Only where the name is like that of one who may not."),
        validators=[Optional(), Length(max=300)],
    )


class RegistrantForm(Form):
    """What a registrant has laid down by now."""

    deposit_paid = DongField(
        _l("Deposit paid (₫)"),
        validators=[InputRequired(_l("Enter the deposit."))],
        description=_l("All of it, not only what came now."),
    )
    deposit_later = BooleanField(_l("The rest of the deposit is still to be paid"))


class CountForm(Form):
    """How many registered, once registration has closed."""

    registrants = WholeNumberField(
        _l("Number of registrants"),
        validators=[
            InputRequired(_l("Enter how many registered.")),
            NumberRange(0, 10_000, message=_l("Enter a number from 0 to 10000.")),
        ],
    )
