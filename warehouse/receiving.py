"""What is checked of a thing at the door, before it is received."""

from datetime import date

from papers.operations import Paper
from warehouse import law, refusals
from warehouse.models import OrderLine, SealState
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
        MustBeSealed: a kind that comes only sealed comes open.
        ExpertConclusionNeeded: a sealed pack that needs the conclusion.
    """
    bears = found.seal_state in WHOLE or found.was_opened
    read = (found.seal_number or "").strip()
    if bears and not read:
        raise refusals.SealNumberNeeded
    if bears and renewed and renewed != read:
        raise refusals.SealStillIntact(number=read)
    if found.seal_state is SealState.NONE and not renewed and law.must_be_sealed(line.kind, on):
        raise refusals.MustBeSealed(basis=law.sealed_pack_basis(on), kind=line.kind)
    sealed = bool(renewed) or found.seal_state is not SealState.NONE
    if sealed and law.needs_conclusion(line.kind, on) and conclusion.is_empty:
        raise refusals.ExpertConclusionNeeded(basis=law.sealed_pack_basis(on), kind=line.kind)
    return (renewed or (read if bears else ""))[:80] or None
