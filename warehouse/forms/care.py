"""Forms of care: a plan, its end, and a visit in two halves."""

from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import StringField
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from warehouse.allowed_care import Answers
from warehouse.care.checks import InOrder, checks_of
from warehouse.forms.found import FIELDS, SCANNED, FoundForm, LookForm
from warehouse.models import CareAnswer, CareCheck, CareKind, CareState
from web.fields import DayField, WholeNumberField
from web.fields.choices import EnumField, EnumRadioField
from web.formatting import label
from web.forms import Form

MOST_DAYS = 366


class CarePlanForm(Form):
    """For what kind of thing, how often, and when the first visit is due."""

    kind = EnumField(_l("For what"), CareKind)
    every_days = WholeNumberField(
        _l("Every how many days"),
        description=_l("Empty: as is usual for such things."),
        validators=[Optional(), NumberRange(min=1, max=MOST_DAYS)],
    )
    next_on = DayField(
        _l("First visit"),
        description=_l("Today or a later day."),
        validators=[InputRequired(_l("Enter the day."))],
    )


class CareReasonForm(Form):
    """Why a plan ends, or a visit is given up."""

    reason = StringField(
        _l("Reason"),
        validators=[InputRequired(_l("Say why, in words.")), Length(max=300)],
        render_kw={"autocomplete": "off"},
    )


class BeginVisitForm(FoundForm):
    """The label that was scanned at the spot, and the photos before anything is done."""

    scanned = StringField(
        _l("Label scanned at the spot"),
        validators=[InputRequired(_l("Scan the label of the thing.")), Length(max=120)],
        render_kw=SCANNED,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.photos.label.text = gettext("Photos before")
        for name in FIELDS - {"photos"}:
            if name in self:
                del self[name]


class CheckField(EnumRadioField):
    """In order or not; the operation says which checks nobody answered."""

    def pre_validate(self, form: Any) -> None:
        if self.data is not None:
            super().pre_validate(form)


class FinishVisitForm(LookForm):
    """The answer of each check, the state in words and as one of four, and the photos after."""

    state = EnumRadioField(_l("State after the visit"), CareState)
    for _check in CareCheck:
        vars()[f"ok_{_check}"] = CheckField("", InOrder)
        vars()[f"said_{_check}"] = StringField(
            _l("Seen, done, or read off"),
            validators=[Optional(), Length(max=200)],
            render_kw={"autocomplete": "off"},
        )

    def __init__(self, *args: Any, kind: CareKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.photos.label.text = gettext("Photos after")
        self.checks = checks_of(kind)
        for check in CareCheck:
            if check not in self.checks:
                del self[f"ok_{check}"], self[f"said_{check}"]
            else:
                self[f"ok_{check}"].label.text = label(check)

    def beside(self, last: list[CareAnswer]) -> None:
        """Show beside each check what the visit before found."""
        for answer in last:
            if answer.about in self.checks:
                said = answer.said or label(InOrder.YES if answer.in_order else InOrder.NO)
                self[f"said_{answer.about}"].description = gettext("Last time: %(said)s", said=said)

    @property
    def rows(self) -> list[tuple[Any, Any]]:
        """The two fields of each check, in the order of the walk."""
        return [(self[f"ok_{check}"], self[f"said_{check}"]) for check in self.checks]

    @property
    def answers(self) -> Answers:
        """What was answered; a check with neither is not among them."""
        found = {}
        for check, (in_order, said) in zip(self.checks, self.rows, strict=True):
            if in_order.data is not None:
                found[check] = (in_order.data is InOrder.YES, said.data or "")
        return found

    @property
    def given(self) -> dict[str, Any]:
        """The arguments of the operation: the answers in one mapping."""
        said = {
            name: value
            for name, value in super().given.items()
            if not name.startswith(("ok_", "said_"))
        }
        return said | {"answers": self.answers}
