"""What review does by itself: refresh the flags at night, chase directives in the morning."""

from collections.abc import Callable, Iterable
from datetime import date

from sqlalchemy import or_, select

from foundation import clock
from foundation.actor import SYSTEM
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import ChangedMeanwhile
from foundation.transaction import transaction
from review.models import Directive, DirectiveState
from review.operations.directives import remind as remind_one
from review.operations.flags import CHUNK, flaggable_assets, refresh_flags

ATTEMPTS = 3  # somebody may be working on the same thing


def refresh(today: date) -> int:
    """Refresh every flag, a transaction a chunk of assets; return how many opened or closed."""
    with transaction():
        ids = list(flaggable_assets())

    def chunk(start: int) -> Callable[[], int]:
        def act() -> int:
            part = ids[start : start + CHUNK]
            count = refresh_flags(today=today, by=Act(SYSTEM, clock.now()), asset_ids=part)
            return count.opened + count.closed

        return act

    return _each(chunk(start) for start in range(0, len(ids), CHUNK))


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

    def chase(directive_id: int) -> Callable[[], int]:
        def act() -> int:
            directive = db.session.get_one(Directive, directive_id)
            return remind_one(directive, today=today, by=Act(SYSTEM, clock.now()))

        return act

    return _each(chase(directive_id) for directive_id in due)


def _each(acts: Iterable[Callable[[], int]]) -> int:
    """Do every act in a transaction of its own; one that cannot be done does not stop the rest.

    Raises:
        ChangedMeanwhile: people kept changing the same thing; the others are done.
    """
    touched, busy = 0, None
    for act in acts:
        for _attempt in range(ATTEMPTS):
            try:
                with transaction():
                    done = act()
            except ChangedMeanwhile as again:
                failure = again
            else:
                touched += done
                break
        else:
            busy = failure
    if busy is not None:
        raise busy
    return touched
