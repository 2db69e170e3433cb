"""The database knows of its tables: after a migration, an import and every night."""

import pytest
from sqlalchemy import insert, text

from foundation import statistics
from foundation.database import db
from foundation.search import SearchEntry
from tests.exchange.notices import sheet

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


def test_it_happens_after_an_import(office, officer, run_command, tmp_path):
    fill(office, 300)
    path = tmp_path / "thong-bao.csv"
    path.write_bytes(sheet({}))
    assert run_command("exchange", "import", "notices", str(path), "--json").json["imported"] == 1
    assert known() > 0


def test_it_happens_when_the_process_of_imports_has_nothing_left_to_do(
    office, stage_file, start, run_command
):
    fill(office, 300)
    start(stage_file(sheet({})))
    assert run_command("exchange", "work", "--json").json["steps"] > 0
    assert known() > 0
