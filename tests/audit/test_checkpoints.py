"""Checkpoints and exported proofs: signed, chained, and compared with a copy held outside."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from audit import checkpoints, keys, witness
from audit.checkpoints import parse, point_of
from audit.entries import CHECKPOINT_SIGNED
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from tests.fixtures.ledger import broken_open, found, verify_whole
from warehouse.operations.movement import move_item

STANDALONE = Path(__file__).parents[2] / "audit/standalone/kebien_verify.py"


@pytest.fixture
def signed(item, run_command, tmp_path):
    """The file of a checkpoint that covers an item, kept outside."""
    db.session.commit()
    file = tmp_path / "checkpoint.txt"
    assert run_command("ledger", "checkpoint", "--out", str(file)).exit_code == 0
    return file


def standalone(*arguments, without=()):
    """Run the one file as a stranger does; ``without`` names packages he has not."""
    code = "import runpy, sys; sys.argv = sys.argv[1:]; "
    code += "".join(f"sys.modules[{name!r}] = None; " for name in without)
    code += "runpy.run_path(sys.argv[0], run_name='__main__')"
    done = subprocess.run(
        [sys.executable, "-c", code, str(STANDALONE), *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def test_a_checkpoint_covers_every_entry_and_says_so(signed, item, vault, keeper, run_command):
    point = parse(signed.read_text())
    verdict = verify_whole(outside=point)
    assert verdict.intact
    covered = int(point.entries)
    move_item(item, to=vault, by=Act(keeper, clock.now()))
    answer = run_command("ledger", "verify", "--checkpoint", str(signed), "--json")
    assert answer.json["intact"] is True
    assert answer.json["reaches"] == covered
    assert answer.json["uncovered"] == answer.json["entries"] - covered
    said = run_command("ledger", "verify")
    assert f"{answer.json['uncovered']} entries after it stand in no checkpoint" in said.output


def test_checkpoints_follow_each_other(signed, item, keeper, make_place, run_command):
    first = parse(signed.read_text())
    move_item(item, to=make_place(short_name="B-9"), by=Act(keeper, clock.now()))
    second = run_command("ledger", "checkpoint", "--json").json
    assert second["number"] == "2"
    assert second["previous"] == first.fingerprint
    assert run_command("ledger", "checkpoint", "--json").json == second  # nothing was added since
    assert verify_whole(outside=first).intact


def test_the_symbol_on_paper_says_the_same(signed):
    point = parse(signed.read_text())
    assert parse(point.symbol) == point
    assert set(point.symbol) <= set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")


CUT = (
    "kebien-checkpoint-1\nnumber: 1\nday: 2026-11-26\nmade_at: 2026-11-26 01:00:00\nentries: 3 max"
)


@pytest.mark.parametrize("content", ["", "kebien-checkpoint-1\nnumber: 1\n", "other 1 2 3", CUT])
def test_what_is_no_checkpoint_is_said_to_be_none(content, tmp_path, run_command, app):
    file = tmp_path / "x.txt"
    file.write_text(content)
    answer = run_command("ledger", "verify", "--checkpoint", str(file), "--json")
    assert answer.exit_code == 2
    assert "error" in answer.json


@pytest.mark.parametrize(
    ("tampering", "kind"),
    [
        ("UPDATE checkpoint SET root = 'ab'", "checkpoint_signature"),
        ("UPDATE checkpoint SET entries = entries + 1", "checkpoint_shorter"),
        ("DELETE FROM checkpoint", "checkpoint_missing"),
    ],
)
def test_a_changed_checkpoint_is_found_beside_the_copy_outside(signed, tampering, kind):
    with broken_open() as tamper:
        tamper(tampering)
    verdict = verify_whole(outside=parse(signed.read_text()))
    assert kind in {what for _subject, what in found(verdict)}


def test_a_checkpoint_that_was_never_signed_by_the_house_is_refused(signed):
    forged = parse(signed.read_text().replace("number: 1", "number: 7"))
    assert ("checkpoint:7", "checkpoint_signature") in found(verify_whole(outside=forged))


def test_a_proof_of_one_subject_is_verified_by_a_stranger(signed, item, run_command, tmp_path):
    proof = tmp_path / "proof.jsonl"
    assert run_command("ledger", "export", item.stream, "--out", str(proof)).exit_code == 0
    code, said = standalone(proof, "--checkpoint", signed)
    assert (code, "INTACT" in said) == (0, True), said
    code, said = standalone(proof, without=["cryptography"])
    assert (code, "signature not checked" in said) == (2, True), said


def test_a_proof_of_everything_is_verified_by_a_stranger(
    signed, item, keeper, make_place, run_command, tmp_path
):
    move_item(item, to=make_place(short_name="B-9"), by=Act(keeper, clock.now()))
    proof = tmp_path / "proof.jsonl"
    assert run_command("ledger", "export", "--all", "--out", str(proof)).exit_code == 0
    code, said = standalone(proof, "--checkpoint", signed)
    assert code == 0, said
    assert "came after it" in said


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("custody.received", "custody.released"),
        ('"hash":"', '"hash":"00'),
        ('"path":["', '"path":["00'),
        ('"place":', '"place":1'),
        ("root: ", "root: 00"),
        ("signature: ", "signature: 00"),
    ],
)
def test_a_stranger_finds_what_was_changed_in_a_proof(
    signed, item, run_command, tmp_path, old, new
):
    proof = tmp_path / "proof.jsonl"
    run_command("ledger", "export", item.stream, "--out", str(proof))
    content = proof.read_text()
    assert old in content
    proof.write_text(content.replace(old, new, 1))
    code, said = standalone(proof)
    assert (code, "BROKEN" in said) == (1, True), said


def test_a_stranger_finds_what_was_left_out_of_a_proof(signed, item, run_command, tmp_path):
    proof = tmp_path / "proof.jsonl"
    run_command("ledger", "export", "--all", "--out", str(proof))
    lines = proof.read_text().splitlines(keepends=True)
    covered = [place for place, line in enumerate(lines) if CHECKPOINT_SIGNED.code not in line]
    for gone in (covered[1], covered[len(covered) // 2], covered[-1]):
        proof.write_text("".join(lines[:gone] + lines[gone + 1 :]))
        assert standalone(proof)[0] == 1
    proof.write_text("".join(lines))
    assert standalone(proof)[0] == 0


def test_a_proof_without_a_checkpoint_says_what_it_does_not_prove(item, run_command, tmp_path):
    proof = tmp_path / "proof.jsonl"
    run_command("ledger", "export", item.stream, "--out", str(proof))
    code, said = standalone(proof)
    assert (code, "no checkpoint" in said) == (2, True)


def test_an_unknown_subject_has_no_proof(app, run_command, tmp_path):
    answer = run_command("ledger", "export", "item:999", "--out", str(tmp_path / "x"), "--json")
    assert answer.exit_code == 2


def test_the_key_is_made_once_and_only_its_owner_reads_it(signed, app):
    path = app.config["KEBIEN"].ledger_key
    assert path.stat().st_mode & 0o777 == 0o600
    assert app.config["KEBIEN"].data_dir not in path.parents
    row = checkpoints.last()
    assert point_of(row).signature_fits()


def test_a_key_that_is_not_there_is_a_finding(signed, app, run_command):
    app.config["KEBIEN"].ledger_key.unlink()
    answer = run_command("ledger", "verify", "--json")
    assert answer.exit_code == 1
    assert [(f["subject"], f["kind"]) for f in answer.json["findings"]] == [("key", "key_missing")]
    asked = run_command("ledger", "verify", "--without-key", "--json")
    assert (asked.exit_code, asked.json["unkeyed"]) == (0, asked.json["entries"])


def test_a_new_key_in_the_place_of_a_lost_one_is_a_finding_until_the_loss_is_written_down(
    signed, item, keeper, make_place, app
):
    key = app.config["KEBIEN"].ledger_key
    key.unlink()
    witness.list_of(key).unlink()
    move_item(item, to=make_place(short_name="B-9"), by=Act(keeper, clock.now()))
    verdict = verify_whole()
    assert found(verdict) == [("key", "key_lost")]
    key.write_text(f"1 {keys.LOST}\n{key.read_text()}")
    accepted = verify_whole()
    assert accepted.intact
    assert 0 < accepted.unkeyed < accepted.entries


def test_a_new_office_without_a_key_yet_is_intact(app):
    assert not app.config["KEBIEN"].ledger_key.exists()
    assert verify_whole().intact


@pytest.mark.parametrize("listed", [True, False])
@pytest.mark.parametrize("gone", ["id > 1", "id > 0"])
def test_removed_checkpoints_are_missed(
    signed, item, keeper, make_place, run_command, app, gone, listed
):
    """By the list beside the key, and without it by their own entries: the newest one, and all."""
    move_item(item, to=make_place(short_name="B-9"), by=Act(keeper, clock.now()))
    run_command("ledger", "checkpoint")
    with broken_open() as tamper:
        tamper(f"DELETE FROM checkpoint WHERE {gone}")
        if listed:
            tamper("DELETE FROM ledger_entry WHERE id = (SELECT max(id) FROM ledger_entry)")
    if not listed:
        witness.list_of(app.config["KEBIEN"].ledger_key).unlink()
    what = "checkpoint_missing" if listed else "row_missing"
    assert ("checkpoint:2", what) in found(verify_whole())


def test_a_database_that_is_older_than_the_list_of_checkpoints_is_told(signed, app):
    """An old copy was put in the place of the database: every chain in it is whole."""
    with witness.list_of(app.config["KEBIEN"].ledger_key).open("a") as file:
        file.write(f"2 2026-11-24 {'ab' * 32}\n")
    assert found(verify_whole()) == [("checkpoint:2", "checkpoint_missing")]


def test_a_checkpoint_that_a_stranger_signed_is_found(signed, app):
    key = app.config["KEBIEN"].ledger_key
    stranger = Ed25519PrivateKey.generate()
    public = stranger.public_key().public_bytes_raw().hex()
    forged = replace(parse(signed.read_text()), public_key=public)
    signature = stranger.sign(forged.signed.encode()).hex()
    witness.list_of(key).unlink()
    with broken_open() as tamper:
        tamper(f"UPDATE checkpoint SET public_key = '{public}', signature = '{signature}'")
    kinds = {what for _subject, what in found(verify_whole())}
    assert kinds == {"checkpoint_stranger", "row_changed"}


def test_a_checkpoint_is_no_reason_for_another_one(signed, run_command):
    first = parse(signed.read_text())
    assert run_command("ledger", "checkpoint", "--json").json["number"] == first.number


def test_where_no_checkpoint_was_made_the_command_says_so(item, run_command):
    assert "no checkpoint covers anything" in run_command("ledger", "verify").output
