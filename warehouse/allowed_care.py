"""What may be done now about the care of a thing, and why not; see :mod:`warehouse.allowed`."""

from collections.abc import Collection, Mapping
from datetime import date

from foundation.acts import Act
from foundation.codes import shown
from foundation.refusals import Refusal
from warehouse.allowed import why_not_handle, why_not_keep
from warehouse.care.checks import checks_of
from warehouse.models import CareCheck, CareKind, CarePlan, CareVisit, EvidenceItem
from warehouse.photos import StoredPhoto
from warehouse.refusals.care import (
    CareAnswersMissing,
    CareNotSaid,
    CarePhotoNeeded,
    CarePlanned,
    NoCarePlan,
    NoVisitOpen,
    OtherThingScanned,
    VisitDayPast,
    VisitOpen,
)

Answers = Mapping[CareCheck, tuple[bool, str]]
"""Of each check whether it is in order, and what was seen, done or read off."""


def why_not_plan(item: EvidenceItem, plan: CarePlan | None, by: Act) -> Refusal | None:
    """What lies here is looked after by one plan at a time.

    Args:
        plan: the plan in force.
    """
    return why_not_handle(item, by) or (CarePlanned() if plan is not None else None)


def why_not_due(next_on: date, by: Act) -> Refusal | None:
    """A visit is due today or later."""
    return VisitDayPast() if next_on < by.day else None


def why_not_end(
    item: EvidenceItem, plan: CarePlan | None, visit: CareVisit | None, by: Act
) -> Refusal | None:
    """A plan also ends for what has gone; a visit that is begun comes first."""
    return why_not_keep(item, by) or (NoCarePlan() if plan is None else _why_not_free(visit))


def why_not_begin(
    item: EvidenceItem, plan: CarePlan | None, visit: CareVisit | None, by: Act
) -> Refusal | None:
    """One visit at a time, to what lies here and has a plan.

    Args:
        visit: the one that is begun.
    """
    return why_not_handle(item, by) or (NoCarePlan() if plan is None else _why_not_free(visit))


def why_not_same(item: EvidenceItem, scanned: EvidenceItem | None) -> Refusal | None:
    """At the spot the label of the thing itself is scanned."""
    if scanned is None or scanned.id != item.id:
        return OtherThingScanned(code=shown(item.code))
    return None


def why_not_pictured(photos: Collection[StoredPhoto]) -> Refusal | None:
    """Without photos a visit does not count."""
    return None if photos else CarePhotoNeeded()


def why_not_finish(item: EvidenceItem, visit: CareVisit | None, by: Act) -> Refusal | None:
    """The visit that is begun is finished by a keeper, while the thing lies here."""
    return why_not_handle(item, by) or (NoVisitOpen() if visit is None else None)


def why_not_give_up(item: EvidenceItem, visit: CareVisit | None, by: Act) -> Refusal | None:
    """A visit that is begun may be given up, also of what has gone since."""
    return why_not_keep(item, by) or (NoVisitOpen() if visit is None else None)


def why_not_answered(kind: CareKind, answers: Answers) -> Refusal | None:
    """Each check of the kind is answered, and what is not in order is described."""
    missing = [check for check in checks_of(kind) if check not in answers]
    if missing:
        return CareAnswersMissing(checks=missing)
    unsaid = [
        check
        for check in checks_of(kind)
        if not answers[check][0] and not answers[check][1].strip()
    ]
    return CareNotSaid(checks=unsaid) if unsaid else None


def _why_not_free(visit: CareVisit | None) -> Refusal | None:
    return VisitOpen(number=visit.number) if visit is not None else None
