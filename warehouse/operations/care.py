"""Care of what loses value while it waits: a plan, and visits with a scan and photos."""

from collections.abc import Sequence
from datetime import date, timedelta

from foundation.acts import Act, lock_as_seen
from foundation.database import db
from foundation.refusals import check
from warehouse import allowed_care, custody
from warehouse.allowed_care import Answers
from warehouse.care import entries
from warehouse.care.checks import HABITS, checks_of
from warehouse.models import (
    CareAnswer,
    CareKind,
    CarePlan,
    CareState,
    CareVisit,
    EvidenceItem,
    Place,
    Touch,
)
from warehouse.observing import Found
from warehouse.operations.looking import compare_again
from warehouse.operations.observing import observe
from warehouse.photos import StoredPhoto
from warehouse.queries.care import care_of, count_visits, last_done


def plan_care(
    item: EvidenceItem, *, kind: CareKind, every_days: int | None = None, next_on: date, by: Act
) -> CarePlan:
    """Let an item be visited every so many days, the first time on a day that is said.

    Args:
        every_days: None is as often as is usual for the kind.

    Raises:
        ChangedMeanwhile: the item is not as the person saw it.
        WarehouseOfAnotherOffice: the person keeps the warehouse of another office.
        NotSeenYet: only an old file says that it is here.
        NotInCustody: the item is not here.
        CarePlanned: a plan of it is in force.
        VisitDayPast: the first visit would be due before today.
    """
    lock_as_seen(item, by)
    check(allowed_care.why_not_plan(item, care_of(item).plan, by))
    check(allowed_care.why_not_due(next_on, by))
    every_days = every_days or HABITS[kind].every_days
    plan = CarePlan(
        office_id=item.office_id,
        item_id=item.id,
        kind=kind,
        every_days=every_days,
        next_on=next_on,
        begun_at=by.at,
        begun_by_id=by.actor.id,
    )
    db.session.add(plan)
    db.session.flush()
    said = {"kind": kind, "every_days": every_days, "next_on": next_on}
    custody.post(item, entries.CARE_BEGUN, by=by, payload=said)
    return plan


def end_care(item: EvidenceItem, *, reason: str, by: Act) -> EvidenceItem:
    """Let an item be visited no more; what the visits found stays.

    Raises:
        ChangedMeanwhile: the item is not as the person saw it.
        WarehouseOfAnotherOffice: the person keeps the warehouse of another office.
        NoCarePlan: no plan of it is in force.
        VisitOpen: a visit is begun.
    """
    lock_as_seen(item, by)
    care = care_of(item)
    check(allowed_care.why_not_end(item, care.plan, care.visit, by))
    plan = care.planned
    plan.ended_at, plan.ended_by_id = by.at, by.actor.id
    plan.reason = reason[:300]
    db.session.flush()
    said = {"reason": reason[:300], "visits": count_visits(plan)}
    custody.post(item, entries.CARE_ENDED, by=by, payload=said)
    return item


