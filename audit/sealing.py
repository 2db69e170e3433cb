"""Sealing: a transaction's entries get their row changes, number and hash, and are inserted."""

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import Any, Final, cast

from sqlalchemy import Connection, Table, and_, func, insert, select, text
from sqlalchemy.orm import Session

from audit import chain, journal, keys
from audit.entries import RECORD_KEPT
from audit.models import GENESIS, LedgerEntry
from audit.source import WRITERS
from foundation import clock

TABLE: Final = cast(Table, LedgerEntry.__table__)


def seal(session: Session) -> None:
    """Insert what the transaction noted: each stream's changes hang on its last entry.

    A stream whose rows changed without an entry of its own gets one, by the person who acts.

    Raises:
        UnrecordedChange: rows changed and the transaction noted no entry at all.
    """
    waiting: journal.Journal | None = session.info.get(journal.JOURNAL)
    if waiting is None or not waiting.waiting:
        return
    connection = session.connection()
    images = _images(waiting.changes[waiting.attached :])
    for stream, rows in images.items():
        place = waiting.newest.get(stream)
        if place is None or place < waiting.sealed:
            _note_kept(connection, waiting, stream, rows)
    fresh = [noted.entry for noted in waiting.noted[waiting.sealed :]]
    last = {entry.stream: entry for entry in fresh}
    for stream, rows in images.items():
        last[stream].rows = [[*key, rows[key].values] for key in sorted(rows)]
    _insert(connection, waiting, fresh)
    waiting.sealed, waiting.attached = len(waiting.noted), len(waiting.changes)


def head(connection: Connection, stream: str) -> Any:
    """Return hash, seq and moment of the last entry of a stream in the table, or None."""
    return connection.execute(
        select(TABLE.c.hash, TABLE.c.seq, TABLE.c.recorded_at)
        .where(TABLE.c.stream == stream)
        .order_by(TABLE.c.seq.desc())
        .limit(1)
    ).first()


def heads(connection: Connection, streams: Collection[str]) -> dict[str, Any]:
    """Return the same of many streams, in one statement; a stream without an entry is left out."""
    last = (
        select(TABLE.c.stream, func.max(TABLE.c.seq).label("seq"))
        .where(TABLE.c.stream.in_(streams))
        .group_by(TABLE.c.stream)
        .subquery()
    )
    rows = connection.execute(
        select(TABLE.c.stream, TABLE.c.hash, TABLE.c.seq, TABLE.c.recorded_at).join(
            last, and_(TABLE.c.stream == last.c.stream, TABLE.c.seq == last.c.seq)
        )
    )
    return {row.stream: row for row in rows}


Rows = dict[tuple[str, int], journal.RowChange]


def _images(changes: Iterable[journal.RowChange]) -> dict[str, Rows]:
    """Return the changes by stream and row; a later change of a row adds to the first."""
    images: dict[str, Rows] = {}
    for change in changes:
        rows = images.setdefault(change.stream, {})
        key = (change.table, change.id)
        before = rows.get(key)
        if before is not None and before.values is not None and change.values is not None:
            change.values.update({**before.values, **change.values})
        rows[key] = change
    return images


def _note_kept(connection: Connection, waiting: journal.Journal, stream: str, rows: Rows) -> None:
    """Add an entry to a stream whose rows changed by an act that stands in another stream."""
    if not waiting.noted:
        raise journal.UnrecordedChange(f"rows changed and no entry says why: {sorted(rows)}")
    act = waiting.noted[-1].entry
    offices = [row.office_id for row in rows.values() if row.office_id is not None]
    before = waiting.last(stream) or head(connection, stream)
    waiting.note(
        LedgerEntry(
            stream=stream,
            seq=before.seq + 1 if before else 1,
            office_id=min(offices, default=act.office_id),
            kind=RECORD_KEPT.code,
            actor_id=act.actor_id,
            actor_name=act.actor_name,
            actor_role=act.actor_role,
            at=act.at,
            recorded_at=clock.now(),
            act_id=act.act_id,
            device=act.device,
            basis="",
            payload={"with": act.kind, "of": act.stream},
            rows=[],
            prev_hash=before.hash if before else GENESIS,
        )
    )


def _insert(connection: Connection, waiting: journal.Journal, fresh: list[LedgerEntry]) -> None:
    path: Path | None = connection.get_execution_options().get(keys.OPTION)
    given = numbers(connection, len(fresh))
    key = keys.writing(path, given[0])
    for place, (number, entry) in enumerate(zip(given, fresh, strict=True), start=waiting.sealed):
        before = waiting.noted[place].before
        if before is not None:
            entry.prev_hash = waiting.noted[before].entry.hash
        entry.id = number
        entry.hash = chain.fingerprint(chain.body(entry).encode())
        entry.mac = chain.mac(key, entry.hash) if key else ""
    columns = [column.name for column in TABLE.columns]
    connection.execute(
        insert(TABLE), [{name: getattr(entry, name) for name in columns} for entry in fresh]
    )


def numbers(connection: Connection, count: int) -> Sequence[int]:
    """Take the numbers of new entries; they grow in the order in which transactions end."""
    if connection.dialect.name == "sqlite":  # the write lock makes us the only writer
        last = connection.execute(select(func.coalesce(func.max(TABLE.c.id), 0))).scalar_one()
        return range(last + 1, last + 1 + count)
    taken = connection.execute(
        text(
            "SELECT nextval(pg_get_serial_sequence('ledger_entry', 'id'))"
            " FROM (SELECT pg_advisory_xact_lock_shared(:writers) OFFSET 0) AS locked,"
            " generate_series(1, :count)"
        ),
        {"writers": WRITERS, "count": count},
    )
    return taken.scalars().all()
