"""Taking back a round that was entered by mistake, and a withdrawal that never was."""

from sqlalchemy import select

from auctions import lifecycle, queries
from auctions.allowed_lots import why_not_free
from auctions.models import Lot, LotStatus, Round, RoundState
from auctions.operations import ending
from auctions.taking_back.allowed import (
    places_left,
    why_no_round,
    why_not_offer_again,
    withdrawn_by,
)
from auctions.taking_back.order import is_of
from auctions.taking_back.standing import why_not_last
from cases import lifecycle as assets_life
from cases.models import Asset, AssetState, CaseFile, Deadline, EndReason, Step
from cases.operations import deadlines
from cases.operations.appraisals import carry
from foundation import clock
from foundation.acts import Act
from foundation.database import db, lock
from foundation.refusals import check

LEFT = (EndReason.NEXT_ROUND, EndReason.PUBLISHED_ELSEWHERE)


def take_back_round(round_: Round, *, by: Act) -> Round:
    """Take back a round that was entered by mistake, or for the wrong lot: it never was held.

    The lot is as before it, nothing is due for it, and its number is free. Who registered for it
    goes with it.

    Raises:
        StepTakenBack: it was taken back.
        RoundHasResult: its result is annulled first.
        LaterStepStands: a later round, a valuation or the withdrawal stands on it.
    """
    lot = db.session.get_one(Lot, round_.lot_id)
    lock(db.session.get_one(CaseFile, lot.case_id))
    lock(lot)
    lock(round_)
    check(why_no_round(round_) or why_not_last(lot, "round.whole", round_))
    lifecycle.annul(round_)
    for step in ending.steps_of(round_):
        deadlines.of(round_).never_due(step, by=by, ended=True)
    lifecycle.take_back(lot, never=lambda entry: is_of(entry, round_), by=by)
    db.session.flush()
    _go_back_to(queries.latest_round(lot), lot, by)
    db.session.flush()
    return round_


def _go_back_to(former: Round | None, lot: Lot, by: Act) -> None:
    """Let be due again what ended with the round, of the one before it and of the assets."""
    if former is None:
        _appraise_again(lot, by)
        return
    ending.reopen(lot, *LEFT, by=by, of=former)
    if former.state is RoundState.UNKNOWN and _was_ahead(former, lot):
        lifecycle.turn_back(former, RoundState.ANNOUNCED)


def _was_ahead(round_: Round, lot: Lot) -> bool:
    """Whether the session of a round was still to come when the round was recorded."""
    told = [one for one in lifecycle.entries_that_stand(lot) if is_of(one, round_)]
    if not told or round_.session_on is None:
        return False
    return round_.session_on >= clock.local_day(told[0].at)


def _appraise_again(lot: Lot, by: Act) -> None:
    """Let the assets be appraised that a published round told to be: there is none."""
    found = select(Deadline).where(
        Deadline.subject_kind == "asset",
        Deadline.subject_id.in_([asset.id for asset in queries.assets_of(lot)]),
        Deadline.waive_reason == EndReason.PUBLISHED_ELSEWHERE,
    )
    for row in db.session.scalars(found.order_by(Deadline.id)).all():
        deadlines.due_again(row, by=by)


def take_back_withdrawal(lot: Lot, *, by: Act) -> Lot:
    """Take back a withdrawal that never was: the lot is offered as before it.

    A round that was stopped with it goes on, and its assets stand in the lot again.

    Raises:
        NotWithdrawn: the lot is not withdrawn.
        CaseIsClosed: the case takes nothing in.
        AssetNotSeized: an asset is in another lot by now, or no longer seized.
        AssetOnOrder: an order that has not ended lets a thing of it out of the store.
    """
    lock(db.session.get_one(CaseFile, lot.case_id))
    lock(lot)
    check(why_not_offer_again(lot))
    last = withdrawn_by(lot)
    places = places_left(lot, last)
    assets = [lock(db.session.get_one(Asset, place.asset_id)) for place in places]
    check(why_not_free(assets))
    for place in places:
        place.left_on = None
    lifecycle.take_back(lot, never=lambda entry: entry is last, by=by)
    for asset in assets:
        assets_life.advance(asset, AssetState.ON_OFFER, by=by, payload={"lot": lot.code})
    carry([asset.id for asset in assets], lot.id)
    _go_on(lot, by)
    ending.reopen(lot, EndReason.LOT_WITHDRAWN, by=by)
    db.session.flush()
    return lot


def _go_on(lot: Lot, by: Act) -> None:
    """Let the round go on that was stopped with the lot."""
    round_ = queries.latest_round(lot)
    live = {LotStatus.PLANNED: RoundState.PLANNED, LotStatus.ANNOUNCED: RoundState.ANNOUNCED}
    state = live.get(lot.status)
    if round_ is None or state is None or round_.state is not RoundState.STOPPED:
        return
    lifecycle.turn_back(round_, state)
    round_.stop_code = round_.stop_ground = None
    deadlines.of(round_).reopen(Step.SUSPEND_AUCTION, by=by)
    ending.reopen(lot, EndReason.ROUND_STOPPED, by=by, of=round_)
