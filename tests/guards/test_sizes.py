"""What lets an office of ten million things work: wide keys, its own office on every row, order."""

import ast

import pytest
from sqlalchemy import BigInteger, Integer, Table, UniqueConstraint
from sqlalchemy.dialects import postgresql

from foundation.database import db
from tests.guards.tree import at, calls, sources

# Tables that belong to no office, or are the offices and the people themselves.
OF_NO_OFFICE = {
    "office",
    "office_tree",
    "user_account",
    "session",
    "sign_in_try",
    "second_factor",
    "recovery_code",
    "saved_view",
    "act_answer",
    "job_run",
    "checkpoint",
    "last_look",
    "calendar_day",  # the state's holidays, the same for every office
    "ledger_check",
}

TABLES = sorted(db.metadata.tables.values(), key=lambda table: table.name)


@pytest.mark.parametrize("table", TABLES, ids=str)
def test_every_whole_number_has_64_bits(table: Table):
    on_postgresql = postgresql.dialect()
    narrow = [
        column.name
        for column in table.columns
        if isinstance(column.type, Integer)
        and not isinstance(column.type.dialect_impl(on_postgresql), BigInteger)
        and column.type.compile(on_postgresql) != "BIGINT"
    ]
    assert narrow == []


@pytest.mark.parametrize("table", TABLES, ids=str)
def test_every_table_has_its_office_first_in_an_index(table: Table):
    if table.name in OF_NO_OFFICE:
        return
    keys = [list(index.columns) for index in table.indexes]
    keys += [list(c.columns) for c in table.constraints if isinstance(c, UniqueConstraint)]
    assert any(columns[0].name == "office_id" for columns in keys)


def test_no_query_lowers_text_in_the_database():
    """SQLite's lower() knows only ASCII: texts are compared by foundation.folding."""
    lowering = {"func.lower", "func.upper", "sa.func.lower", "db.func.lower"}
    found = [
        at(p, call) for p in sources() for call in calls(p) if ast.unparse(call.func) in lowering
    ]
    assert found == []
    compared = [
        at(p, call)
        for p in sources()
        for call in calls(p)
        if isinstance(call.func, ast.Attribute)
        and call.func.attr in {"ilike", "icontains", "istartswith", "iendswith"}
    ]
    assert compared == []
