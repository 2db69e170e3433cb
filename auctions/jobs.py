"""What auctions do by themselves: at night assets seized earlier get the day of their appraisal."""

from datetime import date

from sqlalchemy import Select, exists, select

from auctions.models import Lot, LotAsset, LotStatus
from cases.models import Asset, AssetState, Deadline, Step
from cases.operations.appraisals import carry
from cases.operations.assets import schedule_appraisal
from foundation import clock
from foundation.actor import SYSTEM
from foundation.acts import Act
from foundation.database import db, lock
from foundation.transaction import transaction
from lawbook.periods import parameter

STEP = 50  # assets in one transaction


def rule_appraisals(_today: date) -> int:
    """Rule the day of the appraisal of each seized asset without one; return of how many.

    Those that were seized before this was kept, and were in no lot but one that is not valued yet.
    """
    ids = db.session.scalars(_without_a_day()).all()
    ruled = 0
    for start in range(0, len(ids), STEP):
        with transaction():
            ruled += sum(_rule(asset_id) for asset_id in ids[start : start + STEP])
    return ruled


def _rule(asset_id: int) -> bool:
    """Rule the day of one asset, unless somebody did or it went on meanwhile."""
    asset = db.session.scalar(_without_a_day().with_only_columns(Asset).where(Asset.id == asset_id))
    if asset is None:
        return False
    lock(asset)
    ruled = schedule_appraisal(asset, by=Act(SYSTEM, clock.now()))
    place = db.session.scalar(
        select(LotAsset).where(LotAsset.asset_id == asset_id, LotAsset.left_on.is_(None))
    )
    if place is not None:
        carry([asset_id], place.lot_id)
    return ruled


def _without_a_day() -> Select[int]:
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
