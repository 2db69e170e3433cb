"""What the ledger says of the money of a case."""

from datetime import date
from typing import Final

from audit.entries import (
    BY_CORRECTION,
    Key,
    Kind,
    by_another,
    by_opposite,
    declare,
    row_id,
)
from cases.entries import AMOUNT, DOCUMENT, VOUCHER
from cases.models import CostCategory
from foundation.database import Dong
from foundation.i18n import N_

_MOVEMENT: Final = {
    "movement": row_id(),
    "amount": AMOUNT.or_none(),
    "moved_on": Key(N_("Moved on"), date),
    "document": DOCUMENT.or_none(),
    "asset": Key(N_("For the asset"), int, names="asset").or_absent(),
}
CLAIM_SAID: Final = declare(
    Kind(
        "case.claim_said",
        N_("Recorded the money due, which was not known"),
        keys={"money_due": Key(N_("Money due"), Dong), "document": DOCUMENT.or_none()},
        correctable=BY_CORRECTION,
    )
)
CREDITOR_CLAIM_SAID: Final = declare(
    Kind(
        "case.creditor_claim_said",
        N_("Recorded what is owed to a creditor"),
        keys={
            "party": row_id(),
            "money_due": Key(N_("Owed to the creditor"), Dong),
            "document": DOCUMENT.or_none(),
        },
        correctable=BY_CORRECTION,
    )
)
COST_RECORDED: Final = declare(
    Kind(
        "case.cost_recorded",
        N_("Recorded a cost"),
        keys={**_MOVEMENT, "category": Key(N_("What it was for"), CostCategory)},
        correctable=by_opposite(N_("Take a cost back")),
    )
)
MONEY_REVERSED: Final = declare(
    Kind(
        "case.money_reversed",
        N_("Took a movement of money back"),
        "warn",
        keys={**_MOVEMENT, "reason": Key(N_("Reason of taking back"), str)},
        correctable=by_another(N_("Record a cost")),
    )
)
_COLLECTED: Final = {
    "amount": AMOUNT,
    "voucher": VOUCHER,
    "total": Key(N_("Collected in all"), Dong),
}
MONEY_COLLECTED: Final = declare(
    Kind(
        "case.money_collected",
        N_("Collected money"),
        "ok",
        keys=_COLLECTED,
        correctable=by_another(N_("Correct the movement of money of the sale")),
    )
)
MONEY_NOT_COLLECTED: Final = declare(
    Kind(
        "case.money_not_collected",
        N_("Took back money that was not collected"),
        "warn",
        keys=_COLLECTED,
        correctable=by_another(N_("Correct the movement of money of the sale")),
    )
)
