"""The form that proposes an intake order, line by line."""

from collections.abc import Sequence
from typing import Any, Self

import wtforms
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import MultiDict
from wtforms import (
    FormField,
    HiddenField,
    SelectField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.validators import InputRequired, Length, Optional

from cases.models import Asset, AssetCategory
from foundation import clock
from foundation.i18n import N_
from papers.models import Document
from warehouse.forms import order_lines
from warehouse.forms.orders import OrderForm
from warehouse.kinds.in_force import rule_of
from warehouse.models import ItemKind
from warehouse.operations.proposals import LineDraft
from web.fields import QuantityField
from web.fields.choices import RowField, Rows, choice_of
from web.fields.rows import RowList
from web.formatting import label
from web.i18n import FormTranslations

KINDS = {
    AssetCategory.VEHICLE: ItemKind.VEHICLE,
    AssetCategory.MACHINERY: ItemKind.MACHINERY,
    AssetCategory.GOODS: ItemKind.GOODS,
    AssetCategory.VALUABLES: ItemKind.PRECIOUS,
}
"""What a seized asset is as a thing in store; anything else is chosen by hand."""


_UNREAD_ROWS = N_("Put these rows into the lines first, or delete them.")


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
        description=_l("As in the minutes; empty if not sealed."),
        validators=[Length(max=200)],
    )
    asset_id = RowField(_l("Asset of the case"), validators=[Optional()])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind.choices = [("", "—"), *(choice_of(kind, label(kind)) for kind in ItemKind)]


