"""What the enforcement of a case has cost: one answer for the floor of a price, pages and forms."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import ColumnElement, func, select
from sqlalchemy import case as when

from cases.models import Asset, CaseFile, MoneyMovement, MovementDirection, MovementKind
from foundation.database import Dong, db

_SPENT: Final = when(
    (MoneyMovement.direction == MovementDirection.OUT, MoneyMovement.amount),
    else_=-MoneyMovement.amount,
)
"""What a movement adds to the costs: a reversal takes it away."""


def costs_of(case: CaseFile, on: date) -> Dong:
    """Return the costs of a case up to a day, in đồng, as :func:`costs_until` counts them."""
    found = db.session.scalar(select(costs_until(on)).where(CaseFile.id == case.id))
    return Dong(found or 0)


@dataclass(frozen=True, slots=True)
class CostsSoFar:
    """The costs of a case in two parts that add up."""

    at_opening: Dong  # as the file said
    recorded: Dong
    in_all: Dong
    ahead: int  # movements of coming days, which the sums do not have


def costs_so_far(case: CaseFile, on: date) -> CostsSoFar:
    """Return the costs of a case up to a day, split as :func:`costs_until` adds them."""
    coming = (
        select(func.count())
        .where(
            MoneyMovement.case_id == CaseFile.id,
            MoneyMovement.kind == MovementKind.COST,
            MoneyMovement.moved_on > on,
        )
        .correlate(CaseFile)
        .scalar_subquery()
    )
    found, ahead = db.session.execute(
        select(costs_until(on), coming).where(CaseFile.id == case.id)
    ).one()
    in_all = Dong(found or 0)
    recorded = Dong(in_all - case.enforcement_costs)
    return CostsSoFar(case.enforcement_costs, recorded, in_all, ahead)


def costs_for(asset: Asset, on: date) -> Dong:
    """Return the costs up to a day that were recorded for one asset of the case."""
    found = db.session.scalar(
        select(func.sum(_SPENT)).where(
            MoneyMovement.asset_id == asset.id,
            MoneyMovement.kind == MovementKind.COST,
            MoneyMovement.moved_on <= on,
        )
    )
    return Dong(found or 0)


def costs_until(on: date) -> ColumnElement[Dong]:
    """Return, for a query of cases, their costs up to a day: those at the opening, and all since.

    What the file said when the case was opened counts from the first day. A cost counts from the
    day it moved on, and a reversal from its own day. What a sale pays costs with
    (``sales.models.SaleMoney``) is not counted: it pays costs that stand here, and makes none.

    Law: R14; 106/2025/QH15, Điều 53 khoản 2, Điều 83 khoản 3.
    """
    moved = (
        select(func.coalesce(func.sum(_SPENT), 0))
        .where(
            MoneyMovement.case_id == CaseFile.id,
            MoneyMovement.kind == MovementKind.COST,
            MoneyMovement.moved_on <= on,
        )
        .correlate(CaseFile)
        .scalar_subquery()
    )
    return CaseFile.enforcement_costs + moved
