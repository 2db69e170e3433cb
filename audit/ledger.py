"""The one writer of the ledger: append an entry, read a stream."""

import hashlib
import json
import unicodedata
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Select, select

from audit.models import GENESIS, LedgerEntry
from foundation import clock, races
from foundation.acts import Act
from foundation.database import db

races.declare("uq_ledger_entry_stream_seq")

EXACT = 2**53  # above this an integer is not exact in every JSON reader


def append(
    stream: str,
    kind: str,
    *,
    office_id: int,
    by: Act,
    payload: Mapping[str, Any],
    basis: str | None = None,
) -> LedgerEntry:
    """Add the next entry of ``stream``; two racing writers collide on (stream, seq).

    Args:
        stream: kind of subject and id, "item:17".
        kind: dotted code, "custody.moved"; words for it stand in ``wording`` modules.
        at: when it happened, timezone-aware; when it is written is taken from the clock.
        payload: codes and values; dates, moments and decimals are written as text, floats refused.
        basis: the provision relied on, as cited.
    """
    last = db.session.execute(
        select(LedgerEntry.hash, LedgerEntry.seq)
        .where(LedgerEntry.stream == stream)
        .order_by(LedgerEntry.seq.desc())
        .limit(1)
    ).first()
    prev, seq = (last.hash, last.seq + 1) if last else (GENESIS, 1)
    entry = LedgerEntry(
        stream=stream,
        seq=seq,
        office_id=office_id,
        kind=kind,
        actor_id=by.actor.id,
        actor_name=unicodedata.normalize("NFC", by.actor.name),
        actor_role=by.actor.role,
        at=by.at.astimezone(UTC),  # hash what the database will give back
        recorded_at=clock.now().astimezone(UTC),
        payload=plain(payload),
        basis=unicodedata.normalize("NFC", basis) if basis else None,
        prev_hash=prev,
    )
    entry.hash = fingerprint(entry)
    db.session.add(entry)
    db.session.flush()
    return entry


def fingerprint(entry: LedgerEntry) -> str:
    """Return the SHA-256, in hexadecimal, over an entry and its predecessor's hash."""
    body = json.dumps(
        [
            entry.prev_hash,
            entry.stream,
            entry.seq,
            entry.office_id,
            entry.kind,
            entry.actor_id,
            entry.actor_name,
            entry.actor_role,
            entry.at.isoformat(),
            entry.recorded_at.isoformat(),
            entry.payload,
            entry.basis,
        ],
        sort_keys=True,
        separators=(",", ":"),
        ensure_ascii=False,
        allow_nan=False,
    )
    return hashlib.sha256(body.encode()).hexdigest()


def history(stream: str) -> Select[LedgerEntry]:
    """Select the entries of one stream, newest first."""
    return select(LedgerEntry).where(LedgerEntry.stream == stream).order_by(LedgerEntry.seq.desc())


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
