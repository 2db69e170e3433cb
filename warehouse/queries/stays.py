"""Selects of stays: what is asked about, since when it is kept, what was answered."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from foundation.database import db
from foundation.sight import in_sight
from warehouse.models import EvidenceItem, Stay, StayAnswer

Offices = Collection[int]


def stay_of(item: EvidenceItem) -> Stay:
    """Return the stay of a thing its office answers for."""
    return db.session.scalars(select(Stay).where(Stay.item_id == item.id)).one()


def stays(offices: Offices) -> Select[Stay]:
    """Select stays with their things and their last answers."""
    return (
        select(Stay)
        .where(in_sight(Stay.office_id, offices))
        .options(
            joinedload(Stay.item).joinedload(EvidenceItem.case),
            joinedload(Stay.item).joinedload(EvidenceItem.place),
        )
    )


def stays_due(offices: Offices, today: date) -> Select[int]:
    """Select the stays that are to be asked about, by their ids."""
    return select(Stay.id).where(in_sight(Stay.office_id, offices), Stay.due_on <= today)


def codes_of(keys: Collection[str], offices: Offices) -> list[str]:
    """Return the codes of the things of some stays; what is no number names none."""
    ids = [int(key) for key in keys if key.isascii() and key.isdigit() and len(key) < 19]
    query = select(EvidenceItem.code).join(Stay, Stay.item_id == EvidenceItem.id)
    sought = query.where(Stay.id.in_(ids), in_sight(Stay.office_id, offices))
    return list(db.session.scalars(sought.order_by(Stay.id))) if ids else []


def last_answers(item: EvidenceItem, most: int) -> tuple[Stay | None, list[StayAnswer]]:
    """Return the stay of a thing and its last answers, the newest first."""
    answers = db.session.scalars(
        select(StayAnswer)
        .where(StayAnswer.item_id == item.id)
        .order_by(StayAnswer.id.desc())
        .limit(most)
        .options(joinedload(StayAnswer.answered_by))
    ).all()
    stay = db.session.scalar(select(Stay).where(Stay.item_id == item.id))
    return stay, list(answers)
