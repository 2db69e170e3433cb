"""The register of outside rows: what was imported before, by key and by content."""

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import asdict
from typing import Any

from sqlalchemy import select

from audit import ledger
from audit.exact import plain
from exchange.importing.files import ReadFile
from exchange.importing.outcome import Outcome
from exchange.models import ImportBatch, ImportedRow
from foundation.acts import Act
from foundation.database import db

CHUNK = 500  # keys in one query
NOT_CONTENT = ("row", "warnings", "missing", "doubts", "source_url")


def content_hash(draft: Any) -> str:
    """Return a hash of what was read from a row, whatever its place in the file."""
    values = {key: value for key, value in asdict(draft).items() if key not in NOT_CONTENT}
    text = json.dumps(plain(values), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def known_rows(sheet: str, office_id: int, keys: Collection[str]) -> Mapping[str, ImportedRow]:
    """Return the rows of ``keys`` that were imported before."""
    wanted = list(keys)
    found: dict[str, ImportedRow] = {}
    for start in range(0, len(wanted), CHUNK):
        rows = db.session.scalars(
            select(ImportedRow).where(
                ImportedRow.office_id == office_id,
                ImportedRow.sheet == sheet,
                ImportedRow.key.in_(wanted[start : start + CHUNK]),
            )
        )
        found.update({row.key: row for row in rows})
    return found


def known_fingerprints(
    sheet: str, office_id: int, prints: Collection[str]
) -> Mapping[str, ImportedRow]:
    """Return one earlier row for each fingerprint that was imported under another key."""
    wanted = list(prints)
    found: dict[str, ImportedRow] = {}
    for start in range(0, len(wanted), CHUNK):
        rows = db.session.scalars(
            select(ImportedRow).where(
                ImportedRow.office_id == office_id,
                ImportedRow.sheet == sheet,
                ImportedRow.fingerprint.in_(wanted[start : start + CHUNK]),
            )
        )
        found.update({row.fingerprint: row for row in rows})
    return found


def open_batch(sheet: str, file: ReadFile[Any], *, office_id: int, by: Act) -> ImportBatch:
    """Begin the record of one import."""
    batch = ImportBatch(
        office_id=office_id,
        sheet=sheet,
        file_name=file.name[:200],
        sha256=file.sha256,
        rows=0,
        new=0,
        unchanged=0,
        refused=0,
        imported_at=by.at,
        imported_by_id=by.actor.id,
    )
    db.session.add(batch)
    db.session.flush()
    return batch


def close_batch(batch: ImportBatch, outcome: Outcome, *, by: Act) -> None:
    """Write the counts of a finished import, and the import into the ledger."""
    batch.rows, batch.new = outcome.rows, len(outcome.new)
    batch.unchanged, batch.refused = len(outcome.unchanged), len(outcome.refused)
    db.session.flush()
    ledger.append(
        f"import:{batch.id}",
        "import.made",
        office_id=batch.office_id,
        by=by,
        payload={
            "sheet": batch.sheet,
            "file": batch.file_name,
            "sha256": batch.sha256,
            "rows": batch.rows,
            "new": batch.new,
            "unchanged": batch.unchanged,
            "refused": batch.refused,
        },
    )
