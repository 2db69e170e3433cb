"""Verifications asked for on the page: they run beside it and say how far they are."""

import logging
from datetime import timedelta
from typing import Final

from sqlalchemy import select

from audit import place, verification
from audit.models import LedgerCheck
from audit.verification import Wanted
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.transaction import transaction

logger = logging.getLogger("kebien.ledger")

STILL: Final = timedelta(minutes=2)  # a check silent for so long ended with its process
SAID_EVERY: Final = timedelta(seconds=1)
SHOWN: Final = 300  # findings kept for the page


def last() -> LedgerCheck | None:
    """Return the verification asked for last."""
    return db.session.scalar(select(LedgerCheck).order_by(LedgerCheck.id.desc()).limit(1))


def broken() -> int:
    """Return how many broken things the newest finished verification found; 0 of none."""
    newest = (
        select(LedgerCheck.found)
        .where(LedgerCheck.finished_at.is_not(None), LedgerCheck.failure.is_(None))
        .order_by(LedgerCheck.id.desc())
        .limit(1)
    )
    return db.session.scalar(newest) or 0


def runs(check: LedgerCheck | None) -> bool:
    """Whether a verification is at work now."""
    if check is None or check.finished_at is not None:
        return False
    return clock.now() - check.moved_at < STILL


def ask(by: Act) -> LedgerCheck | None:
    """Note that somebody wants everything verified; None while one is at work already."""
    if runs(last()):
        return None
    check = LedgerCheck(
        asked_by_id=by.actor.id, asked_at=by.at, moved_at=clock.now(), what="entries", findings=[]
    )
    db.session.add(check)
    db.session.flush()
    return check


def run(number: int, wanted: Wanted) -> LedgerCheck:
    """Verify, and write down what was found; what is broken is an alarm in the log as well."""
    said = clock.now()

    def tell(what: str, done: int, total: int) -> None:
        nonlocal said
        if clock.now() - said < SAID_EVERY:
            return
        said = clock.now()
        with transaction():
            check = db.session.get_one(LedgerCheck, number)
            check.what, check.done, check.total, check.moved_at = what, done, total, said

    failure, verdict = None, verification.Verdict()
    try:
        verdict = verification.verify(place.here(), wanted, tell)
    except Exception as error:  # noqa: BLE001 - whatever it was, the page must say that it ended
        failure = str(error)[:300] or type(error).__name__
    with transaction():
        check = db.session.get_one(LedgerCheck, number)
        check.finished_at = check.moved_at = clock.now()
        check.failure = failure
        check.entries, check.streams, check.found = verdict.entries, verdict.streams, verdict.found
        check.findings = [[f.subject, f.kind, f.facts] for f in verdict.findings[:SHOWN]]
        check.reaches = int(verdict.reaches.last_entry) if verdict.reaches else None
    if verdict.found:
        logger.error("ledger.broken", extra={"check": number, "found": verdict.found})
    return check
