"""Forms of an office that begins: its name with its units, and its people in a list."""

from collections.abc import Sequence
from typing import Any

import wtforms
from flask_babel import lazy_gettext as _l
from wtforms import FormField, StringField
from wtforms.validators import Length, NumberRange, Optional

from accounts.forms import OfficeForm
from accounts.models import Office, Role
from accounts.operations.opening import MOST_PEOPLE
from web.fields import WholeNumberField
from web.fields.choices import EnumTicks, RowField
from web.fields.rows import RowList
from web.forms import Form
from web.i18n import FormTranslations

USUAL = (Role.KEEPER, Role.OFFICER, Role.HEAD, Role.ACCOUNTANT)  # whom an office cannot do without
ROWS_MORE = 4


class BeginForm(OfficeForm):
    """Name of the office, and how many regional units it has."""

    units = WholeNumberField(
        _l("Regional units to add"),
        description=_l("Numbered KV1, KV2…; they can be renamed later. None: 0."),
        validators=[Optional(), NumberRange(max=1000)],
    )


class PersonRow(wtforms.Form):
    """One person; a row without a name is nobody."""

    class Meta:
        def get_translations(self, form: Any) -> FormTranslations:
            return FormTranslations()

    full_name = StringField(
        _l("Full name"), validators=[Optional(), Length(max=120)], render_kw={"autocomplete": "off"}
    )
    username = StringField(
        _l("User name"),
        description=_l("Empty: made from the name by the server."),
        validators=[Optional(), Length(max=60)],
        render_kw={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"},
    )
    roles = EnumTicks(_l("Roles"), Role)


class PeopleForm(Form):
    """The people of one office, in a list."""

    office = RowField(_l("Office"))
    people = RowList(
        FormField(PersonRow), label=_l("People"), min_entries=len(USUAL), max_entries=MOST_PEOPLE
    )

    def __init__(self, *args: Any, offices: Sequence[Office], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.office.offer(offices, lambda office: office.name, key=lambda office: office.code)
        self._first = next((office.code for office in offices), None)

    def begin(self) -> None:
        """Choose the uppermost office, and in each row the role that it cannot do without."""
        self.office.data = self._first
        for entry, role in zip(self.people, USUAL, strict=False):
            entry.form.roles.data = [role.value]

    def lengthen(self) -> None:
        """Add rows, as many as an act takes."""
        for _row in range(min(ROWS_MORE, MOST_PEOPLE - len(self.people))):
            self.people.append_entry()

    @property
    def named(self) -> list[PersonRow]:
        """The rows that name somebody."""
        return [entry.form for entry in self.people if (entry.form.full_name.data or "").strip()]
