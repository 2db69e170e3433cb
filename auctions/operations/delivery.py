"""Delivery: attempts, the hand-over of what is not stored, the release scan of what is."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import select

from auctions import lifecycle, queries, sale_refusals
from auctions.models import AttemptOutcome, DeliveryAttempt, Lot, LotStatus, Sale, SaleState
from auctions.operations import sale_steps as steps
from auctions.operations import settlement
from auctions.operations.days import check_order, check_past
from cases import lifecycle as assets_life
from cases.models import Asset, AssetCategory, AssetState, CaseFile, DeadlineStatus, Holder, Step
from cases.operations import deadlines
from cases.operations.obstacles import report_obstacle
from foundation import clock
from foundation.actor import Actor
from foundation.database import db
from lawbook.errors import UnknownParameter
from lawbook.obstacles import obstacle_reason
from lawbook.settlement import no_coercion_reason
from warehouse.models import EvidenceItem, ItemStatus, Order, OrderLine, OrderPurpose
from warehouse.operations.proposals import propose_release

HERE = (ItemStatus.IN_CUSTODY, ItemStatus.ON_LOAN, ItemStatus.MISSING)
REGISTRABLE = frozenset({AssetCategory.VEHICLE, AssetCategory.LAND, AssetCategory.HOUSE})


def record_attempt(
    sale: Sale,
    *,
    attempted_on: date,
    coercive: bool,
    outcome: AttemptOutcome,
    reason_code: str | None,
    note: str | None,
    minutes_no: str | None,
    actor: Actor,
    at: datetime,
    held_by: Holder | None = None,
    holder_name: str | None = None,
    next_act: str | None = None,
    next_due_on: date | None = None,
    expected: int | None = None,
) -> DeliveryAttempt:
    """Record an attempt to deliver that was postponed or blocked, and why.

    Args:
        coercive: forces were mobilised (cưỡng chế giao).
        reason_code: a code of lawbook.obstacles ("U01_RESIST").
        held_by, next_act: when given, the obstacle is reported on the assets in the same act.

    Raises:
        ChangedMeanwhile, SaleHasEnded, AlreadyDelivered, NotPaidInFull: nothing to deliver.
        DayInTheFuture, DayTooEarly: after the act, or before full payment.
        AttemptIsHandOver: a delivery that was done is recorded as the hand-over.
        ReasonCodeNeeded: without a known reason.
        CoercionForbidden: coercion on a day the law forbids (D13).

    Basis: 106/2025/QH15, Điều 72 khoản 5; 152/2026/NĐ-CP, Điều 42 khoản 2.
    """
    lot = steps.hold(sale, expected)
    steps.check_paid(sale)
    check_past(attempted_on, at)
    check_order(attempted_on, sale.paid_on or sale.sold_on)
    if outcome is AttemptOutcome.DONE:
        raise sale_refusals.AttemptIsHandOver
    reason = _reason(reason_code)
    if coercive:
        forbidden = no_coercion_reason(attempted_on)
        if forbidden is not None:
            raise sale_refusals.CoercionForbidden(
                day=attempted_on, counted=forbidden.counted, basis=forbidden.basis.short
            )
    attempt = _note(sale, attempted_on, coercive, outcome, reason, note, minutes_no)
    lifecycle.advance(
        lot,
        f"sale.attempt_{outcome.value}",
        on=attempted_on,
        actor=actor,
        at=at,
        payload={"reason": reason, "coercive": coercive, "minutes": minutes_no},
    )
    if held_by is not None and next_act:
        for asset in queries.assets_of(lot):
            if asset.is_open:
                report_obstacle(
                    asset,
                    reason_code=reason,
                    held_by=held_by,
                    holder_name=holder_name,
                    next_act=next_act,
                    since_on=attempted_on,
                    due_on=next_due_on,
                    note=note,
                    actor=actor,
                    at=at,
                )
    return attempt


def propose_handover_order(
    sale: Sale, *, document_no: str, document_on: date, reason: str, actor: Actor, at: datetime
) -> Order:
    """Propose the release order under which the keeper hands the stored items to the buyer.

    Raises:
        SaleHasEnded, AlreadyDelivered, NotPaidInFull: nothing to deliver.
        NothingStored: no item of the lot lies in the warehouse.
        PapersNeeded, PapersFromTheFuture: see warehouse.operations.proposals.
    """
    lot = steps.hold(sale)
    steps.check_paid(sale)
    items = [i for i in stored_items(lot) if i.status is ItemStatus.IN_CUSTODY]
    if not items:
        raise sale_refusals.NothingStored
    return propose_release(
        db.session.get_one(CaseFile, sale.case_id),
        purpose=OrderPurpose.DELIVER_TO_BUYER,
        items=items,
        document_no=document_no,
        document_on=document_on,
        reason=reason,
        counterpart_name=sale.buyer,
        sale_id=sale.id,
        actor=actor,
        at=at,
    )


def hand_over(
    sale: Sale,
    *,
    delivered_on: date,
    handover_no: str,
    received_by: str,
    actor: Actor,
    at: datetime,
    expected: int | None = None,
) -> Sale:
    """Hand over by minutes what does not lie in the store: land, houses, shares, things on site.

    Assets with items in the warehouse stay sold until the keeper releases them; when they are all
    that is left, this act is refused.

    Raises:
        ChangedMeanwhile, SaleHasEnded, AlreadyDelivered, NotPaidInFull: nothing to deliver.
        DayInTheFuture, DayTooEarly: after the act, or before full payment.
        StillInTheStore: every asset not yet delivered lies in the warehouse.

    Basis: 152/2026/NĐ-CP, Điều 67.
    """
    lot = steps.hold(sale, expected)
    steps.check_paid(sale)
    check_past(delivered_on, at)
    check_order(delivered_on, sale.paid_on or sale.sold_on)
    stored = stored_items(lot)
    stored_assets = {item.asset_id for item in stored}
    free = [a for a in _undelivered(lot) if a.id not in stored_assets]
    if not free:
        raise sale_refusals.StillInTheStore(count=len(stored))
    for asset in free:
        _deliver(asset, lot, handover_no, actor=actor, at=at)
    sale.handover_no, sale.received_by = handover_no, received_by
    steps.log(
        sale,
        "sale.handed_over",
        actor=actor,
        at=at,
        assets=[asset.id for asset in free],
        delivered_on=delivered_on,
        minutes=handover_no,
    )
    finish_if_delivered(sale, lot, delivered_on, actor=actor, at=at)
    return sale


def on_release(
    order: Order, item: EvidenceItem, _line: OrderLine, actor: Actor, at: datetime
) -> None:
    """Hear of a release scan: for a sold asset it is the delivery.

    Raises:
        SaleHasEnded, AlreadyDelivered, NotPaidInFull: the item may not leave under this order.
    """
    if order.purpose is not OrderPurpose.DELIVER_TO_BUYER or order.sale_id is None:
        return
    sale = db.session.get_one(Sale, order.sale_id)
    lot = steps.hold(sale)
    steps.check_paid(sale)
    left = {other.asset_id for other in stored_items(lot)}
    for asset in _undelivered(lot):
        if asset.id == item.asset_id and asset.id not in left:
            _deliver(asset, lot, order.number, actor=actor, at=at)
    sale.handover_no = sale.handover_no or order.number
    sale.received_by = sale.received_by or order.counterpart_name
    steps.log(sale, "sale.item_released", actor=actor, at=at, item=item.code, order=order.number)
    finish_if_delivered(sale, lot, clock.local_day(at), actor=actor, at=at)


def finish_if_delivered(sale: Sale, lot: Lot, on: date, *, actor: Actor, at: datetime) -> None:
    """Mark the sale delivered once every asset of the lot is, and start the clocks after it."""
    if _undelivered(lot):
        return
    sale.state, sale.delivered_on = SaleState.DELIVERED, on
    _note(sale, on, False, AttemptOutcome.DONE, None, None, sale.handover_no)
    steps.meet(sale, Step.DELIVER, on, actor=actor, at=at)
    deposit = deadlines.find(Step.TERM_DEPOSIT, subject_kind="sale", subject_id=sale.id)
    if deposit is not None:
        late = deposit.due_on < on
        deadlines.close(
            Step.TERM_DEPOSIT,
            status=DeadlineStatus.MISSED if late else DeadlineStatus.WAIVED,
            subject_kind="sale",
            subject_id=sale.id,
            reason="delivered",
            actor=actor,
            at=at,
        )
    lifecycle.advance(lot, "sale.delivered", status=LotStatus.DELIVERED, on=on, actor=actor, at=at)
    if any(asset.category in REGISTRABLE for asset in queries.assets_of(lot)):
        steps.schedule(sale, Step.TITLE_FILE, "D15", on, actor=actor, at=at)
    steps.schedule(sale, Step.PAY_OUT, "D17", on, actor=actor, at=at)
    settlement.finish_if_paid_out(sale, lot, on, actor=actor, at=at)


def record_title_file(
    sale: Sale,
    *,
    sent_on: date,
    document_no: str,
    actor: Actor,
    at: datetime,
    expected: int | None = None,
) -> Sale:
    """Record that the file for registering the buyer's title was sent.

    Raises:
        ChangedMeanwhile: the sale changed since the person saw it.
        NoTitleFileDue: nothing registrable was delivered, or it was sent before.
        DayInTheFuture, DayTooEarly: after the act, or before delivery.

    Basis: 152/2026/NĐ-CP, Điều 69 khoản 1.
    """
    steps.hold(sale, expected)
    row = deadlines.find(Step.TITLE_FILE, subject_kind="sale", subject_id=sale.id)
    if row is None or row.status is not DeadlineStatus.SCHEDULED:
        raise sale_refusals.NoTitleFileDue
    check_past(sent_on, at)
    check_order(sent_on, sale.delivered_on or sale.sold_on)
    steps.meet(sale, Step.TITLE_FILE, sent_on, actor=actor, at=at)
    steps.log(sale, "sale.title_file_sent", actor=actor, at=at, sent_on=sent_on, file=document_no)
    return sale


def stored_items(lot: Lot) -> Sequence[EvidenceItem]:
    """Return the items of the lot's assets that have not left the warehouse for good."""
    return db.session.scalars(
        select(EvidenceItem)
        .where(
            EvidenceItem.asset_id.in_([asset.id for asset in queries.assets_of(lot)]),
            EvidenceItem.status.in_(HERE),
        )
        .order_by(EvidenceItem.id)
    ).all()


def _undelivered(lot: Lot) -> list[Asset]:
    return [asset for asset in queries.assets_of(lot) if asset.is_open]


def _deliver(asset: Asset, lot: Lot, document: str, *, actor: Actor, at: datetime) -> None:
    assets_life.advance(
        asset,
        AssetState.DELIVERED,
        actor=actor,
        at=at,
        payload={"lot": lot.code, "document": document},
    )


def _reason(code: str | None) -> str:
    try:
        return obstacle_reason(code or "").name
    except UnknownParameter as unknown:
        raise sale_refusals.ReasonCodeNeeded from unknown


def _note(
    sale: Sale,
    on: date,
    coercive: bool,
    outcome: AttemptOutcome,
    reason: str | None,
    note: str | None,
    minutes_no: str | None,
) -> DeliveryAttempt:
    attempt = DeliveryAttempt(
        office_id=sale.office_id,
        sale_id=sale.id,
        attempted_on=on,
        coercive=coercive,
        outcome=outcome,
        reason_code=reason,
        note=note,
        minutes_no=minutes_no,
    )
    db.session.add(attempt)
    db.session.flush()
    return attempt
