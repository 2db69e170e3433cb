"""Forms of case files and parties: shape and presence, no law."""

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, SelectField, SelectMultipleField, StringField
from wtforms.validators import InputRequired, Length, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from accounts.models import UserAccount
from cases.models import CaseStage, Enforceability, PartyKind, PartyRole, Tag
from web.fields import DayField, DongField
from web.formatting import label
from web.forms import FilterForm, Form


class CaseForm(Form):
    """A new case file, from its enforcement decision."""

    number = StringField(
        _l("Case number"),
        description=_l("As on the cover, for example 1187/2024."),
        validators=[InputRequired(_l("Enter the case number.")), Length(max=60)],
    )
    summary = StringField(
        _l("Summary"),
        description=_l("What is enforced against whom, in one line."),
        validators=[InputRequired(_l("Enter the summary.")), Length(max=300)],
    )
    decision_no = StringField(
        _l("Enforcement decision no."), validators=[Optional(), Length(max=80)]
    )
    decision_on = DayField(_l("Decision day"), validators=[Optional()])
    judgment_no = StringField(_l("Judgment no."), validators=[Optional(), Length(max=120)])
    judgment_on = DayField(_l("Judgment day"), validators=[Optional()])
    money_due = DongField(
        _l("Money due (₫)"), validators=[InputRequired(_l("Enter the amount due; 0 if none."))]
    )
    enforcement_costs = DongField(
        _l("Enforcement costs so far (₫)"),
        description=_l("A price at or below them ends the sale."),
        validators=[Optional()],
    )
    opened_on = DayField(_l("Opened on"), validators=[InputRequired(_l("Enter the day."))])
    enforceability = SelectField(_l("Enforceability"))
    officer_id = SelectField(_l("Officer in charge"), coerce=int)
    tags = SelectMultipleField(
        _l("Groups"), widget=ListWidget(prefix_label=False), option_widget=CheckboxInput()
    )

    def __init__(self, *args: Any, officers: Sequence[UserAccount], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._officers = {officer.id: officer for officer in officers}
        self.officer_id.choices = [(officer.id, officer.full_name) for officer in officers]
        self.enforceability.choices = [(code.value, label(code)) for code in Enforceability]
        self.tags.choices = [(tag.value, label(tag)) for tag in Tag]

    @property
    def officer(self) -> UserAccount:
        """The chosen officer; only meaningful after the form was submitted."""
        return self._officers[self.officer_id.data]

    @property
    def chosen_tags(self) -> list[Tag]:
        return [Tag(value) for value in self.tags.data or []]


class PartyForm(Form):
    """One party of a case."""

    role = SelectField(_l("Part in the case"))
    kind = SelectField(_l("Person or organisation"))
    name = StringField(
        _l("Name"), validators=[InputRequired(_l("Enter the name.")), Length(max=200)]
    )
    is_bank = BooleanField(_l("A bank or another credit institution"))
    identity_no = StringField(
        _l("Identity or business number"), validators=[Optional(), Length(max=20)]
    )
    address = StringField(_l("Address"), validators=[Optional(), Length(max=300)])
    phone = StringField(_l("Telephone"), validators=[Optional(), Length(max=30)])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.role.choices = [(role.value, label(role)) for role in PartyRole]
        self.kind.choices = [(kind.value, label(kind)) for kind in PartyKind]


class CloseForm(Form):
    """Close a case."""

    closed_on = DayField(_l("Closed on"), validators=[InputRequired(_l("Enter the day."))])


class CaseFilter(FilterForm):
    """Narrow the list of cases."""

    words = StringField(_l("Search"), validators=[Optional(), Length(max=100)])
    tag = SelectField(_l("Group"), validators=[Optional()])
    stage = SelectField(_l("Stage"), validators=[Optional()])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tag.choices = [("", _l("All groups")), *((t.value, label(t)) for t in Tag)]
        self.stage.choices = [("", _l("All stages")), *((s.value, label(s)) for s in CaseStage)]
