"""The first entries: the rows the first migration makes stand in the chain as well."""

from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import Connection, MetaData, Table, insert, select

from audit import chain
from audit.entries import LEDGER_BEGUN
from audit.exact import stored_moment
from audit.forms import Form
from audit.models import LedgerEntry
from audit.rows import recorded_tables, written
from foundation.actor import SYSTEM

BEGUN_AT: Final = datetime(2000, 1, 1, tzinfo=UTC)  # before every act, told late or not


def record(connection: Connection, rows: dict[str, str]) -> None:
    """Write what stands in row 1 of some tables into the streams named beside them.

    For the first migration only: it makes rows without an act. Columns that later migrations add
    are not there yet and are left out.
    """
    ledger = Table("ledger_entry", MetaData(), autoload_with=connection)
    columns = {table.name: table.columns for table in recorded_tables()}
    for number, (name, stream) in enumerate(rows.items(), start=1):
        table = Table(name, MetaData(), autoload_with=connection)
        row = connection.execute(select(table).where(table.c.id == 1)).mappings().one()
        values = {
            column.name: _plain(column.form, row[column.name])
            for column in columns[name]
            if row.get(column.name) is not None
        }
        entry = LedgerEntry(
            id=number,
            stream=stream,
            seq=1,
            office_id=1,
            kind=LEDGER_BEGUN.code,
            actor_id=SYSTEM.id,
            actor_name=SYSTEM.name,
            actor_role=SYSTEM.role,
            at=BEGUN_AT,
            recorded_at=BEGUN_AT,
            act_id="",
            device="",
            basis="",
            payload={},
            rows=[[name, 1, values]],
            prev_hash=chain.GENESIS,
            mac="",
        )
        entry.hash = chain.fingerprint(chain.body(entry).encode())
        held = {field: getattr(entry, field) for field in (*chain.FIELDS, "hash", "mac")}
        held |= {field: chain.text_of(entry, field) for field in ("payload", "rows")}
        held |= {field: BEGUN_AT.replace(tzinfo=None) for field in chain.MOMENTS}
        connection.execute(insert(ledger).values(held))


def _plain(form: Form, value: Any) -> Any:
    """Return a value as the ledger keeps it; moments come without their zone."""
    if form is Form.MOMENT:
        return stored_moment(value.replace(tzinfo=UTC))
    return written(form, value)
