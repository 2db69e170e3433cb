"""Selects about organisations."""

import re
from collections.abc import Collection, Iterable, Sequence
from typing import Final

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import aliased, joinedload

from foundation.database import db
from foundation.folding import fold, identifier
from foundation.sight import in_sight
from organisations.models import (
    Organisation,
    OrganisationAccount,
    OrganisationContact,
    OrganisationKind,
    OrganisationName,
)
from organisations.naming import name_key

NUMBERED: Final = re.compile(r"(.*\S)\s+\(([0-9]{1,18})\)")
MOST_DOUBLES: Final = 20


def by_id(organisation_id: int) -> Select[Organisation]:
    """Select one organisation, which every office may read."""
    return (
        select(Organisation)
        .where(Organisation.id == organisation_id)
        .options(joinedload(Organisation.parent), joinedload(Organisation.merged_into))
    )


def kept_by(organisation_id: int, offices: Collection[int]) -> Select[Organisation]:
    """Select one organisation for who may change what these offices recorded."""
    return by_id(organisation_id).where(in_sight(Organisation.office_id, offices))


def listed(
    words: str = "",
    *,
    kind: OrganisationKind | None = None,
    state: str = "",
) -> Select[Organisation]:
    """Select organisations for a list; of merged ones only where they are asked for.

    Args:
        state: "closed", "merged", "doubles" (another may be the same); else those that stand.
    """
    query = select(Organisation).options(
        joinedload(Organisation.parent), joinedload(Organisation.merged_into)
    )
    if state == "merged":
        query = query.where(Organisation.merged_into_id.is_not(None))
    else:
        query = query.where(Organisation.merged_into_id.is_(None))
    if state == "closed":
        query = query.where(Organisation.closed_on.is_not(None))
    if state == "doubles":
        query = query.where(_has_double())
    if kind is not None:
        query = query.where(Organisation.kind == kind)
    if words:
        query = query.where(Organisation.id.in_(_with_words(words)))
    return query


def found(words: str, kinds: Collection[OrganisationKind], limit: int) -> Sequence[Organisation]:
    """Return those that stand and have the words in a name, by any name they ever had."""
    query = listed(words).where(Organisation.closed_on.is_(None))
    if kinds:
        query = query.where(Organisation.kind.in_(kinds))
    return db.session.scalars(query.order_by(Organisation.sort_key).limit(limit)).unique().all()


def called(text: str) -> list[Organisation]:
    """Return what a text names exactly: those of such a name now or before, merged ones followed.

    A number in brackets at the end, as choices have it where several are called so, names one.
    """
    chosen = _numbered(text)
    if chosen is not None:
        return [standing(chosen)]
    key = name_key(text)
    if not key:
        return []
    named = select(OrganisationName.organisation_id).where(OrganisationName.name_key == key)
    rows = db.session.scalars(
        select(Organisation).where(Organisation.id.in_(named)).order_by(Organisation.id)
    )
    every = {one.id: one for one in map(standing, rows)}
    present = [one for one in every.values() if one.name_key == key]
    return present or list(every.values())


def is_numbered(text: str) -> bool:
    """Whether a text chooses an organisation by the number in brackets at its end."""
    return _numbered(text) is not None


def _numbered(text: str) -> Organisation | None:
    numbered = NUMBERED.fullmatch(text.strip())
    if numbered is None:
        return None
    one = db.session.get(Organisation, int(numbered[2]))
    return one if one is not None and one.name_key == name_key(numbered[1]) else None


def known_by_names(names: Iterable[str]) -> dict[str, Organisation]:
    """Return what names written elsewhere stand for, by ``name_key``; asked once for all of them.

    What stands for two organisations, or for one that has closed, is left out.
    """
    keys = {key for name in names if (key := name_key(name))}
    if not keys:
        return {}
    into = aliased(Organisation)
    rows = db.session.execute(
        select(OrganisationName.name_key, into)
        .join(Organisation, Organisation.id == OrganisationName.organisation_id)
        .join(into, into.id == func.coalesce(Organisation.merged_into_id, Organisation.id))
        .where(OrganisationName.name_key.in_(keys), into.closed_on.is_(None))
    ).all()
    found: dict[str, dict[int, Organisation]] = {}
    for key, one in rows:
        found.setdefault(key, {})[one.id] = one
    return {key: one for key, many in found.items() if len(many) == 1 for one in many.values()}


def known_by_name(name: str | None) -> Organisation | None:
    """Return the one organisation that a name written elsewhere stands for, if it is one."""
    return known_by_names([name]).get(name_key(name)) if name else None


def standing(organisation: Organisation) -> Organisation:
    """Return the organisation that stands for this one: itself, or the one it was merged into."""
    into = organisation.merged_into_id
    return organisation if into is None else db.session.get_one(Organisation, into)


def same_as(organisation_id: int) -> Select[int]:
    """Select the ids under which an organisation was ever recorded.

    Whatever points to one of them points to it; ask with ``column.in_(same_as(id))``.
    """
    asked = aliased(Organisation)
    root = (
        select(func.coalesce(asked.merged_into_id, asked.id))
        .where(asked.id == organisation_id)
        .scalar_subquery()
    )
    return select(Organisation.id).where(
        or_(Organisation.id == root, Organisation.merged_into_id == root)
    )


