"""Lots follow when the kind in law of an asset is corrected; heard by ``cases.kinds``."""

from sqlalchemy import select

from auctions import entries, law, lifecycle, queries, round_days
from auctions.models import AWAITED_STATES, Lot, LotAsset, RoundState
from auctions.operations.round_deadlines import schedule_notices
from cases import kinds
from cases.kinds import KindListener, listen
from cases.models import Asset, Step
from cases.operations import deadlines
from cases.refusals import KindInUse
from foundation.acts import Act
from foundation.database import db, lock
from foundation.refusals import Refusal


def why_not(asset: Asset) -> Refusal | None:
    """A round we announced runs by the periods of its lot's kind: it is stopped first.

    A round known from a notice was announced elsewhere; its days are judged, so they are judged
    again.
    """
    lot = _lot_of(asset)
    latest = queries.latest_round(lot) if lot is not None else None
    if lot is None or latest is None or latest.state is not RoundState.ANNOUNCED or latest.origin:
        return None
    return KindInUse(number=latest.number, lot=lot.title)


def follow(asset: Asset, by: Act) -> None:
    """Give the lot the kind of its assets, and rule its days ahead again."""
    lot = _lot_of(asset)
    if lot is None:
        return
    lock(lot)
    immovable = kinds.kind_of_all(one.immovable for one in queries.assets_of(lot))
    if immovable == lot.immovable:
        return
    before, lot.immovable = lot.immovable, immovable
    lifecycle.advance(
        lot,
        entries.LOT_KIND_SAID if before is None else entries.LOT_KIND_CORRECTED,
        on=by.day,
        by=by,
        payload={"immovable": immovable if before is None else [before, immovable]},
    )
    contract, latest = queries.contract_in_force(lot), queries.latest_round(lot)
    if contract is not None:
        ruling = law.deadline("P17", contract.signed_on, lot)
        deadlines.of(contract).schedule(
            Step.HOLD_AUCTION, ruling, trigger_on=contract.signed_on, by=by
        )
    if before is None:
        _judge_undecided(lot)
    if latest is None or latest.session_at is None:
        return
    if latest.state is RoundState.PLANNED or (latest.origin and latest.state in AWAITED_STATES):
        signed_on = contract.signed_on if contract is not None else None
        latest.rulings = round_days.records(round_days.days_of(latest), lot, signed_on)
    if latest.state is RoundState.PLANNED:
        schedule_notices(latest, lot, by)


def _judge_undecided(lot: Lot) -> None:
    """Judge the days of every round that was not judged because nobody knew the kind."""
    for round_ in queries.rounds_of(lot):
        if round_.session_at is None or not any(map(round_days.is_undecided, round_.rulings)):
            continue
        contract = queries.contract_of(round_)
        signed_on = contract.signed_on if contract is not None else None
        round_.rulings = round_days.records(round_days.done_of(round_), lot, signed_on)


def _lot_of(asset: Asset) -> Lot | None:
    """Return the lot an asset stands in now."""
    found: Lot | None = db.session.scalar(
        select(Lot)
        .join(LotAsset, LotAsset.lot_id == Lot.id)
        .where(LotAsset.asset_id == asset.id, LotAsset.left_on.is_(None))
    )
    return found


listen(KindListener(why_not, follow))
