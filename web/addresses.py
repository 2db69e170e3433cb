"""Numbers in addresses, no larger than a row's can be; addresses of pages somewhere else."""

from typing import Any
from urllib.parse import urlsplit

from flask import Flask, request, url_for
from werkzeug.routing import IntegerConverter, Rule, ValidationError

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
    app.jinja_env.globals["url_for"] = _Addresses(app).of


class _Addresses:
    """``url_for`` of templates: the same addresses, worked out without asking the whole map."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.rules: dict[str, Rule | None] = {}  # the one rule of an endpoint, if it is one

    def of(self, endpoint: str, **values: Any) -> str:
        try:
            rule = self.rules[endpoint]
        except KeyError:
            rule = self._rule(endpoint)
        # Anything but what stands in the path itself, as words or numbers, is for the map.
        if rule is not None and rule.arguments == values.keys() and None not in values.values():
            built = rule.build(values, append_unknown=False)
            if built is not None:
                return request.root_path.rstrip("/") + built[1]
        return url_for(endpoint, **values)

    def _rule(self, endpoint: str) -> Rule | None:
        try:
            rules = list(self.app.url_map.iter_rules(endpoint))
        except KeyError:  # relative to the blueprint, or not there
            return None
        alone = len(rules) == 1 and not rules[0].defaults and not rules[0].host
        self.rules[endpoint] = rules[0] if alone else None
        return self.rules[endpoint]
