"""The filters of a list: as fields, with counts, and as chips that take one value off."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext

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
class Segment:
    """One value of a filter that stands above the list, or all of them."""

    words: str
    address: str
    chosen: bool
    count: int


@dataclass(frozen=True, slots=True)
class Strip:
    """The values of a filter side by side."""

    words: str
    segments: Sequence[Segment]


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


def strips_of(asked: Asked) -> list[Strip]:
    """Return the filters whose values stand above the list."""
    seen = [one for one in asked.of.filters if one.seen]
    counts = asked.of.facets(asked) if seen and asked.of.facets is not None else {}
    return [_strip(asked, one, counts[one.key]) for one in seen]


def _strip(asked: Asked, one: Filter, counts: Any) -> Strip:
    every = Counted.together(counts.values())
    here = asked.one(one.key)
    all_of_them = asked.with_values(one.key) if here else asked
    found = [Segment(gettext("All"), all_of_them.address(), not here, every)]
    for each in one.options() if one.options is not None else ():
        address = asked.with_values(one.key, each.value).address()
        found.append(Segment(each.words, address, each.value == here, counts[each.value]))
    return Strip(translated(one.words), found)


def chips_of(asked: Asked) -> list[Chip]:
    found = []
    for one in asked.of.filters:
        if one.seen:
            continue  # it is seen what is chosen
        values = asked.every(one.key)
        if one.standing is not None and values == (one.standing(),):
            continue
        for value in values:
            left = asked.with_values(one.key, *(v for v in values if v != value))
            found.append(Chip(_told(one, value), left.address()))
    return found


def usual_of(asked: Asked) -> str:
    """Say what narrows the list without having been asked for."""
    narrowing = [
        _told(one, asked.one(one.key))
        for one in asked.of.filters
        if one.standing is not None and asked.one(one.key) == one.standing() != one.widest
    ]
    return ", ".join(narrowing)


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
