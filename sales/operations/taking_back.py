"""Taking back what was recorded of a sale and never was: a default, a hand-over, a title file."""

from sqlalchemy import select

from auctions import lifecycle, queries
from auctions.models import Lot, Round, RoundState
from auctions.taking_back.standing import why_not_last
from cases import lifecycle as assets_life
from cases.models import AssetState, CaseFile, EndReason, Step
from cases.operations import deadlines, obstacles
from cases.operations.collecting import take_back_collection
from foundation.acts import Act
from foundation.database import db, lock
from foundation.refusals import check
from sales.allowed_taking_back import (
    why_no_attempt,
    why_no_default,
    why_no_title,
    why_not_take_back_delivery,
)
from sales.models import AttemptOutcome, DeliveryAttempt, Sale, SaleState
from sales.operations import judged_again, milestones, steps_back


def take_back_default(sale: Sale, *, by: Act) -> Sale:
    """Take back a default that never was: the sale goes on, and its price is due as before.

    Raises:
        NoDefault: the sale was not cancelled.
        LaterStepStands: a later round, a cut, a valuation or the withdrawal stands on it.
    """
    lot = _locked(sale)
    check(why_no_default(sale) or why_not_last(lot, "sale.default", sale))
    milestones.turn_back(sale, SaleState.UNPAID)
    sale.defaulted_on = None
    sale.default_document = None
    row = deadlines.of(sale).find(Step.PAY)
    if row is not None and row.waive_reason == EndReason.DEFAULTED:
        deadlines.due_again(row, by=by)
    if not sale.to_creditor:
        round_ = lock(db.session.get_one(Round, sale.round_id))
        lifecycle.turn_back(round_, RoundState.SOLD)
    steps_back.no_default(sale, lot, by=by)
    for asset in queries.assets_of(lot):
        assets_life.advance(asset, _sold(sale), by=by, payload={"lot": lot.code})
    db.session.flush()
    return sale


def take_back_delivery(sale: Sale, *, by: Act) -> Sale:
    """Take back a hand-over that never was: the sale waits to be handed over again.

    What was due from it is not due, the term deposit that ended with it is, and what stood in the
    way of the hand-over still does.

    Raises:
        SaleNotDelivered: nothing of it was handed over.
        ReleasedFromStore: a thing of it left the store by a scan.
        LaterStepStands: money went out, or the title file; or the lot went on.
    """
    lot = _locked(sale)
    check(why_not_take_back_delivery(sale))
    own, early = deadlines.of(sale), sale.is_delivered_early
    completed = sale.state in {SaleState.DELIVERED, SaleState.COMPLETED}
    if completed:
        milestones.turn_back(sale, SaleState.PAID)
    if sale.offset and completed and not sale.is_delivery_told:
        case = db.session.get_one(CaseFile, sale.case_id)
        take_back_collection(case, amount=sale.offset, voucher_no=sale.handover_no or "", by=by)
    sale.delivered_on = sale.delivered_in = sale.received_by = None
    sale.handover_document = None
    for asset in queries.assets_of(lot):
        if asset.state is AssetState.DELIVERED:
            assets_life.not_delivered(asset, _sold(sale), by=by, payload={"lot": lot.code})
            obstacles.not_removed(asset, "delivered", by=by)
    _annul_attempts(sale, by)
    own.never_due(Step.TITLE_FILE, by=by)
    own.never_due(Step.PAY_OUT, by=by)
    own.reopen(Step.DELIVER, by=by)
    judged_again.deposit_due_again(sale, by)
    steps_back.not_delivered(sale, lot, by=by)
    if early and sale.paid_day is not None:
        judged_again.delivery_due_again(sale, lot, by=by)
    db.session.flush()
    return sale


def _annul_attempts(sale: Sale, by: Act) -> None:
    found = select(DeliveryAttempt).where(
        DeliveryAttempt.sale_id == sale.id, DeliveryAttempt.outcome == AttemptOutcome.DONE
    )
    for attempt in db.session.scalars(found).all():
        attempt.annulled_on = attempt.annulled_on or by.day


def take_back_attempt(attempt: DeliveryAttempt, *, by: Act) -> DeliveryAttempt:
    """Take back an attempt to deliver that nobody made.

    Raises:
        StepTakenBack: it was taken back before.
        DoneNeedsHandover: it succeeded; the hand-over is taken back.
    """
    sale = db.session.get_one(Sale, attempt.sale_id)
    lot = _locked(sale)
    lock(attempt)
    check(why_no_attempt(attempt))
    attempt.annulled_on = by.day
    rest = select(DeliveryAttempt.attempted_on).where(
        DeliveryAttempt.sale_id == sale.id,
        DeliveryAttempt.annulled_on.is_(None),
        DeliveryAttempt.id != attempt.id,
    )
    others = db.session.scalars(rest).all()
    steps_back.not_attempted(sale, lot, attempt.attempted_on, others=others, by=by)
    db.session.flush()
    return attempt


def take_back_title(sale: Sale, *, by: Act) -> Sale:
    """Take back that the title file was sent: it is due as before.

    Raises:
        TitleFileNotSent: it was not sent.
    """
    _locked(sale)
    check(why_no_title(sale))
    sale.title_document = None
    deadlines.of(sale).reopen(Step.TITLE_FILE, by=by)
    db.session.flush()
    return sale


def _sold(sale: Sale) -> AssetState:
    return AssetState.TAKEN if sale.to_creditor else AssetState.SOLD


def _locked(sale: Sale) -> Lot:
    lock(db.session.get_one(CaseFile, sale.case_id))
    lot = lock(db.session.get_one(Lot, sale.lot_id))
    lock(sale)
    return lot
