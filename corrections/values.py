"""Values of a correction as JSON keeps them, and back."""

import enum
import json
from datetime import date
from decimal import Decimal
from typing import Any

from corrections.facts import Fact, Field, Values
from foundation.partdays import DayInPart, PartDay


def kept(value: Any) -> Any:
    """Return a value as JSON holds it."""
    match value:
        case enum.StrEnum():
            return value.value
        case PartDay():
            return value.iso
        case date():
            return value.isoformat()
        case Decimal():
            return format(value.normalize(), "f")
    return value


def read(field: Field, value: Any) -> Any:
    """Return a value of a field as the row holds it."""
    if value is None:
        return None
    if field.type is date:
        return date.fromisoformat(value)
    if isinstance(field.type, DayInPart):
        return PartDay.of(value)
    if field.type is Decimal:
        return Decimal(value)
    if isinstance(field.type, type) and issubclass(field.type, enum.StrEnum):
        return field.type(value)
    return value


def is_unknown(value: Any) -> bool:
    """Whether a value says nothing: none, or a text of nothing but spaces."""
    return value is None or (isinstance(value, str) and not value.strip())


def changes(fact: Fact, row: Any, values: Values) -> list[list[Any]]:
    """Return [key, before, after] of each field that would hold another value."""
    found = []
    for field in fact.fields:
        if field.key not in values:
            continue
        before, after = kept(field.value_of(row)), kept(values[field.key])
        if after is None and field.blank:
            after = ""
        if before != after:
            found.append([field.key, before, after])
    return found


def after(fact: Fact, changed: list[list[Any]]) -> dict[str, Any]:
    """Return the new values of stored changes, by key."""
    return _side(fact, changed, 2)


def before(fact: Fact, changed: list[list[Any]]) -> dict[str, Any]:
    """Return the values that stood before stored changes, by key."""
    return _side(fact, changed, 1)


def _side(fact: Fact, changed: list[list[Any]], place: int) -> dict[str, Any]:
    known = ((fact.field(change[0]), change) for change in changed)
    return {field.key: read(field, change[place]) for field, change in known if field is not None}


def told(fact: Fact, changed: list[list[Any]]) -> list[str]:
    """Return changes as the ledger keeps them; a private value stays out."""
    return [
        json.dumps(
            [fact.code, key]
            if (field := fact.field(key)) is None or field.private
            else [fact.code, key, was, now],
            ensure_ascii=False,
        )
        for key, was, now in changed
    ]
