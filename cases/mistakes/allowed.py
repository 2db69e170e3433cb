"""Whether what was entered by mistake may be taken back."""

from cases.mistakes.refusals import AssetMovedOn, TakenBackBefore
from cases.mistakes.resting import shown_on, why_not_while_rested_on
from cases.models import Asset, AssetState, Party
from foundation.refusals import Refusal


def why_not_take_back_asset(asset: Asset) -> Refusal | None:
    """An asset is taken back while it is seized and nothing else, and nothing stands on it."""
    if asset.state is not AssetState.SEIZED:
        return AssetMovedOn(state=asset.state, see=shown_on(asset))
    return why_not_while_rested_on(asset)


def why_not_correct_mistaken(row: Asset | Party) -> Refusal | None:
    """What was taken back is corrected no more."""
    return None if row.stands else TakenBackBefore()
