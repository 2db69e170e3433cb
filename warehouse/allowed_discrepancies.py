"""What may be done about a discrepancy now, and with its thing, and why not."""

from collections.abc import Collection, Iterable

from foundation.acts import Act
from foundation.codes import shown
from foundation.refusals import Refusal
from warehouse import refusals
from warehouse.allowed import why_not_keep
from warehouse.locks import Lock
from warehouse.models import Discrepancy, EvidenceItem, ItemStatus, LoanPurpose


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


def why_not_recover(item: EvidenceItem, by: Act) -> Refusal | None:
    """What is missing turns up in the warehouse it was missing from."""
    if why := why_not_keep(item, by):
        return why
    if item.status is not ItemStatus.MISSING:
        return refusals.NotMissing(code=shown(item.code))
    return None


def why_not_lend_for(
    item: EvidenceItem, purpose: LoanPurpose, locks: Iterable[Lock]
) -> Refusal | None:
    """What was sent to experts is lent to them, or for an investigation, and to nobody else.

    Args:
        locks: over the item, see ``locks.over``.
    """
    closed = [lock for lock in locks if lock.lends_for and purpose not in lock.lends_for]
    code = shown(item.code)
    return refusals.OnlyForExamination(code=code, **closed[0].details) if closed else None
