"""What the form of a touch shows beside it: the thing as it was last seen, with its pictures."""

from typing import Any

from foundation.database import db
from warehouse import observing, queries
from warehouse.models import EvidenceItem, Touch


def beside(item: EvidenceItem) -> dict[str, Any]:
    """Return what the template ``warehouse/_known.html`` needs.

    The pictures are those of the last touch that has some; else those of the item.
    """
    history = db.session.scalars(queries.observations(item)).all()
    photos = db.session.scalars(queries.photos(item)).all()
    pictured = [row.id for row in history if any(p.observation_id == row.id for p in photos)]
    shown = [p for p in photos if not pictured or p.observation_id == pictured[-1]]
    seen = [row for row in history if row.touch is not Touch.CLAIM]
    return {
        "known": observing.as_now(item, history),
        "last_seen": seen[-1] if seen else None,
        "pictures": shown,
    }
