"""What is known of verifying again: the open day, the newest event, the cases without a day."""

from collections.abc import Sequence

from sqlalchemy import exists, select

from cases.events.state import VERIFYING
from cases.models import CaseEvent, CaseFile, CaseStage, Deadline, Enforceability, EventKind, Step
from foundation.database import db
from foundation.partdays import PartDay


def verification_due(case: CaseFile) -> Deadline | None:
    """Return the open day of the next verification of a case."""
    return db.session.scalar(
        select(Deadline).where(
            Deadline.subject_kind == "case",
            Deadline.subject_id == case.id,
            Deadline.step == Step.VERIFY,
            Deadline.is_open,
        )
    )


def newest_verified(case: CaseFile) -> CaseEvent | None:
    """Return the newest event that says how often a case is verified: its decision, or the last."""
    return db.session.scalar(
        select(CaseEvent)
        .where(CaseEvent.case_id == case.id, CaseEvent.stands, CaseEvent.yearly.is_not(None))
        .order_by(CaseEvent.happened_on.desc(), CaseEvent.id.desc())
        .limit(1)
    )


def verified_later(case: CaseFile, happened: PartDay) -> CaseEvent | None:
    """Return the last verification of a case, where it is surely later than a day."""
    last = last_verification(case)
    return last if last is not None and last.happened_on > happened.last else None


def last_verification(case: CaseFile) -> CaseEvent | None:
    """Return the last verification of a case that stands."""
    return db.session.scalar(
        select(CaseEvent)
        .where(CaseEvent.case_id == case.id, CaseEvent.stands, CaseEvent.kind.in_(VERIFYING))
        .order_by(CaseEvent.happened_on.desc(), CaseEvent.id.desc())
        .limit(1)
    )


def without_a_day() -> Sequence[int]:
    """Return the open cases that are decided to be unable and have no day to verify them again."""
    decided = exists().where(
        CaseEvent.case_id == CaseFile.id, CaseEvent.stands, CaseEvent.kind == EventKind.UNABLE
    )
    ruled = exists().where(
        Deadline.subject_kind == "case",
        Deadline.subject_id == CaseFile.id,
        Deadline.step == Step.VERIFY,
    )
    return db.session.scalars(
        select(CaseFile.id)
        .where(
            CaseFile.stage == CaseStage.OPEN,
            CaseFile.enforceability == Enforceability.UNABLE,
            decided,
            ~ruled,
        )
        .order_by(CaseFile.id)
    ).all()
