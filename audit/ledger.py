"""The one writer of the ledger: append an entry, read a stream."""

from collections.abc import Collection, Mapping
from datetime import UTC
from typing import Any

from sqlalchemy import Select, select

from audit import capture, journal
from audit.entries import Kind, UncheckedAct, check
from audit.exact import line, plain
from audit.models import GENESIS, LedgerEntry
from audit.sealing import head, heads
from foundation import clock, races
from foundation.acts import Act, is_unasked
from foundation.database import db

__all__ = ["append", "capture", "expect", "history", "plain"]

races.declare("uq_ledger_entry_stream_seq")


def append(
    stream: str,
    kind: Kind,
    *,
    office_id: int,
    by: Act,
    payload: Mapping[str, Any],
    basis: str | None = None,
    begins: bool = False,
) -> LedgerEntry:
    """Add the next entry of ``stream``; two racing writers collide on (stream, seq).

    The entry gets its number, the changes of its rows and its hash when the transaction ends, or
    when the ledger is read in it.

    Args:
        stream: kind of subject and id, "item:17".
        kind: as its room declares it in ``entries``; it says which keys the payload has.
        by: who acts and when; when it is written is taken from the clock.
        begins: the subject was made in this transaction and nothing was written of it before; the
            table need not be asked.
        payload: codes and values; dates, moments and decimals are written as text, floats refused.
        basis: the provision relied on, as cited.

    Raises:
        UndeclaredEntry: the kind is not declared, or the payload is not as it declares.
        UncheckedAct: nothing takes the entry back, and the page of the act asks nobody before it.
    """
    check(kind, payload)
    if kind.correctable.how.asks and is_unasked():
        raise UncheckedAct(kind.code)
    waiting = journal.of(db.session())
    before: Any = waiting.last(stream) or waiting.heads.get(stream)
    if before is None and not begins:
        before = head(db.session.connection(), stream)
    entry = LedgerEntry(
        stream=stream,
        seq=before.seq + 1 if before else 1,
        office_id=office_id,
        kind=kind.code,
        actor_id=by.actor.id,
        actor_name=line(by.actor.name),
        actor_role=line(by.actor.role),
        at=by.at.astimezone(UTC),
        recorded_at=clock.now().astimezone(UTC),
        act_id=by.id or "",
        device=line(by.device or ""),
        basis=line(basis or ""),
        payload=plain(payload),
        rows=[],
        prev_hash=before.hash if before else GENESIS,
    )
    waiting.note(entry)
    return entry


def expect(streams: Collection[str]) -> None:
    """Read the last entries of many streams at once, before an entry is added to each of them.

    Call it under the locks of their subjects: nobody else writes of them meanwhile. What this
    transaction knows of a stream already is not read again.
    """
    known = journal.of(db.session()).heads
    if new := [stream for stream in streams if stream not in known]:
        known.update(heads(db.session.connection(), new))


def written_now() -> list[LedgerEntry]:
    """Return the entries of the running transaction, in the order they were made."""
    return [noted.entry for noted in journal.of(db.session()).noted]


def history(stream: str) -> Select[LedgerEntry]:
    """Select the entries of one stream, newest first."""
    return select(LedgerEntry).where(LedgerEntry.stream == stream).order_by(LedgerEntry.seq.desc())
