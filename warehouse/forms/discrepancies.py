"""Forms for discrepancies: who clears one up, to whom it is passed on, and what ends it."""

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import TextAreaField
from wtforms.validators import InputRequired, Length

from accounts.models import UserAccount
from papers.forms import PaperForm
from warehouse.models import Deviation, DiscrepancyDecision, DiscrepancyStep, Side
from web.fields import DayField
from web.fields.choices import EnumRadioField, RowField
from web.forms import Form


class AssignForm(Form):
    """Who clears a discrepancy up, and by when it is to be decided."""

    owner = RowField(_l("Who clears it up"))
    due_on = DayField(_l("To be decided by"), validators=[InputRequired(_l("Enter the last day."))])

    def __init__(self, *args: Any, people: Sequence[UserAccount], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.owner.offer(people, lambda one: one.full_name)


class PassOnForm(PaperForm):
    """To whom what differs is passed on, and the paper by which it goes."""

    step = EnumRadioField(_l("To whom"), DiscrepancyStep)


class DecideDiscrepancyForm(PaperForm):
    """Which value is true, how the discrepancy ends, why, and the paper it rests on."""

    side_seal = EnumRadioField(_l("State of the seal: what is true"), Side)
    side_seal_number = EnumRadioField(_l("Number of the seal: what is true"), Side)
    side_weight = EnumRadioField(_l("Weight: what is true"), Side)
    side_quantity = EnumRadioField(_l("Quantity: what is true"), Side)
    side_condition = EnumRadioField(_l("Condition: what is true"), Side)
    decision = EnumRadioField(_l("Decision"), DiscrepancyDecision)
    cause = TextAreaField(
        _l("Cause"),
        description=_l("How it came to this, as far as it is known."),
        validators=[InputRequired(_l("Say what the cause is.")), Length(max=500)],
    )

    def __init__(self, *args: Any, kinds: Sequence[Deviation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kinds = kinds
        for kind in Deviation:
            if kind not in kinds:
                del self[f"side_{kind}"]

    @property
    def sides(self) -> list[Any]:
        """The fields that say which value is true, the gravest first."""
        return [self[f"side_{kind}"] for kind in self.kinds]

    @property
    def given(self) -> dict[str, Any]:
        """The arguments of the operation: the sides in one mapping."""
        said = super().given
        sides = {kind: said.pop(f"side_{kind}") for kind in self.kinds}
        return said | {"sides": {kind: side for kind, side in sides.items() if side is not None}}
