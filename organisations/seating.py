"""Seats as accounts hear of them: the offices in which a person of an organisation sees its own."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from sqlalchemy import Select, false, or_, select
from sqlalchemy.orm import joinedload

from accounts import outside
from accounts.models import Office
from foundation.database import db
from foundation.sight import in_sight
from organisations import queries
from organisations.models import Organisation, Seat


def paths_of(account_id: int, on: date) -> Sequence[str]:
    """Return the path of the office in which an account has a seat on a day."""
    return db.session.scalars(
        select(Office.path)
        .join(Seat, Seat.office_id == Office.id)
        .where(
            Seat.account_id == account_id,
            Seat.valid_from <= on,
            or_(Seat.valid_to.is_(None), Seat.valid_to > on),
        )
    ).all()


def seat_of(account_id: int) -> Select[Seat]:
    """Select the seat of an account, with its organisation."""
    return (
        select(Seat)
        .where(Seat.account_id == account_id)
        .options(joinedload(Seat.organisation), joinedload(Seat.office), joinedload(Seat.account))
    )


def open_seats(organisations: Iterable[Organisation], on: date) -> Sequence[Seat]:
    """Return the seats of organisations, however they were recorded, that are open on a day."""
    same = [Seat.organisation_id.in_(queries.same_as(one.id)) for one in organisations]
    is_open = or_(Seat.valid_to.is_(None), Seat.valid_to > on)
    return db.session.scalars(select(Seat).where(or_(false(), *same), is_open)).all()


def seats_seeing(organisations: Iterable[Organisation], on: date) -> Sequence[Seat]:
    """Return the open seats that see what is the organisations' own: theirs, and those above."""
    every = list(organisations)
    above = select(Organisation.parent_id).where(
        or_(false(), *(Organisation.id.in_(queries.same_as(one.id)) for one in every)),
        Organisation.parent_id.is_not(None),
    )
    parents = db.session.scalars(select(Organisation).where(Organisation.id.in_(above))).all()
    return open_seats([*every, *parents], on)


def seats_of(organisation: Organisation, offices: Collection[int]) -> Sequence[Seat]:
    """Return the seats of an organisation that see these offices, those of today first."""
    return db.session.scalars(
        select(Seat)
        .where(
            Seat.organisation_id.in_(queries.same_as(organisation.id)),
            in_sight(Seat.office_id, offices),
        )
        .options(joinedload(Seat.account), joinedload(Seat.office))
        .order_by(Seat.valid_to.is_not(None), Seat.id)
    ).all()


def seat(seat_id: int, offices: Collection[int]) -> Select[Seat]:
    """Select a seat that sees one of these offices."""
    return (
        select(Seat)
        .where(Seat.id == seat_id, in_sight(Seat.office_id, offices))
        .options(joinedload(Seat.account), joinedload(Seat.office), joinedload(Seat.organisation))
    )


outside.register(paths_of)
