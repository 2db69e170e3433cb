"""Forms that look: the scan page's typed code, choosing labels."""

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from web.fields import WholeNumberField
from web.fields.choices import SearchField
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


class LabelsForm(Form):
    """Which labels on one sheet, from which cell, and why again."""

    codes = TextAreaField(
        _l("Codes"),
        description=_l("Of items and places, one a line."),
        validators=[InputRequired(_l("Scan or type at least one code.")), Length(max=14_000)],
        render_kw={"data-scan-literal": "list", "autocapitalize": "characters"},
    )
    start_cell = WholeNumberField(
        _l("First free label of the sheet"),
        description=_l("1 is the top left one, 24 the last."),
        default=1,
        validators=[
            InputRequired(_l("Enter a number from 1 to 24.")),
            NumberRange(1, 24, message=_l("Enter a number from 1 to 24.")),
        ],
    )
    reason = StringField(
        _l("Reason of a reprint"),
        description=_l("Needed where a label was printed before."),
        validators=[Optional(), Length(max=200)],
    )

    @property
    def listed(self) -> list[str]:
        return [text for text in (self.codes.data or "").replace(",", "\n").split() if text]


class ReasonForm(Form):
    """Why one label is printed again."""

    reason = StringField(_l("Reason of a reprint"), validators=[Optional(), Length(max=200)])
