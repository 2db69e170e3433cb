"""What the ledger says of an asset that was entered by mistake."""

from typing import Final

from audit.entries import (
    BY_CORRECTION,
    Key,
    Kind,
    by_another,
    declare,
)
from cases.models import AssetState
from foundation.i18n import N_

ASSET_NOT_ENDED: Final = declare(
    Kind(
        "asset.not_ended",
        N_("Took back the end of a seizure, which never was"),
        "warn",
        keys={"state": Key(N_("State"), AssetState).changed()},
        correctable=by_another(N_("End the seizure")),
    )
)
ASSET_MISTAKEN: Final = declare(
    Kind(
        "asset.mistaken",
        N_("Took back an asset entered by mistake"),
        "warn",
        keys={"state": Key(N_("State"), AssetState).changed()},
        correctable=BY_CORRECTION,
    )
)
