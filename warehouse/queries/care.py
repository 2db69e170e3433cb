"""Selects of care: plans, visits, and what waits."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Select, and_, func, select
from sqlalchemy.orm import joinedload, selectinload

from foundation.database import db
from foundation.sight import in_sight
from warehouse.models import CarePlan, CareVisit, EvidenceItem, ItemStatus, Observation

Offices = Collection[int]


def care_plans(offices: Offices) -> Select[CarePlan]:
    """Select plans with their things."""
    return (
        select(CarePlan)
        .join(EvidenceItem, EvidenceItem.id == CarePlan.item_id)
        .where(in_sight(CarePlan.office_id, offices))
        .options(
            joinedload(CarePlan.item).joinedload(EvidenceItem.case),
            joinedload(CarePlan.item).joinedload(EvidenceItem.place),
        )
    )


def is_due(today: date) -> ColumnElement[bool]:
    """Whether the visit of a plan in force is due, of what lies here."""
    return and_(
        CarePlan.ended_at.is_(None),
        CarePlan.next_on <= today,
        EvidenceItem.status == ItemStatus.IN_CUSTODY,
    )


def visits_due(offices: Offices, today: date) -> Select[int]:
    """Select the plans whose visit is due, by their ids."""
    here = select(CarePlan.id).join(EvidenceItem, EvidenceItem.id == CarePlan.item_id)
    return here.where(in_sight(CarePlan.office_id, offices), is_due(today))


def is_open() -> ColumnElement[bool]:
    """Whether a visit is begun, and neither finished nor given up."""
    return and_(CareVisit.finished_at.is_(None), CareVisit.given_up_at.is_(None))


@dataclass(frozen=True, slots=True)
class Care:
    """The plan in force of an item and its visit that is begun; None where there is none."""

    plan: CarePlan | None
    visit: CareVisit | None

    @property
    def planned(self) -> CarePlan:
        """The plan, where it was asked before whether there is one."""
        if self.plan is None:
            raise LookupError("no care of it is planned")
        return self.plan

    @property
    def begun(self) -> CareVisit:
        """The visit, where it was asked before whether one is begun."""
        if self.visit is None:
            raise LookupError("no visit is begun")
        return self.visit


def care_of(item: EvidenceItem) -> Care:
    """Return the plan in force of an item and the visit that is begun."""
    row = db.session.execute(
        select(CarePlan, CareVisit)
        .outerjoin(CareVisit, (CareVisit.plan_id == CarePlan.id) & is_open())
        .where(CarePlan.item_id == item.id, CarePlan.ended_at.is_(None))
    ).first()
    return Care(row[0], row[1]) if row is not None else Care(None, None)


def last_care(item: EvidenceItem, most: int) -> tuple[Care, list[CareVisit]]:
    """Return the plan in force of an item and its last visits, in one statement.

    Args:
        most: so many visits, the newest first, with who began them.
    """
    rows = db.session.execute(
        select(CarePlan, CareVisit)
        .outerjoin(CareVisit, CareVisit.plan_id == CarePlan.id)
        .where(CarePlan.item_id == item.id)
        .order_by(CarePlan.id.desc(), CareVisit.id.desc())
        .limit(most)
        .options(joinedload(CareVisit.begun_by))
    ).all()
    visits = [visit for _plan, visit in rows if visit is not None]
    plan = next((plan for plan, _visit in rows if plan.ended_at is None), None)
    begun = (visit for visit in visits if visit.is_open)
    return Care(plan, next(begun, None)), visits


def visits_of(item: EvidenceItem) -> Select[CareVisit]:
    """Select the visits to an item with what they found, the newest first."""
    return (
        select(CareVisit)
        .where(CareVisit.item_id == item.id)
        .order_by(CareVisit.id.desc())
        .options(
            joinedload(CareVisit.plan),
            joinedload(CareVisit.begun_by),
            joinedload(CareVisit.finished_by),
            joinedload(CareVisit.place),
            joinedload(CareVisit.before).selectinload(Observation.photos),
            joinedload(CareVisit.after).selectinload(Observation.photos),
            selectinload(CareVisit.answers),
        )
    )


def last_done(item: EvidenceItem) -> CareVisit | None:
    """Return the last visit to an item that was finished, with its answers."""
    query = visits_of(item).where(CareVisit.finished_at.is_not(None)).limit(1)
    return db.session.scalar(query)


def count_visits(plan: CarePlan) -> int:
    """Count the visits of a plan, those given up too."""
    query = select(func.count()).select_from(CareVisit).where(CareVisit.plan_id == plan.id)
    return db.session.scalar(query) or 0
