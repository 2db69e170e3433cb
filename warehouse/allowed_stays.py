"""Whether one may say now why a thing is still here, and why not; see :mod:`warehouse.allowed`."""

from datetime import date

from foundation.acts import Act
from foundation.codes import shown
from foundation.refusals import Refusal
from warehouse.models import STILL_OURS, EvidenceItem, StayReason, StayStep
from warehouse.refusals.stays import (
    AgainDayPast,
    AgainDayTooFar,
    AnsweredByAnotherOffice,
    NothingKeepsIt,
    NotKeptHere,
    SayWhatKeepsIt,
)
from warehouse.stays.days import AT_MOST


def why_not_answer(item: EvidenceItem, by: Act) -> Refusal | None:
    """The office that answers for a thing says why it keeps it."""
    if item.office_id != by.actor.office_id:
        return AnsweredByAnotherOffice()
    return None if item.status in STILL_OURS else NotKeptHere(code=shown(item.code))


def why_not_again(again_on: date, by: Act) -> Refusal | None:
    """It is asked about again after today, and within a year."""
    if again_on <= by.day:
        return AgainDayPast()
    last = by.day + AT_MOST
    return AgainDayTooFar(last=last) if again_on > last else None


def why_not_so(reason: StayReason, step: StayStep, note: str | None) -> Refusal | None:
    """What nothing keeps here is taken on; what is not on the list is said in words."""
    if reason is StayReason.NOTHING and step is StayStep.WAIT:
        return NothingKeepsIt()
    return SayWhatKeepsIt() if reason is StayReason.OTHER and not note else None
