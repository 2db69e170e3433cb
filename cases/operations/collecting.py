"""Money that was collected for a case: the sum kept on the case file."""

from audit import ledger
from cases import entries
from cases.models import CaseFile
from foundation.acts import Act
from foundation.database import Dong, lock


def record_collection(case: CaseFile, *, amount: int, voucher_no: str, by: Act) -> None:
    """Add money collected for the case (đồng, above zero)."""
    lock(case)
    case.money_collected = Dong(case.money_collected + amount)
    ledger.append(
        case.stream,
        entries.MONEY_COLLECTED,
        office_id=case.office_id,
        by=by,
        payload={"amount": amount, "voucher": voucher_no, "total": case.money_collected},
    )
