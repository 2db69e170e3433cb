"""The state of a case on a day: how it is classed, what it waits for, whether it ended.

It follows from the events of the case and the holds over the whole of it, and from nothing else;
the columns of the case that say the same (``enforceability``, ``stage``) are written from here.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import select

from cases.models import CaseEvent, CaseFile, Enforceability, EventKind, Hold
from foundation.database import db

CLASSED: Final = {
    EventKind.ABLE: Enforceability.ABLE,
    EventKind.UNABLE: Enforceability.UNABLE,
}
VERIFYING: Final = (EventKind.VERIFIED, EventKind.VERIFIED_AGAIN)
MOVED: Final = (EventKind.ENTRUSTED, EventKind.TRANSFERRED)


@dataclass(frozen=True, slots=True)
class CaseState:
    """How a case stands on a day; each event that made it so, if there is one."""

    enforceability: Enforceability | None
    classed: CaseEvent | None  # the decision, with its ground
    verified: CaseEvent | None  # the last time
    hold: Hold | None  # over the whole case
    stopped: CaseEvent | None
    moved: CaseEvent | None  # to another office
    ended: CaseEvent | None


def state_of(
    events: Iterable[CaseEvent], holds: Iterable[Hold], *, first: Enforceability | None, on: date
) -> CaseState:
    """Return how a case stands on a day.

    Args:
        events: of the case; those that do not stand say nothing. One of which only the month or
            the year is known counts from its first day. Where nobody knows which of two
            that class the case differently came last, its class is unknown.
        holds: of the case, the lifted ones too.
        first: how the case was classed before its first event.
    """
    past = sorted(
        (each for each in events if each.stands and each.happened_on <= on),
        key=lambda each: (each.happened_on, each.id),
    )

    def last(*kinds: EventKind) -> CaseEvent | None:
        return next((each for each in reversed(past) if each.kind in kinds), None)

    classed, sure = last(*CLASSED), True
    if classed is not None:
        sure = all(each.kind is classed.kind for each in _may_be_last(past, CLASSED))
    over = [hold for hold in holds if hold.asset_id is None and hold.lay_on(on)]
    return CaseState(
        enforceability=(CLASSED[classed.kind] if sure else None) if classed else first,
        classed=classed if sure else None,
        verified=last(*VERIFYING),
        hold=min(over, key=lambda hold: hold.placed_on, default=None),
        stopped=last(EventKind.STOPPED),
        moved=last(*MOVED),
        ended=last(EventKind.ENDED),
    )


def _may_be_last(past: Sequence[CaseEvent], kinds: Collection[EventKind]) -> list[CaseEvent]:
    """Return the events of some kinds of which none is known to have been followed by another.

    Of two in one month or year nobody knows which came first; of two on one day the one recorded
    later did.
    """
    own = [each for each in past if each.kind in kinds]
    return [
        each
        for place, each in enumerate(own)
        if not any(
            other.happened_on > each.day.last or other.day.exact == each.day.exact is not None
            for other in own[place + 1 :]
        )
    ]


def first_class(case: CaseFile, events: Sequence[CaseEvent]) -> Enforceability | None:
    """Return how a case was classed before its first event was recorded."""
    if not events:
        return case.enforceability
    return min(events, key=lambda each: each.id).former_class


def case_state(case: CaseFile, on: date) -> CaseState:
    """Return how a case stands on a day, read from the database."""
    events = db.session.scalars(select(CaseEvent).where(CaseEvent.case_id == case.id)).all()
    holds = db.session.scalars(
        select(Hold).where(Hold.case_id == case.id, Hold.asset_id.is_(None))
    ).all()
    return state_of(events, holds, first=first_class(case, events), on=on)
