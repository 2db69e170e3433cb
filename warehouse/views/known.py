"""What the form of a touch shows beside it: the thing as it was last seen, with its pictures."""

from typing import Any

from flask_babel import gettext as _

from foundation.database import db, is_made_here
from warehouse import observing, queries
from warehouse.models import Deviation, Discrepancy, EvidenceItem, Touch
from warehouse.queries.discrepancies import open_of
from web.formatting import label
from web.pages import Alarm


def answered(item: EvidenceItem, words: str) -> str:
    """Say what was done; where it opened a discrepancy, name it, as an alarm."""
    row = db.session.scalars(open_of(item).order_by(None).order_by(Discrepancy.id.desc())).first()
    if row is None or not is_made_here(row):
        return words
    kinds = ", ".join(label(Deviation(name)) for name, _was, _now in row.deviations)
    return Alarm(
        _(
            "%(done)s It is not as it was: %(kinds)s. Discrepancy %(number)s is open and locks it.",
            done=words,
            kinds=kinds,
            number=row.number,
        )
    )


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