class IntakeForm(OrderForm):
    """An intake order with its lines; ``add``, ``remove`` and ``paste`` only change the page."""

    counterpart_paper = StringField(
        _l("Introduction paper"), validators=[Optional(), Length(max=120)]
    )
    lines = RowList(
        FormField(LineForm), label=_l("Lines"), min_entries=1, max_entries=order_lines.MOST
    )
    pasted = TextAreaField(
        _l("Rows from Excel"),
        description=_l(
            "Copy rows in Excel, with or without their head, and paste them here or into any field"
            " of a line. Columns without a head: description, kind, quantity, unit, weight,"
            " condition, seal, asset."
        ),
    )
    pasted_at = HiddenField()  # the field that rows were pasted into

    def __init__(
        self, *args: Any, assets: Sequence[Asset], papers: Sequence[Document], **kwargs: Any
    ) -> None:
        super().__init__(*args, papers=papers, **kwargs)
        self.assets = assets
        self.told: list[str] = []  # what became of pasted rows
        self._rows = _rows_of(assets)
        self._is_edited = False  # a line was added or taken off: nothing is sent yet
        self.document_no.label.text = _l("Number of the first seizure minutes")
        self.document_on.label.text = _l("Day of the first seizure minutes")
        self.counterpart_name.label.text = _l("Who brings it")
        self._offer_assets()

    def validate_pasted(self, field: TextAreaField) -> None:
        """Refuse rows that stand beside the lines: sent like this they would be lost."""
        if field.data:
            raise ValidationError(field.gettext(_UNREAD_ROWS))

    @classmethod
    def of(
        cls,
        posted: MultiDict[str, str],
        assets: Sequence[Asset],
        papers: Sequence[Document],
    ) -> Self:
        """Return the form of a request; a line may be added, taken off, or pasted first."""
        lines = order_lines.lines_of(posted)
        pasted = None
        if "paste" in posted:
            at, name = _place(posted.get("pasted_at", ""))
            readers = {
                "kind": order_lines.one_of({kind.value: label(kind) for kind in ItemKind}),
                "asset_id": order_lines.one_of(_rows_of(assets).sent),
            }
            text = posted.get("pasted", "")
            pasted = order_lines.put_in(lines, text, readers, at=at, name=name)
            lines = pasted.lines
        elif "add" in posted:
            lines = [*lines, order_lines.blank()][: order_lines.MOST]
        elif "remove" in posted:
            index = posted.get("remove", -1, int)
            lines = [line for at, line in enumerate(lines) if at != index] or lines
        else:
            form = cls(assets=assets, papers=papers)
            form.pasted.data = posted.get("pasted", "")  # with its tabs
            return form
        written = order_lines.with_lines(posted, lines)
        form = cls(written, assets=assets, papers=papers)
        form.pasted.data = pasted.left if pasted else posted.get("pasted", "")
        form._is_edited = True
        if pasted:
            form._tell(pasted)
        return form

    def _tell(self, pasted: order_lines.Pasted) -> None:
        """Say what became of pasted rows: at each field that cannot be read, and above them all."""
        count = len({at for at, _name in pasted.filled})
        self.told.append(_("%(count)s lines filled from the pasted rows.", count=count))
        for at, name in pasted.filled:
            line = self.lines[at].form
            line[name].validate(line)
        for cell in pasted.unread:
            if cell.name:
                line = self.lines[cell.line].form
                said = _("“%(text)s” is none of this list: choose one.", text=cell.text)
                line[cell.name].errors = [said]
            else:
                said = _(
                    "Line %(number)s: no field for “%(text)s”.",
                    number=cell.line + 1,
                    text=cell.text,
                )
                self.told.append(said)
        if pasted.left:
            self.told.append(
                _(
                    "An order holds %(most)s lines. The rows without room are still under “Rows"
                    " from Excel”: write another order for them.",
                    most=order_lines.MOST,
                )
            )

    def _offer_assets(self) -> None:
        for line in self.lines:
            line.form.asset_id.offer(self._rows, empty="—")

    def begin_with(self, assets: Sequence[Asset]) -> None:
        """Write assets into the lines as their seizure minutes describe them."""
        if assets:
            self.lines.pop_entry()
        for asset in assets[: order_lines.MOST]:
            kind = KINDS.get(asset.category, ItemKind.OTHER)
            self.lines.append_entry(
                {
                    "description": asset.description[:1000],
                    "kind": kind.value,
                    "quantity": asset.quantity,
                    "unit": asset.unit or rule_of(kind, asset.office_id, clock.today()).unit,
                    "asset_id": str(asset.id),
                }
            )
        self._begin_with_minutes(assets)
        self._offer_assets()

    def _begin_with_minutes(self, assets: Sequence[Asset]) -> None:
        """Choose the seizure minutes of the assets; write their number where no document is."""
        kept = next((a.seizure_document_id for a in assets if a.seizure_document_id), None)
        if kept is not None and "document_paper" in self and not self.document_paper.is_searched:
            self.document_paper.data = str(kept)
            return
        self.document_no.data = next((a.seizure_no for a in assets if a.seizure_no), None)
        self.document_on.data = next((a.seized_on for a in assets if a.seized_on), None)

    def submitted(self) -> bool:
        return not self._is_edited and super().submitted()

    @property
    def given(self) -> dict[str, Any]:
        given = super().given | {"lines": [self._draft(line.form) for line in self.lines]}
        del given["pasted"]
        return given

    def _draft(self, line: Any) -> LineDraft:
        return LineDraft(
            kind=ItemKind(line.kind.data),
            description=(line.description.data or "").strip(),
            quantity=line.quantity.data,
            unit=(line.unit.data or "").strip(),
            weight_grams=line.weight_grams.data,
            condition=(line.condition.data or "").strip(),
            seal=(line.seal.data or "").strip() or None,
            asset=line.asset_id.chosen,
        )


def _rows_of(assets: Sequence[Asset]) -> Rows:
    return Rows.of(assets, lambda asset: asset.description[:80])


def _place(named: str) -> tuple[int, str]:
    """Return line and field of a control's id, "lines-2-quantity"; -1 for none."""
    _lines, _, rest = named.partition("lines-")
    number, _, name = rest.partition("-")
    return (
        (int(number), name)
        if number.isascii() and number.isdigit() and len(number) < 4
        else (-1, "")
    )
