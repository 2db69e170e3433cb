"""What is still owed in a case: the most that is set off against the price of an asset."""

from sqlalchemy import func, select

from cases.models import CaseFile
from foundation.database import db
from sales.models import Sale, SaleState

COUNTED_WHEN_DELIVERED = (SaleState.UNPAID, SaleState.PAID)


def owed(case: CaseFile, sale: Sale) -> int | None:
    """Return what is still owed in a case, in đồng; None where nobody knows the claim.

    That is the claim less what was collected, and less what other takings of the case set off that
    are not delivered yet: from the delivery on they are counted as collected.

    Law: 106/2025/QH15, Điều 83 khoản 3; 152/2026/NĐ-CP, Điều 66 khoản 1.
    """
    if case.money_due is None:
        return None
    others = db.session.scalar(
        select(func.sum(Sale.offset)).where(
            Sale.case_id == case.id, Sale.id != sale.id, Sale.state.in_(COUNTED_WHEN_DELIVERED)
        )
    )
    return max(0, case.money_due - case.money_collected - int(others or 0))
