"""Form of what an office says of a kind of thing: shape and presence only."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, StringField
from wtforms.validators import InputRequired, Length, Optional

from warehouse import law
from warehouse.kinds.in_force import OwnRule
from warehouse.models import Demand, ItemKind, PlaceClass
from web.fields import DayField
from web.fields.choices import EnumTicks
from web.formatting import label
from web.forms import Form


class KindForm(Form):
    """Where it lies in our stores, what is asked at the receipt, in which unit; from when; why."""

    inherit = BooleanField(
        _l("Nothing of its own"),
        description=_l("What the office above says holds, else the law alone."),
    )
    classes = EnumTicks(
        _l("Where in our stores it lies"),
        PlaceClass,
        description=_l("Nothing ticked: only in stores of others."),
    )
    demands = EnumTicks(_l("Asked at the receipt"), Demand)
    unit = StringField(
        _l("Usual unit"),
        description=_l("Written into a new line where its papers name none."),
        validators=[Optional(), Length(max=40)],
        render_kw={"autocomplete": "off"},
    )
    valid_from = DayField(
        _l("Valid from"),
        description=_l("Today or a later day."),
        validators=[InputRequired(_l("Enter the day."))],
    )
    reason = StringField(
        _l("Reason"),
        validators=[InputRequired(_l("Say why, in words.")), Length(max=300)],
        render_kw={"autocomplete": "off"},
    )

    def __init__(self, *args: Any, kind: ItemKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        allowed = law.allowed_classes(kind) - {PlaceClass.ELSEWHERE}
        self.offered = [each for each in PlaceClass if each in allowed]
        if not self.offered:
            del self.classes
            return
        self.classes.choices = [(each.value, label(each)) for each in self.offered]

    def begin(self, rule: OwnRule) -> None:
        """Write what holds now into the form."""
        classes = self.offered if rule.classes is None else rule.classes
        if self.offered:
            self.classes.data = [each.value for each in classes]
        self.demands.data = [each.value for each in rule.demands]
        self.unit.data = rule.unit

    @property
    def rule(self) -> OwnRule | None:
        """What the office says, None for nothing of its own; only meaningful once it reads well."""
        if self.inherit.data:
            return None
        return OwnRule(
            frozenset(map(PlaceClass, self.classes.chosen)) if self.offered else None,
            frozenset(map(Demand, self.demands.chosen)),
            self.unit.data or None,
        )
