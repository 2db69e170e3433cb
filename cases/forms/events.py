"""Forms of what happens in a case: an event, and what is proposed to close it."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from cases.allowed_events import BY_KIND, RECORDED
from cases.models import CaseEnding, Certainty, EventKind, Verified
from foundation import clock
from lawbook.case_grounds import grounds
from organisations.forms import ADD_NEW, NamingForm, OrganisationField
from organisations.models import OrganisationKind
from papers.forms import PaperForm
from papers.models import DocumentDirection, DocumentKind
from web.fields import DayField, PartDayField
from web.fields.choices import EnumField
from web.formatting import in_vietnamese


def _grounds() -> list[tuple[str, str]]:
    return [
        ("", str(_l("none"))),
        *(
            (each.code, f"{each.basis.short}: {each.vi if in_vietnamese() else each.en}")
            for decision in BY_KIND.values()
            for each in grounds(decision, clock.today())
        ),
    ]


class EventForm(PaperForm, NamingForm):
    """An event of a case with its document, or as an old file tells of it."""

    paper_direction = DocumentDirection.ISSUED

    kind = EnumField(_l("What happened"), EventKind, members=RECORDED)
    happened = PartDayField(
        _l("When"),
        description=_l("Day, month or year: 14/03/2019, 03/2019, 2019."),
        validators=[InputRequired(_l("Enter the day, the month or the year."))],
    )
    ground = SelectField(
        _l("Ground by law"),
        description=_l(
            "Of a decision that stops the enforcement, for now or for good, or entrusts it."
        ),
        choices=_grounds,
        filters=[lambda code: code or None],
        validators=[Optional()],
    )
    partial = BooleanField(
        _l("It is about part of the case only"),
        description=_l("Of a stop, and of what is entrusted; the rest of the case goes on here."),
    )
    organisation = OrganisationField(
        _l("Entrusted or transferred to"),
        kind=OrganisationKind.ENFORCEMENT,
        validators=[Optional(), Length(max=220)],
    )
    adds_organisation = BooleanField(ADD_NEW)
    yearly = BooleanField(
        _l("To be verified once a year"),
        description=_l(
            "Of who cannot perform: two years or more left to serve in prison, or no address known."
        ),
    )
    decider = StringField(_l("Who decided"), validators=[Optional(), Length(max=200)])
    source = StringField(
        _l("Old file"),
        description=_l("Where no document is at hand: the file or book that tells of it."),
        validators=[Optional(), Length(max=200)],
    )
    certainty = EnumField(
        _l("How sure it is"), Certainty, empty=_l("not said"), validators=[Optional()]
    )
    before_later = BooleanField(_l("It was forgotten: the later verification counts"))
    note = TextAreaField(_l("Note"), validators=[Optional(), Length(max=500)])


class VerifyForm(PaperForm):
    """A verification of whether who has to perform can, and what it found."""

    paper_kind = DocumentKind.MINUTES
    paper_direction = DocumentDirection.ISSUED

    verified_on = DayField(_l("Verified on"), validators=[InputRequired(_l("Enter the day."))])
    found = EnumField(_l("What was found"), Verified)
    yearly = BooleanField(
        _l("To be verified once a year"),
        description=_l(
            "Of who cannot perform: two years or more left to serve in prison, or no address known."
        ),
    )
    before_later = BooleanField(_l("It was forgotten: the later verification counts"))
    note = TextAreaField(_l("Note"), validators=[Optional(), Length(max=500)])


class CloseForm(PaperForm):
    """Propose to close a case."""

    paper_direction = DocumentDirection.ISSUED

    closed_on = DayField(_l("Closed on"), validators=[InputRequired(_l("Enter the day."))])
    ending = EnumField(_l("How it ended"), CaseEnding)
    less_collected = BooleanField(_l("It ended although less was collected than is due"))
    reason = TextAreaField(
        _l("Why it ends"),
        description=_l("Where less was collected than is due: how the rest was performed."),
        validators=[InputRequired(_l("Say why.")), Length(max=300)],
    )
