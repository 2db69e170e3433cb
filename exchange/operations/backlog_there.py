"""What an office has already, of all that a file of a backlog may name."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from sqlalchemy import select

from accounts import queries as people
from accounts.approval_queries import people_with
from accounts.models import Membership, UserAccount
from accounts.turns import NAMED
from backlog.shapes import asset_key
from cases.models import Asset, CaseFile, number_key, numbered
from exchange.operations import register
from foundation.actor import SYSTEM
from foundation.acts import Act
from foundation.database import db
from foundation.folding import fold
from foundation.permissions import Permission
from warehouse.models import Place


def may(by: Act, permission: Permission, office_id: int) -> bool:
    """Tell whether whoever sends a file may do this in its office."""
    if by.actor.id == SYSTEM.id:
        return True
    account = db.session.get(UserAccount, by.actor.id)
    if account is None:
        return False
    actor = people.actor_for(account, by.day, permission=permission, office_id=office_id)
    return actor is not None


def who_may(permission: Permission, office_id: int, on: date) -> Sequence[str]:
    """Return the full names of the first people who may do this in an office on a day."""
    found = people_with(permission, office_id, on)
    return [each.full_name for each in found[:NAMED]]


def cases_there(office_id: int, numbers: Collection[str]) -> dict[int, str]:
    """Return the number keys of the cases of these numbers that the office has, by their id."""
    found: dict[int, str] = {}
    wanted = sorted(numbers)
    for start in range(0, len(wanted), register.CHUNK):
        query = select(CaseFile.id, CaseFile.number).where(
            CaseFile.office_id == office_id, numbered(*wanted[start : start + register.CHUNK])
        )
        for case_id, number in db.session.execute(query):
            found[case_id] = number_key(number)
    return found


def assets_there(cases: Mapping[int, str]) -> set[tuple[str, str]]:
    """Return the assets of these cases: number keys with what names are known by."""
    wanted = sorted(cases)
    return {
        (cases[case_id], asset_key(description))
        for start in range(0, len(wanted), register.CHUNK)
        for case_id, description in db.session.execute(
            select(Asset.case_id, Asset.description).where(
                Asset.case_id.in_(wanted[start : start + register.CHUNK]),
                Asset.stands,
            )
        )
    }


def places_there(office_id: int) -> set[str]:
    """Return the short names of the places an office uses, as they are compared."""
    return set(
        db.session.scalars(
            select(Place.short_key).where(Place.office_id == office_id, Place.is_active)
        )
    )


def people_there(office_id: int) -> set[str]:
    """Return the full names of everybody with a role in an office, folded."""
    query = (
        select(UserAccount.full_name)
        .join(Membership, Membership.user_id == UserAccount.id)
        .where(Membership.office_id == office_id)
    )
    return set(map(fold, db.session.scalars(query)))
