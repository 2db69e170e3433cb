"""Forms of seats: the signed document, and what it answers."""

from typing import Any, Final

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, StringField
from wtforms.validators import InputRequired, Length, Optional

from auctions.models import CreditorChoice
from papers.forms import PaperForm
from papers.models import DocumentKind
from web.fields import DayField
from web.fields.choices import EnumField, EnumRadioField

KINDS: Final = (
    DocumentKind.NOTICE,
    DocumentKind.MINUTES,
    DocumentKind.DECISION,
    DocumentKind.REQUEST,
    DocumentKind.LETTER,
    DocumentKind.OTHER,
)
YES, NO = "yes", "no"


class HandInForm(PaperForm):
    """A document of one's own organisation."""

    kind = EnumField(_l("Kind of document"), DocumentKind, members=KINDS)
    summary = StringField(_l("What it is about"), validators=[Optional(), Length(max=300)])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, papers=(), **kwargs)


class TakingForm(PaperForm):
    """Whether the creditor takes the asset."""

    paper_kind = DocumentKind.ANSWER

    choice = EnumRadioField(
        _l("Your answer"),
        CreditorChoice,
        members=(CreditorChoice.TAKES, CreditorChoice.REFUSES),
        validators=[InputRequired(_l("Choose an answer."))],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, papers=(), **kwargs)


class ExtensionForm(PaperForm):
    """Whether the creditor agrees that the winner pays later."""

    paper_kind = DocumentKind.ANSWER

    agrees = RadioField(
        _l("Your answer"),
        choices=[(YES, _l("Agrees to the extension")), (NO, _l("Does not agree"))],
        validators=[InputRequired(_l("Choose an answer."))],
    )
    until = DayField(_l("Agreed until"), validators=[Optional()])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, papers=(), **kwargs)
