"""The figures above the stalled list, each with its denominator. Money counts a lot once."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, ColumnExpressionArgument, ScalarSelect, case, func, select

from auctions.models import Lot, LotAsset, LotStatus
from cases.models import Asset, AssetState, CaseFile, Deadline
from foundation.database import db
from foundation.sight import in_sight
from review.models import Directive, StalledAsset


@dataclass(frozen=True, slots=True)
class Figures:
    """Numerators and denominators of the tiles."""

    undelivered: int  # assets
    undelivered_money: int  # price paid, đồng
    paid: int  # assets paid for in full, not delivered
    failed: int  # assets
    failed_money: int  # starting prices now in force, đồng
    on_offer: int  # assets in a lot that is still offered
    open_assets: int  # assets not at their end
    overdue_steps: int
    open_steps: int
    overdue_directives: int
    open_directives: int


def figures(offices: Collection[int], *, credit: bool, today: date) -> Figures:
    """Count and add up what the tiles show; money and assets of credit cases only if ``credit``."""
    undelivered, undelivered_money, failed, failed_money = _stalled(offices, credit)
    steps, asked = in_sight(Deadline.office_id, offices), in_sight(Directive.office_id, offices)
    assets = [in_sight(Asset.office_id, offices)]
    if credit:
        of_credit = select(CaseFile.id).where(
            in_sight(CaseFile.office_id, offices), CaseFile.is_credit
        )
        assets.append(Asset.case_id.in_(of_credit))
    paid = (
        select(func.count())
        .select_from(LotAsset)
        .join(Lot, Lot.id == LotAsset.lot_id)
        .join(Asset, Asset.id == LotAsset.asset_id)
        .where(LotAsset.left_on.is_(None), Lot.status == LotStatus.PAID, *assets)
        .scalar_subquery()
    )
    row = db.session.execute(
        select(
            paid,
            _count(Asset, Asset.state == AssetState.ON_OFFER, *assets),
            _count(Asset, Asset.is_open, *assets),
            _count(Deadline, steps, Deadline.is_overdue(today)),
            _count(Deadline, steps, Deadline.is_open),
            _count(Directive, asked, Directive.is_overdue(today)),
            _count(Directive, asked, Directive.is_open),
        )
    ).one()
    return Figures(
        undelivered=undelivered,
        undelivered_money=undelivered_money,
        paid=row[0],
        failed=failed,
        failed_money=failed_money,
        on_offer=row[1],
        open_assets=row[2],
        overdue_steps=row[3],
        open_steps=row[4],
        overdue_directives=row[5],
        open_directives=row[6],
    )


def _stalled(offices: Collection[int], credit: bool) -> tuple[int, int, int, int]:
    """Count undelivered assets and their money, failed assets and theirs; a lot's money once."""
    undelivered = case((StalledAsset.undelivered.is_(True), 1))
    failed = case((StalledAsset.repeat_fail.is_(True), 1))
    conditions: list[ColumnElement[bool]] = [in_sight(StalledAsset.office_id, offices)]
    if credit:
        conditions.append(StalledAsset.is_credit.is_(True))
    lots = (
        select(
            func.count(undelivered).label("undelivered"),
            func.count(failed).label("failed"),
            func.max(StalledAsset.money).label("money"),
        )
        .where(*conditions)
        .group_by(StalledAsset.lot_id)
        .subquery()
    )
    row = db.session.execute(
        select(
            func.sum(lots.c.undelivered),
            func.sum(case((lots.c.undelivered > 0, lots.c.money))),
            func.sum(lots.c.failed),
            func.sum(case((lots.c.failed > 0, lots.c.money))),
        )
    ).one()
    undelivered_count, undelivered_money, failed_count, failed_money = (int(v or 0) for v in row)
    return undelivered_count, undelivered_money, failed_count, failed_money


def _count(model: type, *conditions: ColumnExpressionArgument[bool]) -> ScalarSelect[int]:
    return select(func.count()).select_from(model).where(*conditions).scalar_subquery()
