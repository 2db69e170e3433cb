"""Whether a discrepancy may be assigned, passed on and decided now, and why not."""

from collections.abc import Collection

from foundation.acts import Act
from foundation.refusals import Refusal
from warehouse import refusals
from warehouse.models import Discrepancy


def why_not_assign(discrepancy: Discrepancy) -> Refusal | None:
    """What is decided is nobody's task any more, and is not passed on."""
    if not discrepancy.is_open:
        return refusals.DiscrepancyDecided(number=discrepancy.number)
    return None


def why_not_decide(discrepancy: Discrepancy, actors: Collection[int], by: Act) -> Refusal | None:
    """It is decided once, and not by who did one of the acts it is about.

    Args:
        actors: their accounts, see ``queries.discrepancies.actors_of``.
    """
    if why := why_not_assign(discrepancy):
        return why
    if by.actor.id in actors:
        return refusals.OwnActNotDecided(number=discrepancy.number)
    return None
