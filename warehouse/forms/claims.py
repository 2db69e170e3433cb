"""Forms for things that were here before the program: entered by an old file, then seen."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from organisations.forms import ADD_NEW
from papers.forms import PaperForm
from warehouse.forms.found import SCANNED, ComingForm
from warehouse.models import HELD_ELSEWHERE, EvidenceItem, ItemKind, PhysicalHolder
from web.fields import PartDayField, QuantityField
from web.fields.choices import EnumField, SearchField
from web.forms import Form


class ElsewhereForm(Form):
    """Who has a thing that lies elsewhere."""

    holder = EnumField(
        _l("Who keeps it there"),
        PhysicalHolder,
        members=HELD_ELSEWHERE,
        default=PhysicalHolder.OFFICE,
    )
    holder_name = SearchField(
        _l("Name of the keeper elsewhere"),
        validators=[Optional(), Length(max=200)],
        source="organisations",
    )
    adds_holder = BooleanField(ADD_NEW)


class ClaimForm(PaperForm, ElsewhereForm):
    """One thing as the old file has it."""

    case_number = SearchField(
        _l("Case number"),
        description=_l("As on the cover. A case that is not there yet is opened by its number."),
        validators=[InputRequired(_l("Enter the case number.")), Length(max=60)],
        source="cases",
    )
    description = TextAreaField(
        _l("What it is"),
        description=_l("As the old file describes it."),
        validators=[InputRequired(_l("Describe the thing.")), Length(max=1000)],
    )
    kind = EnumField(_l("Kind"), ItemKind)
    quantity = QuantityField(_l("Quantity"), validators=[InputRequired(_l("Enter the quantity."))])
    unit = StringField(
        _l("Unit"), validators=[InputRequired(_l("Enter the unit.")), Length(max=40)]
    )
    place = SearchField(
        _l("Lies in"),
        description=_l("Scan the place's label or type its short name."),
        validators=[InputRequired(_l("Say where it lies.")), Length(max=80)],
        source="places",
        render_kw=SCANNED,
    )
    since = PartDayField(
        _l("Kept since"),
        description=_l("Day, month or year: 14/03/2019, 03/2019, 2019. Unknown: leave it empty."),
        validators=[Optional()],
    )
    source = StringField(
        _l("Old file"),
        description=_l("The book or file that names it."),
        validators=[InputRequired(_l("Say which old file names it.")), Length(max=200)],
    )
    condition = StringField(_l("Condition of the thing"), validators=[Optional(), Length(max=500)])
    weight_grams = QuantityField(_l("Weight (grams)"), validators=[Optional()])
    seal_number = StringField(
        _l("Number or text of the seal"),
        validators=[Optional(), Length(max=80)],
        render_kw=SCANNED,
    )
    bound_codes = StringField(
        _l("Plate, IMEI, other codes"),
        description=_l("Several with a comma between; scanning one finds the item."),
        validators=[Optional(), Length(max=400)],
        render_kw=SCANNED | {"data-scan-literal": "list"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, papers=(), **kwargs)

    @property
    def given(self) -> dict[str, Any]:
        codes = (self.bound_codes.data or "").replace(";", ",").split(",")
        return super().given | {
            "bound_codes": [code.strip() for code in codes if code.strip()],
        }


class SeeForm(ComingForm, ElsewhereForm):
    """Where a claimed thing was seen, and how it is if it was looked at."""

    def __init__(self, *args: Any, item: EvidenceItem, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.count_in(item.unit)
        self.seal_state.must = self.seal_state.flags.required = False  # who only saw it looks later
        self.condition_differs.label.text = _("The condition is another than the old file says")

    place = SearchField(
        _l("Seen in"),
        description=_l("Scan the place's label or type its short name."),
        validators=[InputRequired(_l("Say where you saw it.")), Length(max=80)],
        source="places",
        render_kw=SCANNED,
    )

    def begin(self, item: EvidenceItem) -> None:
        """Propose the place and the keeper that the old file names."""
        self.place.data = item.place.short_name if item.place is not None else ""
        self.holder.data, self.holder_name.data = item.holder, item.holder_name
