"""Forms of the head of an office's papers, and of who signs them."""

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, StringField
from wtforms.validators import InputRequired, Length, Optional

from accounts.heading.logo import keep_logo
from accounts.models import Letterhead, UserAccount
from web.fields.choices import RowField
from web.fields.files import KeptFileField
from web.forms import Form


def line(label: Any, longest: int, description: Any = "") -> StringField:
    """Return a line of the head; an empty one comes from the office above."""
    return StringField(
        label,
        description=description,
        validators=[Optional(), Length(max=longest)],
        render_kw={"autocomplete": "off"},
    )


class LetterheadForm(Form):
    """The head of the papers, line by line."""

    superior = line(_l("Body above it"), 200, _l("Empty: the name of the office above."))
    head_name = line(_l("Name on papers"), 200, _l("Empty: the name of the office."))
    symbol = line(
        _l("Letters in numbers"), 40, _l("The letters behind the number, such as THADS-KV2.")
    )
    place = line(_l("Place before the day"), 100, _l("The place before the day of a paper."))
    address = line(_l("Address"), 200)
    phone = line(_l("Telephone"), 60)
    email = line(_l("Email"), 120)
    logo = KeptFileField(
        _l("Logo"),
        description=_l("PNG, JPEG or WebP, at most 2 MB. Without a file the present one stays."),
        keep=keep_logo,
    )
    no_logo = BooleanField(_l("Without a logo of its own"))

    def start_from(self, row: Letterhead | None) -> None:
        """Offer what stands."""
        if row is None:
            return
        self.superior.data, self.head_name.data = row.superior, row.name
        self.symbol.data, self.place.data, self.address.data = row.symbol, row.place, row.address
        self.phone.data, self.email.data = row.phone, row.email

    def logo_after(self, row: Letterhead | None) -> str | None:
        """Return the logo that is wanted: the new one, none, or the present one."""
        if self.logo.data is not None:
            return self.logo.data.sha256
        return None if self.no_logo.data or row is None else row.logo


class SignerForm(Form):
    """Who signs, and in which capacity."""

    account = RowField(_l("Who signs"))
    capacity = StringField(
        _l("Signing capacity"),
        description=_l("The capacity as it stands above the signature."),
        validators=[InputRequired(_l("Enter the capacity.")), Length(max=120)],
        render_kw={"autocomplete": "off"},
    )
    in_place_of = StringField(
        _l("In place of"),
        description=_l("As KT. TRƯỞNG PHÒNG or TL. TRƯỞNG PHÒNG; empty for who signs themselves."),
        validators=[Optional(), Length(max=120)],
        render_kw={"autocomplete": "off"},
    )

    def __init__(self, *args: Any, people: Sequence[UserAccount], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.account.offer(people, lambda person: person.full_name)
