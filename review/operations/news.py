"""News: note up to where a person has seen them. Outside the ledger: it changes nothing else."""

from datetime import datetime

from sqlalchemy import func, select

from foundation.acts import Act
from foundation.database import db
from review.models import Flag, LastLook
from review.queries.news import look_of


def mark_seen(until: datetime, *, flag_id: int, by: Act) -> LastLook:
    """Note that the person has seen their news as they stood at a moment.

    Neither goes back, and neither goes beyond what there is.

    Args:
        until: when the page was shown that they read.
        flag_id: the newest flag there was then.
    """
    look = look_of(by.actor.id)
    newest = db.session.scalar(select(func.max(Flag.id))) or 0
    until, flag_id = min(until, by.at), min(flag_id, newest)
    if look is None:
        look = LastLook(account_id=by.actor.id, seen_at=until, flag_id=flag_id)
        db.session.add(look)
    else:
        look.seen_at, look.flag_id = max(look.seen_at, until), max(look.flag_id, flag_id)
    db.session.flush()
    return look
