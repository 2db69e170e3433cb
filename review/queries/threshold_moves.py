"""What another number of a threshold shows as a warning, as red, or no longer."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, and_, false, func, or_, select

from accounts.inherited import Said, lines_of
from accounts.models import Office
from accounts.thresholds.declared import Threshold
from accounts.thresholds.in_force import held_by, said_of_offices
from auctions.models import Lot
from cases.models import Deadline, Hold, Step
from cases.thresholds import DUE_SOON, HOLD_REVIEW
from foundation.database import db
from foundation.trees import under
from review.models import Directive, StalledAsset
from review.queries.moved_days import AROUND
from review.thresholds import GRAVE_ROUNDS, QUIET_DAYS, is_grave, numbers_of, quiet_since
from review.time_left import counts_working_days, left_until
from warehouse.models import Loan
from warehouse.thresholds import LOAN_SOON

LOOKED_AT: Final = 200  # rows of one kind; a dry run says where it stopped
Changes = Mapping[int, tuple[int, int]]
"""The number of an office before and after, by the id of the office."""


@dataclass(frozen=True, slots=True)
class Turned:
    """One thing that another number shows otherwise today."""

    stream: str  # of the thing to look at, "asset:12"
    on: date  # its last day, its review day, or the day since which nothing moved
    begins: bool  # a warning from then on, or red; else no longer
    step: Step | None = None  # whose last day it is, of a legal day


@dataclass(frozen=True, slots=True)
class DryRun:
    """What another number would show today."""

    offices: int  # whose number changes
    turned: Sequence[Turned]
    all_seen: bool  # every row that could be concerned was looked at


Finder = Callable[[Changes, date], Iterator[Turned | None]]
"""Yields what turns, and None once where it stopped before the end."""


def dry_run(
    threshold: Threshold, office: Office, said: Said[int], today: date, sight: Collection[int]
) -> DryRun:
    """Look at what stands today by the number as it is and as it would be.

    Args:
        said: what the office would set; a later day is looked at as if it were today.
        sight: the offices whose things the reader may know.
    """
    changes = _changes(threshold, office, said)
    seen = {id_: change for id_, change in changes.items() if id_ in sight}
    finders = _FINDERS[threshold.code] if seen else ()
    found = [each for finder in finders for each in finder(seen, today)]
    turned = [each for each in found if each is not None]
    return DryRun(len(changes), turned, len(turned) == len(found))


def _changes(threshold: Threshold, office: Office, said: Said[int]) -> Changes:
    """Return the offices whose number would be another one."""
    lines = lines_of(select(Office.id, Office.path).where(under(Office.path, office.path)))
    now = said_of_offices()
    then = now.with_one(threshold.code, office.id, said, lines)
    numbers = {
        id_: tuple(held_by(each, threshold, id_, said.valid_from).value for each in (now, then))
        for id_ in lines
    }
    return {id_: (before, after) for id_, (before, after) in numbers.items() if before != after}


def _legal_days(changes: Changes, today: date) -> Iterator[Turned | None]:
    """Find open legal days that are due soon by one number only."""

    def near(less: int, more: int) -> ColumnElement[bool]:
        farthest = today + timedelta(days=2 * more) + AROUND  # so many working days lie before it
        return Deadline.due_on.between(today + timedelta(days=less + 1), farthest)

    query = select(Deadline).where(
        Deadline.is_running, _in_offices(Deadline.office_id, changes, near)
    )
    rows = list(_rows(query.order_by(Deadline.due_on, Deadline.id)))
    lots = {row.lot_id for row in rows if row is not None and row.lot_id}
    kinds = dict(db.session.execute(select(Lot.id, Lot.immovable).where(Lot.id.in_(lots))).all())
    for row in rows:
        if row is None:
            yield None
            continue
        working = counts_working_days(row, immovable=kinds.get(row.lot_id or 0))
        left = left_until(row.due_on, today, working=working, office_id=row.office_id).days
        yield from _soon(
            changes[row.office_id],
            left,
            Turned(f"{row.subject_kind}:{row.subject_id}", row.due_on, True, row.step),
        )


def _directives(changes: Changes, today: date) -> Iterator[Turned | None]:
    """Find directives that are due soon by one number only."""
    near = _due_between(Directive.due_on, today)
    query = select(Directive).where(
        Directive.is_open, _in_offices(Directive.office_id, changes, near)
    )
    for row in _rows(query.order_by(Directive.due_on, Directive.id)):
        if row is None:
            yield None
            continue
        turned = Turned(f"asset:{row.asset_id}", row.due_on, True)
        yield from _soon(changes[row.office_id], (row.due_on - today).days, turned)


def _loans(changes: Changes, today: date) -> Iterator[Turned | None]:
    """Find loans that are due back soon by one number only."""
    near = _due_between(Loan.due_back_on, today)
    query = select(Loan).where(
        Loan.returned_at.is_(None), _in_offices(Loan.office_id, changes, near)
    )
    for row in _rows(query.order_by(Loan.due_back_on, Loan.id)):
        if row is None:
            yield None
            continue
        turned = Turned(f"item:{row.item_id}", row.due_back_on, True)
        yield from _soon(changes[row.office_id], (row.due_back_on - today).days, turned)


def _reviews(changes: Changes, today: date) -> Iterator[Turned | None]:
    """Find holds whose review lies further off than the new number allows a new one."""

    def far(less: int, _more: int) -> ColumnElement[bool]:
        return Hold.review_on > today + timedelta(days=less)

    shorter = {id_: (old, new) for id_, (old, new) in changes.items() if new < old}
    query = select(Hold).where(Hold.lifted_on.is_(None), _in_offices(Hold.office_id, shorter, far))
    for row in _rows(query.order_by(Hold.review_on, Hold.id)):
        if row is None:
            yield None
            continue
        stream = f"asset:{row.asset_id}" if row.asset_id else f"case:{row.case_id}"
        yield Turned(stream, row.review_on, True)


def _grave_by_rounds(changes: Changes, today: date) -> Iterator[Turned | None]:
    """Find stalled assets that the number of failed rounds alone turns red, or no longer."""

    def between(less: int, more: int) -> ColumnElement[bool]:
        return StalledAsset.failed_rounds.between(less, more - 1)

    yield from _grave(changes, today, between, of_rounds=True)


def _grave_by_quiet(changes: Changes, today: date) -> Iterator[Turned | None]:
    """Find stalled assets that the days without progress alone turn red, or no longer."""
    since = func.coalesce(StalledAsset.last_event_on, StalledAsset.stalled_since_on)

    def between(less: int, more: int) -> ColumnElement[bool]:
        first, last = today - timedelta(days=more - 1), today - timedelta(days=less)
        return since.between(first, last)

    yield from _grave(changes, today, between, of_rounds=False)


def _grave(
    changes: Changes,
    today: date,
    between: Callable[[int, int], ColumnElement[bool]],
    *,
    of_rounds: bool,
) -> Iterator[Turned | None]:
    query = select(StalledAsset).where(
        ~StalledAsset.on_hold, _in_offices(StalledAsset.office_id, changes, between)
    )
    for row in _rows(query.order_by(StalledAsset.weight.desc(), StalledAsset.id)):
        if row is None:
            yield None
            continue
        rounds, quiet = numbers_of(row.office_id, today)
        then = changes[row.office_id][1]
        was = is_grave(row, today, rounds=rounds, quiet=quiet)
        if of_rounds:
            rounds = then
        else:
            quiet = then
        if was != (will := is_grave(row, today, rounds=rounds, quiet=quiet)):
            yield Turned(f"asset:{row.asset_id}", quiet_since(row), will)


def _rows(query: Select[Any]) -> Iterator[Any]:
    """Yield rows, and None where there are more than are looked at."""
    rows = db.session.scalars(query.limit(LOOKED_AT + 1)).all()
    yield from rows[:LOOKED_AT]
    if len(rows) > LOOKED_AT:
        yield None


def _in_offices(
    office_id: Any, changes: Changes, condition: Callable[[int, int], ColumnElement[bool]]
) -> ColumnElement[bool]:
    """Return the condition of rows by the lesser and the greater number of their office."""
    of: dict[tuple[int, int], list[int]] = {}
    for id_, pair in changes.items():
        of.setdefault((min(pair), max(pair)), []).append(id_)
    return or_(false(), *(and_(office_id.in_(ids), condition(*pair)) for pair, ids in of.items()))


def _due_between(column: Any, today: date) -> Callable[[int, int], ColumnElement[bool]]:
    """Return the condition of a day that one of two numbers of days reaches."""
    return lambda less, more: column.between(
        today + timedelta(days=less + 1), today + timedelta(days=more)
    )


def _soon(change: tuple[int, int], left: int, turned: Turned) -> Iterator[Turned]:
    """Yield a last day that one of two numbers alone makes a warning."""
    before, after = (0 <= left <= number for number in change)
    if before != after:
        yield replace(turned, begins=after)


_FINDERS: Final[Mapping[str, tuple[Finder, ...]]] = {
    DUE_SOON.code: (_legal_days, _directives),
    LOAN_SOON.code: (_loans,),
    HOLD_REVIEW.code: (_reviews,),
    GRAVE_ROUNDS.code: (_grave_by_rounds,),
    QUIET_DAYS.code: (_grave_by_quiet,),
}
