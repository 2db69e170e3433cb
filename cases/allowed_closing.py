"""Why a case may not be closed on a day, or as performed."""

from datetime import date

from cases.events import refusals
from cases.models import CaseEnding, CaseFile
from foundation.refusals import Refusal


def began_on(case: CaseFile) -> date | None:
    """Return the day on which a case was opened; of an old one, that of its decision."""
    return case.opened_on or case.decision_on


def why_not_close_on(case: CaseFile, closed_on: date) -> Refusal | None:
    """A case does not end before it began."""
    began = began_on(case)
    if began is None or closed_on >= began:
        return None
    return refusals.ClosedBeforeOpened(closed=closed_on, opened=began)


def is_short(case: CaseFile) -> bool:
    """Whether less was collected than is due; not where nobody knows what is due."""
    return case.money_due is not None and case.money_collected < case.money_due


def why_not_as_performed(case: CaseFile, ending: CaseEnding, *, less: bool) -> Refusal | None:
    """Where less was collected than is due, it was performed in another way: it is asked.

    Args:
        less: who proposes says that it was.
    """
    if ending is not CaseEnding.DONE or less or not is_short(case):
        return None
    return refusals.LessCollected(collected=case.money_collected, due=case.money_due)
