"""Say why things are still here, and what is done next."""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import select, update

from foundation.acts import Act
from foundation.database import db
from foundation.refusals import ChangedMeanwhile, check
from warehouse import custody
from warehouse.allowed_stays import why_not_again, why_not_answer, why_not_so
from warehouse.models import (
    ROOM_OF_ANSWERS,
    EvidenceItem,
    Stay,
    StayAnswer,
    StayReason,
    StayStep,
)
from warehouse.stays.entries import STAY_ANSWERED


def answer_stays(
    items: Sequence[EvidenceItem],
    *,
    reason: StayReason,
    step: StayStep,
    note: str | None = None,
    again_on: date,
    seen: Mapping[str, int],
    by: Act,
) -> Sequence[EvidenceItem]:
    """Say what keeps one thing or many in the store; they are asked about again on a day.

    All of them or none. What is asked of the database does not grow with their number.

    Args:
        seen: the version of each item as the person saw it, by its code.

    Raises:
        ChangedMeanwhile: an item is not as the person saw it.
        AnsweredByAnotherOffice: another office answers for an item.
        NotKeptHere: an item has left for good.
        AgainDayPast: the day to ask again is today or has passed.
        AgainDayTooFar: the day to ask again is more than a year away.
        NothingKeepsIt: nothing keeps it, and nothing would be done.
        SayWhatKeepsIt: the reason is another one and not said in words.
    """
    ids = [item.id for item in items]
    db.session.flush()
    locked = db.session.scalars(
        select(EvidenceItem)
        .where(EvidenceItem.id.in_(ids))
        .order_by(EvidenceItem.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).all()
    for item in locked:
        if seen.get(item.code, item.version) != item.version:
            raise ChangedMeanwhile
        check(why_not_answer(item, by))
    check(why_not_again(again_on, by))
    check(why_not_so(reason, step, note))
    said = {"reason": reason, "step": step, "note": note or None, "again_on": again_on}
    of_each = {"answered_at": by.at, "answered_by_id": by.actor.id, **said}
    db.session.add_all(
        StayAnswer(
            id=item.id * ROOM_OF_ANSWERS + item.version + 1,
            office_id=item.office_id,
            item_id=item.id,
            **of_each,
        )
        for item in locked
    )
    db.session.flush()
    db.session.execute(
        update(Stay).where(Stay.item_id.in_(ids)).values(due_on=again_on, reason=reason, step=step)
    )
    custody.post_all([custody.Change(item, said) for item in locked], STAY_ANSWERED, by=by)
    return locked
