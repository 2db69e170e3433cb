"""Numbers in addresses, no larger than a row's can be; addresses of pages somewhere else."""

from typing import Any, Final
from urllib.parse import urlsplit

from flask import Flask
from werkzeug.routing import IntegerConverter, Rule, ValidationError

from web import answering

LONGEST = 2000
PLAIN: Final = frozenset({str, int})
MOST_KEPT: Final = 4_000  # paths of one application
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
    app.url_for = _Addresses(app).of  # type: ignore[method-assign, assignment]  # Flask asks it
    app.jinja_env.globals["url_for"] = app.url_for


class _Addresses:
    """``url_for``: the same addresses, worked out without asking the whole map."""

    def __init__(self, app: Flask) -> None:
        self.asked = app.url_for  # Flask's own
        self.map = app.url_map
        self.rules: dict[str, Rule | None] = {}  # the one rule of an endpoint, if it is one
        self.paths: dict[tuple[object, ...], str] = {}  # built before, by endpoint and values

    def of(
        self,
        endpoint: str,
        /,
        *,
        _anchor: str | None = None,
        _method: str | None = None,
        _scheme: str | None = None,
        _external: bool | None = None,
        **values: Any,
    ) -> str:
        plain = _anchor is None and _method is None and _scheme is None and _external is None
        root = answering.root() if plain else None
        if root is not None:
            built = self._built(endpoint, values)
            if built is not None:
                return root + built
        return self.asked(
            endpoint,
            _anchor=_anchor,
            _method=_method,
            _scheme=_scheme,
            _external=_external,
            **values,
        )

    def _built(self, endpoint: str, values: dict[str, Any]) -> str | None:
        """Return the path where it and what stands behind it are words and numbers."""
        plain = {name: value for name, value in values.items() if value is not None}
        if not all(type(value) in PLAIN for value in plain.values()):
            return None
        key = (endpoint, *plain.items())
        path = self.paths.get(key)
        if path is None:
            path = self._path(endpoint, plain)
            if path is None:
                return None
            if len(self.paths) < MOST_KEPT:
                self.paths[key] = path
        return path

    def _path(self, endpoint: str, plain: dict[str, Any]) -> str | None:
        try:
            rule = self.rules[endpoint]
        except KeyError:
            rule = self._rule(endpoint)
        if rule is None or not rule.arguments <= plain.keys():
            return None
        built = rule.build(plain, append_unknown=True)
        return None if built is None else built[1]

    def _rule(self, endpoint: str) -> Rule | None:
        try:
            rules = list(self.map.iter_rules(endpoint))
        except KeyError:  # relative to the blueprint, or not there
            return None
        alone = len(rules) == 1 and not rules[0].defaults and not rules[0].host
        self.rules[endpoint] = rules[0] if alone else None
        return self.rules[endpoint]
