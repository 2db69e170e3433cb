"""`flask backup` and `flask move-to-postgresql`."""

from typing import Any

import click
from flask.cli import AppGroup, with_appcontext

from audit.verification import Verdict
from backups import making, manifest, moving, place, restoring
from backups.manifest import BackupCopy
from backups.refusals import CopyIncomplete
from foundation import clock
from web.commands import command

backup = AppGroup("backup", help="Copies of the office: made, checked, restored.")

Said = tuple[str, dict[str, Any]]


@backup.command("run")
@command
def run() -> Said:
    """Make a copy now, verify it, and delete the copies that no rule keeps."""
    made = making.make(place.installation(), place.here())
    said = _told(made.copy) | {"deleted": made.deleted}
    return f"{made.copy.folder}: {_line(made.copy)}", said


@backup.command("list")
@command
def list_copies() -> Said:
    """List the copies, newest first; what cannot be read is named."""
    there = place.here().folder
    found: list[dict[str, Any]] = []
    lines = []
    for path in manifest.finished(there):
        try:
            copy = manifest.read(path)
        except CopyIncomplete:
            found.append({"name": path.name, "readable": False})
            lines.append(f"{path.name}: cannot be read")
        else:
            found.append(_told(copy) | {"readable": True})
            lines.append(f"{copy.name}: {_line(copy)}")
    return "\n".join(lines) or f"no copies in {there}", {"folder": str(there), "copies": found}


@backup.command("check")
@click.argument("name", default="newest")
@click.option("--without-key", is_flag=True, help="Where the ledger's key is not.")
@command
def check(name: str, without_key: bool) -> Said:
    """Compare every file of a copy with what it says, and verify its ledger, rows and photos."""
    copy = manifest.named(place.here().folder, name)
    key = None if without_key else place.installation().ledger_key
    verdict = restoring.check(copy, place.here(), key)
    return f"{copy.name}: {_verified(verdict)}", _told(copy) | _judged(verdict)


@backup.command("restore")
@click.argument("name", default="newest")
@click.option("--replace", is_flag=True, help="Keep the SQLite database that stands there aside.")
@click.option("--without-key", is_flag=True, help="The ledger's key is lost.")
@command
def restore(name: str, replace: bool, without_key: bool) -> Said:
    """Put a copy where KEBIEN_DATA and DATABASE_URL point to, and verify it there.

    Stop the server and the jobs first.
    """
    done = restoring.restore(
        manifest.named(place.here().folder, name),
        office=place.installation(),
        place=place.here(),
        replacing=replace,
        keyless=without_key,
    )
    lines = [f"{done.copy.name} restored: {_verified(done.verdict)}"]
    if done.aside:
        lines.append(f"the database that stood there is now {done.aside}")
    if done.lost:
        lines.append(f"checkpoints signed after the copy, given up: {', '.join(done.lost)}")
    said = _told(done.copy) | _judged(done.verdict)
    return "\n".join(lines), said | {"lost": done.lost, "aside": str(done.aside or "")}


@click.command("move-to-postgresql")
@click.argument("url")
@with_appcontext
@command
def move_to_postgresql(url: str) -> Said:
    """Copy this office from its SQLite file into an empty PostgreSQL database and verify it there.

    Stop the server and the jobs first. Then set DATABASE_URL and start them again.
    """
    done = moving.move(place.installation(), url)
    sentence = (
        f"{done.rows} rows of {done.tables} tables: {_verified(done.verdict)}\n"
        f"now set DATABASE_URL to {done.url}"
    )
    return sentence, {"rows": done.rows, "tables": done.tables, **_judged(done.verdict)}


def _told(copy: BackupCopy) -> dict[str, Any]:
    said = copy.manifest
    return {
        "name": copy.name,
        "folder": str(copy.folder),
        "made_at": said.made_at.isoformat(),
        "hours": round((clock.now() - said.made_at).total_seconds() / 3600, 1),
        "engine": said.engine,
        "revision": said.revision,
        "locked": said.locked,
        "entries": said.entries,
        "head": said.head,
        "photos": said.photos,
        "bytes": said.database_bytes + said.photo_bytes,
        "tables": said.tables,
    }


def _judged(verdict: Verdict) -> dict[str, Any]:
    return {
        "intact": verdict.intact,
        "found": verdict.found,
        "findings": [
            {"subject": each.subject, "kind": each.kind, "what": each.what}
            for each in verdict.findings
        ],
        "failed": not verdict.intact,
    }


def _line(copy: BackupCopy) -> str:
    said = copy.manifest
    size = (said.database_bytes + said.photo_bytes) / 1_000_000
    locked = ", locked" if said.locked else ""
    return f"{said.entries} entries, {said.photos} photos, {size:.1f} MB from {said.engine}{locked}"


def _verified(verdict: Verdict) -> str:
    if verdict.intact:
        return f"intact, {verdict.entries} entries in {verdict.streams} streams"
    named = "\n".join(f"{each.subject}: {each.what}" for each in verdict.findings)
    return f"BROKEN: {verdict.found} findings\n{named}"
