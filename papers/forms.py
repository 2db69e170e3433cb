"""The part of a form that names a document: choose a recorded one, or type number and day.

Its file goes with either. A form of one document is a :class:`PaperForm`; :func:`names` adds one
under a name of its own.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Final, TypeVar, cast

from flask import current_app
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from foundation.blobs import BlobStore
from foundation.kept import KeptFile
from organisations.forms import ADD_NEW, NamingForm, OrganisationField
from organisations.models import OrganisationKind
from papers.files import read_file
from papers.kinds import kind_in
from papers.models import Document, DocumentDirection, DocumentKind
from papers.operations import Paper
from web.fields import DayField
from web.fields.choices import EnumField, EnumRadioField, RowField
from web.fields.files import KeptFileField
from web.formatting import label, short_day
from web.forms import Form

ACCEPTED: Final = "image/*,.pdf,.docx,.doc,.xlsx,.xls,.odt,.ods"

F = TypeVar("F", bound="type[PapersForm]")


def keep(content: bytes, name: str) -> KeptFile:
    """Read a file that was sent for a document and put it into the store.

    Raises:
        FileTooLarge, FileUnknown, FileDamaged, FileHasMacros: see ``papers.files.read_file``.
        DiskFull, ReadOnly: it could not be written.
    """
    read = read_file(content, name=name)
    store: BlobStore = current_app.extensions["blobs"]
    digest = store.put(content)
    return KeptFile(digest, name, read.media_type, len(content), read.pages)


def file_field(**kwargs: Any) -> KeptFileField:
    """Return a field for the file of a document."""
    return KeptFileField(
        _l("File of the document"),
        keep=keep,
        description=_l("PDF, photo or scan, Word, Excel; at most 12 MB."),
        render_kw={"accept": ACCEPTED},
        **kwargs,
    )


def called(document: Document) -> str:
    """Return how a document is called in a list: kind, number, day."""
    number = document.number or _("without a number")
    words = f"{label(document.kind)} {number}"
    return f"{words}, {short_day(document.issued_on)}" if document.issued_on else words


@dataclass(frozen=True, slots=True)
class Slot:
    """One document a form names: how its fields are called, and what a typed one is."""

    name: str  # its fields are name_no, name_on, name_file
    choice: str  # the field in which a recorded one is chosen
    argument: str  # of the operation
    day: str  # the field of its day; where the act has one day with it, that of the act
    kind: DocumentKind | None = None  # None: its number says it
    direction: DocumentDirection = DocumentDirection.RECEIVED
    hint: Any = ""  # when the document is needed


class PapersForm(Form):
    """A form of an act that rests on documents: ``given`` holds a ``Paper`` for each.

    :func:`names` adds a document to a subclass. ``templates/components/paper.html`` draws it.
    Where none is recorded to choose from, there is no field to choose one.
    """

    added: ClassVar[tuple[Slot, ...]] = ()
    arguments: ClassVar[frozenset[str]] = frozenset()  # days of the act that its documents have
    draft_at: str = ""  # address of the page that drafts the document here, where there is one

    def __init__(self, *args: Any, papers: Sequence[Document], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for slot in self.slots:
            if papers:
                choice = self[slot.choice]
                choice.offer(papers, called, empty=_l("another one, by its number and day"))
                choice.flags.optional = False  # what is chosen there for none says the same
            else:
                del self[slot.choice]
                self[f"{slot.name}_no"].description = slot.hint

    @property
    def slots(self) -> tuple[Slot, ...]:
        """Every document the form names."""
        return self.added

    @property
    def drawn(self) -> frozenset[str]:
        """The fields that ``components/paper.html`` draws."""
        return frozenset(
            name
            for slot in self.slots
            for name in (slot.choice, f"{slot.name}_no", slot.day, f"{slot.name}_file")
        )

    @property
    def rest(self) -> list[Any]:
        """The other fields a person sees."""
        drawn = self.drawn
        return [
            field
            for field in self
            if not isinstance(field, HiddenField) and field.short_name not in drawn
        ]

    def slot(self, name: str) -> Slot:
        """Return a document of the form by the name of its fields."""
        return next(slot for slot in self.slots if slot.name == name)

    @property
    def given(self) -> dict[str, Any]:
        """What the person gave, by the arguments of the operation."""
        values = super().given
        for slot in self.slots:
            own = slot.day not in self.arguments
            day = values.pop(slot.day) if own else values[slot.day]
            number, file = values.pop(f"{slot.name}_no"), values.pop(f"{slot.name}_file")
            known = values.pop(slot.choice, None)
            if not number and (known is not None or (not own and file is None)):
                day = None  # the one that is chosen has a day; where none is named, it is the act's
            paper = self._paper(slot, known, number, day, values)
            values[slot.argument] = replace(paper, file=file, slot=slot.name)
        return values

    def _paper(
        self, slot: Slot, known: Any, number: Any, day: Any, _values: dict[str, Any]
    ) -> Paper:
        return Paper(
            known=known,
            kind=slot.kind or kind_in(number) or DocumentKind.OTHER,
            direction=slot.direction,
            number=number,
            issued_on=day,
        )


def names(
    name: str,
    number: Any,
    *,
    day: Any = "",
    day_of: str = "",
    argument: str = "",
    choice: Any = None,
    kind: DocumentKind | None = None,
    direction: DocumentDirection = DocumentDirection.RECEIVED,
    hint: Any = "",
) -> Callable[[F], F]:
    """Let a form name a document.

    Args:
        name: how its fields begin.
        number: the words of the field of its number; ``day`` those of its day.
        day_of: the field of the act whose day it has, in the place of one of its own.
        argument: of the operation; ``name`` if not given.
        hint: when the document is needed.
    """

    def add(form: F) -> F:
        slot = Slot(
            name, f"{name}_paper", argument or name, day_of or f"{name}_on", kind, direction, hint
        )
        fields: dict[str, Any] = {
            slot.choice: RowField(choice or _l("Document"), validators=[Optional()]),
            f"{name}_no": StringField(
                number,
                description=hint or _l("Where none is chosen: number and day as on the paper."),
                validators=[Length(max=120)],
            ),
            f"{name}_file": file_field(),
            "added": (*form.added, slot),
            "__module__": form.__module__,
            "__doc__": form.__doc__,
        }
        if day_of:
            fields["arguments"] = form.arguments | {day_of}
        else:
            fields[f"{name}_on"] = DayField(day or _l("Document day"))
        maker: Any = type(form)
        return cast(F, maker(form.__name__, (form,), fields))

    return add


class PaperForm(PapersForm):
    """A form of an act that rests on one document: ``given`` holds it under ``paper``.

    Subclasses say what a document typed here is, where the act allows one kind only.
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
    paper_file = file_field()

    @property
    def slots(self) -> tuple[Slot, ...]:
        """Every document the form names."""
        own = Slot("paper", "paper", "paper", "paper_on", self.paper_kind, self.paper_direction)
        return (own, *self.added)


