"""Fields of our own: đồng amounts, Vietnamese days and moments, quantities, codes."""

import re
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from flask_babel import lazy_gettext
from wtforms import Field, HiddenField
from wtforms.widgets import TextInput

from foundation import clock
from foundation.codes import read_code
from foundation.days import UnreadDay, read_day, read_hour, shown_day
from foundation.figures import TooMuch, TwoReadings, read_dong, read_quantity, shown_quantity
from foundation.i18n import N_
from foundation.identity import OneDigit, read_identity
from foundation.partdays import PartDay, read_part_day
from web.addresses import row_number
from web.formatting import grouped
from web.i18n import translated


class SignatureField(HiddenField):
    """A drawn signature: its component writes it, and the head of the form does not."""

    is_placed = True


class ReadField(Field):
    """A one-line field whose text is read into a value; empty text is None."""

    widget: Any = TextInput()
    complaint = N_("Invalid input.")

    def process_formdata(self, valuelist: list[Any]) -> None:
        self.raw_text = str(valuelist[0]).strip() if valuelist else ""
        self.data = None
        if not self.raw_text:
            return
        try:
            self.data = self.read(self.raw_text)
        except (UnreadDay, TooMuch, TwoReadings, OneDigit) as unread:
            raise ValueError(translated(unread.text, unread.details)) from unread
        except (ValueError, InvalidOperation, OverflowError) as error:
            raise ValueError(self.gettext(self.complaint)) from error

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return "" if self.data is None else self.show(self.data)

    def read(self, text: str) -> Any:
        """Return the value ``text`` stands for; ValueError if it stands for none."""
        return text

    def show(self, value: Any) -> str:
        return str(value)


class WholeNumberField(ReadField):
    """A count: digits only, as many as a row can hold; bounds are a validator's.

    A text field: a browser's number field sends nothing at all for what it cannot read, and its
    number changes under a turning mouse wheel.
    """

    complaint = N_("Enter a whole number.")

    def read(self, text: str) -> int:
        number = row_number(text)
        if number is None:
            raise ValueError(text)
        return number


class DongField(ReadField):
    """An amount in đồng, see ``foundation.figures``; static/js/dong-input.js groups its digits."""

    complaint = N_("Enter the amount in đồng with digits only, for example 1.250.000.000.")

    def read(self, text: str) -> int:
        return read_dong(text)

    def show(self, value: Any) -> str:
        return grouped(int(value))


class DayField(ReadField):
    """A day, typed as dd/mm/yyyy or chosen from our own calendar (components/day.html)."""

    def read(self, text: str) -> date:
        return read_day(text)

    def show(self, value: Any) -> str:
        return shown_day(value)


PART_DAY: Final = lazy_gettext(
    "Day, month or year: 14/03/2019, 03/2019, 2019. Unknown: leave it empty."
)


class PartDayField(ReadField):
    """A day, or the month or the year where no more is known."""

    def read(self, text: str) -> PartDay:
        return read_part_day(text)

    def show(self, value: Any) -> str:
        return str(value.shown)


class DayOrPartField(PartDayField):
    """A day that is mostly known whole: chosen from our calendar, or typed, also in part."""


class MomentField(ReadField):
    """A day and an hour in Viet Nam, each in a box of its own; both may come in one text.

    The hour comes under a name of its own, so that each box keeps what was typed into it.
    """

    hour_text = ""

    def process(self, formdata: Any, *args: Any, **kwargs: Any) -> None:
        found = formdata.getlist(f"{self.name}-hour") if formdata else ()
        self.hour_text = str(found[0]).strip() if found else ""
        super().process(formdata, *args, **kwargs)
        if self.hour_text and not str((self.raw_data or [""])[0]).strip():
            self.raw_data = [self.hour_text]  # an hour alone is no empty field

    def process_formdata(self, valuelist: list[Any]) -> None:
        if valuelist and parted(str(valuelist[0]))[1]:
            self.hour_text = ""  # an hour written behind the day is the one meant
        elif valuelist and self.hour_text:
            valuelist = [f"{valuelist[0]} {self.hour_text}"]
        super().process_formdata(valuelist)

    def read(self, text: str) -> datetime:
        day, hour = parted(text)
        if text == self.hour_text:
            raise UnreadDay(N_("Enter the day of this hour as well."))
        if not hour:
            raise UnreadDay(N_("Enter the hour as well, for example 08:30."))
        return datetime.combine(read_day(day), read_hour(hour), clock.VIETNAM)

    def show(self, value: Any) -> str:
        moment = value.astimezone(clock.VIETNAM)
        return f"{shown_day(moment.date())} {moment:%H:%M}"

    @property
    def shown_day(self) -> str:
        """What stands in the box of the day."""
        text = self._value()
        return "" if text == self.hour_text else parted(text)[0]

    @property
    def shown_hour(self) -> str:
        """What stands in the box of the hour."""
        return self.hour_text or parted(self._value())[1]


def parted(text: str) -> tuple[str, str]:
    """Return a text as day and hour: what follows a space or a T behind the year."""
    match = re.fullmatch(
        r"(.*[0-9])(?:\s+|(?<=[0-9])T)([0-9]{1,2}[:hg.]\S*|[0-9]{4})", text.strip()
    )
    return (match[1], match[2]) if match else (text, "")


class QuantityField(ReadField):
    """A measured amount in Vietnamese figures: 17.400,9."""

    complaint = N_("Enter a number, for example 12 or 17.400,9.")

    def read(self, text: str) -> Decimal:
        return read_quantity(text)

    def show(self, value: Any) -> str:
        return shown_quantity(value)


class IdentityField(ReadField):
    """The number of a paper that says who somebody is: an identity card, a passport, a tax code.

    It is kept as written; see ``foundation.identity``.
    """

    complaint = N_(
        "Enter the 12 digits of the identity card; of another paper its number, with at least "
        "6 digits."
    )

    def read(self, text: str) -> str:
        return read_identity(text)


class CodeField(ReadField):
    """A scanned or typed code of ours, with or without dashes, or a link that ends in it."""

    complaint = N_("This is not a code of ours. Scan it again or check each character.")

    def read(self, text: str) -> str:
        code = read_code(text)
        if code is None:
            raise ValueError(text)
        return code
