"""How an entry is hashed: its columns as one text, in one order, with the hash before it.

The fields are joined by the control character U+001F. No field may hold it: texts are written
without control characters, JSON escapes them. A text with another number of separators than
:data:`SEPARATORS` is therefore forged, and no two entries have the same text.
"""

import hashlib
from typing import Any, Final

from audit.exact import canonical, stored_moment

FORMAT: Final = "kebien-1"  # begins every text: another order of fields needs another name
SEPARATOR: Final = "\x1f"
GENESIS: Final = "0" * 64  # stands before the first entry of a stream
FIELDS: Final = (
    "id",
    "prev_hash",
    "stream",
    "seq",
    "office_id",
    "kind",
    "actor_id",
    "actor_name",
    "actor_role",
    "at",
    "recorded_at",
    "act_id",
    "device",
    "basis",
    "payload",
    "rows",
)
SEPARATORS: Final = len(FIELDS)
MOMENTS: Final = ("at", "recorded_at")
NUMBERS: Final = ("id", "seq", "office_id", "actor_id")
TEMPLATE: Final = b"\x1f".join(  # of the bytes of a text; %a: a number that is one and no text
    (FORMAT.encode(), *(b"%a" if field in NUMBERS else b"%b" for field in FIELDS))
)


def body(entry: Any) -> str:
    """Return the text of an entry whose fields are attributes, as :func:`body_sql` reads it."""
    return SEPARATOR.join((FORMAT, *(text_of(entry, field) for field in FIELDS)))


def text_of(entry: Any, field: str) -> str:
    """Return one field of an entry as text."""
    value = getattr(entry, field)
    if field in MOMENTS:
        return stored_moment(value)
    return canonical(value) if field in ("payload", "rows") else str(value)


def body_sql(engine: str) -> str:
    """Return the SQL expression that gives the bytes of a stored entry's text on an engine."""
    if engine == "postgresql":
        texts = [moment_sql(engine, f) if f in MOMENTS else f'"{f}"::text' for f in FIELDS]
        return f"convert_to(concat_ws(chr(31), '{FORMAT}', {', '.join(texts)}), 'UTF8')"
    texts = [f'"{field}"' for field in FIELDS]
    return f"CAST('{FORMAT}' || char(31) || {' || char(31) || '.join(texts)} AS BLOB)"


def moment_sql(engine: str, column: str) -> str:
    """Return the SQL expression that gives a moment as :func:`audit.exact.stored_moment` does."""
    if engine == "postgresql":
        return f"to_char(\"{column}\", 'YYYY-MM-DD HH24:MI:SS.US')"
    return f'"{column}"'  # SQLite holds the text itself


def fingerprint(text: bytes) -> str:
    """Return the SHA-256 of an entry's text, in hexadecimal."""
    return hashlib.sha256(text).hexdigest()


def mac(key: bytes, fingerprint: str) -> str:
    """Return the keyed hash that only this program can make: who has no key forges no entry."""
    keyed = keyed_hash(key)
    keyed.update(fingerprint.encode())
    return keyed.hexdigest()


def keyed_hash(key: bytes) -> "hashlib.blake2b":
    """Return the keyed hash before anything is put in."""
    return hashlib.blake2b(key=key, digest_size=16)