def begin_visit(
    item: EvidenceItem, *, scanned: EvidenceItem | None, photos: Sequence[StoredPhoto], by: Act
) -> CareVisit:
    """Begin a visit at the spot: the label of the thing was scanned, and it is shown as found.

    Args:
        scanned: what the scanned label stands for.
        photos: taken before anything is done.

    Raises:
        ChangedMeanwhile: the item is not as the person saw it.
        WarehouseOfAnotherOffice: the person keeps the warehouse of another office.
        NotSeenYet: only an old file says that it is here.
        NotInCustody: the item is not here.
        NoCarePlan: no plan of it is in force.
        VisitOpen: a visit is begun already.
        OtherThingScanned: the label is of another thing.
        CarePhotoNeeded: there is no photo.
    """
    lock_as_seen(item, by)
    care = care_of(item)
    check(allowed_care.why_not_begin(item, care.plan, care.visit, by))
    check(allowed_care.why_not_same(item, scanned))
    check(allowed_care.why_not_pictured(photos))
    plan = care.planned
    place = db.session.get_one(Place, item.place_id) if item.place_id is not None else None
    before = observe(
        item, Found(photos=photos), touch=Touch.CARE, place_id=item.place_id, by=by.onward()
    )
    visit = CareVisit(
        office_id=item.office_id,
        item_id=item.id,
        plan_id=plan.id,
        number=count_visits(plan) + 1,
        due_on=plan.next_on,
        begun_at=by.at,
        begun_by_id=by.actor.id,
        place_id=item.place_id,
        before_id=before.id,
    )
    db.session.add(visit)
    db.session.flush()
    said = {
        "number": visit.number,
        "due_on": visit.due_on,
        "place": place.full_name if place is not None else None,
        "photos": [one.sha256 for one in photos],
    }
    custody.post(item, entries.VISIT_BEGUN, by=by, payload=said)
    return visit


def finish_visit(
    item: EvidenceItem, *, state: CareState, answers: Answers, found: Found, by: Act
) -> CareVisit:
    """Finish the visit that is begun; what differs from what is known opens a discrepancy.

    Args:
        state: in which the thing is after the visit.
        answers: of each check of its kind.
        found: as after the visit, with the photos taken then.

    Raises:
        ChangedMeanwhile: the item is not as the person saw it.
        WarehouseOfAnotherOffice: the person keeps the warehouse of another office.
        NotSeenYet: only an old file says that it is here.
        NotInCustody: the item is not here.
        NoVisitOpen: no visit is begun.
        CareAnswersMissing: a check is not answered.
        CareNotSaid: a check is not in order, and nobody says what is wrong.
        CarePhotoNeeded: there is no photo of it after the visit.
        ConditionNeeded, SealStateNeeded, SealNumberNeeded, ReadAgain, WeightNotPositive: see
            ``look_at_item``.
    """
    lock_as_seen(item, by)
    care = care_of(item)
    check(allowed_care.why_not_finish(item, care.visit, by))
    plan, visit = care.planned, care.begun
    check(allowed_care.why_not_answered(plan.kind, answers))
    check(allowed_care.why_not_pictured(found.photos))
    last = last_done(item)
    asked = [one for one in checks_of(plan.kind) if one in answers]
    plan.next_on = by.day + timedelta(days=plan.every_days)
    _, after = compare_again(
        item,
        found,
        touch=Touch.CARE,
        kind=entries.VISITED,
        payload={
            "number": visit.number,
            "state": state,
            "before": last.state if last is not None else None,
            "not_in_order": [one for one in asked if not answers[one][0]],
            "next_on": plan.next_on,
        },
        by=by,
    )
    visit.finished_at, visit.finished_by_id = by.at, by.actor.id
    visit.after_id, visit.state = after.id, state
    db.session.add_all(
        CareAnswer(
            office_id=item.office_id,
            item_id=item.id,
            visit_id=visit.id,
            about=one,
            in_order=answers[one][0],
            said=answers[one][1].strip()[:200],
        )
        for one in asked
    )
    db.session.flush()
    return visit


def give_up_visit(item: EvidenceItem, *, reason: str, by: Act) -> CareVisit:
    """Give up a visit that was begun; its photos stay, and it is due as before.

    Raises:
        ChangedMeanwhile: the item is not as the person saw it.
        WarehouseOfAnotherOffice: the person keeps the warehouse of another office.
        NoVisitOpen: no visit is begun.
    """
    lock_as_seen(item, by)
    care = care_of(item)
    check(allowed_care.why_not_give_up(item, care.visit, by))
    visit = care.begun
    visit.given_up_at, visit.reason = by.at, reason[:300]
    db.session.flush()
    said = {"number": visit.number, "reason": reason[:300]}
    custody.post(item, entries.VISIT_GIVEN_UP, by=by, payload=said)
    return visit
