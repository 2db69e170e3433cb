"""Keeping codes nobody knows: what was scanned is not lost."""

from datetime import datetime

from sqlalchemy import select

from foundation.actor import Actor
from foundation.database import db
from warehouse.models import UnknownScan


def keep_unknown_scan(raw: str, *, actor: Actor, at: datetime) -> UnknownScan:
    """Keep a code that names nothing; the same code of an office is kept once."""
    text = raw.strip()[:300]
    row = db.session.scalar(
        select(UnknownScan)
        .where(UnknownScan.office_id == actor.office_id, UnknownScan.raw == text)
        .limit(1)
    )
    if row is None:
        row = UnknownScan(
            office_id=actor.office_id, raw=text, scanned_at=at, scanned_by_id=actor.id
        )
        db.session.add(row)
        db.session.flush()
    return row
