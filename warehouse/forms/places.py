"""Forms for places."""

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, StringField
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from organisations.forms import ADD_NEW, NamingForm, OrganisationField
from organisations.models import OrganisationKind
from warehouse.models import PlaceClass, PlaceKind
from web.fields import WholeNumberField
from web.fields.choices import EnumField
from web.forms import Form


class ChangeForm(NamingForm):
    """What can be changed of a place that stands."""

    name = StringField(
        _l("Name"),
        description=_l("As it is called beside its neighbours: Shelf 04."),
        validators=[InputRequired(_l("Enter the name.")), Length(max=80)],
    )
    short_name = StringField(
        _l("Short name"),
        description=_l("As it is called from anywhere in the office, and typed: B-04-3."),
        validators=[InputRequired(_l("Enter the short name.")), Length(max=40)],
        render_kw={"autocapitalize": "characters", "spellcheck": "false"},
    )
    place_class = EnumField(
        _l("Class"),
        PlaceClass,
        default=PlaceClass.GENERAL,
        description=_l("Decides which kinds of things may lie there."),
    )
    capacity = WholeNumberField(
        _l("Capacity"),
        description=_l("How many items it can hold."),
        validators=[Optional(), NumberRange(max=1_000_000, message=_l("Enter a smaller number."))],
    )
    organisation = OrganisationField(
        _l("Whose store"),
        description=_l("Of a place elsewhere: the police, a storage company. Its seat sees it."),
        kind=OrganisationKind.POLICE,
        validators=[Optional(), Length(max=220)],
    )
    adds_organisation = BooleanField(ADD_NEW)


class PlaceForm(ChangeForm):
    """A new place under the one the page is about, or a new warehouse."""

    kind = EnumField(_l("Kind of place"), PlaceKind)

    def __init__(self, *args: Any, kinds: Sequence[PlaceKind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind.offer(kinds)


class PatternForm(Form):
    """Equal shelves with equal bins, in the warehouse the page is about or in a new one."""

    warehouse = StringField(
        _l("Warehouse"),
        description=_l("As everybody calls it: Warehouse 1."),
        validators=[InputRequired(_l("Enter the name.")), Length(max=40)],
    )
    area = StringField(
        _l("Area"),
        description=_l("The letter all names begin with: A gives A-01-1."),
        validators=[InputRequired(_l("Enter the letter of the area.")), Length(max=20)],
        render_kw={"autocapitalize": "characters", "spellcheck": "false"},
    )
    shelves = WholeNumberField(
        _l("Shelves"), validators=[InputRequired(_l("Enter how many shelves there are."))]
    )
    bins = WholeNumberField(
        _l("Bins on each shelf"),
        description=_l("0 where shelves are not divided."),
        validators=[InputRequired(_l("Enter how many bins a shelf has."))],
    )
    capacity = WholeNumberField(
        _l("Capacity of each"),
        description=_l("How many items it can hold."),
        validators=[Optional(), NumberRange(max=1_000_000, message=_l("Enter a smaller number."))],
    )
    place_class = EnumField(
        _l("Class"),
        PlaceClass,
        default=PlaceClass.GENERAL,
        description=_l("Decides which kinds of things may lie there."),
    )

    def __init__(self, *args: Any, is_new: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_new:
            del self.warehouse


class CloseForm(Form):
    """A button: no fields of its own."""
