"""The database knows of its tables: after a migration, an import and every night."""

import pytest
from sqlalchemy import insert, text

from foundation import statistics
from foundation.database import db
from foundation.search import SearchEntry

KNOWN = {
    "sqlite": "SELECT count(*) FROM sqlite_stat1 WHERE tbl = 'search_entry'",
    "postgresql": "SELECT count(*) FROM pg_stats WHERE tablename = 'search_entry'",
}


def fill(office, rows):
    values = {"office_id": office.id, "kind": "item", "key": "K", "title": "Xe", "folded": " xe "}
    db.session.execute(
        insert(SearchEntry), [values | {"subject_id": number} for number in range(rows)]
    )
    if db.engine.dialect.name == "sqlite":
        db.session.execute(text("ANALYZE sqlite_master"))  # makes the table of statistics
    db.session.commit()


def known():
    count = db.session.scalar(text(KNOWN[db.engine.dialect.name]))
    db.session.commit()  # let the statistics be written
    return count


def test_a_large_table_is_looked_at(office):
    fill(office, 300)
    assert known() == 0
    assert statistics.refresh() > 0
    assert known() > 0


@pytest.mark.sqlite_only
def test_a_table_that_is_still_small_is_taken_for_a_large_one(office):
    fill(office, 20)
    statistics.refresh()
    assert known() == 0


def test_it_happens_every_night(office, run_command):
    fill(office, 300)
    assert run_command("jobs", "once", "database.statistics", "--json").json["ran"]
    assert known() > 0


def test_vietnamese_is_kept_as_it_is_written(planned):
    stored = db.session.scalar(text("SELECT CAST(records AS TEXT) FROM round_rulings"))
    assert "Điều" in stored
    assert "\\u" not in stored
