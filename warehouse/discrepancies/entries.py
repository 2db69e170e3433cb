"""What the ledger says of discrepancies."""

from datetime import date
from decimal import Decimal
from typing import Final

from audit.entries import Key, Kind, by_another, declare, declare_final
from foundation.i18n import N_
from warehouse.entry_keys import CUSTODY
from warehouse.models import Deviation, DiscrepancyDecision, Touch

_NUMBER: Final = Key(N_("Number"), str)
_ITEM: Final = Key(N_("Item"), str)

OPENED: Final = declare(
    Kind(
        "discrepancy.opened",
        N_("Opened a discrepancy"),
        "danger",
        keys={
            "number": _NUMBER,
            "item": _ITEM,
            "touch": Key(N_("Found when"), Touch),
            "differs": Key(N_("Differs from what was known"), Deviation).many(),
            "due_on": Key(N_("To be decided by"), date),
        },
        correctable=by_another(N_("Decide the discrepancy")),
    )
)
ASSIGNED: Final = declare(
    Kind(
        "discrepancy.assigned",
        N_("Assigned the discrepancy"),
        "info",
        keys={
            "owner": Key(N_("Who clears it up"), str),
            "due_on": Key(N_("To be decided by"), date),
        },
        correctable=by_another(N_("Assign it again")),
    )
)
DECIDED: Final = declare_final(
    Kind(
        "discrepancy.decided",
        N_("Decided the discrepancy"),
        "ok",
        keys={
            "number": _NUMBER,
            "decision": Key(N_("Decision"), DiscrepancyDecision),
            "cause": Key(N_("Cause"), str),
            "document": Key(N_("Document"), str).or_none(),
        },
    )
)
ADJUSTED: Final = declare(
    Kind(
        "custody.adjusted",
        N_("Changed the quantity held, as decided"),
        "warn",
        keys={
            "number": _NUMBER,
            "counted": Key(N_("Quantity counted"), Decimal),
            **CUSTODY,
        },
        correctable=by_another(N_("Count it again; a new discrepancy is decided")),
    )
)
