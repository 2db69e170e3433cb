"""A copy restores into another folder and onto the other engine, and proves itself there."""

import json
import shutil
from contextvars import Context
from dataclasses import replace

import pytest
from sqlalchemy import text

from audit import checkpoints
from audit import place as of_audit
from audit.source import Address
from backups import making, manifest, moving, place, restoring, schema
from backups.refusals import (
    CopyChanged,
    CopyIncomplete,
    CopyOfNewerVersion,
    DatabaseBehind,
    DatabaseNotReplaced,
    LedgerKeyMissing,
    NoSuchCopy,
    NotFromSqlite,
    NotToPostgresql,
    OfficeNotEmpty,
)
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from tests.fixtures.backups import standing, verified
from tests.fixtures.ledger import verify_whole
from warehouse.models import EvidenceItem
from warehouse.operations.movement import move_item


def put(copy, **how):
    return restoring.restore(copy, office=place.installation(), place=place.here(), **how)


def restored(copy, settings, **how):
    with standing(settings):
        return put(copy, **how)


def asked(app, *arguments):
    """Run a command of another installation, in a context of its own."""
    return Context().run(lambda: app.test_cli_runner().invoke(args=list(arguments)))


def test_a_copy_restores_into_another_folder(with_photo, make_copy, elsewhere, item):
    code, copy = item.code, make_copy()
    entries = verify_whole().entries
    settings = elsewhere("sqlite")
    done = restored(copy, settings)
    assert done.verdict.intact, done.verdict.findings
    assert done.verdict.entries == entries + 1  # the restore writes itself down
    assert done.verdict.photos == 2
    with standing(settings):
        assert db.session.query(EvidenceItem).one().code == code


@pytest.mark.sqlite_only
def test_what_was_restored_goes_on_working_and_is_copied_again(
    with_photo, make_copy, elsewhere, item, make_place, keeper
):
    shelf = make_place(name="Kệ khác")
    number, shelf_number, copy = item.id, shelf.id, make_copy()
    settings = elsewhere("sqlite")
    restored(copy, settings)
    with standing(settings):
        found = db.session.get(EvidenceItem, number)
        move_item(found, to=db.session.get(type(shelf), shelf_number), by=Act(keeper, clock.now()))
        db.session.commit()
        assert verify_whole().intact
        again = making.make(place.installation(), place.here()).copy
        assert again.manifest.entries > copy.manifest.entries


@pytest.mark.postgresql_only
def test_a_copy_of_one_engine_restores_onto_the_other_and_back(with_photo, make_copy, elsewhere):
    copy = make_copy()
    file = elsewhere("sqlite")
    assert restored(copy, file).verdict.intact
    with standing(file):
        from_file = making.make(place.installation(), place.here()).copy
    assert from_file.manifest.engine == "sqlite"
    server = elsewhere("same")
    done = restored(from_file, server)
    assert done.verdict.intact, done.verdict.findings
    assert verified(server).intact
    assert done.verdict.photos == 2


@pytest.mark.postgresql_only
def test_numbers_that_postgresql_left_out_are_no_finding_on_sqlite(
    with_photo, make_copy, elsewhere, item, make_item
):
    db.session.execute(text("SELECT nextval('ledger_entry_id_seq')"))
    make_item()
    settings = elsewhere("sqlite")
    assert restored(make_copy(), settings).verdict.intact
    with standing(settings):
        db.session.execute(text("DROP TRIGGER ledger_entry_no_delete"))
        db.session.execute(
            text("DELETE FROM ledger_entry WHERE id = (SELECT max(id) FROM ledger_entry)")
        )
        db.session.commit()
    assert not verified(settings).intact


def test_only_an_empty_database_of_postgresql_takes_an_office(with_photo):
    office = place.installation()
    file = replace(office, address=Address("sqlite:///somewhere.db"))
    for url in ("mysql://a/b", "postgresql://", "nonsense"):
        with pytest.raises(NotToPostgresql):
            moving.move(file, url)
    server = replace(office, address=Address("postgresql+psycopg://a/b"))
    with pytest.raises(NotFromSqlite):
        moving.move(server, "postgresql://a/c")


def test_a_database_of_an_unknown_revision_is_not_built(tmp_path):
    with pytest.raises(DatabaseBehind):
        schema.build(f"sqlite:///{tmp_path / 'empty.db'}", "9999")


@pytest.mark.postgresql_only
def test_an_office_moves_from_its_file_to_postgresql(with_photo, make_copy, elsewhere, databases):
    file = elsewhere("sqlite")
    restored(make_copy(), file)
    url = databases.create("moved")
    with standing(file) as app:
        answer = asked(app, "move-to-postgresql", url, "--json")
        assert answer.exit_code == 0, answer.output
        said = json.loads(answer.output)
        assert said["intact"]
        refused = asked(app, "move-to-postgresql", url)
        assert refused.exit_code == 2  # something is there now
        assert verify_whole().intact
    server = replace(file, database_url=url)
    assert verified(server).intact
    databases.drop("moved")


