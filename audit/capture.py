"""Every change of a recorded row reaches the chain: listeners of the session see to it.

A flush notes the new values of what it wrote. When the transaction commits, or the ledger is read
in it, they are attached to the last entry of their stream (:func:`audit.sealing.seal`). A
statement that would change recorded rows unseen is refused.
"""

from typing import Any

from sqlalchemy import event, inspect, select
from sqlalchemy.orm import InstanceState, ORMExecuteState, Session, SessionTransaction
from sqlalchemy.orm.unitofwork import UOWTransaction
from sqlalchemy.sql import ClauseElement
from sqlalchemy.sql.dml import UpdateBase

from audit import journal
from audit.forms import RecordedTable
from audit.journal import UnrecordedChange
from audit.models import LedgerEntry
from audit.rows import recorded, written
from audit.sealing import seal
from foundation.database import Base, db


@event.listens_for(db.session, "before_flush")
def _refuse_expressions(session: Session, _context: UOWTransaction, _instances: Any) -> None:
    """A value the database works out itself is not known to the ledger."""
    for thing in session.dirty:
        state: InstanceState[Any] = inspect(thing)
        for key in state.committed_state:
            if isinstance(state.dict.get(key), ClauseElement):
                raise UnrecordedChange(f"{state.mapper.class_.__name__}.{key} is an SQL expression")


@event.listens_for(db.session, "after_flush")
def _note_changes(session: Session, _context: UOWTransaction) -> None:
    for thing in session.new:
        state = inspect(thing)
        table = recorded(state.mapper)
        if table is not None:
            _note(session, table, state, _whole(table, state))
    for thing in session.dirty:
        state = inspect(thing)
        table = recorded(state.mapper)
        if table is not None and thing not in session.deleted:
            _note_update(session, table, state)
    for thing in session.deleted:
        state = inspect(thing)
        table = recorded(state.mapper)
        if table is not None:
            _note(session, table, state, None)


@event.listens_for(db.session, "before_commit")
def _seal(session: Session) -> None:
    if session.in_nested_transaction():  # a savepoint is released; the transaction goes on
        return
    session.flush()
    seal(session)


@event.listens_for(db.session, "do_orm_execute")
def _watch(state: ORMExecuteState) -> None:
    """Write the ledger before it is read; refuse statements that change recorded rows unseen."""
    waiting: journal.Journal | None = state.session.info.get(journal.JOURNAL)
    if state.is_select:
        if waiting is None or LedgerEntry.__mapper__ not in state.all_mappers:
            return
        if state.session.autoflush:
            state.session.flush()
            seal(state.session)
    elif isinstance(state.statement, UpdateBase):
        name = getattr(state.statement.table, "name", "")
        if name in _recorded_names():
            raise UnrecordedChange(f"a statement changes rows of {name} unseen by the ledger")


@event.listens_for(db.session, "after_transaction_create")
def _begin(session: Session, transaction: SessionTransaction) -> None:
    if transaction.nested:
        journal.of(session).mark(transaction)


@event.listens_for(db.session, "after_soft_rollback")
def _roll_back(session: Session, transaction: SessionTransaction) -> None:
    waiting: journal.Journal | None = session.info.get(journal.JOURNAL)
    if transaction.nested and waiting is not None:
        waiting.forget_since(transaction)


@event.listens_for(db.session, "after_transaction_end")
def _end(session: Session, transaction: SessionTransaction) -> None:
    if transaction.parent is None:
        session.info.pop(journal.JOURNAL, None)


def _note(
    session: Session,
    table: RecordedTable,
    state: InstanceState[Any],
    values: dict[str, Any] | None,
    stream: str | None = None,
) -> None:
    keys = _key_values(session, table, state)
    office = state.dict.get(table.office) if table.office else None
    stream = stream or table.stream.of(keys)
    if stream is None:
        raise UnrecordedChange(f"{table.name} {keys[table.key]} belongs to no stream")
    change = journal.RowChange(stream, office, table.name, keys[table.key], values)
    journal.of(session).changes.append(change)


def _note_update(session: Session, table: RecordedTable, state: InstanceState[Any]) -> None:
    """Note the columns of a row that hold another value now; a row may change its stream."""
    before = state.committed_state
    changed = {
        column.name: written(column.form, state.dict[column.key])
        for column in table.columns
        if column.key in before
        and column.key in state.dict
        and before[column.key] != state.dict[column.key]
    }
    if not changed:
        return
    if table.version is not None:
        changed[table.version] = state.dict[table.version]
    left = _stream_before(session, table, state)
    if left is None:
        _note(session, table, state, changed)
    else:
        _note(session, table, state, None, stream=left)
        _note(session, table, state, _whole(table, state))


def _whole(table: RecordedTable, state: InstanceState[Any]) -> dict[str, Any]:
    """Return every value of a row that is not empty."""
    missing = [column.key for column in table.columns if column.key in state.expired_attributes]
    if missing:
        raise UnrecordedChange(f"{table.name} has values only the database knows: {missing}")
    return {
        column.name: written(column.form, state.dict[column.key])
        for column in table.columns
        if state.dict.get(column.key) is not None
    }


def _stream_before(session: Session, table: RecordedTable, state: InstanceState[Any]) -> str | None:
    """Return the stream a row belonged to, if its change took it into another one."""
    moved = [name for name, key in table.keys.items() if key in state.committed_state]
    if not moved:
        return None
    now = _key_values(session, table, state)
    earlier = now | {name: state.committed_state[table.keys[name]] for name in moved}
    before = table.stream.of(earlier)
    return before if before != table.stream.of(now) else None


def _key_values(
    session: Session, table: RecordedTable, state: InstanceState[Any]
) -> dict[str, Any]:
    """Return the values that decide the stream, read from the database where not at hand.

    What nobody gave of a row that is new is empty.
    """
    keys = {name: state.dict.get(key) for name, key in table.keys.items() if key in state.dict}
    if state.identity is None:
        return dict.fromkeys(table.keys) | keys
    if len(keys) < len(table.keys):
        columns = state.mapper.local_table.c
        (number,) = state.identity or (None,)
        query = select(*(columns[name] for name in table.keys)).where(columns[table.key] == number)
        keys = dict(session.connection().execute(query).mappings().one()) | keys
    return keys


def _recorded_names() -> set[str]:
    return {
        table.name for mapper in Base.registry.mappers if (table := recorded(mapper)) is not None
    }
