"""Pieces of markup with holes: filling one is a sixth of the work of ``Markup.format``."""

from typing import Any

from markupsafe import (  # type: ignore[attr-defined]  # it is not in __all__
    Markup,
    _escape_inner,  # ``escape`` makes markup of it, to be joined to more again
    escape,
)


def written(value: Any) -> str:
    """Return a value as it stands in a page: markup as it is, everything else escaped."""
    if type(value) is str:
        return _escape_inner(value)
    return value if type(value) is Markup else escape(value)


class Piece:
    """Markup with ``{}`` where something is put in; what is put in is escaped."""

    __slots__ = ("_begin", "_rest")

    def __init__(self, html: str) -> None:
        self._begin, *self._rest = html.split("{}")

    def __call__(self, *values: Any) -> Markup:
        """Return the markup with these values in its holes, in their order."""
        parts = [self._begin]
        for value, following in zip(values, self._rest, strict=True):
            parts += (written(value), following)
        return Markup("".join(parts))  # noqa: S704  # ours, and what is escaped


def joined(between: str, *values: Any) -> Markup:
    """Return the values that are there, escaped, with markup of ours between them."""
    return Markup(between.join([written(value) for value in values if value]))  # noqa: S704
