"""What the ledger says of the way of an asset: on offer, sold, taken, delivered, ended."""

from datetime import date
from typing import Final

from audit.entries import CHECKED, Key, Kind, by_another, by_opposite, declare
from cases.entries import DOCUMENT, LOT, SALE
from cases.mistakes.entries import ASSET_MISTAKEN
from cases.models import AssetState
from foundation.i18n import N_

_STATE: Final = {"state": Key(N_("State"), AssetState).changed()}

_ENDED: Final = {"document": DOCUMENT, "ended_on": Key(N_("Ended on"), date)}
ASSET_OFF_OFFER: Final = declare(
    Kind(
        "asset.off_offer",
        N_("Took the asset off offer"),
        "warn",
        keys={"lot": LOT, **_STATE},
        correctable=by_another(N_("Make a lot of it again, or take the withdrawal back")),
    )
)
ASSET_ON_OFFER: Final = declare(
    Kind(
        "asset.on_offer",
        N_("Put the asset on offer"),
        "info",
        keys={"lot": LOT, **_STATE},
        correctable=by_opposite(N_("Withdraw the lot")),
    )
)
ASSET_SOLD: Final = declare(
    Kind(
        "asset.sold",
        N_("Sold the asset"),
        "ok",
        keys={"lot": LOT, **_STATE},
        correctable=by_another(N_("Correct the result of the round")),
    )
)
ASSET_TAKEN: Final = declare(
    Kind(
        "asset.taken",
        N_("Gave the asset to the creditor"),
        "ok",
        keys={"lot": LOT, **_STATE},
        correctable=by_another(N_("Correct what the creditor answered")),
    )
)
ASSET_DELIVERED: Final = declare(
    Kind(
        "asset.delivered",
        N_("Delivered the asset"),
        "ok",
        keys={"sale": SALE, **_STATE},
        correctable=by_another(N_("Correct the hand-over of the sale")),
    )
)
ASSET_REDEEMED: Final = declare(
    Kind(
        "asset.redeemed",
        N_("Gave the asset back to the debtor who paid"),
        "ok",
        keys={**_ENDED, **_STATE},
        correctable=CHECKED,
    )
)
ASSET_RETURNED: Final = declare(
    Kind(
        "asset.returned",
        N_("Lifted the seizure"),
        "ok",
        keys={**_ENDED, **_STATE},
        correctable=CHECKED,
    )
)
ASSET_DISPOSED: Final = declare(
    Kind(
        "asset.disposed",
        N_("Disposed of the asset otherwise"),
        "ok",
        keys={**_ENDED, **_STATE},
        correctable=CHECKED,
    )
)
ASSET_STEPS: Final = {
    AssetState.SEIZED: ASSET_OFF_OFFER,
    AssetState.ON_OFFER: ASSET_ON_OFFER,
    AssetState.SOLD: ASSET_SOLD,
    AssetState.TAKEN: ASSET_TAKEN,
    AssetState.DELIVERED: ASSET_DELIVERED,
    AssetState.REDEEMED: ASSET_REDEEMED,
    AssetState.RETURNED: ASSET_RETURNED,
    AssetState.DISPOSED: ASSET_DISPOSED,
    AssetState.MISTAKEN: ASSET_MISTAKEN,
}
