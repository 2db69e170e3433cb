"""Forms for orders: proposing an intake with its lines, proposing a release, deciding."""

from collections.abc import Sequence
from typing import Any

import wtforms
from flask_babel import lazy_gettext as _l
from wtforms import FieldList, FormField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from cases.models import Asset, AssetCategory
from foundation.codes import shown
from warehouse.allowed import OUTWARD
from warehouse.models import EvidenceItem, ItemKind, OrderPurpose
from warehouse.operations.proposals import LineDraft
from web.fields import DayField, QuantityField
from web.fields.choices import EnumField, SearchField
from web.fields.ticks import TickField
from web.formatting import label
from web.forms import FilterForm, Form
from web.i18n import FormTranslations

KINDS = {
    AssetCategory.VEHICLE: ItemKind.VEHICLE,
    AssetCategory.MACHINERY: ItemKind.MACHINERY,
    AssetCategory.GOODS: ItemKind.GOODS,
    AssetCategory.VALUABLES: ItemKind.PRECIOUS,
}
"""What a seized asset is as a thing in store; anything else is chosen by hand."""


class LineForm(wtforms.Form):
    """One line of the first seizure minutes; stands inside an intake form."""

    class Meta:
        def get_translations(self, form: Any) -> FormTranslations:
            return FormTranslations()

    description = TextAreaField(
        _l("Description"),
        validators=[
            InputRequired(_l("Describe the thing as the minutes do.")),
            Length(max=1000, message=_l("At most 1,000 letters.")),
        ],
    )
    kind = SelectField(_l("Kind"), validators=[InputRequired(_l("Choose the kind."))])
    quantity = QuantityField(_l("Quantity"), validators=[InputRequired(_l("Enter the quantity."))])
    unit = StringField(
        _l("Unit"),
        description=_l("piece, kg, box…"),
        validators=[InputRequired(_l("Enter the unit.")), Length(max=40)],
    )
    weight_grams = QuantityField(_l("Weight (grams)"), validators=[Optional()])
    condition = StringField(_l("Condition of the thing"), validators=[Length(max=500)])
    seal = StringField(
        _l("Seal"),
        description=_l("Number or text of the seal, as the minutes give it; empty if not sealed."),
        validators=[Length(max=200)],
    )
    asset_id = SelectField(_l("Asset of the case"), choices=[], default="")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind.choices = [("", "—")] + [(kind.value, label(kind)) for kind in ItemKind]


class PapersForm(Form):
    """What every order rests on."""

    document_no = StringField(
        _l("Number of the document"),
        validators=[InputRequired(_l("Enter the number of the document.")), Length(max=120)],
    )
    document_on = DayField(
        _l("Day of the document"), validators=[InputRequired(_l("Enter the day."))]
    )
    reason = StringField(_l("Reason"), validators=[InputRequired(_l("Say why.")), Length(max=500)])
    counterpart_name = StringField(_l("Who brings or fetches it"), validators=[Length(max=200)])
    counterpart_office = StringField(_l("For which agency"), validators=[Length(max=200)])


class IntakeForm(PapersForm):
    """An intake order with its lines; ``add`` and ``remove`` only change the page."""

    counterpart_paper = StringField(
        _l("Introduction paper"), validators=[Optional(), Length(max=120)]
    )
    lines = FieldList(FormField(LineForm), label=_l("Lines"), min_entries=1, max_entries=100)

    def __init__(self, *args: Any, assets: Sequence[Asset], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.assets = assets
        self._assets = {str(asset.id): asset for asset in assets}
        self._is_edited = False  # a line was added or taken off: nothing is sent yet
        self.document_no.label.text = _l("Number of the first seizure minutes")
        self.document_on.label.text = _l("Day of the first seizure minutes")
        self.counterpart_name.label.text = _l("Who brings it")
        self._offer_assets()

    def _offer_assets(self) -> None:
        choices = [("", "—")] + [(key, a.description[:80]) for key, a in self._assets.items()]
        for line in self.lines:
            line.form.asset_id.choices = choices

    def begin_with(self, assets: Sequence[Asset]) -> None:
        """Write assets into the lines as their seizure minutes describe them."""
        if assets:
            self.lines.pop_entry()
        for asset in assets[:100]:
            self.lines.append_entry(
                {
                    "description": asset.description[:1000],
                    "kind": KINDS.get(asset.category, ItemKind.OTHER).value,
                    "quantity": asset.quantity,
                    "unit": asset.unit,
                    "asset_id": str(asset.id),
                }
            )
            self.document_no.data = self.document_no.data or asset.seizure_no
            self.document_on.data = self.document_on.data or asset.seized_on
        self._offer_assets()

    def add_line(self) -> None:
        """Give the page one more empty line."""
        self._is_edited = True
        if len(self.lines) < 100:
            self.lines.append_entry()
            self._offer_assets()

    def remove_line(self, index: int) -> None:
        """Take a line off the page; the last one stays."""
        self._is_edited = True
        kept = [line.data for at, line in enumerate(self.lines) if at != index]
        if 0 <= index < len(self.lines) and kept:
            while len(self.lines):
                self.lines.pop_entry()
            for data in kept:
                self.lines.append_entry(data)
            self._offer_assets()

    def submitted(self) -> bool:
        return not self._is_edited and super().submitted()

    @property
    def given(self) -> dict[str, Any]:
        return super().given | {"lines": [self._draft(line.form) for line in self.lines]}

    def _draft(self, line: Any) -> LineDraft:
        return LineDraft(
            kind=ItemKind(line.kind.data),
            description=(line.description.data or "").strip(),
            quantity=line.quantity.data,
            unit=(line.unit.data or "").strip(),
            weight_grams=line.weight_grams.data,
            condition=(line.condition.data or "").strip(),
            seal=(line.seal.data or "").strip() or None,
            asset=self._assets.get(line.asset_id.data or ""),
        )


class ReleaseProposalForm(PapersForm):
    """An order out: which items of the case, why, to whom."""

    purpose = EnumField(
        _l("Purpose"), OrderPurpose, members=[p for p in OrderPurpose if p in OUTWARD]
    )
    items = TickField(_l("Items"))
    due_back_on = DayField(
        _l("Due back on"),
        description=_l("For a loan only."),
        validators=[Optional()],
    )

    def __init__(self, *args: Any, items: Sequence[EvidenceItem], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = items
        self.items.choices = [
            (item.code, f"{shown(item.code)} · {item.description}") for item in items
        ]
        self.counterpart_name.label.text = _l("Who fetches it")

    @property
    def given(self) -> dict[str, Any]:
        ticked = set(self.items.data or ())
        return super().given | {"items": [item for item in self.offered if item.code in ticked]}


class DecisionForm(Form):
    """Approve, reject, cancel or revoke; all but approving need the note."""

    note = StringField(
        _l("Note"),
        description=_l("Needed to reject, cancel or revoke."),
        validators=[Length(max=300)],
    )


class ChooseCaseForm(FilterForm):
    """Which case file an order is for."""

    number = SearchField(_l("Number of the case file"), validators=[Length(max=60)], source="cases")
