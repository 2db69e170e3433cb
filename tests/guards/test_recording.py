"""Everything the database holds is in the ledger, or says why it need not be."""

import pytest
from sqlalchemy.orm import Mapper

import app as _whole  # noqa: F401  # so that every table is known
import jobs.models  # noqa: F401
from audit.rows import recorded
from foundation.database import Base
from foundation.recording import MARK, NotRecorded

# What no rebuild covers, all of it. A state, an amount, a day or a number of a thing never stands
# here; a new table or column does only when losing it, or a changed value, harms nobody.
TABLES_LEFT_OUT = {
    "ActAnswer",
    "BookLine",
    "ImportBatch",
    "ImportRow",
    "ImportedMark",
    "JobRun",
    "LastLook",
    "LedgerCheck",
    "LedgerEntry",
    "OfficeTree",
    "PlaceCount",
    "SavedView",
    "SearchEntry",
    "Series",
    "Session",
    "SignInTry",
    "Stay",
    "StalledAsset",
    "Upload",
}
COLUMNS_LEFT_OUT = {"Flag.facts", "SecondFactor.last_step"}

MAPPERS = sorted(Base.registry.mappers, key=lambda mapper: mapper.class_.__name__)


def name(mapper: Mapper) -> str:
    return mapper.class_.__name__


@pytest.mark.parametrize("mapper", MAPPERS, ids=name)
def test_every_column_is_recorded_or_says_why_not(mapper):
    """A new table, or a column with a new type of value, fails here until it is decided."""
    table = recorded(mapper)
    if table is None:
        assert len(mapper.class_.__ledger__.why) > 20
        return
    kept = {column.name for column in table.columns}
    for column in mapper.local_table.columns:
        mark = column.info.get(MARK)
        if isinstance(mark, NotRecorded):
            assert len(mark.why) > 15, column
        else:
            assert column.name in kept | {table.key}, column


def test_what_no_rebuild_covers_is_listed():
    left_out = {name(mapper) for mapper in MAPPERS if recorded(mapper) is None}
    assert left_out == TABLES_LEFT_OUT


def test_which_columns_no_rebuild_covers_is_listed():
    left_out = {
        f"{name(mapper)}.{column.name}"
        for mapper in MAPPERS
        if recorded(mapper) is not None
        for column in mapper.local_table.columns
        if isinstance(column.info.get(MARK), NotRecorded)
    }
    assert left_out == COLUMNS_LEFT_OUT


@pytest.mark.parametrize("mapper", MAPPERS, ids=name)
def test_a_recorded_value_comes_from_the_program_not_from_the_database(mapper):
    """What only the database knows (a default, an expression) would not reach the ledger."""
    if recorded(mapper) is None:
        return
    for column in mapper.local_table.columns:
        assert column.server_default is None, column
        assert column.onupdate is None, column
        assert column.default is None or column.default.is_scalar or column.default.is_callable


@pytest.mark.parametrize("mapper", MAPPERS, ids=name)
def test_a_recorded_row_has_one_number_and_a_stream(mapper):
    table = recorded(mapper)
    if table is None:
        return
    assert [column.name for column in mapper.local_table.primary_key] == [table.key]
    columns = set(mapper.local_table.columns.keys())
    assert set(table.stream.columns) <= columns
