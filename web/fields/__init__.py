"""Fields of our own: đồng amounts, Vietnamese days and moments, quantities, codes."""

import re
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from wtforms import Field
from wtforms.widgets import TextInput

from foundation import clock
from foundation.codes import read_code
from foundation.figures import read_dong, read_quantity, shown_quantity
from foundation.i18n import N_
from web.addresses import row_number
from web.formatting import grouped


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
    """A day, typed dd/mm/yyyy or given by the browser's own picker as yyyy-mm-dd."""

    widget = TextInput()
    widget.input_type = "date"
    complaint = N_("Enter a day as day/month/year, for example 26/11/2026.")

    def read(self, text: str) -> date:
        if match := re.fullmatch(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})", text):
            day, month, year = (int(part) for part in match.groups())
            found = date(year, month, day)
        else:
            found = date.fromisoformat(text)
        if not 1975 <= found.year <= 2100:
            raise ValueError(text)
        return found

    def show(self, value: Any) -> str:
        return value.isoformat() if isinstance(value, date) else str(value)


class MomentField(ReadField):
    """A moment in Viet Nam, as the browser gives it: yyyy-mm-ddThh:mm."""

    widget = TextInput()
    widget.input_type = "datetime-local"
    complaint = N_("Enter a day and hour, for example 26/11/2026 08:30.")

    def read(self, text: str) -> datetime:
        if match := re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})[ T](\d{1,2}):(\d{2})", text):
            day, month, year, hour, minute = (int(part) for part in match.groups())
            found = datetime(year, month, day, hour, minute, tzinfo=clock.VIETNAM)
        else:
            found = datetime.fromisoformat(text).replace(tzinfo=clock.VIETNAM)
        if not 1975 <= found.year <= 2100:
            raise ValueError(text)
        return found

    def show(self, value: Any) -> str:
        return f"{value.astimezone(clock.VIETNAM):%Y-%m-%dT%H:%M}"


class QuantityField(ReadField):
    """A measured amount in Vietnamese figures: 17.400,9."""

    complaint = N_("Enter a number, for example 12 or 17.400,9.")

    def read(self, text: str) -> Decimal:
        return read_quantity(text)

    def show(self, value: Any) -> str:
        return shown_quantity(value)


class CodeField(ReadField):
    """A scanned or typed code of ours, with or without dashes, or a link that ends in it."""

    complaint = N_("This is not a code of ours. Scan it again or check each character.")

    def read(self, text: str) -> str:
        code = read_code(text)
        if code is None:
            raise ValueError(text)
        return code
