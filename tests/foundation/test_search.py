"""Search: numbers in any spelling, short words, the newest first, nothing read for nothing."""

import pytest

from foundation import search
from foundation.database import db
from foundation.search import Findable
from foundation.search_words import patterns_of
from foundation.sight import Offices
from tests.fixtures.plans import whole_tables

TRUCK = (
    "01 xe ô tô tải nhãn hiệu THACO, biển kiểm soát 29H-123.45, số khung RNHB-12/AB 3456,"
    " xe mô tô 25T1 - 0292 của bà Lê An, HS 642/2021"
)


@pytest.fixture
def truck(office):
    search.index(Findable("asset", 7, office.id, "642/2021", TRUCK))
    return office


def subjects(words, office, **narrowed):
    return [hit.subject_id for hit in search.find(words, offices=[office.id], **narrowed)]


@pytest.mark.parametrize(
    "words",
    [
        "S/N: RNHB12AB3456", "vin RNHB-12/AB3456", "snRNHB12AB3456", "S/N 29H-12345",
        "29H-123.45", "29H12345", "29h 123.45", "29H-12345", "29H 12345", "123.45", "12345",
        "RNHB-12/AB3456", "RNHB12AB3456", "rnhb-12/ab 3456", "AB3456", "25T10292", "25T1-0292",
        "25t1 0292", '"THACO"', "“THACO”", "thaco*", "-thaco", "HS 642/2021", "642-2021",
        "6422021", "HS642/2021", "Lê An", "le", "29H\u200b12345", "２９Ｈ12345",
        '"nhãn hiệu thaco"', '"THACO, biển"', '"29H-12345"', '"29H 123.45" thaco',
        '"bà Lê An" "THACO"',
        '"thaco', "Hồ sơ 642/2021", "0642/2021", "hồ sơ số: 642-2021", "Case file 642/2021",
        "BKS 29H-123.45", "biển kiểm soát: 29H-123.45", "số khung RNHB 12 AB 3456",
        '"số khung" rnhb', "thaco 29h", "THACO, biển", "RNHB 12/AB-34 56 thaco",
    ],
)  # fmt: skip
def test_numbers_and_names_are_found_in_any_spelling(words, truck):
    assert subjects(words, truck) == [7]


@pytest.mark.parametrize(
    "words",
    [
        "29H12346", "thaco honda", "Lê Bn", "x", "?", "", '"biển thaco"', '"thac"', '"29H-12346"',
        "😀", "x" * 5_000, '""', '"', "' OR 1=1 --", "NEAR(a b)", "*",
        "folded:thaco", "%", "_", "\\", "Hồ sơ 643/2021", "\x1d", "\ud800", "a" * 3 + "\x00",
    ],
)  # fmt: skip
def test_what_is_not_there_is_not_found(words, truck):
    assert subjects(words, truck) == []


def test_the_newest_come_first_and_no_more_than_asked(office):
    for number in range(1, 9):
        search.index(Findable("item", number, office.id, f"K{number}", "Xe Honda"))
    assert subjects("xe honda", office, limit=3) == [8, 7, 6]
    assert subjects("xe", office, kinds=["item"], limit=2) == [8, 7]
    assert subjects("honda", office, kinds=["case", "lot"]) == []


def test_only_offices_in_sight_are_searched(office, unit):
    for number, where in enumerate((office, unit), start=1):
        search.index(Findable("item", number, where.id, f"K{number}", "Xe Honda"))
    assert subjects("honda", unit) == [2]
    everywhere = Offices([office.id, unit.id], everywhere=True)
    assert [hit.subject_id for hit in search.find("honda", offices=everywhere)] == [2, 1]
    assert search.find("honda", offices=[]) == []


def test_what_is_forgotten_is_found_no_more(truck):
    search.forget("asset", 7)
    search.forget("asset", 7)
    assert subjects("thaco", truck) == []


@pytest.mark.sqlite_only
@pytest.mark.parametrize("words", ["xe honda", "Lê An", "x", "29H12345"])
def test_no_search_reads_the_whole_table_or_sorts_its_hits(noting_plans, words, office):
    search.index(Findable("item", 1, office.id, "K", "Xe Honda"))
    db.session.commit()
    with noting_plans() as plans:
        search.find(words, offices=[office.id], kinds=["item"])
    assert any("VIRTUAL TABLE INDEX" in step for step in plans)
    assert whole_tables(plans, "search_entry") == []
    # the hits it stopped at are put in order, not all there are
    assert len([step for step in plans if "TEMP B-TREE" in step]) == 1


@pytest.mark.postgresql_only
@pytest.mark.parametrize("words", ["xe honda", "Lê An", "x", "29H12345", '"nhãn hiệu thaco"'])
def test_every_word_is_looked_for_in_the_trigram_index(words, truck):
    db.session.commit()
    connection = db.session.connection()
    for way in ("seqscan", "indexscan"):
        connection.exec_driver_sql(f"SET LOCAL enable_{way} = off")
    everywhere = Offices([truck.id], everywhere=True)
    query = search._query(patterns_of(words), everywhere, (), 50)
    compiled = query.compile(connection, compile_kwargs={"literal_binds": True})
    plan = "\n".join(row[0] for row in connection.exec_driver_sql(f"EXPLAIN {compiled}"))
    assert "Index Scan on ix_search_entry_folded_trgm" in plan
    assert "Seq Scan" not in plan
