"""Rows as the ledger keeps them: tables, columns, and the form of each value.

Kept apart from the models, so that a process that helps to verify starts in a moment.
"""

import enum
import hashlib
from dataclasses import dataclass

from foundation.recording import Stream, StreamBy


class Form(enum.Enum):
    """How a value of a column is written in the ledger."""

    NUMBER = "number"
    TRUTH = "truth"
    TEXT = "text"
    CODE = "code"  # the value of an enumeration
    DAY = "day"
    MOMENT = "moment"
    AMOUNT = "amount"  # millionths, see foundation.database.Quantity
    JSON = "json"
    DIGEST = "digest"  # a salted hash of a text
    JSON_DIGEST = "json_digest"  # a salted hash of a JSON value


@dataclass(frozen=True, slots=True)
class RecordedColumn:
    """One column the ledger keeps."""

    name: str  # in the database
    key: str  # of the attribute
    form: Form
    blob: bool = False  # the name of a kept file


@dataclass(frozen=True, slots=True)
class RecordedTable:
    """One table whose rows the ledger keeps; each has one number as its key."""

    name: str
    stream: Stream | StreamBy
    key: str  # "id"
    columns: tuple[RecordedColumn, ...]  # without the key
    keys: dict[str, str]  # attribute of each column that decides the stream, and of the key
    office: str | None  # attribute of the office
    version: str | None  # attribute that counts the changes


def digest(value: str, salt: str) -> str:
    """Return a salted SHA-256 of something private, with its salt: "salt:hash"."""
    return f"{salt}:{hashlib.sha256(f'{salt}:{value}'.encode()).hexdigest()}"


def digest_fits(value: str | None, kept: str | None) -> bool:
    """Whether a value is the one a digest was made of."""
    if value is None or kept is None:
        return value is None and kept is None
    return digest(value, kept.partition(":")[0]) == kept
