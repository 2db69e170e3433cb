"""The stalled list: its rows, the counts beside its filters, the figures above it."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, ColumnExpressionArgument, Select, case, exists, func, select
from sqlalchemy.orm import InstrumentedAttribute, aliased, joinedload

from accounts.models import Office, UserAccount
from cases.models import Holder
from foundation.counting import MOST_FIGURED
from foundation.counting import Counted as UpTo
from foundation.database import db
from foundation.ordering import sort_key
from foundation.sight import in_sight
from review.filters import Age, Condition, DirectiveStanding
from review.models import Directive, DirectiveState, StalledAsset

MOST_LINES: Final = 8  # of one filter

SHOWN = (
    joinedload(StalledAsset.asset),
    joinedload(StalledAsset.case),
    joinedload(StalledAsset.officer),
)


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What part of the list is asked for; None or empty leaves a question open."""

    offices: Collection[int]
    credit: bool = True  # credit cases only
    condition: Condition | None = None
    bank: str | None = None
    holder: Holder | None = None
    holder_name: str | None = None
    standing: DirectiveStanding | None = None
    officer_id: int | None = None
    office_id: int | None = None
    age: Age | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """One line of a filter: the value, what it is called if it has no word of its own, how many."""

    value: Any
    count: UpTo
    name: str = ""


@dataclass(frozen=True, slots=True)
class Counted:
    """The largest few lines of a filter and the one chosen; ``others`` are the rows of the rest."""

    lines: list[Count]
    others: int = 0


@dataclass(frozen=True, slots=True)
class Facets:
    """The lines of every filter; each group leaves its own choice out, so it can be changed."""

    total: UpTo
    conditions: dict[Condition, UpTo]
    banks: Counted
    holders: Counted
    standings: dict[DirectiveStanding, UpTo]
    officers: Counted
    offices: Counted


def stalled(narrowed: Narrowing, today: date) -> Select[StalledAsset]:
    """Select the rows with all a page shows of them; the heaviest first by the pager."""
    return select(StalledAsset).where(*conditions_of(narrowed, today)).options(*SHOWN)


def facets(narrowed: Narrowing, today: date) -> Facets:
    """Count the rows behind every line of the filters."""
    conditions = _conditions(replace(narrowed, condition=None), today)
    standing = _grouped(replace(narrowed, standing=None), today, _standing(today))
    holders = _grouped(
        replace(narrowed, holder=None, holder_name=None),
        today,
        StalledAsset.held_by,
        narrowed.holder,
    )
    return Facets(
        total=conditions.pop(None),
        conditions={each: conditions[each] for each in Condition},
        banks=_grouped(replace(narrowed, bank=None), today, StalledAsset.bank, narrowed.bank),
        holders=holders,
        standings={DirectiveStanding(row.value): row.count for row in standing.lines},
        officers=_named(
            replace(narrowed, officer_id=None),
            today,
            lambda row: row.officer_id,
            UserAccount.id,
            UserAccount.full_name,
            narrowed.officer_id,
        ),
        offices=_named(
            replace(narrowed, office_id=None),
            today,
            lambda row: row.office_id,
            Office.id,
            Office.name,
            narrowed.office_id,
        ),
    )


def row_of(asset_id: int) -> Select[StalledAsset]:
    return select(StalledAsset).where(StalledAsset.asset_id == asset_id).options(*SHOWN)


def heaviest_without_directive(offices: Collection[int], today: date) -> Select[StalledAsset]:
    """Select the rows of credit cases without an open directive, the heaviest first."""
    narrowed = Narrowing(offices, standing=DirectiveStanding.NONE)
    return stalled(narrowed, today).order_by(StalledAsset.weight.desc(), StalledAsset.id.desc())


def conditions_of(narrowed: Narrowing, today: date) -> list[ColumnElement[bool]]:
    """Return what rows of the part asked for fulfil."""
    found: list[ColumnElement[bool]] = [in_sight(StalledAsset.office_id, narrowed.offices)]
    if narrowed.credit:
        found.append(StalledAsset.is_credit.is_(True))
    if narrowed.condition is not None:
        found.append(_is(narrowed.condition, StalledAsset))
    if narrowed.bank is not None:
        found.append(func.coalesce(StalledAsset.bank, "") == narrowed.bank)
    if narrowed.holder is not None:
        found.append(StalledAsset.held_by == narrowed.holder)
    if narrowed.holder_name is not None:
        found.append(func.coalesce(StalledAsset.holder_name, "") == narrowed.holder_name)
    if narrowed.standing is not None:
        found.append(_standing(today) == narrowed.standing.value)
    if narrowed.officer_id is not None:
        found.append(StalledAsset.officer_id == narrowed.officer_id)
    if narrowed.office_id is not None:
        found.append(StalledAsset.office_id == narrowed.office_id)
    if narrowed.age is not None:
        found.append(age_of() == narrowed.age.value)
    return found


