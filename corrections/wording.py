"""Words of corrections: the fact, the field, the value before and after."""

import enum
import json
import re
from datetime import date
from decimal import Decimal
from typing import Any, Final

from audit.wording import show, yes_or_no
from corrections.entries import Changed, FactCode
from corrections.facts import Fact, declared
from corrections.values import read
from foundation.database import Dong
from foundation.i18n import N_
from foundation.partdays import PartDay
from web.formatting import (
    dong,
    grouped,
    label,
    quantity,
    register_filter,
    short_day,
    short_day_or_part,
)
from web.i18n import translated

ISO_DAY: Final = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")


def fact_words(code: str) -> str:
    """Return what a fact is: "Asset"."""
    fact = declared().get(code)
    return translated(fact.words) if fact is not None else code


def row_words(fact: Fact, row: Any) -> str:
    """Return what a row of a fact is called; what has no name is not known."""
    return fact.name(row) or translated(N_("not known"))


def in_words(fact: Fact, key: str, value: Any) -> str:
    """Return a stored value of a field as a person reads it."""
    field = fact.field(key)
    if value is None or value == "":
        return translated(N_("not known"))
    found = read(field, value) if field is not None else _as_kept(value)
    if field is not None and field.type is Dong:
        return dong(int(found))
    match found:
        case enum.StrEnum():
            return label(found)
        case bool():
            return yes_or_no(found)
        case PartDay():
            return short_day_or_part(found.exact, None if found.exact else found.iso)
        case date():
            return short_day(found)
        case Decimal():
            return quantity(found)
        case int():
            return grouped(found)
    return str(found)


def _as_kept(value: Any) -> Any:
    """Return a value of a field that an earlier version had, a day as a day."""
    if isinstance(value, str) and ISO_DAY.fullmatch(value):
        return date.fromisoformat(value)
    return value


def field_words(fact: Fact, key: str) -> str:
    """Return the label of a field; the sign of the money stands beside its values."""
    field = fact.field(key)
    return translated(field.words).removesuffix(" (₫)") if field is not None else key


def changed_words(stored: str) -> str:
    """Return one corrected field of a ledger entry: "Seized on: 02/01/2026 → 03/01/2026"."""
    code, key, *values = json.loads(stored)
    fact = declared().get(code)
    if fact is None:
        return str(key)
    words = field_words(fact, key)
    if not values:
        return words
    was, now = (in_words(fact, key, value) for value in values)
    return f"{words}: {was} → {now}"


register_filter("fact_words", fact_words)
show(FactCode, fact_words)
show(Changed, changed_words)
