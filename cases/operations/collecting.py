"""Money that was collected for a case: the sum kept on the case file."""

from audit import ledger
from audit.entries import Kind
from cases.models import CaseFile
from cases.money import entries
from foundation.acts import Act
from foundation.database import Dong, lock


def record_collection(case: CaseFile, *, amount: int, voucher_no: str, by: Act) -> None:
    """Add money collected for the case (đồng, above zero)."""
    _count(case, amount, entries.MONEY_COLLECTED, voucher_no, by)


def take_back_collection(case: CaseFile, *, amount: int, voucher_no: str, by: Act) -> None:
    """Take off money that was counted as collected and was not (đồng, above zero)."""
    _count(case, amount, entries.MONEY_NOT_COLLECTED, voucher_no, by)


def _count(case: CaseFile, amount: int, kind: Kind, voucher_no: str, by: Act) -> None:
    if amount <= 0:
        raise ValueError("what is collected, or was not, is above zero")
    lock(case)
    into = kind is entries.MONEY_COLLECTED
    case.money_collected = Dong(case.money_collected + (amount if into else -amount))
    ledger.append(
        case.stream,
        kind,
        office_id=case.office_id,
        by=by,
        payload={"amount": amount, "voucher": voucher_no, "total": case.money_collected},
    )
