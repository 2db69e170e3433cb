"""How far an office has begun: what it has, until a thing of it was seen in the store."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from itertools import product

from sqlalchemy import or_, select

from accounts import founding
from accounts.models import Membership, Role, UserAccount
from cases.models import CaseFile
from foundation.database import db
from warehouse.models import EvidenceItem, ItemStatus, LabelPrint, Place

NEEDED = (Role.KEEPER, Role.OFFICER, Role.HEAD)  # without whom no order can be carried out
Offices = Collection[int]


@dataclass(frozen=True, slots=True)
class Beginning:
    """What an office has of what it needs to begin."""

    named: bool
    missing: tuple[Role, ...]  # roles nobody holds
    three: bool  # one may propose, another approve, a third carry out
    places: bool
    labelled: bool  # the label of a place was printed
    claimed: bool  # a thing was entered
    cases: bool


NEVER_SEEN = (ItemStatus.CLAIMED, ItemStatus.AT_THE_DOOR, ItemStatus.NOT_TAKEN_IN)


def has_begun(offices: Offices) -> bool:
    """Whether a thing was ever seen in the store of one of the offices."""
    seen = select(EvidenceItem.id).where(
        EvidenceItem.office_id.in_(offices), EvidenceItem.status.not_in(NEVER_SEEN)
    )
    return bool(db.session.scalar(select(seen.exists())))


def beginning_of(offices: Offices, on: date) -> Beginning:
    """Return what the offices have; asked only until they have begun."""
    row = db.session.execute(
        select(
            select(Place.id).where(Place.office_id.in_(offices)).exists(),
            select(LabelPrint.id)
            .where(LabelPrint.office_id.in_(offices), LabelPrint.place_id.is_not(None))
            .exists(),
            select(EvidenceItem.id).where(EvidenceItem.office_id.in_(offices)).exists(),
            select(CaseFile.id).where(CaseFile.office_id.in_(offices)).exists(),
        )
    ).one()
    held = _held(offices, on)
    trios = product(held[Role.OFFICER] | held[Role.KEEPER], held[Role.HEAD], held[Role.KEEPER])
    return Beginning(
        named=founding.ROOT_OFFICE not in offices
        or not founding.is_unnamed(founding.first_office()),
        missing=tuple(role for role in NEEDED if not held[role]),
        three=any(len(set(trio)) == len(trio) for trio in trios),
        places=row[0],
        labelled=row[1],
        claimed=row[2],
        cases=row[3],
    )


def _held(offices: Offices, on: date) -> dict[Role, set[int]]:
    """Return who holds each of the needed roles."""
    rows = db.session.execute(
        select(Membership.role, Membership.user_id)
        .join(UserAccount, UserAccount.id == Membership.user_id)
        .where(
            UserAccount.is_active,
            Membership.office_id.in_(offices),
            Membership.role.in_(NEEDED),
            Membership.valid_from <= on,
            or_(Membership.valid_to.is_(None), Membership.valid_to > on),
        )
    )
    held: dict[Role, set[int]] = {role: set() for role in NEEDED}
    for role, user_id in rows:
        held[role].add(user_id)
    return held
