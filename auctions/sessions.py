"""Sessions by day: how many there are, and the first few of each."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from sqlalchemy import ColumnElement, Select, func, literal, select, union_all
from sqlalchemy.orm import joinedload

from auctions.models import Lot, Round, RoundState
from auctions.offers import over_lots
from cases.allowed import hold_over
from cases.models import CaseFile, Hold
from foundation import clock
from foundation.database import db
from foundation.sight import in_sight

FEW: Final = 5  # sessions of a day that a month shows; the day has a page of its own
MOST_COUNTED: Final = 200
MOST_TAKEN: Final = 1000  # sessions of one calendar file

DAY: Final = timedelta(days=1)


@dataclass(slots=True)
class DaySessions:
    """The sessions of one day."""

    count: int = 0  # at most MOST_COUNTED + 1
    first: list[Round] = field(default_factory=list)

    @property
    def more(self) -> bool:
        """Whether there are sessions that ``first`` leaves out."""
        return self.count > len(self.first)


def sessions_on(offices: Collection[int], day: date) -> Select[Round]:
    """Select the sessions of one day; ordered by the pager."""
    query = select(Round).where(*_on(offices, day))
    return query.options(joinedload(Round.lot).joinedload(Lot.case).joinedload(CaseFile.officer))


def between(offices: Collection[int], first: date, last: date) -> Sequence[Round]:
    """Return the sessions of some days in their order, at most :data:`MOST_TAKEN`."""
    return db.session.scalars(
        select(Round)
        .where(*_on(offices, first, last))
        .options(joinedload(Round.lot))
        .order_by(Round.session_at, Round.id)
        .limit(MOST_TAKEN)
    ).all()


def under_hold(rounds: Collection[Round]) -> dict[int, Hold]:
    """Return the hold that lies over the session of each of some rounds, by the round's id.

    Of a session to come a hold in force; of one that is past also one that was lifted since.
    """
    over = over_lots([round_.lot for round_ in rounds]) if rounds else {}
    found = {
        round_.id: hold_over(over[round_.lot_id].holds, round_.session_day) for round_ in rounds
    }
    return {round_id: hold for round_id, hold in found.items() if hold is not None}


def by_day(offices: Collection[int], days: Sequence[date]) -> Mapping[date, DaySessions]:
    """Return the sessions of some days; reads no more of a day than it shows and counts."""
    found = {day: DaySessions() for day in days}
    counts = db.session.execute(union_all(*(_count(offices, day, n) for n, day in enumerate(days))))
    for number, count in counts:
        found[days[number]].count = count
    ids = union_all(*(_first(offices, day) for day in days))
    rounds = db.session.scalars(
        select(Round)
        .where(Round.id.in_(ids))
        .options(joinedload(Round.lot).joinedload(Lot.case).joinedload(CaseFile.officer))
        .order_by(Round.session_at, Round.id)
    )
    for round_ in rounds:
        found[round_.session_day].first.append(round_)
    return found


def _on(
    offices: Collection[int], day: date, last: date | None = None
) -> tuple[ColumnElement[bool], ...]:
    return (
        in_sight(Round.office_id, offices),
        Round.session_at >= clock.start_of(day),
        Round.session_at < clock.start_of((last or day) + DAY),
        Round.state.not_in((RoundState.STOPPED, RoundState.ANNULLED)),
    )


def _count(offices: Collection[int], day: date, number: int) -> Select[int, int]:
    some = select(Round.id).where(*_on(offices, day)).limit(MOST_COUNTED + 1).subquery()
    return select(literal(number), func.count()).select_from(some)


def _first(offices: Collection[int], day: date) -> Select[int]:
    order = (Round.session_at, Round.id)
    first = select(Round.id).where(*_on(offices, day)).order_by(*order).limit(FEW).subquery()
    return select(first.c.id)


@dataclass(frozen=True, slots=True)
class MonthHeld:
    """How the sessions of one month ended; each number is at most :data:`MOST_HELD`."""

    first: date
    sold: int  # whether or not the winner paid
    failed: int

    @property
    def held(self) -> int:
        return self.sold + self.failed


MOST_HELD: Final = 1000  # counted of one state in one month
ENDED: Final = ((RoundState.SOLD, True), (RoundState.DEFAULTED, True), (RoundState.FAILED, False))


def held_by_month(offices: Collection[int], until: date, months: int) -> Sequence[MonthHeld]:
    """Return how sessions ended in each of the last months, the one of ``until`` last."""
    starts = [until.replace(day=1)]
    while len(starts) < months:
        starts.insert(0, (starts[0] - DAY).replace(day=1))
    ends = [*starts[1:], until + DAY]
    parts = [
        _ended(offices, state, start, end, number)
        for number, (start, end) in enumerate(zip(starts, ends, strict=True))
        for state, _sold in ENDED
    ]
    counts = {(n, state): count for n, state, count in db.session.execute(union_all(*parts))}
    return [
        MonthHeld(
            start,
            *(
                min(sum(counts[n, s.value] for s, is_sale in ENDED if is_sale is sold), MOST_HELD)
                for sold in (True, False)
            ),
        )
        for n, start in enumerate(starts)
    ]


def _ended(
    offices: Collection[int], state: RoundState, start: date, end: date, number: int
) -> Select[int, str, int]:
    some = (
        select(Round.id)
        .where(
            in_sight(Round.office_id, offices),
            Round.state == state,
            Round.session_at >= clock.start_of(start),
            Round.session_at < clock.start_of(end),
        )
        .limit(MOST_HELD)
        .subquery()
    )
    return select(literal(number), literal(state.value), func.count()).select_from(some)
