"""Forms that look: the scan page's typed code, choosing labels."""

from collections.abc import Callable, Sequence

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from warehouse.models import Printer
from web.fields import WholeNumberField
from web.fields.choices import RowRadioField, SearchField
from web.forms import Form


class ScanForm(Form):
    """The typed code with what is done with it and where; scripts send the same fields as JSON."""

    raw = StringField(
        _l("Code"),
        validators=[InputRequired(_l("Scan or type a code.")), Length(max=300)],
        render_kw={
            "autocapitalize": "characters",
            "autocomplete": "off",
            "spellcheck": "false",
            "inputmode": "text",
        },
    )
    act = HiddenField()
    place = HiddenField()


class UnknownForm(Form):
    """Which item a kept code stands for; empty to put it aside."""

    item = SearchField(
        _l("Item"),
        validators=[Length(max=60)],
        source="items",
        render_kw={
            "data-scan-literal": True,
            "autocapitalize": "characters",
            "autocomplete": "off",
            "spellcheck": "false",
        },
    )


class PrintForm(Form):
    """On which printer, from which label of a sheet, and why again."""

    printer = RowRadioField(_l("Printer"))
    start_cell = WholeNumberField(
        _l("First free label of the sheet"),
        description=_l("1 is the top left one, counted along the rows. A roll has none."),
        default=1,
        validators=[
            InputRequired(_l("Enter the number of a label of the sheet.")),
            NumberRange(1, message=_l("Enter the number of a label of the sheet.")),
        ],
    )
    reason = StringField(
        _l("Reason of a reprint"),
        description=_l("Needed where a label was printed before."),
        validators=[Optional(), Length(max=200)],
    )

    @property
    def chosen_printer(self) -> Printer | None:
        """The printer; None where the office has none. Only meaningful once the form reads well."""
        found: Printer | None = self.printer.chosen if "printer" in self else None
        return found

    @property
    def first_cell(self) -> int:
        """The first free label, from 0."""
        return (self.start_cell.data or 1) - 1 if "start_cell" in self else 0

    def offer_printers(self, rows: Sequence[Printer], words: Callable[[Printer], str]) -> None:
        """Let one of the printers be chosen, the first unless another is; no field without any."""
        if not rows:
            del self.printer
            return
        self.printer.offer(rows, words)
        if self.printer.data is None:
            first = rows[0]
            self.printer.data = words(first) if self.printer.is_searched else str(first.id)


class LabelsForm(PrintForm):
    """Which labels on one sheet."""

    codes = TextAreaField(
        _l("Codes"),
        description=_l("Of items and places, one a line."),
        validators=[InputRequired(_l("Scan or type at least one code.")), Length(max=14_000)],
        render_kw={"data-scan-literal": "list", "autocapitalize": "characters"},
    )

    @property
    def listed(self) -> list[str]:
        return [text for text in (self.codes.data or "").replace(",", "\n").split() if text]
