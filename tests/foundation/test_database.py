"""What everything stands on: no update lost, exact values, keyset pages, folded search."""

import threading
from datetime import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from accounts.models import UserAccount
from cases.models import CaseFile
from foundation import numbering, search
from foundation.database import Quantity, db, lock
from foundation.folding import fold
from foundation.paging import keyset
from foundation.refusals import ChangedMeanwhile
from foundation.search import Findable
from foundation.transaction import transaction

ACT = "0b7f6f5e-52a5-4f0e-9d58-3f4a1f1d2c3b"


def test_no_update_is_lost_between_writers(app, office):
    db.session.commit()
    name, rounds = "LNK", 15

    def work():
        with app.app_context():
            for _number in range(rounds):
                with transaction():
                    numbering.next_number(name, office_id=office_id, year=2026)

    office_id = office.id
    with transaction():
        numbering.next_number(name, office_id=office_id, year=2026)
    threads = [threading.Thread(target=work) for _thread in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    db.session.expire_all()
    last = db.session.scalar(db.select(numbering.Series.last))
    assert last == 4 * rounds + 1
    db.session.rollback()


def test_a_stale_row_is_refused_by_its_version(case):
    db.session.commit()
    seen = db.session.get_one(CaseFile, case.id)
    version = seen.version
    db.session.connection().execute(
        db.update(CaseFile).where(CaseFile.id == case.id).values(version=version + 1)
    )
    with pytest.raises(ChangedMeanwhile), transaction():
        seen.summary = "written over an older version"


def test_a_naive_moment_never_reaches_the_database(app):
    account = db.session.get_one(UserAccount, 1)
    account.created_at = datetime(2026, 1, 1)  # noqa: DTZ001 - what is refused
    with pytest.raises(Exception, match="naive"):
        db.session.flush()
    db.session.rollback()


@given(st.decimals(min_value=0, max_value=10**10, places=6))
def test_quantities_are_exact(value):
    column = Quantity()
    assert column.process_result_value(column.process_bind_param(value, None), None) == value


def test_a_quantity_finer_than_a_millionth_is_refused():
    column = Quantity()
    with pytest.raises(ValueError, match="decimals"):
        column.process_bind_param(Decimal("0.0000001"), None)


def test_locking_reads_the_row_again(case):
    db.session.commit()
    db.session.connection().execute(
        db.update(CaseFile)
        .where(CaseFile.id == case.id)
        .values(summary="Đổi", version=CaseFile.version)
    )
    assert lock(case).summary == "Đổi"


@pytest.mark.parametrize("descending", [True, False])
def test_pages_by_key_show_every_row_once_in_both_directions(descending, make_case):
    numbers = [make_case(number=f"{n}/2024").number for n in range(11)]
    wanted = sorted(numbers, key=lambda n: int(n.split("/")[0]), reverse=descending)
    query, seen, cursor = db.select(CaseFile), [], None
    while True:
        page = keyset(query, CaseFile.id, descending=descending, after=cursor, size=4)
        seen += [row.number for row in page.rows]
        if page.after is None:
            break
        cursor = page.after
    assert seen == wanted
    back = keyset(query, CaseFile.id, descending=descending, before=page.before, size=4)
    assert [row.number for row in back.rows] == wanted[4:8]
    first = keyset(query, CaseFile.id, descending=descending, before=back.before, size=4)
    assert [row.number for row in first.rows] == wanted[:4]
    assert first.before is None


@pytest.mark.parametrize("cursor", ["x", "W10", "WyJhIl0", "bnVsbA", "🦉", "WzFlOTld", "A" * 5000])
def test_a_cursor_that_does_not_read_shows_the_first_page(cursor, case):
    assert [row.id for row in keyset(db.select(CaseFile), CaseFile.id, after=cursor).rows] == [
        case.id
    ]


@given(st.text(max_size=60))
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("dat nha xuong", True),
        ("ĐẤT", True),
        ("đường", False),
        ("o", True),
        ('"; DROP TABLE', False),
        ("%", False),
        ("*", False),
        ("a AND b", False),
    ],
)
def test_words_are_found_without_marks_and_no_text_is_a_command(words, found, office):
    search.index(Findable("case", 7, office.id, "1/2026", "Đất và nhà xưởng ô tô"))
    assert bool(search.find(words, offices=[office.id])) is found
    assert search.find(words, offices=[office.id + 1]) == []


def test_search_text_is_replaced_not_added(office):
    for title in ("Xe tải", "Máy nghiền"):
        search.index(Findable("item", 3, office.id, "K", title))
    assert search.find("xe tai", offices=[office.id]) == []
    assert len(search.find("nghien", offices=[office.id])) == 1


@pytest.mark.postgresql_only
@pytest.mark.usefixtures("app")
def test_statements_are_not_compiled():
    """A page is read in a millisecond or two; the compiler takes a second for its statement."""
    assert db.session.scalar(text("SHOW jit")) == "off"
