"""`flask ledger`: verify, sign and export the ledger from the command line."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import click
from flask import current_app
from flask.cli import AppGroup

from audit import checkpoints, export, place, verification
from audit.source import open_source
from audit.verification import Verdict
from foundation import clock
from web.commands import command, ready_database

ledger = AppGroup("ledger", help="The append-only, hash-chained ledger.")


@ledger.command("verify")
@click.option(
    "--checkpoint",
    "outside",
    type=click.Path(path_type=Path),
    help="Compare with a checkpoint kept outside: its file, or the line of its symbol.",
)
@click.option(
    "--without-key",
    is_flag=True,
    help="Where the ledger's key is not: say nothing of the keyed hashes.",
)
@command
def verify(outside: Path | None, without_key: bool) -> tuple[str, dict[str, Any]]:
    """Recompute every chain, compare every row, photo and checkpoint; name all that is broken."""
    settings = current_app.config["KEBIEN"]
    wanted = place.wanted(settings)
    if outside is not None:
        wanted = replace(wanted, outside=checkpoints.parse(outside.read_text(errors="replace")))
    if without_key:
        wanted = replace(wanted, key=None)
    verdict = verification.verify(place.address(settings), wanted)
    return _told(verdict), {
        "entries": verdict.entries,
        "streams": verdict.streams,
        "intact": verdict.intact,
        "found": verdict.found,
        "findings": [
            {"subject": finding.subject, "kind": finding.kind, "what": finding.what}
            for finding in verdict.findings
        ],
        "photos": verdict.photos,
        "reaches": int(verdict.reaches.last_entry) if verdict.reaches else None,
        "uncovered": _uncovered(verdict),
        "unkeyed": verdict.unkeyed,
        "failed": not verdict.intact,
    }


@ledger.command("checkpoint")
@click.option("--out", type=click.Path(path_type=Path), help="Write it into this file as well.")
@command
def checkpoint(out: Path | None) -> tuple[str, dict[str, Any]]:
    """Sign the heads of all streams as they are now. Keep the result outside this machine."""
    ready_database()
    settings = current_app.config["KEBIEN"]
    row = checkpoints.make(place.address(settings), settings.ledger_key, clock.today())
    point = checkpoints.point_of(row)
    if out is not None:
        out.write_text(point.text)
    said = f"checkpoint {point.number} of {point.day} covers {point.entries} entries"
    return f"{said}\n{point.text}", {name: getattr(point, name) for name in checkpoints.NAMES}


@ledger.command("export")
@click.argument("stream", required=False)
@click.option("--all", "whole", is_flag=True, help="The whole ledger.")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="The file to write.")
@command
def export_proof(stream: str | None, whole: bool, out: Path) -> tuple[str, dict[str, Any]]:
    """Export a proof that anybody can verify: of one subject such as item:17, or of everything."""
    if (stream is None) is not whole:
        raise ValueError("Name one subject, for example item:17, or say --all.")
    source = open_source(place.address(current_app.config["KEBIEN"]))
    count = 0
    try:
        with out.open("w") as file:
            for line in export.lines(source, stream):
                file.write(line)
                count += 1
    finally:
        source.close()
    return f"{count} lines in {out}", {"lines": count, "file": str(out)}


def _uncovered(verdict: Verdict) -> int:
    """Return how many entries stand in no checkpoint that fits."""
    covered = int(verdict.reaches.entries) if verdict.reaches else 0
    return max(verdict.entries - covered, 0)


def _told(verdict: Verdict) -> str:
    if verdict.intact:
        lines = [f"intact: {verdict.entries} entries in {verdict.streams} streams"]
    else:
        lines = [f"BROKEN: {verdict.found} findings"]
    lines += [f"{finding.subject}: {finding.what}" for finding in verdict.findings]
    if verdict.reaches is None:
        lines.append(
            "no checkpoint covers anything: entries removed from an end, or rewritten, are not all"
            " found"
        )
    else:
        point = verdict.reaches
        lines.append(f"checkpoint {point.number} of {point.day} reaches entry {point.last_entry}")
        if left := _uncovered(verdict):
            lines.append(
                f"{left} entries after it stand in no checkpoint: whether more were removed from"
                " their end is not found; `flask ledger checkpoint` covers them"
            )
    if not verdict.keyed:
        lines.append("without the key: whether this program wrote the entries is not checked")
    elif verdict.unkeyed:
        lines.append(f"{verdict.unkeyed} entries are older than the key and not checked with it")
    return "\n".join(lines)
