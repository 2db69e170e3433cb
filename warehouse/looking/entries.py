"""What the ledger says of looks."""

from typing import Final

from audit.entries import BY_NEW_ENTRY, Key, Kind, declare
from foundation.i18n import N_
from warehouse.entry_keys import CUSTODY, OBSERVED
from warehouse.models import Deviation

LOOKED: Final = declare(
    Kind(
        "custody.looked",
        N_("Looked at it"),
        "info",
        keys={
            "differs": Key(N_("Differs from what was known"), Deviation).many(),
            **OBSERVED,
            **CUSTODY,
        },
        correctable=BY_NEW_ENTRY,
    )
)
