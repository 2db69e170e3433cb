"""Numbers in addresses, no larger than a row's can be; addresses of pages somewhere else."""

from urllib.parse import urlsplit

from flask import Flask
from werkzeug.routing import IntegerConverter, ValidationError

LONGEST = 2000
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


def outside_address(text: str) -> str:
    """Return the address of a page somewhere else that a link may lead to, or nothing."""
    parts = urlsplit(text) if len(text) <= LONGEST else None
    plain = parts is not None and parts.scheme in {"http", "https"} and bool(parts.netloc)
    return text if plain else ""


def init_app(app: Flask) -> None:
    """Read the numbers of all addresses this way; before any route is added."""
    app.url_map.converters["int"] = RowNumber
