"""Lots follow the holds over them; heard by ``cases.clocks``."""

from collections.abc import Collection

from sqlalchemy import select

from auctions import offers
from auctions.models import Lot, LotAsset, LotStatus
from auctions.operations.failure_deadlines import schedule_failure
from auctions.operations.round_deadlines import schedule_suspension
from cases.clocks import HoldListener, listen
from foundation.acts import Act
from foundation.database import db


def assets_in(lot_ids: Collection[int]) -> dict[int, set[int]]:
    """Return the ids of the assets that stand in each of some lots."""
    found: dict[int, set[int]] = {}
    for place in db.session.scalars(
        select(LotAsset).where(LotAsset.lot_id.in_(lot_ids), LotAsset.left_on.is_(None))
    ):
        found.setdefault(place.lot_id, set()).add(place.asset_id)
    return found


def follow(lot_ids: Collection[int], by: Act) -> None:
    """Rule again the days to cut of unsold lots, and the day to suspend of announced rounds.

    The days to cut run from the creditor's, which move too.
    """
    lots = db.session.scalars(
        select(Lot).where(Lot.id.in_(lot_ids), Lot.status == LotStatus.UNSOLD).order_by(Lot.id)
    ).all()
    for offer in offers.read_many(lots).values() if lots else ():
        if offer.right is not None and offer.answer is None and offer.latest is not None:
            schedule_failure(offer.latest, offer.lot, by.onward())
    announced = db.session.scalars(
        select(Lot).where(Lot.id.in_(lot_ids), Lot.status == LotStatus.ANNOUNCED).order_by(Lot.id)
    ).all()
    for offer in offers.read_many(announced).values() if announced else ():
        if offer.latest is not None:
            schedule_suspension(offer.latest, offer.lot, offer.holds, by.onward())


listen(HoldListener(assets_in, follow))
