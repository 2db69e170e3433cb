"""What the ledger says of discrepancies."""

from datetime import date
from typing import Final

from audit.entries import (
    Key,
    Kind,
    by_another,
    declare,
    final,
)
from foundation.i18n import N_
from warehouse.entry_keys import CUSTODY, DIFFERS
from warehouse.models import Deviation, DiscrepancyDecision, DiscrepancyStep, Touch

_NUMBER: Final = Key(N_("Number"), str)
_ITEM: Final = Key(N_("Item"), str)
_TOUCH: Final = Key(N_("Found when"), Touch)
_CAUSE: Final = Key(N_("Cause"), str)
_DOCUMENT: Final = Key(N_("Document"), str)

OPENED: Final = declare(
    Kind(
        "discrepancy.opened",
        N_("Opened a discrepancy"),
        "danger",
        keys={
            "number": _NUMBER,
            "item": _ITEM,
            "touch": _TOUCH,
            "differs": DIFFERS,
            "due_on": Key(N_("To be decided by"), date),
        },
        correctable=by_another(N_("Decide the discrepancy")),
    )
)
SEEN_AGAIN: Final = declare(
    Kind(
        "discrepancy.seen_again",
        N_("Looked again while the discrepancy was open"),
        "warn",
        keys={"touch": _TOUCH, "differs": DIFFERS},
        correctable=by_another(N_("Decide the discrepancy")),
    )
)
COMPARED_AGAIN: Final = declare(
    Kind(
        "discrepancy.compared_again",
        N_("Compared again after a correction"),
        "info",
        keys={"number": _NUMBER, "differs": DIFFERS},
        correctable=by_another(N_("Decide the discrepancy")),
    )
)
SENT: Final = declare(
    Kind(
        "discrepancy.sent",
        N_("Passed the discrepancy on"),
        "info",
        keys={"step": Key(N_("To whom"), DiscrepancyStep), "document": _DOCUMENT},
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
DECIDED: Final = declare(
    Kind(
        "discrepancy.decided",
        N_("Decided the discrepancy"),
        "ok",
        keys={
            "number": _NUMBER,
            "decision": Key(N_("Decision"), DiscrepancyDecision),
            "found_true": Key(N_("True as found"), Deviation).many(),
            "cause": _CAUSE,
            "document": _DOCUMENT.or_none(),
        },
        correctable=final(N_("Look at the thing again; what differs is decided anew.")),
    )
)

# In the stream of the item: its own history knows what was found of it, and what was decided.
ITEM_DIFFERS: Final = declare(
    Kind(
        "item.differs",
        N_("Found not to be as it was known"),
        "danger",
        keys={"number": _NUMBER, "differs": DIFFERS},
        correctable=by_another(N_("Decide the discrepancy")),
    )
)
ITEM_DECIDED: Final = declare(
    Kind(
        "custody.decided",
        N_("Kept as the discrepancy was decided"),
        "warn",
        keys={
            "number": _NUMBER,
            "decision": Key(N_("Decision"), DiscrepancyDecision),
            "found_true": Key(N_("True as found"), Deviation).many(),
            "document": _DOCUMENT.or_none(),
            **CUSTODY,
        },
        correctable=final(N_("Look at the thing again; what differs is decided anew.")),
    )
)
