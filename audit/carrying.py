"""Rows that a migration makes out of others stand in the chain as well: one entry a stream.

For migrations only: they change rows without an act. A migration says itself what its rows hold, in
the form of the ledger: the models of today may call a column otherwise. What it says is written in
the name of the program, chained and keyed as every entry is.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from types import SimpleNamespace
from typing import Any, Final

from sqlalchemy import Connection, MetaData, Table, bindparam, func, insert, select

from audit import chain, keys
from audit.entries import RECORD_CARRIED
from audit.models import GENESIS
from audit.sealing import numbers
from foundation import clock
from foundation.actor import SYSTEM

STEP: Final = 500  # entries written at once

Row = tuple[str, int, dict[str, Any]]  # table, id, and the values of its columns
Head = tuple[int, str, datetime]  # number and hash of an entry, and when it was written


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """What one stream is told.

    Args:
        rows: of a new row every value that is known, of an old one those that changed; a moment as
            ``stored_moment`` gives it, an amount in millionths, a secret as its digest.
        kind: code of a declared kind of entry, and ``payload`` as it declares it.
    """

    stream: str
    office_id: int
    rows: Sequence[Row]
    kind: str = RECORD_CARRIED.code
    payload: Mapping[str, Any] = field(default_factory=dict)


def carry(connection: Connection, made: Iterable[Carried]) -> None:
    """Write rows that stand now into their streams; each stream once.

    ``made`` may write rows while it is read; no more of it is held than ``STEP``.
    """
    ledger = Table("ledger_entry", MetaData(), autoload_with=connection)
    left = iter(made)
    while some := list(islice(left, STEP)):
        heads = _heads(connection, ledger, [each.stream for each in some])
        given = numbers(connection, len(some))
        key = keys.writing(connection.get_execution_options().get(keys.OPTION), given[0])
        connection.execute(
            insert(ledger),
            [
                _values(_entry(number, each, heads.get(each.stream)), key)
                for number, each in zip(given, some, strict=True)
            ],
        )


def _entry(number: int, told: Carried, head: Head | None) -> SimpleNamespace:
    seq, before, last = head or (0, GENESIS, None)
    now = clock.now().astimezone(UTC)
    if last is not None:  # a stream never goes back, whatever the clock of the machine says
        now = max(now, last.replace(tzinfo=UTC))
    return SimpleNamespace(
        id=number,
        stream=told.stream,
        seq=seq + 1,
        office_id=told.office_id,
        kind=told.kind,
        actor_id=SYSTEM.id,
        actor_name=SYSTEM.name,
        actor_role=SYSTEM.role,
        at=now,
        recorded_at=now,
        act_id="",
        device="",
        basis="",
        payload=dict(told.payload),
        rows=[list(row) for row in sorted(told.rows, key=lambda row: row[:2])],
        prev_hash=before,
    )


def _values(entry: SimpleNamespace, key: bytes | None) -> dict[str, Any]:
    """Return the columns of an entry as they are stored, with its hashes."""
    values = {name: getattr(entry, name) for name in chain.FIELDS}
    values |= {name: chain.text_of(entry, name) for name in ("payload", "rows")}
    values |= {name: getattr(entry, name).replace(tzinfo=None) for name in chain.MOMENTS}
    found = chain.fingerprint(chain.body(entry).encode())
    return values | {"hash": found, "mac": chain.mac(key, found) if key else ""}


def _heads(connection: Connection, ledger: Table, streams: list[str]) -> Mapping[str, Head]:
    """Return number, hash and moment of the last entry of each stream that has one."""
    last = (
        select(ledger.c.stream, func.max(ledger.c.seq).label("seq"))
        .where(ledger.c.stream.in_(bindparam("streams", expanding=True)))
        .group_by(ledger.c.stream)
        .subquery()
    )
    rows = connection.execute(
        select(ledger.c.stream, ledger.c.seq, ledger.c.hash, ledger.c.recorded_at).join(
            last, (ledger.c.stream == last.c.stream) & (ledger.c.seq == last.c.seq)
        ),
        {"streams": streams},
    )
    return {stream: (seq, found, at) for stream, seq, found, at in rows}
