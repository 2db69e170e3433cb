"""What a person sees of a thing at a touch: the fields that every form of a touch has."""

from typing import Any, Final

from flask import current_app
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf.file import MultipleFileField
from itsdangerous import BadData, URLSafeTimedSerializer
from wtforms import BooleanField, HiddenField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from foundation.refusals import Refusal
from warehouse import photos
from warehouse.models import EvidenceItem, SealState
from warehouse.observing import Found
from warehouse.photos import StoredPhoto
from warehouse.refusals import ReadAgain
from web.access import actor
from web.fields import QuantityField
from web.fields.choices import EnumRadioField, SearchField
from web.forms import Form

SCANNED: Final = {
    "data-scan-literal": True,
    "autocapitalize": "characters",
    "autocomplete": "off",
    "spellcheck": "false",
}
PHOTO: Final = {"accept": "image/*"}
KEPT_AGE: Final = 12 * 3600  # seconds; what no row names is deleted after a day
FIELDS: Final = frozenset(
    {
        "counted",
        "weight_grams",
        "condition",
        "condition_differs",
        "seal_state",
        "seal_number",
        "seal_minutes",
        "sure_of_number",
        "photos",
    }
)


class SealStateField(EnumRadioField):
    """How a seal is; nothing is chosen beforehand, and the operation says who must choose."""

    def pre_validate(self, form: Any) -> None:
        if self.data is not None:
            super().pre_validate(form)


class FoundForm(Form):
    """The fields of what is seen; ``found`` is what the operation takes.

    Photos that were sent are kept at once, and the page that answers a refusal carries them.
    """

    asked_again = False

    counted = QuantityField(_l("Quantity counted"), validators=[Optional()])
    weight_grams = QuantityField(
        _l("Weight (grams)"),
        description=_l("With its packing, as it lies on the scale."),
        validators=[Optional()],
    )
    condition = TextAreaField(_l("Condition found"), validators=[Optional(), Length(max=500)])
    condition_differs = BooleanField(_l("The condition is another than before"))
    seal_state = SealStateField(
        _l("Seal"), SealState, members=(SealState.INTACT, SealState.BROKEN, SealState.NONE)
    )
    seal_number = StringField(
        _l("Number read on the seal"),
        description=_l("Scan it or type it, as it stands there."),
        validators=[Optional(), Length(max=80)],
        render_kw=SCANNED,
    )
    sure_of_number = BooleanField(_l("I read it again; the number stands so on the seal"))
    photos = MultipleFileField(_l("Photos"), render_kw=PHOTO)
    kept_photos = HiddenField()  # signed: those sent with an earlier page of this form

    def ask_of(self, item: EvidenceItem) -> None:
        """Name the unit that is counted in; of the seal it is always asked, "none" is an answer."""
        self.count_in(item.unit)

    @property
    def asks_again(self) -> bool:
        """Whether another number was read than is known, so that it is to be read twice."""
        return self.asked_again or bool(self.sure_of_number.data)

    def refuse(self, refusal: Refusal) -> None:
        """Ask whether the other number was read twice, where that is what is refused."""
        self.asked_again = self.asked_again or isinstance(refusal, ReadAgain)
        super().refuse(refusal)

    def count_in(self, unit: str) -> None:
        """Name the unit that is counted in."""
        self.counted.label.text = _("Quantity counted (%(unit)s)", unit=unit)

    def keep_photos(self) -> None:
        """Keep the photos that were sent; never inside a transaction.

        Raises:
            NotAPhoto, PhotoTooLarge: see ``warehouse.photos.keep``.
        """
        store = current_app.extensions["blobs"]
        sent = [
            photos.keep(store, file.read(), name=file.filename or "")
            for file in self.photos.data or []
            if file and file.filename
        ]
        both = {one.sha256: one for one in (*self.kept, *sent)}
        if both:
            said = [[one.sha256, one.width, one.height] for one in both.values()]
            self.kept_photos.data = _signer().dumps([actor().id, said])

    @property
    def kept(self) -> list[StoredPhoto]:
        """The photos kept so far; nothing where the text is not ours, not theirs, or too old."""
        if "kept_photos" not in self or not self.kept_photos.data:
            return []
        try:
            owner, said = _signer().loads(str(self.kept_photos.data), max_age=KEPT_AGE)
        except (BadData, RecursionError):
            return []
        return [StoredPhoto(*one) for one in said] if owner == actor().id else []

    @property
    def found(self) -> Found:
        """What the person says they see."""
        said = super().given
        return Found(
            quantity=said.get("counted"),
            weight_grams=said.get("weight_grams"),
            condition=said.get("condition") or "",
            condition_differs=bool(said.get("condition_differs")),
            seal_state=said.get("seal_state"),
            seal_number=said.get("seal_number"),
            seal_minutes=said.get("seal_minutes"),
            sure_of_number=bool(said.get("sure_of_number")),
            photos=self.kept,
        )

    @property
    def given(self) -> dict[str, Any]:
        """The other arguments of the operation, and what was found."""
        rest = {name: value for name, value in super().given.items() if name not in FIELDS}
        return rest | {"found": self.found}


class ComingForm(FoundForm):
    """What is seen of a thing that others had: they may have opened it under minutes."""

    seal_state = SealStateField(
        _l("Seal"),
        SealState,
        members=(SealState.INTACT, SealState.OPENED, SealState.BROKEN, SealState.NONE),
    )
    seal_minutes = StringField(
        _l("Opened under the minutes no."),
        description=_l("Only where it was opened and sealed again under minutes."),
        validators=[Optional(), Length(max=80)],
    )


class LookForm(FoundForm):
    """A look at a thing that lies here."""

    condition = TextAreaField(
        _l("Condition found"),
        validators=[InputRequired(_l("Describe the condition.")), Length(max=500)],
    )


class FoundAgainForm(LookForm):
    """What is missing was found again: where it is put, and how it is."""

    place = SearchField(
        _l("Put into"),
        description=_l("Scan the place's label or type its short name."),
        validators=[InputRequired(_l("Say where the item is put.")), Length(max=80)],
        source="places",
        render_kw=SCANNED,
    )


def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.secret_key or "", salt="kept-photos")
