"""What the enforcement of a case has cost: one answer for the floor of a price, pages and forms."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import case as when
from sqlalchemy import func, select

from cases.models import CaseFile, MoneyMovement, MovementDirection, MovementKind
from foundation.database import Dong, db


def costs_of(case: CaseFile, on: date) -> Dong:
    """Return the costs of a case up to a day, in đồng, as :func:`costs_of_cases` counts them."""
    return costs_of_cases([case.id], on)[case.id]


def costs_of_cases(case_ids: Collection[int], on: date) -> dict[int, Dong]:
    """Return the costs of cases up to a day, in đồng: those at the opening, and all that moved.

    What the file said when the case was opened counts from the first day. A cost counts from the
    day it moved on, and a reversal from its own day. What a sale pays costs with
    (``sales.models.SaleMoney``) is not counted: it pays costs that stand here, and makes none.

    Law: R14; 106/2025/QH15, Điều 53 khoản 2, Điều 83 khoản 3.
    """
    amount = when(
        (MoneyMovement.direction == MovementDirection.OUT, MoneyMovement.amount),
        else_=-MoneyMovement.amount,
    )
    moved = (
        select(func.coalesce(func.sum(amount), 0))
        .where(
            MoneyMovement.case_id == CaseFile.id,
            MoneyMovement.kind == MovementKind.COST,
            MoneyMovement.moved_on <= on,
        )
        .correlate(CaseFile)
        .scalar_subquery()
    )
    rows = db.session.execute(
        select(CaseFile.id, CaseFile.enforcement_costs, moved).where(CaseFile.id.in_(case_ids))
    )
    return {case_id: Dong(opening + int(since)) for case_id, opening, since in rows}
