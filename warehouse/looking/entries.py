"""What the ledger says of looks."""

from typing import Final

from audit.entries import BY_NEW_ENTRY, Kind, declare
from foundation.i18n import N_
from warehouse.entry_keys import CUSTODY, DIFFERS, OBSERVED

LOOKED: Final = declare(
    Kind(
        "custody.looked",
        N_("Looked at it"),
        "info",
        keys={
            "differs": DIFFERS,
            **OBSERVED,
            **CUSTODY,
        },
        correctable=BY_NEW_ENTRY,
    )
)
