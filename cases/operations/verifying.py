"""Verifying again, at least twice a year, what cannot be enforced yet.

The day follows from the events of the case: a recorded verification meets it and begins the next.
"""

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select

from cases import law
from cases.events.state import VERIFYING, CaseState, case_state
from cases.events.verified import verification_due
from cases.models import (
    CaseEvent,
    CaseFile,
    Deadline,
    EndReason,
    Enforceability,
    Step,
)
from cases.operations import deadlines
from foundation.acts import Act
from foundation.database import db, lock
from lawbook.citation import Ruling


@dataclass(frozen=True, slots=True)
class OfCase:
    """A case as a thing for which steps are due."""

    case: CaseFile

    @property
    def stream(self) -> str:
        return self.case.stream

    @property
    def office_id(self) -> int:
        return self.case.office_id

    @property
    def case_id(self) -> int:
        return self.case.id

    @property
    def lot_id(self) -> int | None:
        return None


def rule_verification(case: CaseFile, state: CaseState, *, by: Act) -> None:
    """Let the next verification be due as the events of a case say; end it where none is.

    Law: 106/2025/QH15, Điều 38 khoản 3; before it 26/2008/QH12, Điều 44 khoản 2. Counted from the
    last verification; where none is recorded, from the decision, which is a reading.
    """
    own = deadlines.of(OfCase(case))
    row = own.find(Step.VERIFY)
    ended = is_over(case, state)
    if ended or state.enforceability is not Enforceability.UNABLE or state.classed is None:
        reason = EndReason.CASE_ENDED if ended else EndReason.CASE_ABLE
        if row is not None and row.is_open:
            deadlines.end(row, by.day, reason=reason, by=by.onward())
        return
    from_on, ruling = _ruled(state, by.day)
    if row is not None and row.is_open and row.trigger_on < from_on and _was_verified(state):
        own.meet(Step.VERIFY, from_on, by=by.onward())
    own.schedule(Step.VERIFY, ruling, trigger_on=from_on, by=by.onward(), again=True)


def forget_verification(event: CaseEvent, case: CaseFile, *, by: Act) -> None:
    """Let what a verification met be due by the open day again: it never was."""
    if event.kind not in VERIFYING:
        return
    on = event.day.last
    met = db.session.scalars(
        select(Deadline)
        .where(
            Deadline.subject_kind == "case",
            Deadline.subject_id == case.id,
            Deadline.step == Step.VERIFY,
            Deadline.status.in_(deadlines.DONE),
            Deadline.met_on == on,
        )
        .with_for_update()
    ).all()
    for row in met:
        deadlines.never_due(row, by=by.onward())


def is_over(case: CaseFile, state: CaseState) -> bool:
    """Whether a case is enforced here no more."""
    whole = (each for each in (state.stopped, state.moved) if each is not None)
    return not case.is_open or state.ended is not None or any(not each.partial for each in whole)


def _was_verified(state: CaseState) -> bool:
    verified, classed = state.verified, state.classed
    return (
        verified is not None
        and classed is not None
        and (verified.day.last, verified.id) > (classed.day.last, classed.id)
    )


def _ruled(state: CaseState, today: date) -> tuple[date, Ruling[date] | None]:
    """Return from which day the next one is counted, and its last day."""
    known = [each for each in (state.classed, state.verified) if each is not None]
    newest = max(known, key=lambda each: (each.happened_on, each.id))
    counted = state.verified or state.classed
    assert counted is not None
    from_on = min(counted.day.last, today)
    ruling = law.verify_again_by(from_on, yearly=bool(newest.yearly))
    if ruling is not None and (state.verified is None or counted.day.exact is None):
        ruling = replace(
            ruling, confirmed=False
        )  # counted from the decision, or from part of a day
    return from_on, ruling


def rule_if_none(case_id: int, by: Act) -> bool:
    """Rule the next verification of a case whose decision is older than this kind of day.

    Returns:
        Whether it has one now.
    """
    case = lock(db.session.get_one(CaseFile, case_id))
    rule_verification(case, case_state(case, by.day), by=by)
    return verification_due(case) is not None
