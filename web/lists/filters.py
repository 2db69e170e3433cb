"""The filters of a list: as fields, with counts, and as chips that take one value off."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from foundation.counting import Counted
from web.i18n import translated
from web.lists.asked import Asked
from web.lists.declared import Filter


@dataclass(frozen=True, slots=True)
class Chip:
    """One value that narrows the list; its address leaves it out."""

    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter, with the rows it leaves."""

    value: str
    words: str
    chosen: bool
    count: Counted | int | None


@dataclass(frozen=True, slots=True)
class Field:
    """A filter as a field."""

    key: str
    words: str
    value: str  # typed
    choices: Sequence[Choice]
    chosen: int
    said: str  # what is chosen, in a few words
    is_set: bool  # to something else than what always holds
    many: bool
    search: bool


def fields_with_counts(asked: Asked) -> list[Field]:
    """Return the filters as fields, each value with the rows it leaves."""
    facets = asked.of.facets(asked) if asked.of.facets is not None else {}
    return [field_of(asked, each, facets.get(each.key)) for each in asked.of.filters if each.field]


def chips_of(asked: Asked) -> list[Chip]:
    found = []
    for one in asked.of.filters:
        values = asked.every(one.key)
        if one.standing is not None and values == (one.standing(),):
            continue
        for value in values:
            left = asked.with_values(one.key, *(v for v in values if v != value))
            found.append(Chip(_told(one, value), left.address()))
    return found


def _told(one: Filter, value: str) -> str:
    if one.options is not None:
        return next((each.words for each in one.options() if each.value == value), value)
    text = (one.told(value) if one.told is not None else None) or value
    return f"{translated(one.words)}: {text}"


def field_of(asked: Asked, one: Filter, counts: Any = None) -> Field:
    values = asked.every(one.key)
    options = one.options() if one.options is not None else ()
    if counts is not None and not isinstance(counts, Mapping):
        options = [option for option, _count in counts]
        counts = {option.value: count for option, count in counts}
    choices = [
        Choice(
            each.value,
            each.words,
            each.value in values,
            counts.get(each.value, 0) if counts is not None else None,
        )
        for each in options
    ]
    return Field(
        one.key,
        translated(one.words),
        asked.one(one.key) if one.options is None else "",
        choices,
        len(values),
        _said(choices),
        bool(values) and (one.standing is None or values != (one.standing(),)),
        one.many,
        one.search,
    )


def _said(choices: Sequence[Choice]) -> str:
    chosen = [each.words for each in choices if each.chosen]
    return chosen[0] if len(chosen) == 1 else str(len(chosen)) if chosen else ""
