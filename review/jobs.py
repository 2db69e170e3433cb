"""What review does by itself: refresh the flags at night, chase directives in the morning."""

from datetime import date

from sqlalchemy import or_, select

from foundation import clock
from foundation.actor import SYSTEM
from foundation.database import db
from foundation.refusals import ChangedMeanwhile
from foundation.transaction import transaction
from review.models import Directive, DirectiveState
from review.operations.directives import remind as remind_one
from review.operations.flags import CHUNK, flaggable_assets, refresh_flags

ATTEMPTS = 3  # somebody may be working on one of the assets


def refresh(today: date) -> int:
    """Refresh every flag, a transaction a chunk of assets; return how many opened or closed."""
    with transaction():
        ids = list(flaggable_assets())
    changed, failures = 0, []
    for start in range(0, len(ids), CHUNK):
        try:
            changed += _refresh(ids[start : start + CHUNK], today)
        except ChangedMeanwhile as busy:  # the other chunks are done all the same
            failures.append(busy)
    if failures:
        raise failures[0]
    return changed


def remind(today: date) -> int:
    """Chase every open directive that is due or overdue; return how many."""
    with transaction():
        due = list(
            db.session.scalars(
                select(Directive.id)
                .where(
                    Directive.state == DirectiveState.OPEN,
                    Directive.due_on <= today,
                    or_(Directive.reminded_on.is_(None), Directive.reminded_on < today),
                )
                .order_by(Directive.id)
            )
        )
    return sum(_remind(directive_id, today) for directive_id in due)


def _refresh(ids: list[int], today: date) -> int:
    for attempt in range(ATTEMPTS):
        try:
            with transaction():
                count = refresh_flags(today=today, actor=SYSTEM, at=clock.now(), asset_ids=ids)
        except ChangedMeanwhile:
            if attempt == ATTEMPTS - 1:
                raise
        else:
            return count.opened + count.closed
    return 0


def _remind(directive_id: int, today: date) -> int:
    with transaction():
        directive = db.session.get_one(Directive, directive_id)
        return remind_one(directive, today=today, actor=SYSTEM, at=clock.now())
