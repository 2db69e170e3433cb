"""What the ledger says of thresholds of an office."""

from datetime import date
from typing import Final

from accounts.thresholds.declared import ThresholdCode
from audit.entries import (
    BY_NEW_ENTRY,
    Key,
    Kind,
    declare,
)
from foundation.i18n import N_

THRESHOLD_SET: Final = declare(
    Kind(
        "office.threshold",
        N_("Set a threshold of the office"),
        keys={
            "threshold": Key(N_("Threshold"), ThresholdCode),
            "value": Key(N_("Number"), int).changed(),  # none: that of the office above
            "valid_from": Key(N_("Valid from"), date),
            "reason": Key(N_("Reason"), str),
        },
        correctable=BY_NEW_ENTRY,
    )
)
