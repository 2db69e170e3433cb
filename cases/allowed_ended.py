"""What is not done with a case any more once it was stopped, went to another office, or ended."""

from collections.abc import Iterable
from datetime import date

from cases import refusals
from cases.allowed import why_not_while_held
from cases.events.refusals import CaseHasMoved, CaseWasStopped, MoneyWaits
from cases.models import CaseEvent, Deadline, EventKind
from cases.over import Over
from foundation.refusals import Refusal
from lawbook.case_grounds import ground

MOVED = frozenset({EventKind.ENTRUSTED, EventKind.TRANSFERRED})


def end_over(ends: Iterable[CaseEvent], *days: date) -> CaseEvent | None:
    """Return the first event since which a case was enforced here no more by one of these days."""
    return next((end for end in ends if any(end.ends_from <= day for day in days)), None)


def why_not_after_end(ends: Iterable[CaseEvent], *days: date) -> Refusal | None:
    """Nothing is seized, valued, offered or sold under a case that is enforced here no more.

    Args:
        ends: of the whole case, those that stand.
        days: of the act; what was done before the event may be recorded.

    Law: 106/2025/QH15, Điều 48, 49, 55, 84 khoản 2 điểm a; what goes on: docs/law/ended_cases.md.
    """
    end = end_over(ends, *days)
    if end is None:
        return None
    number = end.document.number if end.document is not None else None
    said = {"kind": end.kind, "day": end.day.shown, "paper": number or end.source or "—"}
    if end.kind in MOVED:
        return CaseHasMoved(**said)
    return CaseWasStopped(**said)


def why_not_settle(ends: Iterable[CaseEvent], *days: date) -> Refusal | None:
    """Money that came in is paid out after the end of a case, but not once the judgment is gone.

    Also where the case had ended before for another reason.

    Law: 106/2025/QH15, Điều 48 khoản 6, 8; 152/2026/NĐ-CP, Điều 30 khoản 8.
    """
    for end in ends:
        known = ground(end.ground) if end.ground and end_over([end], *days) else None
        if known is not None and known.money_waits:
            return MoneyWaits(kind=end.kind, day=end.day.shown, basis=known.basis.short)
    return None


def why_not_act(over: Over, *days: date) -> Refusal | None:
    """What lies over a case stops an act: an event that ended it here, or a hold.

    Args:
        over: the case, or the assets the act is about.
        days: of the act.
    """
    return why_not_after_end(over.ends, *days) or why_not_while_held(over.holds, *days)


def why_not_appraise(due: Deadline | None, over: Over, *days: date) -> Refusal | None:
    """An appraisal is arranged once, while a day for it is open, and nothing stops it.

    Args:
        due: the open day by which it is to be arranged, if there is one.
        over: the case and the asset; ``days``: of the act.
    """
    return refusals.NoAppraisalDue() if due is None else why_not_act(over, *days)
