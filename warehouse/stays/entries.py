"""What the ledger says of stays."""

from datetime import date
from typing import Final

from audit.entries import (
    BY_NEW_ENTRY,
    Key,
    Kind,
    declare,
)
from foundation.i18n import N_
from warehouse.models import StayReason, StayStep

STAY_ANSWERED: Final = declare(
    Kind(
        "stay.answered",
        N_("Said why it is still here"),
        keys={
            "reason": Key(N_("What keeps it"), StayReason),
            "step": Key(N_("What is done next"), StayStep),
            "note": Key(N_("In words"), str).or_none(),
            "again_on": Key(N_("Ask again on"), date),
        },
        correctable=BY_NEW_ENTRY,
    )
)
