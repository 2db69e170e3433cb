"""Pieces of markup with holes: filling one is a sixth of the work of ``Markup.format``."""

import re
from typing import Any, Final

from markupsafe import (  # type: ignore[attr-defined]  # it is not in __all__
    Markup,
    _escape_inner,  # ``escape`` makes markup of it, to be joined to more again
    escape,
)

_as_markup: Final = (
    str.__new__
)  # ``Markup`` itself first asks whether the text says how to write it


def markup_of(text: str) -> Markup:
    """Return a text as markup; what is not ours in it was escaped before."""
    return _as_markup(Markup, text)


def written(value: Any) -> str:
    """Return a value as it stands in a page: markup as it is, everything else escaped."""
    if type(value) is str:
        return _escape_inner(value)
    return value if type(value) is Markup else escape(value)


_CODE: Final = re.compile(
    r"(?<![\w-])(?:[A-Z]{2,5}-\d{4}-\d{2,}|[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z])(?![\w-])"
)
_KEPT: Final = r'<span class="kb-nowrap">\g<0></span>'


def together(value: Any) -> Markup:
    """Return a value as it stands between tags; codes and numbers in it stay on one line each.

    Markup stays as it is: who made it has seen to its numbers, by ``joined`` or by this.
    """
    text = written(value)
    if type(value) is Markup or "-" not in text:
        return markup_of(text)
    return markup_of(_CODE.sub(_KEPT, text))


def heading(title: Markup) -> Markup:
    """Return a title, escaped and without tags, as a heading: its codes stay on one line."""
    return markup_of(_CODE.sub(_KEPT, str(title)))  # joined as text: what is ours is not escaped


class Piece:
    """Markup with ``{}`` where something is put in; what is put in is escaped."""

    __slots__ = ("_begin", "_rest")

    def __init__(self, html: str) -> None:
        self._begin, *self._rest = html.split("{}")

    def __call__(self, *values: Any) -> Markup:
        """Return the markup with these values in its holes, in their order."""
        parts = [self._begin]
        for value, following in zip(values, self._rest, strict=True):
            kind = type(value)
            if kind is Markup:  # as ``written`` does, without a call for each hole
                parts += (value, following)
            else:
                parts += (_escape_inner(value) if kind is str else escape(value), following)
        return markup_of("".join(parts))  # ours, and what is escaped


def joined(between: str, *values: Any) -> Markup:
    """Return the values that are there, escaped, with markup of ours between them."""
    return markup_of(between.join([together(value) for value in values if value]))