def own_and_branches(organisation_id: int) -> Select[int]:
    """Select the ids of an organisation and of its branches, however they were recorded."""
    branch = aliased(Organisation)
    branches = select(branch.id).where(branch.parent_id.in_(same_as(organisation_id)))
    return select(Organisation.id).where(
        or_(
            Organisation.id.in_(same_as(organisation_id)),
            Organisation.id.in_(branches),
            Organisation.merged_into_id.in_(branches),
        )
    )


def with_head_and_branches(organisation: Organisation) -> Select[int]:
    """Select the ids of an organisation, of what it is a branch of, and of all branches of that."""
    one = standing(organisation)
    return own_and_branches(one.parent_id or one.id)


def doubles_of(organisation: Organisation) -> Sequence[Organisation]:
    """Return others that may be the same: nearly the same name, or the same tax code."""
    if organisation.merged_into_id is not None:
        return []
    same = [Organisation.loose_key == organisation.loose_key]
    if organisation.tax_key:
        same.append(Organisation.tax_key == organisation.tax_key)
    query = (
        select(Organisation)
        .where(
            Organisation.id != organisation.id,
            Organisation.merged_into_id.is_(None),
            or_(*same),
        )
        .order_by(Organisation.id)
    )
    return db.session.scalars(query.limit(MOST_DOUBLES)).all()


def of_tax_code(code: str) -> Organisation | None:
    """Return the organisation that has a tax code and stands."""
    return db.session.scalar(
        select(Organisation)
        .where(Organisation.tax_key == identifier(code)[:20], Organisation.merged_into_id.is_(None))
        .order_by(Organisation.id)
        .limit(1)
    )


def names_of(organisation: Organisation) -> Sequence[OrganisationName]:
    """Return every name, also of those merged into it; the present one first."""
    return db.session.scalars(
        select(OrganisationName)
        .where(OrganisationName.organisation_id.in_(same_as(organisation.id)))
        .order_by(OrganisationName.until_on.is_not(None), OrganisationName.id.desc())
    ).all()


def contacts_of(organisation: Organisation) -> Sequence[OrganisationContact]:
    """Return the people to reach there, those of today first."""
    return db.session.scalars(
        select(OrganisationContact)
        .where(OrganisationContact.organisation_id.in_(same_as(organisation.id)))
        .order_by(OrganisationContact.ended_on.is_not(None), OrganisationContact.id)
    ).all()


def accounts_of(organisation: Organisation) -> Sequence[OrganisationAccount]:
    """Return the bank accounts, those of today first."""
    return db.session.scalars(
        select(OrganisationAccount)
        .where(OrganisationAccount.organisation_id.in_(same_as(organisation.id)))
        .order_by(OrganisationAccount.ended_on.is_not(None), OrganisationAccount.id)
    ).all()


def contact(contact_id: int, offices: Collection[int]) -> Select[OrganisationContact]:
    """Select a contact for who may change what these offices recorded."""
    return select(OrganisationContact).where(
        OrganisationContact.id == contact_id, in_sight(OrganisationContact.office_id, offices)
    )


def account(account_id: int, offices: Collection[int]) -> Select[OrganisationAccount]:
    """Select a bank account for who may change what these offices recorded."""
    return select(OrganisationAccount).where(
        OrganisationAccount.id == account_id, in_sight(OrganisationAccount.office_id, offices)
    )


def branches_of(organisation: Organisation) -> Sequence[Organisation]:
    """Return the branches that stand, by name."""
    return db.session.scalars(
        select(Organisation)
        .where(
            Organisation.parent_id.in_(same_as(organisation.id)),
            Organisation.merged_into_id.is_(None),
        )
        .order_by(Organisation.sort_key)
    ).all()


def merged_into(organisation: Organisation) -> Sequence[Organisation]:
    """Return those that were merged into this one."""
    return db.session.scalars(
        select(Organisation)
        .where(Organisation.merged_into_id == organisation.id)
        .order_by(Organisation.id)
    ).all()


def _with_words(words: str) -> Select[int]:
    """Select the ids of those that stand and have every word in one name, now or before."""
    conditions: list[ColumnElement[bool]] = []
    for word in fold(words).split():
        written_out = name_key(word).split()
        own = OrganisationName.folded.contains(word, autoescape=True)
        parts = [OrganisationName.folded.contains(part, autoescape=True) for part in written_out]
        conditions.append(or_(own, and_(*parts)) if parts else own)
    named = (
        select(func.coalesce(Organisation.merged_into_id, Organisation.id))
        .join(OrganisationName, OrganisationName.organisation_id == Organisation.id)
        .where(*conditions)
    )
    key = identifier(words)
    if len(key) >= 10 and key[:10].isdigit():
        own_id = select(Organisation.id).where(Organisation.tax_key == key[:20])
        return named.union(own_id)  # type: ignore[return-value]  # a compound select serves in_()
    return named


def _has_double() -> ColumnElement[bool]:
    other = aliased(Organisation)
    return exists().where(
        other.id != Organisation.id,
        other.merged_into_id.is_(None),
        or_(
            other.loose_key == Organisation.loose_key,
            and_(other.tax_key.is_not(None), other.tax_key == Organisation.tax_key),
        ),
    )
