"""Annulling a result that was recorded wrongly: the round waits for the right one."""

from auctions import entries, lifecycle, queries
from auctions.models import Lot, Round, RoundState
from auctions.operations import ending
from auctions.past.entries import ROUND_TOLD_SOLD
from auctions.sale_hooks import sale_hooks
from auctions.taking_back.allowed import why_not_annul
from audit.entries import codes
from audit.models import LedgerEntry
from cases import lifecycle as assets_life
from cases.models import AssetState, CaseFile, EndReason, Step
from cases.operations import deadlines
from foundation.acts import Act
from foundation.database import db, lock
from foundation.refusals import check

OF_RESULT = codes(
    (
        entries.ROUND_FAILED,
        entries.ROUND_TOLD_FAILED,
        entries.ROUND_SOLD,
        ROUND_TOLD_SOLD,
        entries.PARTIES_NOTIFIED,
    )
)


def annul_result(round_: Round, *, by: Act) -> Round:
    """Annul the result of a round; it waits for the right one, and nothing is due from the wrong.

    The lot is offered as before, the failure is not counted, the sale never was.

    Raises:
        NoResultToAnnul: it has none.
        LaterStepStands: a later step of the lot or of its sale stands on it.
    """
    lot = db.session.get_one(Lot, round_.lot_id)
    lock(db.session.get_one(CaseFile, lot.case_id))
    lock(lot)
    lock(round_)
    check(why_not_annul(round_))
    failed, sale = round_.state is RoundState.FAILED, None
    own = deadlines.of(round_)
    if failed:
        for step in (Step.NOTIFY_FAILURE, Step.DECIDE_REDUCTION, Step.CREDITOR_ANSWER):
            own.never_due(step, by=by)
    else:
        sale = sale_hooks().annulled(round_, by=by)
        for asset in queries.assets_of(lot):
            assets_life.advance(asset, AssetState.ON_OFFER, by=by, payload={"lot": lot.code})
        ending.reopen(lot, EndReason.LOT_SOLD, by=by)
    own.reopen(Step.RECORD_RESULT, by=by)
    contract = queries.contract_of(round_)
    if contract is not None and not _held_before(round_):
        deadlines.of(contract).reopen(Step.HOLD_AUCTION, by=by)
    lifecycle.turn_back(round_)
    round_.failure_code = round_.outcome_on = round_.registrants = None
    round_.result_received_on = round_.parties_notified_on = None
    round_.minutes_document = None
    code = sale.code if sale is not None else ""
    lifecycle.take_back(lot, never=lambda entry: _is_of(entry, round_, code), by=by)
    db.session.flush()
    return round_


def _held_before(round_: Round) -> bool:
    """Whether an auction under the contract of a round was held before it: that met the day."""
    return any(
        one.contract_id == round_.contract_id and one.outcome_on is not None
        for one in queries.rounds_of(db.session.get_one(Lot, round_.lot_id))
        if one.id != round_.id
    )


def _is_of(entry: LedgerEntry, round_: Round, sale: str) -> bool:
    """Whether an entry tells of the result of a round, or of the sale that came of it."""
    if sale and entry.payload.get("sale") == sale:
        return True
    return entry.kind in OF_RESULT and entry.payload.get("round") == round_.number