def age_of(row: Any = StalledAsset) -> ColumnElement[str]:
    """Return how long a row stands still, as one of the ages."""
    return case(
        (row.active_days < Age.LONG.begins, Age.SHORT.value),
        (row.active_days < Age.LONGEST.begins, Age.LONG.value),
        else_=Age.LONGEST.value,
    )


def _is(condition: Condition, row: Any) -> ColumnElement[bool]:
    match condition:
        case Condition.FAILED:
            found = row.repeat_fail
        case Condition.UNDELIVERED:
            found = row.undelivered
        case Condition.ON_HOLD:
            found = row.on_hold
    is_true: ColumnElement[bool] = found.is_(True)
    return is_true


def _standing(today: date) -> ColumnElement[str]:
    def some(*conditions: ColumnExpressionArgument[bool]) -> ColumnElement[bool]:
        return exists().where(Directive.asset_id == StalledAsset.asset_id, *conditions)

    return case(
        (some(Directive.is_overdue(today)), DirectiveStanding.OVERDUE.value),
        (some(Directive.state == DirectiveState.ANSWERED), DirectiveStanding.ANSWERED.value),
        (some(Directive.is_open), DirectiveStanding.OPEN.value),
        else_=DirectiveStanding.NONE.value,
    )


def some_rows(narrowed: Narrowing, today: date) -> Any:
    """Return rows asked for as something to count or add up: at most ``MOST_FIGURED`` and one."""
    few = select(StalledAsset).where(*conditions_of(narrowed, today)).limit(MOST_FIGURED + 1)
    return aliased(StalledAsset, few.subquery())


def _conditions(narrowed: Narrowing, today: date) -> dict[Condition | None, UpTo]:
    """Count every condition, and under None the rows with the condition chosen or not."""
    row = some_rows(narrowed, today)
    every, *numbers = db.session.execute(
        select(func.count(row.id), *(func.count(case((_is(each, row), 1))) for each in Condition))
    ).one()
    counts = (every, *numbers)
    return {
        each: _up_to(number, every) for each, number in zip((None, *Condition), counts, strict=True)
    }


def _up_to(number: int, every: int) -> UpTo:
    """Return a count; there may be more of it where counting all of them stopped."""
    return UpTo(min(number, MOST_FIGURED), more=every > MOST_FIGURED)


def _grouped(narrowed: Narrowing, today: date, by: Any, chosen: Any = None) -> Counted:
    """Count the rows of the largest groups, and of the one chosen.

    Args:
        by: what of a row is grouped by; it is worked out for each row before rows are grouped.
        chosen: the value of the group that is shown however small it is.
    """
    value = select(by.label("value"))
    few = value.where(*conditions_of(narrowed, today)).limit(MOST_FIGURED + 1).subquery()
    column = few.c.value
    largest = [func.count().desc(), column]
    rows = db.session.execute(
        select(column, func.count(), func.sum(func.count()).over())
        .group_by(column)
        .order_by(*_first(column, chosen), *largest)
        .limit(MOST_LINES)
    ).all()
    return _counted([(value, value, count, every) for value, count, every in rows])


def _named(
    narrowed: Narrowing,
    today: date,
    column_of: Callable[[Any], Any],
    key: InstrumentedAttribute[int],
    name: InstrumentedAttribute[str],
    chosen: int | None,
) -> Counted:
    """Count as :func:`_grouped` does, with the name of what a number stands for."""
    row = some_rows(narrowed, today)
    rows = db.session.execute(
        select(key, name, func.count(), func.sum(func.count()).over())
        .select_from(row)
        .join(key.class_, key == column_of(row))
        .group_by(key, name, key.class_.sort_key)
        .order_by(*_first(key, chosen), func.count().desc(), key.class_.sort_key)
        .limit(MOST_LINES)
    ).all()
    return _counted([(value, text, count, every) for value, text, count, every in rows])


def _first(column: Any, chosen: Any) -> list[ColumnElement[int]]:
    """Return what puts the chosen group before all others."""
    if chosen is None:
        return []
    return [case((column.is_(None) if chosen == "" else column == chosen, 0), else_=1)]


def _counted(rows: Sequence[tuple[Any, Any, int, int]]) -> Counted:
    every = int(rows[0][3]) if rows else 0
    lines = [
        Count(value, _up_to(count, every), name if isinstance(name, str) else "")
        for value, name, count, _ in rows
    ]
    lines.sort(key=lambda line: (-line.count, sort_key(line.name)))
    return Counted(lines, every - sum(line.count for line in lines))
