"""What lies over case files: holds, and the events that ended them here."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import ColumnElement, and_, select

from cases.models import CaseEvent, CaseFile, Hold
from cases.models.event import ENDING, EventState
from foundation.connections import may_write
from foundation.database import db

READ: Final = "what lies over cases"  # a key in session.info


@dataclass(frozen=True, slots=True)
class Over:
    """What lies over a case, or over what an act is about."""

    holds: Sequence[Hold] = ()  # the nearest review first; the lifted ones too
    ends: Sequence[CaseEvent] = ()  # of the whole case, the earliest first; they stand

    def of(self, case_id: int, asset_ids: Collection[int] = ()) -> "Over":
        """Narrow it to one case as a whole, and to some assets of it."""
        return Over(
            [
                hold
                for hold in self.holds
                if hold.case_id == case_id and (hold.asset_id is None or hold.asset_id in asset_ids)
            ],
            [event for event in self.ends if event.case_id == case_id],
        )


def is_end() -> ColumnElement[bool]:
    """Whether an event stands after which its case, as a whole, is enforced here no more."""
    return and_(
        CaseEvent.kind.in_(ENDING),
        CaseEvent.state == EventState.STANDS,
        CaseEvent.partial.is_not(True),
    )


def over_cases(case_ids: Collection[int]) -> Over:
    """Read what lies over cases and over assets of them, in one query.

    Asked once for the same cases in a transaction that only reads.
    """
    session, asked = db.session(), frozenset(case_ids)
    now, known = session.get_transaction(), session.info.get(READ)
    if known is not None and now is not None and known[:2] == (now, asked) and not may_write():
        found: Over = known[2]
        return found
    rows = session.execute(
        select(Hold, CaseEvent)
        .select_from(CaseFile)
        .outerjoin(Hold, Hold.case_id == CaseFile.id)
        .outerjoin(CaseEvent, and_(CaseEvent.case_id == CaseFile.id, is_end()))
        .where(CaseFile.id.in_(asked), Hold.id.is_not(None) | CaseEvent.id.is_not(None))
        .order_by(Hold.review_on, Hold.id, CaseEvent.happened_on, CaseEvent.id)
    ).all()
    over = Over(
        list({row[0].id: row[0] for row in rows if row[0] is not None}.values()),
        list({row[1].id: row[1] for row in rows if row[1] is not None}.values()),
    )
    session.info[READ] = (session.get_transaction(), asked, over)
    return over
