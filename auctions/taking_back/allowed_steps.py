"""Whether a registrant, or an answer of the co-owners, may be taken back: one answer for all."""

from auctions import refusals
from auctions.buying_first import right
from auctions.models import Lot, LotStatus, Registration, Round
from auctions.taking_back.standing import WITH_RESULT
from cases.models import EndReason
from foundation.database import db
from foundation.refusals import Refusal

BEFORE_A_ROUND = frozenset({LotStatus.VALUED, LotStatus.READY})


def why_no_registrant(registration: Registration) -> Refusal | None:
    """Nothing is corrected of what was taken back."""
    return None if registration.stands else refusals.StepTakenBack()


def why_not_take_back_registrant(registration: Registration) -> Refusal | None:
    """Who took part in an auction with a result stands: the result counts them."""
    if why := why_no_registrant(registration):
        return why
    round_ = db.session.get_one(Round, registration.round_id)
    if round_.state in WITH_RESULT:
        return refusals.RoundHasResult(number=round_.number, state=round_.state)
    return None


def why_no_answer(lot: Lot) -> Refusal | None:
    """An answer of the co-owners is taken back while no round is planned since."""
    if lot.status not in BEFORE_A_ROUND:
        return refusals.NoFirstAnswer()
    known = right.read_many([lot]).get(lot.id)
    day = known.day if known is not None else None
    if day is None or day.is_open:
        return refusals.NoFirstAnswer()
    said = day.met_on is not None or day.waive_reason == EndReason.NOT_BOUGHT_FIRST
    return None if said else refusals.NoFirstAnswer()
