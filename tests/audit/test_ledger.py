"""The ledger: one chain a subject, exact payloads, and no way to rewrite it."""

from datetime import date, timedelta, timezone
from decimal import Decimal

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from audit import ledger
from audit.models import LedgerEntry
from audit.place import verify_stream_here
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import ChangedMeanwhile
from foundation.transaction import transaction
from tests.fixtures.ledger import NOTED, found, verify_stream, verify_whole


def write(keeper, stream="item:1", kind=NOTED, at=None, **payload):
    by = Act(keeper, at or clock.now())
    return ledger.append(stream, kind, office_id=1, by=by, payload=payload)


def test_entries_of_a_stream_follow_each_other(keeper):
    first, second = write(keeper), write(keeper)
    other = write(keeper, stream="item:2")
    assert (first.seq, second.seq, other.seq) == (1, 2, 1)
    before = verify_whole()
    assert second.prev_hash == first.hash
    assert before.intact
    assert verify_stream("item:1").entries == 2


def test_an_entry_keeps_the_name_and_role_as_they_stood(keeper):
    entry = write(keeper)
    assert (entry.actor_name, entry.actor_role) == ("Trần Thị Kho", "keeper")


def test_a_moment_of_another_zone_verifies_after_reloading(keeper):
    write(keeper, at=clock.now().astimezone(timezone(timedelta(hours=9))))
    assert verify_whole().intact


def test_values_of_every_kind_come_back_as_they_were_hashed(keeper):
    write(
        keeper,
        amount=1_302_149_296_000,
        huge=2**60,
        quantity=Decimal("17400.900"),
        day=date(2026, 11, 24),
        words=["niêm phong", None, True, "a\x1fb\nc\\"],
        nested={"giá": [1, 2]},
    )
    assert verify_whole().intact
    entry = db.session.scalars(select(LedgerEntry).where(LedgerEntry.stream == "item:1")).one()
    assert entry.payload["words"] == ["niêm phong", None, True, "a\x1fb\nc\\"]
    assert entry.payload["huge"] == str(2**60)


def test_a_float_has_no_place_in_the_ledger(keeper):
    with pytest.raises(TypeError):
        write(keeper, weight=0.1)


def test_an_entry_can_be_read_in_the_transaction_that_wrote_it(keeper):
    entry = write(keeper)
    later = write(keeper)
    read = db.session.scalars(ledger.history("item:1")).all()
    assert [row.hash for row in read] == [later.hash, entry.hash]
    after = write(keeper)
    db.session.commit()
    assert after.prev_hash == later.hash


def test_a_clock_that_was_set_back_is_found(keeper, travel_to):
    write(keeper)
    db.session.commit()
    travel_to(date(2025, 10, 1))
    write(keeper)
    assert found(verify_whole()) == [("item:1", "clock")]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger_entry SET kind = 'x'",
        "DELETE FROM ledger_entry",
        "UPDATE checkpoint SET root = 'x'",
        "DELETE FROM checkpoint",
    ],
)
def test_the_database_refuses_to_rewrite_history(statement, keeper):
    write(keeper)
    db.session.commit()
    db.session.execute(
        text(
            "INSERT INTO checkpoint (id, day, made_at, last_entry, entries, streams, root,"
            " previous, public_key, signature)"
            " VALUES (1, '2026-11-23', '2026-11-23', 1, 1, 1, '', '', '', '')"
        )
    )
    with pytest.raises(DBAPIError, match="append-only"), db.session.begin_nested():
        db.session.execute(text(statement))


@pytest.mark.sqlite_only
@pytest.mark.parametrize("number", ["id", "id + 1000"])
def test_replacing_a_row_is_refused_too(keeper, number):
    """By its id, and by its place in the stream under a new id."""
    write(keeper)
    db.session.commit()
    columns = [column.name for column in LedgerEntry.__table__.columns]
    chosen = ", ".join(number if name == "id" else f'"{name}"' for name in columns)
    with pytest.raises(DBAPIError, match="append-only"):
        db.session.execute(
            text(f"INSERT OR REPLACE INTO ledger_entry SELECT {chosen} FROM ledger_entry")
        )


@pytest.mark.postgresql_only
def test_truncating_is_refused_too(keeper):
    write(keeper)
    db.session.commit()
    with pytest.raises(DBAPIError, match="append-only"):
        db.session.execute(text("TRUNCATE ledger_entry"))


@pytest.mark.postgresql_only
def test_two_writers_at_one_place_collide_and_the_later_hears_so(keeper):
    first = write(keeper)
    db.session.commit()
    rival = write(keeper)
    rival.seq = first.seq  # as if both had read the stream at the same moment
    with pytest.raises(ChangedMeanwhile), transaction():
        pass


def test_the_page_verifies_the_stream_it_shows(pages, auditor, keeper):
    write(keeper)
    db.session.commit()
    page = pages.as_user(auditor).get("/audit/ledger?stream=item:1")
    assert "Chuỗi nhật ký nguyên vẹn" not in page.text  # the auditor's office is another one
    assert "Không có mục sổ nào khớp bộ lọc" in page.text


def test_the_page_shows_the_chain_of_an_office_in_sight(pages, auditor, case):
    page = pages.as_user(auditor).get(f"/audit/ledger?stream={case.stream}")
    assert "Chuỗi nhật ký nguyên vẹn" in page.text
    assert "Lập hồ sơ" in page.text


def test_verifying_leaves_the_session_of_its_caller_alone(case):
    db.session.commit()
    assert verify_stream_here(case.stream).intact
    assert case in db.session
