"""Whether a discrepancy may be assigned and decided now, and why not."""

from foundation.acts import Act
from foundation.refusals import Refusal
from warehouse import refusals
from warehouse.models import Discrepancy


def why_not_assign(discrepancy: Discrepancy) -> Refusal | None:
    """What is decided is nobody's task any more."""
    if not discrepancy.is_open:
        return refusals.DiscrepancyDecided(number=discrepancy.number)
    return None


def why_not_decide(discrepancy: Discrepancy, by: Act) -> Refusal | None:
    """It is decided once, and not by whoever recorded what it is about."""
    if why := why_not_assign(discrepancy):
        return why
    if by.actor.id == discrepancy.opened_by_id:
        return refusals.OwnActNotDecided(number=discrepancy.number)
    return None
