"""The head of an office's papers, and in which capacity a person signs them.

Drafted papers, printed pages and labels ask here; nobody else reads the two tables.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import selectinload

from accounts import refusals
from accounts.models import Letterhead, Membership, Office, Role, SigningCapacity, UserAccount
from accounts.queries import held_on
from foundation.acts import content_version
from foundation.database import db
from foundation.refusals import Refusal
from foundation.trees import ids_of

SIGNING: Final = (Role.HEAD, Role.OFFICER, Role.ACCOUNTANT, Role.KEEPER)
"""The roles whose holders sign papers of an office."""

LINES: Final = ("superior", "name", "symbol", "place", "address", "phone", "email", "logo")


@dataclass(frozen=True, slots=True)
class Head:
    """What the papers of an office bear; None is not recorded in it nor above it."""

    name: str  # of the office, as on papers
    superior: str | None  # the body above it
    symbol: str | None  # its letters in a number: "THADS-KV2"
    place: str | None  # before the day: "Phú An"
    address: str | None
    phone: str | None
    email: str | None
    logo: str | None  # name of a kept PNG, see foundation.blobs


def letterhead_of(office: Office) -> Head:
    """Return the head of the papers of an office.

    Place, address, telephone, mail and logo are those of the nearest office above it, where it has
    none of its own. The body above it is what was recorded, else the name of the office above.
    """
    return heads_of([office.path])[office.id]


def heads_of(paths: Sequence[str]) -> dict[int, Head]:
    """Return the heads of several offices by their ids; see :func:`letterhead_of`.

    Args:
        paths: of the offices, "/1/4/".
    """
    above = {id_ for path in paths for id_ in ids_of(path)}
    found = db.session.execute(
        select(Office.id, Office.name, Letterhead)
        .outerjoin(Letterhead, Letterhead.office_id == Office.id)
        .where(Office.id.in_(above))
    ).all()
    names = {id_: (head.name if head else None) or name for id_, name, head in found}
    heads = {id_: head for id_, _name, head in found if head is not None}
    return {ids_of(path)[-1]: _head(ids_of(path), names, heads) for path in paths}


def _head(line: Sequence[int], names: Mapping[int, str], heads: Mapping[int, Letterhead]) -> Head:
    """Return the head of the last office of a line from the root down."""
    own = heads.get(line[-1])
    nearest = [heads[id_] for id_ in reversed(line) if id_ in heads]
    parent = names.get(line[-2]) if len(line) > 1 else None
    return Head(
        name=names[line[-1]],
        superior=(own.superior if own else None) or parent,
        symbol=own.symbol if own else None,
        place=next((each.place for each in nearest if each.place), None),
        address=next((each.address for each in nearest if each.address), None),
        phone=next((each.phone for each in nearest if each.phone), None),
        email=next((each.email for each in nearest if each.email), None),
        logo=next((each.logo for each in nearest if each.logo), None),
    )


def recorded_of(office: Office) -> Letterhead | None:
    """Return what was recorded for an office itself."""
    return db.session.scalar(select(Letterhead).where(Letterhead.office_id == office.id))


def version_of(office: Office) -> int:
    """Return a number that says which lines and logo were seen of the head of an office."""
    row = recorded_of(office)
    lines = LINES if row is not None else ()
    return content_version(*(getattr(row, line) for line in lines))


def capacity_of(office: Office, account_id: int, on: date) -> SigningCapacity | None:
    """Return in which capacity a person signs the papers of an office; the newest counts."""
    return db.session.scalar(
        _capacities(office, on)
        .where(SigningCapacity.account_id == account_id)
        .order_by(SigningCapacity.id.desc())
        .limit(1)
    )


def capacities_of(office: Office, on: date) -> Sequence[SigningCapacity]:
    """Return the capacities recorded of an office that have not ended.

    Also of people whose role ended since: :func:`signers` does not select them.
    """
    return db.session.scalars(
        _capacities(office, on)
        .options(selectinload(SigningCapacity.account))
        .order_by(SigningCapacity.id)
    ).all()


def signers(office: Office, on: date) -> Select[UserAccount]:
    """Select who may sign the papers of an office on a day, by name.

    They have an account that is open, and hold on that day a role that signs, in the office or in
    one above it. Who is offered, who is accepted and who is given a capacity follow from this.
    """
    held = (
        select(Membership.user_id)
        .where(Membership.office_id.in_(ids_of(office.path)), Membership.role.in_(SIGNING))
        .where(held_on(on))
    )
    return (
        select(UserAccount)
        .where(UserAccount.id.in_(held), UserAccount.is_active)
        .order_by(UserAccount.sort_key, UserAccount.id)
    )


def why_not_signer(office: Office, account: UserAccount, on: date) -> Refusal | None:
    """Say why a person does not sign the papers of an office on a day."""
    found = signers(office, on).where(UserAccount.id == account.id)
    if db.session.scalars(found).first() is not None:
        return None
    return refusals.SignerOfAnotherOffice(name=account.full_name)


def _capacities(office: Office, on: date) -> Select[SigningCapacity]:
    return select(SigningCapacity).where(
        SigningCapacity.office_id == office.id,
        SigningCapacity.valid_from <= on,
        or_(SigningCapacity.valid_to.is_(None), SigningCapacity.valid_to > on),
    )
