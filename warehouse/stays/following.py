"""Which stays begin and end with the lines of the book; only :mod:`warehouse.custody` asks this."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import delete, insert, update

from foundation.database import db
from warehouse.models import STILL_OURS, EvidenceItem, Stay
from warehouse.stays.days import first_due


def follow(written: Iterable[tuple[EvidenceItem, Mapping[str, Any]]]) -> None:
    """Let a stay begin with what came into the book, and end with what went out of it.

    What went from the book of one office into that of another has been kept all the time.

    Args:
        written: lines of the book that were just written, each with its thing.
    """
    came: dict[int, dict[str, Any]] = {}
    gone: set[int] = set()
    for item, line in written:
        if line["after"] not in STILL_OURS:
            gone.add(item.id)
            came.pop(item.id, None)
        elif line["before"] is None:
            came[item.id] = _begun(item, line)
    moved = gone & came.keys()
    for office_id in sorted({came[item_id]["office_id"] for item_id in moved}):
        there = {item_id for item_id in moved if came[item_id]["office_id"] == office_id}
        db.session.execute(
            update(Stay)
            .where(Stay.item_id.in_(there))
            .values(office_id=office_id)
            .execution_options(synchronize_session="fetch")
        )
    if gone := gone - moved:
        db.session.execute(
            delete(Stay)
            .where(Stay.item_id.in_(gone))
            .execution_options(synchronize_session="fetch")
        )
    if begun := [stay for item_id, stay in came.items() if item_id not in moved]:
        db.session.execute(insert(Stay), begun)


def _begun(item: EvidenceItem, line: Mapping[str, Any]) -> dict[str, Any]:
    since = min(item.since.first, line["day"]) if item.since is not None else line["day"]
    return {
        "office_id": line["office_id"],
        "item_id": item.id,
        "kept_from": since,
        "due_on": first_due(since),
    }
