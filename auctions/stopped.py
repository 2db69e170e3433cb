"""Which rounds are not held: a hold lies over them, or their case ended."""

from sqlalchemy import ColumnElement, exists, or_, select
from sqlalchemy.orm import aliased

from auctions.models import Lot, LotAsset, Round
from cases.models import CaseEvent, Hold
from cases.over import is_end
from foundation.database import db


def under_hold() -> ColumnElement[bool]:
    """Whether a hold in force lies over its case or over an asset of its lot."""
    lot = aliased(Lot)
    is_in_lot = exists().where(
        LotAsset.asset_id == Hold.asset_id,
        LotAsset.lot_id == Round.lot_id,
        LotAsset.left_on.is_(None),
    )
    return exists().where(
        lot.id == Round.lot_id,
        Hold.case_id == lot.case_id,
        Hold.in_force,
        or_(Hold.asset_id.is_(None), is_in_lot),
    )


def of_ended_case() -> ColumnElement[bool]:
    """Whether its case was stopped, went to another office, or ended: the round is not held."""
    lot = aliased(Lot)
    return exists().where(lot.id == Round.lot_id, CaseEvent.case_id == lot.case_id, is_end())


def stops(round_: Round) -> tuple[bool, bool]:
    """Return whether a hold lies over a round, and whether its case ended."""
    asked = select(under_hold(), of_ended_case()).where(Round.id == round_.id)
    held, ended = db.session.execute(asked).one()
    return bool(held), bool(ended)
