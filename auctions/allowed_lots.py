"""Whether assets may be put into a lot, and why not: one answer for a new lot and a former one."""

from collections.abc import Sequence

from auctions import refusals
from cases.models import Asset, AssetState
from foundation.refusals import Refusal
from warehouse.queries import assets_ordered_out


def why_not_free(assets: Sequence[Asset]) -> Refusal | None:
    """What is offered elsewhere, gone, or about to leave the store is not offered."""
    for asset in assets:
        if asset.state is not AssetState.SEIZED:
            return refusals.AssetNotSeized(asset=asset.description[:60], state=asset.state)
    orders = assets_ordered_out([asset.id for asset in assets])
    for asset in assets:
        if asset.id in orders:
            order = orders[asset.id]
            return refusals.AssetOnOrder(
                asset=asset.description[:60], number=order.number, see=[f"order:{order.id}"]
            )
    return None
