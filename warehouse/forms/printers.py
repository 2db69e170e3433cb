"""Form of a printer: what it is called, where it stands, where the labels lie on its paper."""

import re
from decimal import Decimal
from typing import Any, Final

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, StringField
from wtforms.validators import InputRequired, Length, NumberRange

from foundation.figures import shown_quantity
from foundation.i18n import N_
from warehouse.models import PrinterKind
from warehouse.printers.layout import OF_SHEETS, ZERO, Layout
from web.fields import ReadField, WholeNumberField
from web.fields.choices import RowField
from web.forms import Form

LENGTH: Final = re.compile(r"[-−]?\d{1,3}(?:[.,]\d{1,2})?\Z", re.ASCII)
NEEDED: Final = _l("Enter millimetres, for example 63,5.")
NOT_LESS: Final = _l("Enter 0 millimetres or more, for example 63,5.")
COUNTED: Final = _l("Enter a number from 1 to 50.")


class MillimetreField(ReadField):
    """A length in millimetres, two decimals at most: "63,5"; as on packages also "63.5"."""

    complaint = N_("Enter millimetres, for example 63,5.")

    def read(self, text: str) -> Decimal:
        if not LENGTH.match(text):
            raise ValueError(text)
        return Decimal(text.replace("−", "-").replace(",", "."))

    def show(self, value: Any) -> str:
        return shown_quantity(value)


def _length(words: Any) -> MillimetreField:
    validators = [InputRequired(NEEDED), NumberRange(0, message=NOT_LESS)]
    return MillimetreField(words, validators=validators)


def _shift(words: Any, **more: Any) -> MillimetreField:
    return MillimetreField(words, validators=[InputRequired(NEEDED)], default=ZERO, **more)


def _count(words: Any) -> WholeNumberField:
    validators = [InputRequired(COUNTED), NumberRange(1, 50, message=COUNTED)]
    return WholeNumberField(words, validators=validators)


class PrinterForm(Form):
    """One printer; lengths are in millimetres."""

    name = StringField(
        _l("Name"),
        description=_l("As everybody calls it: Label printer of Warehouse 1."),
        validators=[InputRequired(_l("Enter the name.")), Length(max=60)],
        render_kw={"autocomplete": "off"},
    )
    place = RowField(_l("Stands in"))
    is_default = BooleanField(
        _l("Default of its warehouse"),
        description=_l("Chosen first when labels of things of this warehouse are printed."),
    )
    columns = _count(_l("Columns of labels"))
    rows = _count(_l("Rows of labels"))
    width = _length(_l("Width of a label (mm)"))
    height = _length(_l("Height of a label (mm)"))
    left = _length(_l("Margin at the left (mm)"))
    top = _length(_l("Margin at the top (mm)"))
    gap_across = _length(_l("Gap between columns (mm)"))
    gap_down = _length(_l("Gap between rows (mm)"))
    cut_lines = BooleanField(
        _l("Lines to cut along"),
        description=_l("For plain paper; leave it out for sheets cut by their maker."),
    )
    shift_across = _shift(
        _l("Move to the right (mm)"),
        description=_l("Less than 0: to the left. Measured on the test page."),
    )
    shift_down = _shift(_l("Move down (mm)"), description=_l("Less than 0: up."))

    def __init__(self, *args: Any, kind: PrinterKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._kind = kind
        if kind is PrinterKind.ROLL:
            for name in OF_SHEETS:
                delattr(self, name)

    def begin(self, layout: Layout) -> None:
        """Write where the labels lie into the form."""
        for name in Layout.__dataclass_fields__:
            if name in self:
                self[name].data = getattr(layout, name)

    @property
    def layout(self) -> Layout:
        """Where the labels lie; only meaningful once the form reads well."""
        names = [name for name in Layout.__dataclass_fields__ if name in self]
        return Layout(kind=self._kind, **{name: self[name].data for name in names})
