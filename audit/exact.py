"""Values in the one exact form the ledger hashes: JSON text, sorted keys, no floats."""

import json
import unicodedata
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

EXACT = 2**53  # above this an integer is not exact in every JSON reader


def canonical(value: Any) -> str:
    """Return plain ``value`` as JSON text: keys sorted, no blanks, letters as they are."""
    return json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    )


_first_value = json.JSONDecoder().raw_decode


def parsed(text: str) -> Any:
    """Return what :func:`canonical` was given."""
    value, end = _first_value(text)
    return value if end == len(text) else json.loads(text)  # blanks that nobody here wrote


def plain(value: Any) -> Any:
    """Return ``value`` as what JSON gives back: text in NFC, exact integers, no floats.

    Raises:
        TypeError: a float or another kind of value that has no exact form.
    """
    match value:
        case None | bool():
            return value
        case str():
            return unicodedata.normalize("NFC", str(value))
        case int():
            return int(value) if abs(value) <= EXACT else str(value)
        case Decimal():
            return format(value.normalize(), "f")
        case datetime():
            return value.astimezone(UTC).isoformat()
        case date():
            return value.isoformat()
        case Mapping():
            return {str(key): plain(inner) for key, inner in value.items()}
        case list() | tuple() | set() | frozenset():
            return [plain(inner) for inner in value]
    raise TypeError(f"{type(value).__name__} has no exact form in the ledger")


def line(text: str) -> str:
    """Return ``text`` in NFC without control characters: they part the fields of an entry."""
    return "".join(c for c in unicodedata.normalize("NFC", text) if c >= " " and c != "\x7f")


def stored_moment(moment: datetime) -> str:
    """Return an aware moment as both engines print it: UTC, "2026-11-25 09:00:00.000000"."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")
