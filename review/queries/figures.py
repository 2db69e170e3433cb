"""The figures above the stalled list, each with its denominator. Money counts a lot once."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import (
    CTE,
    ColumnElement,
    CompoundSelect,
    ScalarSelect,
    Select,
    and_,
    case,
    exists,
    func,
    literal,
    select,
    union_all,
)

from auctions.models import Lot, LotAsset, LotStatus
from cases.models import OPEN_STATES, Asset, AssetState, CaseFile, Deadline
from foundation.counting import MOST_FIGURED, Counted, up_to_in_order
from foundation.database import db
from foundation.sight import Offices, in_sight, sees_all
from review.models import Directive, StalledAsset
from sales.models import Sale, SaleState

PAID: Final = and_(Lot.status == LotStatus.PAID, Asset.is_open)
PERHAPS_DELIVERED: Final = exists().where(
    Sale.lot_id == Lot.id, Sale.state == SaleState.PAID, Sale.delivery_unknown.is_(True)
)
ON_OFFER: Final = Asset.state == AssetState.ON_OFFER


@dataclass(frozen=True, slots=True)
class Figures:
    """Numerators and denominators of the tiles; each stops counting at ``MOST_FIGURED``."""

    undelivered: Counted  # assets
    undelivered_money: int  # price paid, đồng
    paid: Counted  # assets paid for in full, not delivered
    failed: Counted  # assets
    failed_money: int  # starting prices now in force, đồng
    failed_unpriced: Counted  # lots whose price is not known, and not counted in the money
    on_offer: Counted  # assets in a lot that is still offered
    open_assets: Counted  # assets not at their end
    unknown_kind: Counted  # assets not at their end of which nobody knows whether they are movable
    overdue_steps: Counted
    open_steps: Counted
    overdue_directives: Counted
    open_directives: Counted
    money_of: int | None = field(kw_only=True)
    """Of how many stalled assets the money was added up, where there are more of them."""
    stalled_on: date | None = field(kw_only=True)
    """Oldest day of a row of the stalled list, if before today."""


def figures(
    offices: Collection[int], *, credit: bool, today: date, most: int = MOST_FIGURED
) -> Figures:
    """Count and add up what the tiles show; money and assets of credit cases only if ``credit``.

    One statement: every figure is of the same moment. What is stalled is counted among what is paid
    for, or on offer, at that moment, so a part is never larger than its whole. What turned late by
    the calendar since the stalled list was last refreshed is not in it yet: ``stalled_on`` says of
    which day the list is, if not of today. No figure reads more than ``most`` rows, however many
    offices are in sight.
    """
    ids = () if sees_all(offices) else tuple(sorted(offices))
    row = db.session.execute(_asking(ids, sees_all(offices), credit, today, most)).one()
    stops = row.stalled > most
    few = credit and (row.cases > most or row.open_assets > most)
    return Figures(
        undelivered=_read(most, row.late, more=stops),
        undelivered_money=int(row.owed or 0),
        paid=_read(most, row.paid, more=few),
        failed=_read(most, row.failed, more=stops),
        failed_money=int(row.dead or 0),
        failed_unpriced=_read(most, row.unpriced, more=stops),
        on_offer=_read(most, row.on_offer, more=few),
        open_assets=_read(most, row.open_assets, more=few),
        unknown_kind=_read(most, row.unknown_kind, more=few),
        overdue_steps=_read(most, row.late_steps),
        open_steps=_read(most, row.steps),
        overdue_directives=_read(most, row.late_asked),
        open_directives=_read(most, row.asked),
        money_of=most if stops else None,
        stalled_on=row.stalled_on,
    )


@lru_cache(maxsize=64)  # the same until the day or what is in sight changes; writing it costs more
def _asking(
    ids: tuple[int, ...], everywhere: bool, credit: bool, today: date, most: int
) -> Select[Any]:
    """Write the one statement of ``figures``; who sees all names no office."""
    offices = Offices(ids, everywhere=everywhere)
    stalled = _stalled(offices, most, credit=credit)
    lots = _by_lot(stalled)
    assets = _of_credit(offices, most) if credit else _of_offices(offices, most)
    return select(
        *(
            select(func.sum(column)).scalar_subquery().label(column.name)
            for column in (
                lots.c.late,
                lots.c.owed,
                lots.c.failed,
                lots.c.dead,
                lots.c.unpriced,
            )
        ),
        *(count.label(name) for name, count in assets.items()),
        _count(most, _due(offices).where(Deadline.is_overdue(today))).label("late_steps"),
        _count(most, _due(offices).where(Deadline.is_open)).label("steps"),
        _count(most, _asked(offices).where(Directive.due_on < today)).label("late_asked"),
        _count(most, _asked(offices)).label("asked"),
        select(func.count()).select_from(stalled).scalar_subquery().label("stalled"),
        _oldest(offices, today).label("stalled_on"),
    )


def _read(most: int, number: int | None, *, more: bool = False) -> Counted:
    """Read a count; ``more``: what it was counted among stopped, so there may be more."""
    found = int(number or 0)
    return Counted(min(found, most), more=more or found > most)


def _of_offices(offices: Collection[int], most: int) -> dict[str, ScalarSelect[int]]:
    """Count the assets of offices, each state by its index."""
    seen = in_sight(Asset.office_id, offices)

    def of(state: AssetState, *conditions: ColumnElement[bool]) -> Select[Any]:
        found = select(Asset.office_id).where(Asset.state == state, seen, *conditions)
        some = found.order_by(Asset.office_id).limit(most + 1).subquery()
        return select(some.c.office_id)

    unknown = Asset.immovable.is_(None)
    seen_lots = in_sight(Lot.office_id, offices)
    paid = select(Lot.id).where(seen_lots, Lot.status == LotStatus.PAID, ~PERHAPS_DELIVERED)
    return {
        "paid": _count(
            most,
            paid.join(LotAsset, and_(LotAsset.lot_id == Lot.id, LotAsset.left_on.is_(None)))
            .join(Asset, Asset.id == LotAsset.asset_id)
            .where(Asset.is_open)
            .order_by(Lot.id),
        ),
        "on_offer": _count(most, of(AssetState.ON_OFFER)),
        "open_assets": _counted(union_all(*(of(each) for each in OPEN_STATES))),
        "unknown_kind": _counted(union_all(*(of(each, unknown) for each in OPEN_STATES))),
        "cases": select(literal(0)).scalar_subquery(),
    }


def _of_credit(offices: Collection[int], most: int) -> dict[str, ScalarSelect[int]]:
    """Count the assets of credit cases: found once, by their cases, which are open as they are."""
    cases = _credit_cases(offices).limit(most + 1).subquery()
    some = (
        select(Asset.id, Asset.state, Asset.immovable)
        .join(cases, cases.c.id == Asset.case_id)
        .where(Asset.is_open)
        .limit(most + 1)
        .cte("of_credit")
    )
    found = select(some.c.id)
    return {
        "paid": _count(
            most,
            found.join(LotAsset, and_(LotAsset.asset_id == some.c.id, LotAsset.left_on.is_(None)))
            .join(Lot, Lot.id == LotAsset.lot_id)
            .where(Lot.status == LotStatus.PAID, ~PERHAPS_DELIVERED),
        ),
        "on_offer": _counted(found.where(some.c.state == AssetState.ON_OFFER)),
        "open_assets": _counted(found),
        "unknown_kind": _counted(found.where(some.c.immovable.is_(None))),
        "cases": _count(most, _credit_cases(offices)),
    }


def _due(offices: Collection[int]) -> Select[Any]:
    seen = in_sight(Deadline.office_id, offices)
    return select(Deadline.due_on).where(seen).order_by(Deadline.due_on, Deadline.id)


def _asked(offices: Collection[int]) -> Select[Any]:
    open_ = (in_sight(Directive.office_id, offices), Directive.is_open)
    return select(Directive.due_on).where(*open_).order_by(Directive.due_on, Directive.id)


def _credit_cases(offices: Collection[int]) -> Select[Any]:
    return select(CaseFile.id).where(
        in_sight(CaseFile.office_id, offices), CaseFile.is_credit.is_(True), CaseFile.is_open
    )


def _stalled(offices: Collection[int], most: int, *, credit: bool) -> CTE:
    """Take stalled assets, at most one more than are counted."""
    rows = select(
        StalledAsset.asset_id,
        StalledAsset.undelivered,
        StalledAsset.repeat_fail,
        StalledAsset.money,
    ).where(in_sight(StalledAsset.office_id, offices))
    if credit:
        rows = rows.where(StalledAsset.is_credit.is_(True))
    return rows.limit(most + 1).cte("stalled")


def _by_lot(stalled: CTE) -> CTE:
    """Count the stalled assets of each lot that are still paid for or on offer, and its money.

    What left the state it stalled in since its row was made is not counted.
    """
    late = func.count(case((and_(PAID, stalled.c.undelivered.is_(True)), 1)))
    failed = func.count(case((and_(ON_OFFER, stalled.c.repeat_fail.is_(True)), 1)))
    money = func.max(stalled.c.money)
    return (
        select(
            late.label("late"),
            case((late > 0, money)).label("owed"),
            failed.label("failed"),
            case((failed > 0, money)).label("dead"),
            case((and_(failed > 0, money.is_(None)), 1)).label("unpriced"),
        )
        .select_from(stalled)
        .join(Asset, Asset.id == stalled.c.asset_id)
        .join(LotAsset, and_(LotAsset.asset_id == Asset.id, LotAsset.left_on.is_(None)))
        .join(Lot, Lot.id == LotAsset.lot_id)
        .group_by(Lot.id)
        .cte("stalled_lots")
    )


def _oldest(offices: Collection[int], today: date) -> ScalarSelect[Any]:
    return (
        select(StalledAsset.refreshed_on)
        .where(in_sight(StalledAsset.office_id, offices), StalledAsset.refreshed_on < today)
        .order_by(StalledAsset.refreshed_on)
        .limit(1)
        .scalar_subquery()
    )


def _count(most: int, rows: Select[Any]) -> ScalarSelect[int]:
    return up_to_in_order(rows, most)


def _counted(rows: Select[Any] | CompoundSelect[Any]) -> ScalarSelect[int]:
    """Count rows of which there are few already."""
    return select(func.count()).select_from(rows.subquery()).scalar_subquery()
