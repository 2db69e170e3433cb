"""Rows of one form: a list of the same fields."""

from collections.abc import Iterable, Iterator
from typing import Any

from wtforms import FieldList

from foundation.i18n import N_
from web.i18n import translated

_DIGITS = 6  # of the number of a row


class RowList(FieldList):  # type: ignore[type-arg]  # not generic when it runs
    """A list of fields whose numbers come from the browser, and are read as ours.

    A field with another number is none of ours. Of more rows than the form takes nothing is done,
    instead of taking in the first.
    """

    def process(self, formdata: Any, *args: Any, **kwargs: Any) -> None:
        """Read the rows, and count those that are too many."""
        numbers = set(self._extract_indices(self.name, formdata or ()))
        self.too_many = max(len(numbers) - (self.max_entries or len(numbers)), 0)
        super().process(formdata, *args, **kwargs)

    def _extract_indices(self, prefix: str, formdata: Iterable[str]) -> Iterator[int]:
        """Return the numbers of the rows that were sent."""
        begin = f"{prefix}-"
        for key in formdata:
            number = key.removeprefix(begin).partition("-")[0] if key.startswith(begin) else ""
            if number.isascii() and number.isdecimal() and len(number) <= _DIGITS:
                yield int(number)

    def validate(self, form: Any, extra_validators: Any = ()) -> bool:
        """Check the rows, and that there are not too many."""
        valid = super().validate(form, extra_validators)
        if not self.too_many:
            return valid
        text = N_(
            "At most %(most)s rows at a time; %(over)s more were sent. Send them after these."
        )
        said = translated(text, {"most": self.max_entries, "over": self.too_many})
        self.errors = [*self.errors, said]
        return False
