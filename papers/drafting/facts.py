"""Facts of a paper: read from what is recorded, kept as they were read, compared, written out.

A template declares a dataclass of its facts; each field says what it is and how it is written.
Nothing is made up: what nobody recorded is None, and a dotted blank on the paper.
"""

import enum
import hashlib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import Field, dataclass, field, fields
from datetime import date
from typing import Any, Final

from audit.exact import canonical
from foundation.amounts import in_vietnamese_words

BLANK: Final = "…" * 8
SHORT_BLANK: Final = "…" * 3


class Form(enum.StrEnum):
    """How a fact is written."""

    TEXT = "text"
    DAY = "day"
    MONEY = "money"
    ROWS = "rows"


def text(words: str) -> Any:
    """Declare a fact of one line: ``str | None``. ``words`` is an N_ text."""
    return field(default=None, metadata={"words": words, "form": Form.TEXT})


def day(words: str) -> Any:
    """Declare a day: ``date | None``."""
    return field(default=None, metadata={"words": words, "form": Form.DAY})


def money(words: str) -> Any:
    """Declare an amount in đồng: ``int | None``; its words stand under ``name_words``."""
    return field(default=None, metadata={"words": words, "form": Form.MONEY})


def rows(words: str) -> Any:
    """Declare the rows of a table: a tuple of dictionaries of texts."""
    return field(default=(), metadata={"words": words, "form": Form.ROWS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a paper says of recorded things.

    Args:
        sources: the stream each fact is of, by the name of its field: "round:17".
    """

    sources: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Change:
    """One fact that is no longer as it was read."""

    name: str
    words: str
    before: str
    after: str


def declared(kind: type[Facts]) -> Iterator[Field[Any]]:
    """Yield the facts a class declares."""
    yield from (one for one in fields(kind) if "form" in one.metadata)


def stored(facts: Facts) -> dict[str, Any]:
    """Return the facts as JSON keeps them."""
    found: dict[str, Any] = {}
    for one in declared(type(facts)):
        value = getattr(facts, one.name)
        if isinstance(value, date):
            value = value.isoformat()
        elif isinstance(value, tuple):
            value = [{name: cleaned(cell) for name, cell in row.items()} for row in value]
        elif isinstance(value, str):
            value = line(value) or None
        found[one.name] = value
    return found


def version_of(kept: Mapping[str, Any]) -> str:
    """Return the hash under which facts are compared."""
    return hashlib.sha256(canonical(dict(kept)).encode()).hexdigest()


def missing(kinds: Sequence[type[Facts]], kept: Mapping[str, Any]) -> list[str]:
    """Return the words (N_ texts) of the facts nobody knows."""
    return [
        one.metadata["words"]
        for kind in kinds
        for one in declared(kind)
        if kept.get(one.name) in (None, [], "")
    ]


def changes(
    kinds: Sequence[type[Facts]], before: Mapping[str, Any], after: Mapping[str, Any]
) -> list[Change]:
    """Return the facts that differ, as pages write them."""
    return [
        Change(
            one.name,
            one.metadata["words"],
            told(one.metadata["form"], before.get(one.name)),
            told(one.metadata["form"], after.get(one.name)),
        )
        for kind in kinds
        for one in declared(kind)
        if before.get(one.name) != after.get(one.name)
    ]


def told(form: Form, value: Any) -> str:
    """Return a kept value as a page writes it; "" for what is not known."""
    if value in (None, [], ""):
        return ""
    match form:
        case Form.DAY:
            on = date.fromisoformat(value)
            return f"{on.day:02}/{on.month:02}/{on.year:04}"
        case Form.MONEY:
            return dong(value)
        case Form.ROWS:
            return "; ".join(" · ".join(filter(None, row.values())) for row in value)
    return str(value)


def written(form: Form, value: Any) -> str:
    """Return a kept value as the paper writes it; a dotted blank for what is not known."""
    if form is Form.DAY:
        return in_full(date.fromisoformat(value) if value else None)
    return told(form, value) or BLANK


def dong(amount: int) -> str:
    """Return an amount as Vietnamese papers write it: "13.365.000.000 đồng"."""
    return f"{amount:,} đồng".replace(",", ".")


def dong_words(amount: int | None) -> str:
    """Return an amount in words; a dotted blank where it is not known."""
    return BLANK if amount is None else in_vietnamese_words(amount)


def in_full(on: date | None) -> str:
    """Return a day as papers write it: "ngày 05 tháng 02 năm 2026"."""
    if on is None:
        return f"ngày {SHORT_BLANK} tháng {SHORT_BLANK} năm {SHORT_BLANK}"
    month = f"{on.month:02}" if on.month in {1, 2} else str(on.month)  # as people write it
    return f"ngày {on.day:02} tháng {month} năm {on.year}"


def cleaned(value: str) -> str:
    """Return a text as a paper can hold it: no control characters but new lines.

    Nothing in it is a command: markup, braces and tags stay what was typed.
    """
    lines = value.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    kept = (
        letter
        for letter in unicodedata.normalize("NFC", lines)
        if letter == "\n" or unicodedata.category(letter) not in {"Cc", "Cs", "Co", "Cn"}
    )
    return "".join(kept).strip()


def line(value: str) -> str:
    """Return a cleaned text in one line."""
    return " ".join(cleaned(value).split())
