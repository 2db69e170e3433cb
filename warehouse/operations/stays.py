"""Say why a thing is still here, and what is done next."""

from datetime import date

from foundation.acts import Act, lock_as_seen
from foundation.database import db
from foundation.refusals import check
from warehouse import custody
from warehouse.allowed_stays import why_not_again, why_not_answer, why_not_so
from warehouse.models import EvidenceItem, StayAnswer, StayReason, StayStep
from warehouse.queries.stays import stay_of
from warehouse.stays.entries import STAY_ANSWERED


def answer_stay(
    item: EvidenceItem,
    *,
    reason: StayReason,
    step: StayStep,
    note: str | None = None,
    again_on: date,
    by: Act,
) -> StayAnswer:
    """Say what keeps an item in the store; it is asked about again on a day that is said.

    Raises:
        ChangedMeanwhile: the item is not as the person saw it.
        AnsweredByAnotherOffice: another office answers for it.
        NotKeptHere: it has left for good.
        AgainDayPast: the day to ask again is today or has passed.
        AgainDayTooFar: the day to ask again is more than a year away.
        NothingKeepsIt: nothing keeps it, and nothing would be done.
        SayWhatKeepsIt: the reason is another one and not said in words.
    """
    lock_as_seen(item, by)
    check(why_not_answer(item, by))
    check(why_not_again(again_on, by))
    check(why_not_so(reason, step, note))
    answer = StayAnswer(
        office_id=item.office_id,
        item_id=item.id,
        answered_at=by.at,
        answered_by_id=by.actor.id,
        reason=reason,
        step=step,
        note=note or None,
        again_on=again_on,
    )
    db.session.add(answer)
    db.session.flush()
    stay = stay_of(item)
    stay.due_on, stay.answer_id = again_on, answer.id
    db.session.flush()
    said = {"reason": reason, "step": step, "note": answer.note, "again_on": again_on}
    custody.post(item, STAY_ANSWERED, by=by, payload=said)
    return answer
