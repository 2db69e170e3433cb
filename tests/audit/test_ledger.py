"""The ledger: one chain a subject, exact payloads, and no way to rewrite it."""

from datetime import date, timedelta, timezone
from decimal import Decimal

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from audit import ledger, protection, verification
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import ChangedMeanwhile
from foundation.transaction import transaction


def write(actor, stream="item:1", kind="custody.moved", at=None, **payload):
    return ledger.append(
        stream, kind, office_id=1, by=Act(actor, at or clock.now()), payload=payload
    )


def break_open():
    """Do what only someone with the database file in hand can do."""
    for statement in protection.DOWN[db.engine.dialect.name]:
        db.session.execute(text(statement))


def test_entries_of_a_stream_follow_each_other(keeper):
    first, second = write(keeper), write(keeper)
    other = write(keeper, stream="item:2")
    assert (first.seq, second.seq, other.seq) == (1, 2, 1)
    assert second.prev_hash == first.hash
    verdict = verification.verify("item:1")
    assert (verdict.entries, verdict.streams, verdict.intact) == (2, 1, True)


def test_an_entry_keeps_the_name_and_role_as_they_stood(keeper):
    entry = write(keeper)
    assert (entry.actor_name, entry.actor_role) == ("Trần Thị Kho", "keeper")


def test_a_moment_of_another_zone_verifies_after_reloading(keeper):
    write(keeper, at=clock.now().astimezone(timezone(timedelta(hours=9))))
    db.session.commit()
    db.session.expire_all()
    assert verification.verify().intact


def test_values_of_every_kind_come_back_as_they_were_hashed(keeper):
    write(
        keeper,
        amount=1_302_149_296_000,
        huge=2**60,
        quantity=Decimal("17400.900"),
        day=date(2026, 11, 24),
        words=["niêm phong", None, True],
        nested={"giá": [1, 2]},
    )
    db.session.commit()
    db.session.expire_all()
    verdict = verification.verify("item:1")
    assert verdict.intact


def test_a_float_has_no_place_in_the_ledger(keeper):
    with pytest.raises(TypeError):
        write(keeper, weight=0.1)


@pytest.mark.parametrize(
    "statement",
    ["UPDATE ledger_entry SET kind = 'x'", "DELETE FROM ledger_entry"],
)
def test_the_database_refuses_to_rewrite_history(statement, keeper):
    write(keeper)
    with pytest.raises(DBAPIError, match="append-only"), db.session.begin_nested():
        db.session.execute(text(statement))


@pytest.mark.sqlite_only
def test_replacing_a_row_is_refused_too(keeper):
    write(keeper)
    with pytest.raises(DBAPIError, match="append-only"):
        db.session.execute(text("INSERT OR REPLACE INTO ledger_entry SELECT * FROM ledger_entry"))


@pytest.mark.postgresql_only
def test_truncating_is_refused_too(keeper):
    write(keeper)
    with pytest.raises(DBAPIError, match="append-only"):
        db.session.execute(text("TRUNCATE ledger_entry"))


@pytest.mark.parametrize(
    ("tampering", "broken"),
    [
        ("UPDATE ledger_entry SET actor_name = 'ai' WHERE stream = 'item:1' AND seq = 2", 2),
        ("UPDATE ledger_entry SET basis = 'x' WHERE stream = 'item:1' AND seq = 1", 1),
        ("DELETE FROM ledger_entry WHERE stream = 'item:1' AND seq = 2", 2),
        ("UPDATE ledger_entry SET seq = 9 WHERE stream = 'item:1' AND seq = 3", 3),
    ],
)
def test_whoever_opens_the_file_and_changes_an_entry_is_found(tampering, broken, keeper):
    for _number in range(3):
        write(keeper)
    write(keeper, stream="item:2")
    break_open()
    db.session.execute(text(tampering))
    db.session.expire_all()
    assert verification.verify().first_broken == f"item:1#{broken}"


def test_two_writers_at_one_place_collide_and_the_later_hears_so(keeper):
    first = write(keeper)
    rival = ledger.LedgerEntry(
        **{
            column.key: getattr(first, column.key)
            for column in ledger.LedgerEntry.__table__.columns
            if column.key != "id"
        }
    )
    db.session.add(rival)
    with pytest.raises(ChangedMeanwhile), transaction():
        db.session.flush()


def test_the_page_verifies_the_stream_it_shows(pages, auditor, keeper):
    write(keeper)
    page = pages.as_user(auditor).get("/audit/ledger?stream=item:1")
    assert "Chuỗi nhật ký nguyên vẹn" not in page.text  # the auditor's office is another one
    assert "Không có mục phù hợp" in page.text


def test_the_page_shows_the_chain_of_an_office_in_sight(pages, auditor, case):
    page = pages.as_user(auditor).get(f"/audit/ledger?stream={case.stream}")
    assert "Chuỗi nhật ký nguyên vẹn" in page.text
    assert "Lập hồ sơ" in page.text


def test_the_command_names_the_first_broken_entry(app, keeper):
    write(keeper)
    db.session.commit()
    whole = app.test_cli_runner().invoke(args=["ledger", "verify", "--json"])
    assert whole.exit_code == 0
    assert '"intact": true' in whole.output
    break_open()
    db.session.execute(text("UPDATE ledger_entry SET kind = 'x' WHERE stream = 'item:1'"))
    db.session.commit()
    broken = app.test_cli_runner().invoke(args=["ledger", "verify", "--json"])
    assert broken.exit_code == 1
    assert '"first_broken": "item:1#1"' in broken.output