@pytest.mark.sqlite_only
def test_checkpoints_signed_after_the_copy_are_given_up_and_written_down(
    with_photo, make_copy, elsewhere, make_item, now
):
    office = place.installation()
    checkpoints.make(office.address, office.ledger_key, clock.today())
    copy = make_copy()
    make_item()
    db.session.commit()
    later = checkpoints.make(office.address, office.ledger_key, clock.today())
    settings = elsewhere("sqlite")
    done = restored(copy, settings)
    assert done.lost == [str(later.id)]
    assert done.verdict.intact, done.verdict.findings
    with standing(settings):
        office = place.installation()
        again = checkpoints.make(office.address, office.ledger_key, clock.today())
        assert again.id == later.id
        assert verify_whole().intact


def test_nothing_is_restored_over_an_office(with_photo, make_copy):
    copy = make_copy()
    refused = DatabaseNotReplaced if db.engine.dialect.name == "postgresql" else OfficeNotEmpty
    with pytest.raises(refused):
        put(copy)
    assert verify_whole().intact


@pytest.mark.sqlite_only
def test_the_database_that_stood_there_is_kept_aside(with_photo, make_copy, make_item):
    copy = make_copy()
    make_item()
    db.session.commit()
    entries = verify_whole().entries
    done = put(copy, replacing=True)
    assert done.verdict.intact
    assert done.verdict.entries < entries
    assert done.aside.exists()


@pytest.mark.sqlite_only
@pytest.mark.parametrize(
    ("broken", "refused"),
    [
        (lambda copy: (copy.folder / manifest.DATABASE).unlink(), CopyIncomplete),
        (lambda copy: append(copy.folder / manifest.DATABASE), CopyChanged),
        (lambda copy: shutil.rmtree(next(copy.photos.iterdir())), CopyChanged),
        (lambda copy: said(copy, entries=1, head="0" * 64), CopyChanged),
        (lambda copy: said(copy, revision="9999"), CopyOfNewerVersion),
    ],
    ids=["no database", "longer database", "no photo", "another head", "another revision"],
)
def test_a_copy_that_is_not_as_it_was_made_is_not_restored(
    with_photo, make_copy, elsewhere, broken, refused
):
    copy = make_copy()
    broken(copy)
    settings = elsewhere("sqlite")
    with pytest.raises(refused):
        restored(manifest.read(copy.folder), settings)
    assert not list((settings.data_dir / "blobs").rglob("*?.*"))


def append(path):
    with path.open("ab") as file:
        file.write(b"x")


def said(copy, **changes):
    path = copy.folder / manifest.MANIFEST
    path.write_text(json.dumps(json.loads(path.read_text()) | changes))


@pytest.mark.sqlite_only
def test_a_photo_changed_in_the_copy_is_found(with_photo, make_copy):
    copy = make_copy()
    name, *_signature = (path for path in copy.photos.rglob("*") if path.is_file())
    name.unlink()
    name.write_bytes(b"another")
    verdict = restoring.check(copy, place.here(), place.installation().ledger_key)
    assert [finding.kind for finding in verdict.findings] == ["photo_changed"]


@pytest.mark.sqlite_only
def test_a_copy_without_its_manifest_is_none(with_photo, make_copy, run_command):
    copy = make_copy()
    (copy.folder / manifest.MANIFEST).write_text("{}")
    with pytest.raises(CopyIncomplete):
        manifest.named(place.here().folder, copy.name)
    with pytest.raises(NoSuchCopy):
        manifest.named(place.here().folder, "newest")
    with pytest.raises(NoSuchCopy):
        manifest.named(place.here().folder, "../../etc")
    listed = run_command("backup", "list", "--json").json["copies"]
    assert listed == [{"name": copy.name, "readable": False}]


@pytest.mark.sqlite_only
def test_without_the_ledgers_key_nothing_is_restored_unawares(with_photo, make_copy, elsewhere):
    copy, settings = make_copy(), elsewhere("sqlite")
    elsewhere_key = replace(settings, ledger_key=settings.data_dir / "no-key")
    with pytest.raises(LedgerKeyMissing):
        restored(copy, elsewhere_key)


@pytest.mark.sqlite_only
def test_the_commands_make_list_check_and_restore(with_photo, run_command, elsewhere):
    made = run_command("backup", "run", "--json").json
    assert made["photos"] == 2
    assert [each["name"] for each in run_command("backup", "list", "--json").json["copies"]] == [
        made["name"]
    ]
    assert run_command("backup", "check", "--json").json["intact"]
    assert run_command("backup", "check", "20200101-000000").exit_code == 2
    with standing(elsewhere("sqlite")) as other:
        answer = asked(other, "backup", "restore", "--json")
        assert answer.exit_code == 0, answer.output
        assert json.loads(answer.output)["intact"]
    assert of_audit.address(with_photo.config["KEBIEN"]).engine == db.engine.dialect.name
