"""What the records say of a thing that is asked about: what keeps it, and what would be next."""

from dataclasses import dataclass

from cases.models import AssetState
from warehouse.models import EvidenceItem, OnOrder, StayReason, StayStep


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An answer the records suggest; a person gives it, or another one."""

    reason: StayReason
    step: StayStep


OF_ASSETS = {
    AssetState.SEIZED: Suggestion(StayReason.SALE, StayStep.SELL),
    AssetState.ON_OFFER: Suggestion(StayReason.SALE, StayStep.WAIT),
    AssetState.SOLD: Suggestion(StayReason.COLLECTION, StayStep.ORDER),
    AssetState.TAKEN: Suggestion(StayReason.COLLECTION, StayStep.ORDER),
    AssetState.DELIVERED: Suggestion(StayReason.COLLECTION, StayStep.NOTIFY),
    AssetState.REDEEMED: Suggestion(StayReason.COLLECTION, StayStep.ORDER),
    AssetState.RETURNED: Suggestion(StayReason.COLLECTION, StayStep.ORDER),
}


def suggest(item: EvidenceItem, on_order: OnOrder | None) -> Suggestion | None:
    """Return what the records suggest; None where they say nothing that decides it.

    Args:
        on_order: the order out that names the item and has not ended.
    """
    if on_order is not None:
        return Suggestion(StayReason.COLLECTION, StayStep.HAND_OVER)
    if item.handed_over_still_here:
        return Suggestion(StayReason.COLLECTION, StayStep.NOTIFY)
    if item.case.closed_on is not None:
        return Suggestion(StayReason.NOTHING, StayStep.ORDER)
    return OF_ASSETS.get(item.asset.state) if item.asset is not None else None
