"""The day by which a seized asset that never had one is to be appraised, if it still waits."""

from sqlalchemy import Select, exists, select

from auctions.models import Lot, LotAsset, LotStatus
from cases.models import Asset, AssetState, Deadline, Step
from cases.operations.appraisals import carry
from cases.operations.assets import schedule_appraisal
from foundation.acts import Act
from foundation.database import db, lock
from lawbook.periods import parameter


def rule_appraisal(asset_id: int, by: Act) -> bool:
    """Rule the day of one asset, unless it has one or went on; say whether the law sets one."""
    asset = db.session.scalar(without_a_day().with_only_columns(Asset).where(Asset.id == asset_id))
    if asset is None:
        return False
    lock(asset)
    ruled = schedule_appraisal(asset, by=by)
    place = db.session.scalar(
        select(LotAsset).where(LotAsset.asset_id == asset_id, LotAsset.left_on.is_(None))
    )
    if place is not None:
        carry([asset_id], place.lot_id)
    return ruled


def without_a_day() -> Select[int]:
    """Select the ids of assets seized without such a day, and in no lot but one not valued yet."""
    has_day = exists().where(
        Deadline.subject_kind == "asset",
        Deadline.subject_id == Asset.id,
        Deadline.step == Step.APPRAISE,
    )
    went_on = exists().where(
        LotAsset.asset_id == Asset.id, Lot.id == LotAsset.lot_id, Lot.status != LotStatus.DRAFT
    )
    first = parameter("P4").editions[0].in_force_from
    waiting = Asset.state.in_((AssetState.SEIZED, AssetState.ON_OFFER))
    return (
        select(Asset.id)
        .where(waiting, Asset.seized_on >= first, ~has_day, ~went_on)
        .order_by(Asset.id)
    )
