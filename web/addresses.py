"""Numbers in addresses: as large as a row's number can be, and no larger."""

from flask import Flask
from werkzeug.routing import IntegerConverter, ValidationError

MOST_DIGITS = 18  # fits into a column of every database


class RowNumber(IntegerConverter):
    """A number of ``<int:…>``; one that no row can have is not found."""

    def to_python(self, value: str) -> int:
        number = row_number(value)
        if number is None:
            raise ValidationError
        return number


def row_number(text: str) -> int | None:
    """Return the number a text stands for if a row can have it; None for anything else."""
    plain = text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS
    return int(text) if plain else None


def init_app(app: Flask) -> None:
    """Read the numbers of all addresses this way; before any route is added."""
    app.url_map.converters["int"] = RowNumber
