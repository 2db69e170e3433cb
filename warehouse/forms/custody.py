"""Forms for acts on items: receive, move, seal, bind, photograph."""

from collections.abc import Iterable, Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileRequired, MultipleFileField
from wtforms import BooleanField, HiddenField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from organisations.forms import ADD_NEW
from papers.forms import PapersForm, names
from papers.models import DocumentKind
from warehouse.forms.found import PHOTO, SCANNED, ComingForm, FoundForm
from warehouse.models import (
    HELD_ELSEWHERE,
    DifferenceDecision,
    EvidenceItem,
    PhysicalHolder,
)
from warehouse.photos import StoredPhoto
from web.fields.choices import SearchField
from web.formatting import label
from web.forms import Form

MOST = 100  # things of one act on several
CARD = {"inputmode": "numeric", "autocomplete": "off", "maxlength": "20"}


@names(
    "confirmation",
    _l("Written confirmation no."),
    kind=DocumentKind.LETTER,
    hint=_l("Of the head of the holding body; needed to accept."),
)
@names(
    "conclusion",
    _l("Expert conclusion no."),
    kind=DocumentKind.CERTIFICATE,
    hint=_l(
        "For drugs, military weapons, ammunition, explosives, hazardous matter, counterfeit"
        " money, gold, gems, antiques. Until 30/06/2026: for every sealed pack."
    ),
)
class ReceiveForm(ComingForm, PapersForm):
    """What the keeper finds of one line; its photos are kept with the line at once."""

    as_described = BooleanField(
        _l("Quantity and condition exactly as the minutes describe"),
        description=_l("You counted and looked yourself. The weight and the seal are read anyway."),
    )
    unit = StringField(
        _l("Unit counted in"),
        description=_l("The minutes name no unit."),
        validators=[Optional(), Length(max=40)],
    )
    condition_differs = BooleanField(_l("The condition differs from the minutes"))
    new_seal_number = StringField(
        _l("New seal"),
        description=_l("Number, if it is sealed anew now."),
        validators=[Optional(), Length(max=80)],
        render_kw=SCANNED,
    )
    witnesses = StringField(_l("Who signed the seal"), validators=[Optional(), Length(max=300)])
    place = SearchField(
        _l("Put into"),
        description=_l("Scan the place's label or type its short name."),
        validators=[Length(max=80)],
        source="places",
        render_kw=SCANNED,
    )
    difference = RadioField(_l("What is done about the difference"), default="")
    difference_note = TextAreaField(_l("What differs"), validators=[Length(max=500)])
    bound_codes = StringField(
        _l("Plate, IMEI, other codes"),
        description=_l("Several with a comma between; scanning one finds the item."),
        validators=[Optional(), Length(max=400)],
        render_kw=SCANNED | {"data-scan-literal": "list"},
    )
    holder = SelectField(_l("Who keeps it there"))
    holder_name = SearchField(
        _l("Name of the keeper elsewhere"),
        validators=[Optional(), Length(max=200)],
        source="organisations",
    )
    adds_holder = BooleanField(ADD_NEW)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.kept_photos
        self.difference.choices = [("", _l("No difference"))] + [
            (each.value, label(each)) for each in DifferenceDecision
        ]
        self.holder.choices = [(each.value, label(each)) for each in HELD_ELSEWHERE]

    @property
    def given(self) -> dict[str, Any]:
        said = super().given
        decided = self.difference.data
        codes = (self.bound_codes.data or "").replace(";", ",").split(",")
        return said | {
            "witnesses": self.witnesses.data or "",
            "difference": DifferenceDecision(decided) if decided else None,
            "bound_codes": [code.strip() for code in codes if code.strip()],
            "holder": PhysicalHolder(self.holder.data),
        }


class PhotoForm(Form):
    """Photos of an item; ``kept`` are those decoded and in the blob store."""

    kept: Sequence[StoredPhoto] = ()
    photos = MultipleFileField(
        _l("Photos"), validators=[FileRequired(_l("Take or choose a photo."))], render_kw=PHOTO
    )


class MoveForm(Form):
    """Where an item is put: a place, or a box by its label."""

    place = SearchField(
        _l("Put into"),
        description=_l("Scan a place's or a box's label, or type the place's short name."),
        validators=[InputRequired(_l("Say where the item is put.")), Length(max=80)],
        source="places",
        render_kw=SCANNED | {"autofocus": True},
    )


def versions_of(items: Iterable[EvidenceItem]) -> str:
    """Return code and version of some items, as a hidden field keeps them."""
    return " ".join(f"{item.code}.{item.version}" for item in items)


def versions_in(text: str | None) -> dict[str, int]:
    """Return the version of each item as a person saw it, by its code; at most ``MOST``."""
    pairs = (part.rpartition(".") for part in str(text or "").split()[:MOST])
    return {code: int(no) for code, _, no in pairs if no.isascii() and no.isdigit()}


class MoveSeveralForm(MoveForm):
    """Where several items are put, and which of them as they were seen."""

    seen = HiddenField()  # "CODE.7 CODE.12": code and version of each

    @property
    def versions(self) -> dict[str, int]:
        """The version of each item as the person saw it, by its code."""
        return versions_in(self.seen.data)


class SealForm(FoundForm):
    """A new seal after the old one, and how the item is before it is opened."""

    def __init__(self, *args: Any, item: EvidenceItem, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ask_of(item)
        if item.seal_number is None:
            self.number.label.text = _("Number of the seal put on now")

    number = StringField(
        _l("New seal"),
        validators=[InputRequired(_l("Enter the number of the seal.")), Length(max=80)],
        render_kw=SCANNED,
    )
    reason = StringField(
        _l("Why it is sealed"), validators=[InputRequired(_l("Say why.")), Length(max=300)]
    )
    witnesses = StringField(
        _l("Who signed the seal"),
        validators=[InputRequired(_l("Enter who signed.")), Length(max=300)],
    )


class BindForm(Form):
    """A foreign code of the item."""

    raw = StringField(
        _l("Plate, IMEI or another code"),
        validators=[InputRequired(_l("Enter the code.")), Length(max=120)],
        render_kw=SCANNED,
    )
