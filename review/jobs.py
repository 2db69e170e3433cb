"""What review does by itself: refresh the flags at night, chase directives in the morning."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import date

from sqlalchemy import or_, select

from foundation import clock
from foundation.actor import SYSTEM
from foundation.acts import Act
from foundation.database import db
from foundation.failures import Busy
from foundation.refusals import ChangedMeanwhile
from foundation.transaction import transaction
from review.models import Directive
from review.operations.directives import remind as remind_one
from review.operations.flags import carry_out, flaggable_assets, is_outdated, plan, refresh_flags

ATTEMPTS = 3  # somebody may be working on the same thing
STEP = 50  # assets planned together: what is written of them takes milliseconds
FEW = 5  # assets refreshed together while the database is locked


def refresh(today: date) -> int:
    """Refresh every flag in small steps; return how many opened or closed.

    The rules are asked first; the database is locked only to write what they found. Runs in a
    session of its own, which forgets whatever was loaded before.
    """
    ids = list(flaggable_assets())
    return sum(_refreshed(ids[start : start + STEP], today) for start in range(0, len(ids), STEP))


def _refreshed(ids: Sequence[int], today: date) -> int:
    """Refresh some assets; read again when somebody was faster, at last read under the lock."""
    by = Act(SYSTEM, clock.now())

    for _attempt in range(ATTEMPTS):
        made = plan(ids, today=today)
        db.session.expunge_all()  # what was read stays as it was read
        with suppress(ChangedMeanwhile, Busy), transaction():
            if not is_outdated(made):
                count = carry_out(made, by)
                return count.opened + count.closed

    def few(start: int) -> Callable[[], int]:
        def act() -> int:
            part = ids[start : start + FEW]
            count = refresh_flags(today=today, by=by, asset_ids=part)
            return count.opened + count.closed

        return act

    return _each(few(start) for start in range(0, len(ids), FEW))


def remind(today: date) -> int:
    """Chase every open directive that is due or overdue; return how many."""
    due = list(
        db.session.scalars(
            select(Directive.id)
            .where(
                Directive.is_open,
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
        Busy: the lock could not be had again and again; what could be done is done.
    """
    touched = 0
    failure: Exception | None = None
    busy: Exception | None = None
    for act in acts:
        for _attempt in range(ATTEMPTS):
            try:
                with transaction():
                    done = act()
            except (ChangedMeanwhile, Busy) as again:
                failure = again
            else:
                touched += done
                break
        else:
            busy = failure
    if busy is not None:
        raise busy
    return touched
