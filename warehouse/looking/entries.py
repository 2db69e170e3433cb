"""What the ledger says of looks."""

from typing import Final

from audit.entries import (
    BY_NEW_ENTRY,
    Key,
    Kind,
    by_another,
    declare,
)
from foundation.i18n import N_
from warehouse.entry_keys import CUSTODY, DIFFERS, OBSERVED

FOUND_AGAIN: Final = declare(
    Kind(
        "custody.found_again",
        N_("Found again"),
        "ok",
        keys={
            "place": Key(N_("Place"), str),
            "differs": DIFFERS,
            **OBSERVED,
            **CUSTODY,
        },
        correctable=by_another(N_("Look at it again")),
    )
)
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
