"""The figures above the stalled list, each with its denominator. Money counts a lot once."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from sqlalchemy import CTE, ScalarSelect, Select, and_, case, func, literal, select

from auctions.models import Lot, LotAsset, LotStatus
from cases.models import Asset, AssetState, CaseFile, Deadline
from foundation.counting import MOST_FIGURED, Counted, up_to
from foundation.database import db
from foundation.sight import in_sight
from review.models import Directive, StalledAsset

PAID: Final = and_(Lot.status == LotStatus.PAID, Asset.is_open)
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


def figures(offices: Collection[int], *, credit: bool, today: date) -> Figures:
    """Count and add up what the tiles show; money and assets of credit cases only if ``credit``.

    One statement: every figure is of the same moment. What is stalled is counted among what is paid
    for, or on offer, at that moment, so a part is never larger than its whole. What turned late by
    the calendar since the stalled list was last refreshed is not in it yet: ``stalled_on`` says of
    which day the list is, if not of today. No figure reads more than ``MOST_FIGURED`` rows, however
    many offices are in sight.
    """
    steps, asked = in_sight(Deadline.office_id, offices), in_sight(Directive.office_id, offices)
    assets, stalled = _assets(offices, credit=credit), _stalled(offices, credit=credit)
    lots = _by_lot(stalled)
    row = db.session.execute(
        select(
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
            _count(_paid(assets)).label("paid"),
            _count(assets.where(ON_OFFER)).label("on_offer"),
            _count(assets.where(Asset.is_open)).label("open_assets"),
            _count(assets.where(Asset.is_open, Asset.immovable.is_(None))).label("unknown_kind"),
            _count(select(Deadline.id).where(steps, Deadline.is_overdue(today))).label(
                "late_steps"
            ),
            _count(select(Deadline.id).where(steps, Deadline.is_open)).label("steps"),
            _count(select(Directive.id).where(asked, Directive.is_overdue(today))).label(
                "late_asked"
            ),
            _count(select(Directive.id).where(asked, Directive.is_open)).label("asked"),
            select(func.count()).select_from(stalled).scalar_subquery().label("stalled"),
            _count(_credit_cases(offices)).label("cases") if credit else literal(0).label("cases"),
            _oldest(offices, today).label("stalled_on"),
        )
    ).one()
    stops, few = row.stalled > MOST_FIGURED, row.cases > MOST_FIGURED
    return Figures(
        undelivered=_read(row.late, more=stops),
        undelivered_money=int(row.owed or 0),
        paid=_read(row.paid, more=few),
        failed=_read(row.failed, more=stops),
        failed_money=int(row.dead or 0),
        failed_unpriced=_read(row.unpriced, more=stops),
        on_offer=_read(row.on_offer, more=few),
        open_assets=_read(row.open_assets, more=few),
        unknown_kind=_read(row.unknown_kind, more=few),
        overdue_steps=_read(row.late_steps),
        open_steps=_read(row.steps),
        overdue_directives=_read(row.late_asked),
        open_directives=_read(row.asked),
        money_of=MOST_FIGURED if stops else None,
        stalled_on=row.stalled_on,
    )


def _read(number: int | None, *, more: bool = False) -> Counted:
    """Read a count; ``more``: what it was counted among stopped, so there may be more."""
    found = int(number or 0)
    return Counted(min(found, MOST_FIGURED), more=more or found > MOST_FIGURED)


def _assets(offices: Collection[int], *, credit: bool) -> Select[Any]:
    assets = select(Asset.id)
    if credit:  # every asset of an open state has an open case
        cases = _credit_cases(offices).limit(MOST_FIGURED + 1).subquery()
        return assets.join(cases, cases.c.id == Asset.case_id)
    return assets.where(in_sight(Asset.office_id, offices))


def _credit_cases(offices: Collection[int]) -> Select[Any]:
    return select(CaseFile.id).where(
        in_sight(CaseFile.office_id, offices), CaseFile.is_credit.is_(True), CaseFile.is_open
    )


def _stalled(offices: Collection[int], *, credit: bool) -> CTE:
    """Take stalled assets, at most one more than are counted."""
    rows = select(
        StalledAsset.asset_id,
        StalledAsset.undelivered,
        StalledAsset.repeat_fail,
        StalledAsset.money,
    ).where(in_sight(StalledAsset.office_id, offices))
    if credit:
        rows = rows.where(StalledAsset.is_credit.is_(True))
    return rows.limit(MOST_FIGURED + 1).cte("stalled")


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


def _paid(assets: Select[Any]) -> Select[Any]:
    return (
        assets.join(LotAsset, and_(LotAsset.asset_id == Asset.id, LotAsset.left_on.is_(None)))
        .join(Lot, Lot.id == LotAsset.lot_id)
        .where(PAID)
    )


def _oldest(offices: Collection[int], today: date) -> ScalarSelect[Any]:
    return (
        select(StalledAsset.refreshed_on)
        .where(in_sight(StalledAsset.office_id, offices), StalledAsset.refreshed_on < today)
        .order_by(StalledAsset.refreshed_on)
        .limit(1)
        .scalar_subquery()
    )


def _count(rows: Select[Any]) -> ScalarSelect[int]:
    return up_to(rows, MOST_FIGURED)
