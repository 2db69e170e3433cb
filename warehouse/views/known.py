"""What the form of a touch shows beside it: the thing as it was last seen, with its pictures."""

from typing import Any

from flask_babel import gettext as _

from foundation.database import db, is_made_here
from warehouse import observing, queries
from warehouse.models import EvidenceItem, Touch
from warehouse.queries.discrepancies import open_of
from web.formatting import label
from web.pages import Alarm


def answered(item: EvidenceItem, words: str) -> str:
    """Say what was done; where it opened a discrepancy, name it, as an alarm."""
    row = db.session.scalar(open_of(item))
    if row is None:
        return words
    made = is_made_here(row)
    kinds = ", ".join(label(kind) for kind in row.kinds)
    said = {"done": words, "kinds": kinds, "number": row.number}
    if made:
        told = _(
            "%(done)s It is not as it was: %(kinds)s. Discrepancy %(number)s is open and locks it.",
            **said,
        )
    else:
        told = _("%(done)s It was added to discrepancy %(number)s, which is open.", **said)
    return Alarm(told)


def beside(item: EvidenceItem) -> dict[str, Any]:
    """Return what the template ``warehouse/_known.html`` needs.

    The pictures are those of the last touch that has some; else those of the item.
    """
    history = db.session.scalars(queries.told_observations(item)).all()
    photos = db.session.scalars(queries.told_photos(item)).all()
    pictured = [row.id for row in history if any(p.observation_id == row.id for p in photos)]
    shown = [p for p in photos if not pictured or p.observation_id == pictured[-1]]
    seen = [row for row in history if row.touch is not Touch.CLAIM]
    return {
        "known": observing.as_now(item, history),
        "last_seen": seen[-1] if seen else None,
        "pictures": shown,
    }
