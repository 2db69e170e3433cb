"""Rows that a migration makes out of others stand in the chain as well: one entry a stream.

For migrations only: they make rows without an act. What is written is what the table holds, in the
name of the program, chained and keyed as every entry is.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from itertools import islice
from typing import Any, Final

from sqlalchemy import Connection, MetaData, Table, bindparam, insert, select

from audit import chain, keys
from audit.entries import RECORD_CARRIED
from audit.exact import stored_moment
from audit.forms import Form, RecordedTable
from audit.models import GENESIS, LedgerEntry
from audit.rows import recorded_tables, written
from audit.sealing import numbers
from foundation import clock
from foundation.actor import SYSTEM

STEP: Final = 500  # entries written at once

Head = tuple[int, str, datetime]  # number and hash of an entry, and when it was written
Carried = tuple[str, int, list[tuple[str, int]]]  # stream, office, and its rows: table and id


def carry(connection: Connection, made: Iterable[Carried]) -> None:
    """Write rows that stand now into their streams.

    Args:
        made: stream, office and the rows (table, id) of each stream, each stream once.
    """
    metadata = MetaData()
    ledger = Table("ledger_entry", metadata, autoload_with=connection)
    known = {table.name: table for table in recorded_tables()}
    tables: dict[str, Table] = {}
    for some in _steps(made):
        images = _images(connection, known, tables, some)
        heads = _heads(connection, ledger, [stream for stream, _office, _rows in some])
        given = numbers(connection, len(some))
        key = keys.writing(connection.get_execution_options().get(keys.OPTION), given[0])
        held = []
        for number, (stream, office_id, rows) in zip(given, some, strict=True):
            entry = _entry(number, stream, office_id, heads.get(stream))
            entry.rows = [[*row, images[row]] for row in sorted(rows)]
            entry.hash = chain.fingerprint(chain.body(entry).encode())
            entry.mac = chain.mac(key, entry.hash) if key else ""
            values = {field: getattr(entry, field) for field in (*chain.FIELDS, "hash", "mac")}
            values |= {field: chain.text_of(entry, field) for field in ("payload", "rows")}
            values |= {field: getattr(entry, field).replace(tzinfo=None) for field in chain.MOMENTS}
            held.append(values)
        connection.execute(insert(ledger), held)


def _entry(number: int, stream: str, office_id: int, head: Head | None) -> LedgerEntry:
    seq, before, last = head or (0, GENESIS, None)
    now = clock.now().astimezone(UTC)
    if last is not None:  # a stream never goes back, whatever the clock of the machine says
        now = max(now, last.replace(tzinfo=UTC))
    return LedgerEntry(
        id=number,
        stream=stream,
        seq=seq + 1,
        office_id=office_id,
        kind=RECORD_CARRIED.code,
        actor_id=SYSTEM.id,
        actor_name=SYSTEM.name,
        actor_role=SYSTEM.role,
        at=now,
        recorded_at=now,
        act_id="",
        device="",
        basis="",
        payload={},
        rows=[],
        prev_hash=before,
        mac="",
    )


def _images(
    connection: Connection,
    known: Mapping[str, RecordedTable],
    tables: dict[str, Table],
    some: list[Carried],
) -> dict[tuple[str, int], dict[str, Any]]:
    """Return the values of the rows as the ledger keeps them, by table and id."""
    wanted: dict[str, list[int]] = {}
    for _stream, _office, rows in some:
        for name, number in rows:
            wanted.setdefault(name, []).append(number)
    images: dict[tuple[str, int], dict[str, Any]] = {}
    for name, ids in wanted.items():
        if name not in tables:
            tables[name] = Table(name, MetaData(), autoload_with=connection)
        table = tables[name]
        found = select(table).where(table.c.id.in_(bindparam("ids", expanding=True)))
        for row in connection.execute(found, {"ids": ids}).mappings():
            images[name, row["id"]] = {
                column.name: _plain(column.form, row[column.name])
                for column in known[name].columns
                if row.get(column.name) is not None
            }
    return images


def _heads(connection: Connection, ledger: Table, streams: list[str]) -> dict[str, Head]:
    """Return number and hash of the last entry of each stream that has one."""
    rows = connection.execute(
        select(ledger.c.stream, ledger.c.seq, ledger.c.hash, ledger.c.recorded_at)
        .where(ledger.c.stream.in_(bindparam("streams", expanding=True)))
        .order_by(ledger.c.stream, ledger.c.seq),
        {"streams": streams},
    )
    return {stream: (seq, found, at) for stream, seq, found, at in rows}


def _plain(form: Form, value: Any) -> Any:
    """Return a value read without the models' types; moments and amounts come as they lie."""
    if form is Form.MOMENT:
        return stored_moment(value.replace(tzinfo=UTC))
    return int(value) if form is Form.AMOUNT else written(form, value)


def _steps(made: Iterable[Carried]) -> Iterator[list[Carried]]:
    left = iter(made)
    while some := list(islice(left, STEP)):
        yield some
