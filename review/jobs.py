"""What review does by itself: refresh the flags at night, chase directives in the morning."""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from itertools import islice

from sqlalchemy import or_, select

from cases.models import CalendarDay
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
from review.operations.judging import Judged, ask_again, judge_step, unjudged

logger = logging.getLogger("kebien.review")

ATTEMPTS = 3  # somebody may be working on the same thing
STEP = 50  # assets planned together: what is written of them takes milliseconds
FEW = 5  # assets refreshed together while the database is locked


def refresh(today: date) -> int:
    """Refresh every flag in small steps; return how many opened or closed.

    The rules are asked first; the database is locked only to write what they found. Runs in a
    session of its own, which forgets whatever was loaded before.
    """
    ids = list(flaggable_assets())

    def step(start: int) -> Callable[[], int]:
        return lambda: _refreshed(ids[start : start + STEP], today)

    return _all(step(start) for start in range(0, len(ids), STEP))


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


def judge(_today: date) -> int:
    """Rule open legal days again after each changed day of the calendar; return how many moved.

    What could not be moved before is asked again. The page begins it right after a day was
    recorded; what it did not finish is done here.
    """
    return sum(step.moved for step in _judge_steps()) + sum(step.moved for step in _ask_steps())


def begin_judging(steps: int) -> bool:
    """Do a few steps of what :func:`judge` does; return whether all changed days are carried out.

    Somebody who writes at this moment is not waited for twice: the rest is done later.
    """
    with suppress(ChangedMeanwhile, Busy):
        for _step in islice(_judge_steps(), steps):
            pass
    return unjudged() is None


def carry_on_judging() -> int:
    """Carry out the changed days of the calendar that wait, if any; return how many moved."""
    moved = 0
    with suppress(ChangedMeanwhile):  # another process does it; the next look sees
        for step in _judge_steps():
            moved += step.moved
    return moved


def _judge_steps() -> Iterator[Judged]:
    while (changed := unjudged()) is not None:
        number, after = changed.id, 0
        while True:
            with transaction():
                row = db.session.get_one(CalendarDay, number)
                step = judge_step(row, after=after, by=Act(SYSTEM, clock.now()))
            yield step
            after = step.after
            if not after:
                break


def _ask_steps() -> Iterator[Judged]:
    after = 0
    while True:
        with transaction():
            step = ask_again(after=after, by=Act(SYSTEM, clock.now()))
        yield step
        after = step.after
        if not after:
            return


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
    """Do every act in a transaction of its own, again when it met somebody; see :func:`_all`."""

    def tried(act: Callable[[], int]) -> Callable[[], int]:
        def attempts() -> int:
            for _attempt in range(ATTEMPTS - 1):
                with suppress(ChangedMeanwhile, Busy), transaction():
                    return act()
            with transaction():
                return act()

        return attempts

    return _all(tried(act) for act in acts)


def _all(works: Iterable[Callable[[], int]]) -> int:
    """Do every work and return the sum; one that fails does not stop the rest.

    Raises:
        Exception: the last failure, after the rest is done.
    """
    touched = 0
    failure: Exception | None = None
    for work in works:
        try:
            touched += work()
        except Exception as failed:
            logger.exception("review.step_failed")
            db.session.rollback()
            failure = failed
    if failure is not None:
        raise failure
    return touched
