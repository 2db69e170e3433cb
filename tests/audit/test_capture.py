"""Every change of a recorded row hangs on an entry: nothing reaches the tables unseen."""

from decimal import Decimal

import pytest
from sqlalchemy import delete, insert, select, update

from audit import ledger
from audit.journal import UnrecordedChange
from audit.models import LedgerEntry
from cases.models import Asset, CaseFile, Party, PartyKind, PartyRole
from cases.operations import collecting, files
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from tests.fixtures.ledger import NOTED, verify_whole
from tests.fixtures.receiving import receive_line
from tests.fixtures.warehouse import as_described, lines_of
from warehouse.models import Photo
from warehouse.operations.photos import add_photos
from warehouse.photos import StoredPhoto

pytestmark = pytest.mark.rows_by_hand


def rows_of(stream: str) -> list[list]:
    """Return the row changes of every entry of a stream, in order."""
    entries = select(LedgerEntry).where(LedgerEntry.stream == stream).order_by(LedgerEntry.seq)
    return [row for entry in db.session.scalars(entries) for row in entry.rows]


def image(stream: str, table: str) -> dict:
    """Return what the stream says of the only row it has of a table."""
    values: dict = {}
    for name, _number, changes in rows_of(stream):
        if name == table:
            values.update(changes)
    return values


def note(keeper, stream="case:999", kind=NOTED):
    return ledger.append(stream, kind, office_id=1, by=Act(keeper, clock.now()), payload={})


def test_a_new_row_is_kept_with_every_value_it_has(case):
    db.session.commit()
    kept = image(case.stream, "case_file")
    assert kept["number"] == case.number
    assert kept["money_due"] == case.money_due
    assert kept["opened_on"] == case.opened_on.isoformat()
    assert kept["stage"] == "open"
    assert "closed_on" not in kept


def test_a_change_keeps_only_what_changed(case, officer):
    db.session.commit()
    collecting.record_collection(
        case, amount=5_000, voucher_no="PT 1", by=Act(officer, clock.now())
    )
    db.session.commit()
    assert rows_of(case.stream)[-1] == [
        "case_file",
        case.id,
        {"money_collected": 5_000, "version": case.version},
    ]


def test_a_row_that_changes_without_any_entry_stops_the_program(case):
    db.session.commit()
    case.summary = "Khác"
    with pytest.raises(UnrecordedChange):
        db.session.commit()
    db.session.rollback()
    assert db.session.get_one(CaseFile, case.id).summary != "Khác"


def test_a_row_beside_the_act_gets_an_entry_in_its_own_stream(case, truck, keeper):
    db.session.commit()
    truck.location = "Kho 2"
    note(keeper, case.stream)
    db.session.commit()
    last = db.session.scalars(ledger.history(truck.stream)).first()
    assert (last.kind, last.actor_id) == ("record.kept", keeper.id)
    assert last.rows == [["asset", truck.id, {"location": "Kho 2", "version": truck.version}]]
    assert last.payload == {"with": NOTED.code, "of": case.stream}
    assert verify_whole().intact


@pytest.mark.parametrize(
    "statement",
    [
        update(CaseFile).values(summary="Khác"),
        update(CaseFile.__table__).values(summary="Khác"),
        delete(Party),
        insert(Asset).values(unit="cái"),
    ],
    ids=["update", "update of the table", "delete", "insert"],
)
def test_a_statement_that_changes_rows_unseen_is_refused(case, statement):
    with pytest.raises(UnrecordedChange):
        db.session.execute(statement)


def test_a_value_the_database_works_out_is_refused(case):
    case.money_collected = CaseFile.money_collected + 5
    with pytest.raises(UnrecordedChange):
        db.session.flush()


def test_what_a_savepoint_took_back_is_not_in_the_ledger(case, keeper):
    db.session.commit()
    note(keeper, case.stream)
    case.summary = "Trước"
    inner = db.session.begin_nested()
    case.summary = "Bên trong"
    note(keeper, case.stream)
    note(keeper, "case:998")
    db.session.flush()
    inner.rollback()
    db.session.commit()
    assert image(case.stream, "case_file")["summary"] == "Trước"
    assert db.session.scalars(ledger.history("case:998")).all() == []
    assert db.session.scalars(ledger.history(case.stream)).first().seq == 2
    assert verify_whole().intact


def test_what_was_read_inside_a_savepoint_is_written_again_after_it_is_taken_back(case, keeper):
    """Reading the ledger writes it; a savepoint that goes back takes that with it."""
    db.session.commit()
    note(keeper, case.stream)
    case.summary = "Trước"
    inner = db.session.begin_nested()
    assert db.session.scalars(ledger.history(case.stream)).first().seq == 2
    inner.rollback()
    db.session.commit()
    assert image(case.stream, "case_file")["summary"] == "Trước"
    assert verify_whole().intact


def test_a_savepoint_that_is_kept_stays_in_the_ledger(case, keeper):
    db.session.commit()
    with db.session.begin_nested():
        case.summary = "Bên trong"
        note(keeper, case.stream)
    db.session.commit()
    assert image(case.stream, "case_file")["summary"] == "Bên trong"
    assert verify_whole().intact


def test_private_values_are_kept_as_hashes_that_still_prove_them(case, officer):
    files.add_party(
        case,
        role=PartyRole.DEBTOR,
        kind=PartyKind.PERSON,
        name="Nguyễn Văn Kín",
        identity_no="012345678901",
        by=Act(officer, clock.now()),
    )
    db.session.commit()
    assert "012345678901" not in str(rows_of(case.stream))
    assert "Nguyễn Văn Kín" not in str(rows_of(case.stream))
    assert verify_whole().intact


def test_a_photo_of_a_line_goes_to_the_item_it_became(intake, shelf, keeper):
    by, line = Act(keeper, clock.now()), lines_of(intake)[0]
    add_photos(line, photos=[StoredPhoto("ab" * 32, 640, 480)], by=by)
    db.session.commit()
    assert image(intake.stream, "photo")["sha256"] == "ab" * 32
    item = receive_line(line, place=shelf, **as_described(line), by=by)
    db.session.commit()
    photo = db.session.scalars(select(Photo).where(Photo.item_id == item.id)).one()
    assert ["photo", photo.id, None] in rows_of(intake.stream)
    assert image(item.stream, "photo")["sha256"] == photo.sha256
    assert verify_whole(photos=None).intact


def test_what_identifies_an_item_is_in_its_stream(item):
    db.session.commit()
    kept = image(item.stream, "evidence_item")
    assert kept["description"] == item.description
    assert Decimal(kept["quantity"]) / 1_000_000 == item.quantity
    assert kept["kind"] == item.kind.value
    seen = image(item.stream, "observation")
    assert (seen["touch"], seen["condition"]) == ("intake", "còn nguyên niêm phong")
    assert seen["seal_number"] == item.seal_number
