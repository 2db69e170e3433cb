"""The figures above the stalled list, each with its denominator. Money counts a lot once."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from sqlalchemy import (
    CTE,
    ColumnElement,
    ColumnExpressionArgument,
    ScalarSelect,
    and_,
    case,
    func,
    select,
)

from auctions.models import Lot, LotAsset, LotStatus
from cases.models import Asset, AssetState, CaseFile, Deadline
from foundation.database import db
from foundation.sight import in_sight
from review.models import Directive, StalledAsset

PAID: Final = and_(Lot.status == LotStatus.PAID, Asset.is_open)
ON_OFFER: Final = Asset.state == AssetState.ON_OFFER


@dataclass(frozen=True, slots=True)
class Figures:
    """Numerators and denominators of the tiles."""

    undelivered: int  # assets
    undelivered_money: int  # price paid, đồng
    paid: int  # assets paid for in full, not delivered
    failed: int  # assets
    failed_money: int  # starting prices now in force, đồng
    failed_unpriced: int  # lots whose price is not known, and not counted in the money
    on_offer: int  # assets in a lot that is still offered
    open_assets: int  # assets not at their end
    unknown_kind: int  # assets not at their end of which nobody knows whether they are movable
    overdue_steps: int
    open_steps: int
    overdue_directives: int
    open_directives: int
    stalled_on: date | None = field(kw_only=True)
    """Oldest day of a row of the stalled list, if before today."""


def figures(offices: Collection[int], *, credit: bool, today: date) -> Figures:
    """Count and add up what the tiles show; money and assets of credit cases only if ``credit``.

    One statement: every figure is of the same moment. What is stalled is counted among what is paid
    for, or on offer, at that moment, so a part is never larger than its whole. What turned late by
    the calendar since the stalled list was last refreshed is not in it yet: ``stalled_on`` says of
    which day the list is, if not of today.
    """
    steps, asked = in_sight(Deadline.office_id, offices), in_sight(Directive.office_id, offices)
    assets = [in_sight(Asset.office_id, offices)]
    if credit:
        of_credit = select(CaseFile.id).where(
            in_sight(CaseFile.office_id, offices), CaseFile.is_credit
        )
        assets.append(Asset.case_id.in_(of_credit))
    lots = _stalled(assets)
    row = db.session.execute(
        select(
            *(select(func.sum(column)).scalar_subquery() for column in (lots.c.late, lots.c.owed)),
            _count_paid(assets),
            *(
                select(func.sum(column)).scalar_subquery()
                for column in (lots.c.failed, lots.c.dead, lots.c.unpriced)
            ),
            _count(Asset, ON_OFFER, *assets),
            _count(Asset, Asset.is_open, *assets),
            _count(Asset, Asset.is_open, Asset.immovable.is_(None), *assets),
            _count(Deadline, steps, Deadline.is_overdue(today)),
            _count(Deadline, steps, Deadline.is_open),
            _count(Directive, asked, Directive.is_overdue(today)),
            _count(Directive, asked, Directive.is_open),
            select(func.min(StalledAsset.refreshed_on))
            .where(in_sight(StalledAsset.office_id, offices))
            .scalar_subquery(),
        )
    ).one()
    *numbers, oldest = row
    stalled_on = oldest if oldest is not None and oldest < today else None
    return Figures(*(int(value or 0) for value in numbers), stalled_on=stalled_on)


def _stalled(assets: Sequence[ColumnElement[bool]]) -> CTE:
    """Count the stalled assets of each lot that are still paid for or on offer, and its money.

    What left the state it stalled in since its row was made is not counted.
    """
    late = func.count(case((and_(PAID, StalledAsset.undelivered.is_(True)), 1)))
    failed = func.count(case((and_(ON_OFFER, StalledAsset.repeat_fail.is_(True)), 1)))
    money = func.max(StalledAsset.money)
    return (
        select(
            late.label("late"),
            case((late > 0, money)).label("owed"),
            failed.label("failed"),
            case((failed > 0, money)).label("dead"),
            case((and_(failed > 0, money.is_(None)), 1)).label("unpriced"),
        )
        .select_from(StalledAsset)
        .join(Asset, Asset.id == StalledAsset.asset_id)
        .join(LotAsset, and_(LotAsset.asset_id == Asset.id, LotAsset.left_on.is_(None)))
        .join(Lot, Lot.id == LotAsset.lot_id)
        .where(*assets)
        .group_by(Lot.id)
        .cte("stalled_lots")
    )


def _count_paid(assets: Sequence[ColumnElement[bool]]) -> ScalarSelect[int]:
    return (
        select(func.count())
        .select_from(LotAsset)
        .join(Lot, Lot.id == LotAsset.lot_id)
        .join(Asset, Asset.id == LotAsset.asset_id)
        .where(LotAsset.left_on.is_(None), PAID, *assets)
        .scalar_subquery()
    )


def _count(model: type, *conditions: ColumnExpressionArgument[bool]) -> ScalarSelect[int]:
    return select(func.count()).select_from(model).where(*conditions).scalar_subquery()