class DocumentForm(NamingForm):
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
    issued_by = OrganisationField(
        _l("Issued by"), kind=OrganisationKind.OTHER, validators=[Optional(), Length(max=220)]
    )
    adds_issued_by = BooleanField(ADD_NEW)
    issuer = StringField(
        _l("Issued by a person"),
        description=_l("Where no organisation issued it: an application, a statement."),
        validators=[Optional(), Length(max=200)],
    )
    signer = StringField(_l("Signed by"), validators=[Optional(), Length(max=200)])
    capacity = StringField(_l("Capacity of the signer"), validators=[Optional(), Length(max=120)])
    received_on = DayField(_l("Arrived on"), validators=[Optional()])
    received_no = StringField(_l("Arrival no."), validators=[Optional(), Length(max=80)])
    paper_file = file_field()

    @property
    def given(self) -> dict[str, Any]:
        """What the person gave: one ``Paper``."""
        values = super().given
        number, day = values.pop("paper_no"), values.pop("paper_on")
        file, organisation = values.pop("paper_file"), values.pop("issued_by")
        paper = Paper(number=number, issued_on=day, file=file, organisation=organisation, **values)
        return {"paper": paper}


class FileForm(Form):
    """The file of a document that was recorded without one."""

    paper_file = file_field()


class ReplaceForm(PaperForm):
    """Another document in the place of a wrong one."""

    reason = TextAreaField(
        _l("Why it is replaced"),
        validators=[InputRequired(_l("Say why the document is replaced.")), Length(max=300)],
    )

    def __init__(self, *args: Any, replaced: Document, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.paper_kind, self.paper_direction = replaced.kind, replaced.direction
