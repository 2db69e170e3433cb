"""What is checked of a thing at the door, by the law and by the rule of the office for its kind."""

from datetime import date

from sqlalchemy import exists, select

from foundation.database import db
from papers.operations import Paper
from warehouse import law, refusals
from warehouse.kinds.in_force import rule_of
from warehouse.models import Demand, OrderLine, Photo, SealState
from warehouse.observing import WHOLE, Found


def check_looked(found: Found, counted_in: str, *, as_described: bool) -> None:
    """Refuse what nobody looked at: a thing is taken over by what is there, not by its minutes.

    Raises:
        ActualQuantityNeeded, UnitNeeded, ConditionNeeded, SealStateNeeded: nobody counted, said in
            what, said how it is, or how its seal is.
    """
    if found.quantity is None or found.quantity <= 0:
        raise refusals.ActualQuantityNeeded
    if not counted_in:
        raise refusals.UnitNeeded
    if not as_described and not found.condition.strip():
        raise refusals.ConditionNeeded
    if found.seal_state is None:
        raise refusals.SealStateNeeded


def checked_seal(
    line: OrderLine, found: Found, renewed: str, conclusion: Paper, *, on: date
) -> str | None:
    """Return the number of the seal that is in force from now on; a torn seal seals nothing.

    Args:
        renewed: number of the seal put on at the hand-over, or "".

    Raises:
        SealNumberNeeded: a whole seal of which nobody read the number.
        SealStillIntact: a new seal over a whole one.
        MustBeSealed, SealedByOffice: a kind that comes only sealed, by the law or for the office,
            comes open.
        ExpertConclusionNeeded, ConclusionByOffice: it must come with the conclusion, by the law of
            the day of receipt or for the office.
    """
    bears = found.seal_state in WHOLE or found.was_opened
    read = (found.seal_number or "").strip()
    if bears and not read:
        raise refusals.SealNumberNeeded
    if bears and renewed and renewed != read:
        raise refusals.SealStillIntact(number=read)
    asked = rule_of(line.kind, line.office_id, on).demands
    if found.seal_state is SealState.NONE and not renewed:
        if law.must_be_sealed(line.kind, on):
            raise refusals.MustBeSealed(basis=law.sealed_pack_basis(on), kind=line.kind)
        if Demand.SEALED in asked:
            raise refusals.SealedByOffice(kind=line.kind)
    sealed = bool(renewed) or found.seal_state is not SealState.NONE
    if sealed and law.needs_conclusion(line.kind, on) and conclusion.is_empty:
        raise refusals.ExpertConclusionNeeded(basis=law.sealed_pack_basis(on), kind=line.kind)
    if Demand.CONCLUSION in asked and conclusion.is_empty:
        raise refusals.ConclusionByOffice(kind=line.kind)
    return (renewed or (read if bears else ""))[:80] or None


def check_asked(line: OrderLine, found: Found, *, numbered: bool, on: date) -> None:
    """Refuse a line that lacks what the office has written of its kind.

    Args:
        numbered: a code of the thing itself is given: its plate, its IMEI.

    Raises:
        WeightNeeded: it was not weighed.
        PhotoNeeded: it was not photographed.
        NumberNeeded: no number of it is given.
    """
    asked = rule_of(line.kind, line.office_id, on).demands
    if Demand.WEIGHT in asked and not found.weight_grams:
        raise refusals.WeightNeeded(kind=line.kind)
    if Demand.PHOTO in asked and not _has_photo(line):
        raise refusals.PhotoNeeded(kind=line.kind)
    if Demand.NUMBER in asked and not numbered:
        raise refusals.NumberNeeded(kind=line.kind)


def _has_photo(line: OrderLine) -> bool:
    return bool(
        db.session.scalar(
            select(exists().where(Photo.order_line_id == line.id, Photo.item_id.is_(None)))
        )
    )
