"""What the ledger says of an asset that was entered by mistake."""

from typing import Final

from audit.entries import (
    BY_CORRECTION,
    Key,
    Kind,
    declare,
)
from cases.models import AssetState
from foundation.i18n import N_

ASSET_MISTAKEN: Final = declare(
    Kind(
        "asset.mistaken",
        N_("Took back an asset entered by mistake"),
        "warn",
        keys={"state": Key(N_("State"), AssetState).changed()},
        correctable=BY_CORRECTION,
    )
)
