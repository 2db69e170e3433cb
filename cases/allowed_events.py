"""Which events of a case may be recorded, and which annulled."""

from typing import Final

from cases.allowed import why_not_add_to
from cases.events import refusals
from cases.models import CaseEvent, CaseFile, EventKind, EventState
from foundation.partdays import PartDay
from foundation.refusals import Refusal
from lawbook.case_grounds import Decision, grounds

WITH_RECEIVER: Final = (EventKind.ENTRUSTED, EventKind.TRANSFERRED)
DECIDED: Final = (EventKind.ENDED, EventKind.RESUMED)
"""Events that an act of its own makes: closing the case, lifting a hold."""
IN_PART: Final = (EventKind.STOPPED, EventKind.ENTRUSTED)
"""Decisions that may be about a part of the case only (106/2025/QH15, Điều 48, 49 khoản 1, 2)."""
BY_KIND: Final = {
    EventKind.UNABLE: Decision.UNABLE,
    EventKind.STOPPED: Decision.STOPPED,
    EventKind.ENTRUSTED: Decision.ENTRUSTED,
}
"""Decisions for which the law has grounds."""
RECORDED: Final = tuple(kind for kind in EventKind if kind not in DECIDED)


def why_not_record_event(
    kind: EventKind, happened: PartDay, ground: str | None, *, shown: bool, source: str | None
) -> Refusal | None:
    """An event is shown by its document, or by the old file that tells of it.

    A decision that has grounds in the law names one, where they are known for its day and no old
    file tells of it.

    Args:
        shown: its document is named.
    """
    if kind in DECIDED:
        return refusals.EventHasItsAct(kind=kind)
    if not shown and not (source or "").strip():
        return refusals.EventShownByNothing()
    decision = BY_KIND.get(kind)
    if decision is None:
        return None
    known = {each.code for each in grounds(decision, happened.last)}
    if ground is not None and ground not in known:
        return refusals.GroundNotInForce(day=happened.first)
    if ground is None and shown and grounds(decision, happened.first):
        return refusals.GroundNeeded()
    return None


def why_not_annul_event(event: CaseEvent, case: CaseFile) -> Refusal | None:
    """An event that stands is annulled once; the lifting of a hold is not, a hold is placed anew.

    Of a closed case nothing is annulled but its end.
    """
    if event.state is not EventState.STANDS:
        return refusals.EventDoesNotStand()
    if event.kind is EventKind.RESUMED:
        return refusals.LiftingStays()
    return None if event.kind is EventKind.ENDED else why_not_add_to(case)
