"""Emptying a demonstration touches its own database and photos only, and no other office."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from app import create_app
from audit import witness
from config import Settings
from demo.emptying import DATABASE, empty
from foundation.blobs import BlobStore
from foundation.database import db
from tests.fixtures.demonstration import Furnished


@pytest.fixture
def demonstration(tmp_path: Path) -> Settings:
    """Settings of a demonstration with a database, photos and something else in its folder."""
    folder = tmp_path / "var"
    settings = replace(
        Settings.for_tests(database_url=f"sqlite:///{folder / DATABASE}", data_dir=folder),
        environment="demo",
    )
    BlobStore(folder / "blobs").put(b"a photo")
    (folder / "uploads").mkdir()
    (folder / "uploads" / "sheet").write_bytes(b"a file")
    for name in (DATABASE, f"{DATABASE}-wal", "notes.txt"):
        (folder / name).write_bytes(b"")
    return settings


def emptied(settings: Settings) -> None:
    app = create_app(settings)
    with app.app_context():
        empty(settings, app.extensions["blobs"])


def test_the_database_and_the_photos_go_and_the_rest_stays(demonstration: Settings) -> None:
    assert demonstration.ledger_key is not None
    checkpoints = witness.list_of(demonstration.ledger_key)
    checkpoints.write_text(f"1 2026-11-23 {'ab' * 32}\n")
    emptied(demonstration)

    assert not checkpoints.exists()
    assert [path.name for path in demonstration.data_dir.iterdir()] == ["notes.txt"]


@pytest.mark.parametrize("environment", ["production", "development", "test"])
def test_only_a_demonstration_is_emptied(demonstration: Settings, environment: str) -> None:
    with pytest.raises(ValueError, match="KEBIEN_ENV"):
        emptied(replace(demonstration, environment=environment))

    assert (demonstration.data_dir / DATABASE).exists()


def test_the_seeded_office_has_a_checkpoint_for_the_auditor(
    furnished: Furnished, tmp_path: Path
) -> None:
    app = create_app(furnished.copied("checked", tmp_path))
    command = app.test_cli_runner()
    seeded = command.invoke(args=["demo", "seed"])
    assert seeded.exit_code == 0, seeded.output

    verified = command.invoke(args=["ledger", "verify", "--json"])
    with app.app_context():
        db.engine.dispose()

    said = json.loads(verified.stdout)
    assert said["intact"], said
    assert said["reaches"] == said["entries"] - 1  # the last entry is that of the checkpoint


def test_a_database_elsewhere_is_not_deleted(demonstration: Settings, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    other.write_bytes(b"")

    with pytest.raises(ValueError, match="KEBIEN_DATA"):
        emptied(replace(demonstration, database_url=f"sqlite:///{other}"))

    assert other.exists()
    assert (demonstration.data_dir / DATABASE).exists()


def test_a_reset_in_another_environment_is_refused_and_changes_nothing(app: Flask) -> None:
    answer = app.test_cli_runner().invoke(args=["demo", "seed", "--reset"])

    assert answer.exit_code == 2


def test_nothing_is_furnished_in_production(demonstration: Settings) -> None:
    app = create_app(replace(demonstration, environment="production", secret_key="k" * 40))

    answer = app.test_cli_runner().invoke(args=["demo", "seed"])

    assert answer.exit_code == 2
    assert "KEBIEN_ENV" in answer.stderr


def test_accounts_are_asked_for_before_there_are_any(app: Flask) -> None:
    answer = app.test_cli_runner().invoke(args=["demo", "accounts"])

    assert answer.exit_code == 2
