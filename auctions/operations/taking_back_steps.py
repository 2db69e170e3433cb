"""Taking back a registrant that never was, and an answer of the co-owners that never came."""

from auctions import lifecycle, refusals
from auctions.buying_first.entries import FIRST_BUYERS_ANSWERED
from auctions.models import Lot, Registration, Round
from auctions.taking_back.allowed_steps import why_no_answer, why_not_take_back_registrant
from cases.models import CaseFile, DeadlineStatus, Step
from cases.operations import deadlines
from foundation.acts import Act
from foundation.database import db, lock
from foundation.refusals import check


def take_back_registrant(registration: Registration, *, by: Act) -> Registration:
    """Take back a registrant that was recorded by mistake; the identity may register again.

    Raises:
        StepTakenBack: it was taken back before.
        RoundHasResult: the round has its result; it is annulled first.
    """
    lock(db.session.get_one(Round, registration.round_id))
    lock(registration)
    check(why_not_take_back_registrant(registration))
    registration.annulled_on = by.day
    registration.identity_key = None
    db.session.flush()
    return registration


def take_back_first_answer(lot: Lot, *, by: Act) -> Lot:
    """Take back what the co-owners were recorded to do: they may still buy first, or decline.

    Raises:
        NoFirstAnswer: nothing is recorded, or a round was planned since.
    """
    lock(db.session.get_one(CaseFile, lot.case_id))
    lock(lot)
    check(why_no_answer(lot))
    told = [
        one for one in lifecycle.entries_that_stand(lot) if one.kind == FIRST_BUYERS_ANSWERED.code
    ]
    if not told:
        raise refusals.NoFirstAnswer
    lifecycle.take_back(lot, never=lambda entry: entry is told[-1], by=by)
    row = deadlines.of(lot).find(Step.FIRST_BUYERS_BUY)
    if row is not None and row.status is not DeadlineStatus.SCHEDULED:
        deadlines.due_again(row, by=by)
    db.session.flush()
    return lot
