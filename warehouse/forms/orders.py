"""Forms for orders: proposing an intake with its lines, proposing a release, deciding."""

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, StringField
from wtforms.validators import InputRequired, Length, Optional

from foundation.codes import shown
from organisations.forms import ADD_NEW
from papers.forms import PapersForm, names
from warehouse.allowed import OUTWARD
from warehouse.models import EvidenceItem, OrderPurpose
from web.fields import DayField
from web.fields.choices import EnumField, SearchField
from web.fields.ticks import TickField
from web.forms import FilterForm, Form


@names("document", _l("Number of the document"), day=_l("Day of the document"))
class OrderForm(PapersForm):
    """What every order rests on."""

    reason = StringField(_l("Reason"), validators=[InputRequired(_l("Say why.")), Length(max=500)])
    counterpart_name = StringField(_l("Who brings or fetches it"), validators=[Length(max=200)])
    counterpart_office = SearchField(
        _l("For which agency"),
        validators=[Optional(), Length(max=200)],
        source="organisations",
    )
    adds_counterpart_office = BooleanField(ADD_NEW)


class ReleaseProposalForm(OrderForm):
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

    to_office = SearchField(
        _l("To the store of"),
        description=_l("For a move to the store of another office only."),
        validators=[Optional(), Length(max=200)],
        source="stores",
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
