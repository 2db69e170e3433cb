"""The part of a form that names a document: choose a recorded one, or type number and day."""

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from papers.kinds import kind_in
from papers.models import Document, DocumentDirection, DocumentKind
from papers.operations import Paper
from web.fields import DayField
from web.fields.choices import EnumField, EnumRadioField, RowField
from web.formatting import label, short_day
from web.forms import Form

PAPER_FIELDS = ("paper", "paper_no", "paper_on")


def called(document: Document) -> str:
    """Return how a document is called in a list: kind, number, day."""
    number = document.number or _("without a number")
    words = f"{label(document.kind)} {number}"
    return f"{words}, {short_day(document.issued_on)}" if document.issued_on else words


class PaperForm(Form):
    """A form of an act that rests on a document: ``given`` holds a ``Paper`` under ``paper``.

    Subclasses say what a document typed here is, where the act allows one kind only; else its
    number says it. ``templates/components/paper.html`` draws it.
    Where none is recorded to choose from, there is no field to choose one.
    """

    paper_kind: DocumentKind | None = None
    paper_direction = DocumentDirection.RECEIVED

    paper = RowField(_l("Document"), validators=[Optional()])
    paper_no = StringField(
        _l("Document no."),
        description=_l("Where none is chosen: number and day as on the paper."),
        validators=[Length(max=120)],
    )
    paper_on = DayField(_l("Document day"))

    def __init__(self, *args: Any, papers: Sequence[Document], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if papers:
            self.paper.offer(papers, called, empty=_l("another one, by its number and day"))
            self.paper.flags.optional = False  # what is chosen there for none says the same
        else:
            del self.paper
            self.paper_no.description = ""

    @property
    def given(self) -> dict[str, Any]:
        """What the person gave, by the arguments of the operation."""
        values = super().given
        number, day = values.pop("paper_no"), values.pop("paper_on")
        values["paper"] = self._paper(values.pop("paper", None), number, day, values)
        return values

    def _paper(self, known: Any, number: Any, day: Any, _values: dict[str, Any]) -> Paper:
        return Paper(
            known=known,
            kind=self.paper_kind or kind_in(number) or DocumentKind.OTHER,
            direction=self.paper_direction,
            number=number,
            issued_on=day,
        )


class DocumentForm(Form):
    """A document of a case, typed in full."""

    kind = EnumField(_l("Kind of document"), DocumentKind)
    direction = EnumRadioField(
        _l("Issued or received"),
        DocumentDirection,
        validators=[InputRequired(_l("Choose one."))],
    )
    paper_no = StringField(
        _l("Document no."),
        description=_l("A paper without a number: write “không số”."),
        validators=[InputRequired(_l("Enter the document number.")), Length(max=120)],
    )
    paper_on = DayField(
        _l("Document day"), validators=[InputRequired(_l("Enter the day on the document."))]
    )
    summary = StringField(_l("What it is about"), validators=[Optional(), Length(max=300)])
    issuer = StringField(_l("Issued by"), validators=[Optional(), Length(max=200)])
    signer = StringField(_l("Signed by"), validators=[Optional(), Length(max=200)])
    capacity = StringField(_l("Capacity of the signer"), validators=[Optional(), Length(max=120)])
    received_on = DayField(_l("Arrived on"), validators=[Optional()])
    received_no = StringField(_l("Arrival no."), validators=[Optional(), Length(max=80)])

    @property
    def given(self) -> dict[str, Any]:
        """What the person gave: one ``Paper``."""
        values = super().given
        number, day = values.pop("paper_no"), values.pop("paper_on")
        return {"paper": Paper(number=number, issued_on=day, **values)}


class ReplaceForm(PaperForm):
    """Another document in the place of a wrong one."""

    reason = TextAreaField(
        _l("Why it is replaced"),
        validators=[InputRequired(_l("Say why the document is replaced.")), Length(max=300)],
    )

    def __init__(self, *args: Any, replaced: Document, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.paper_kind, self.paper_direction = replaced.kind, replaced.direction
