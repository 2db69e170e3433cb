"""Delivering what was sold: hand-over minutes, and what leaves the store."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import func, select

from cases import lifecycle as assets_life
from cases.models import Asset, AssetState, CaseFile, Obstacle
from cases.operations import obstacles
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import check
from papers.dated import orders, tells_of
from papers.models import DocumentDirection, DocumentKind
from papers.operations import NOTHING, Paper
from sales import allowed, entries, sale_facts
from sales.models import AttemptOutcome, DeliveryAttempt, Sale
from sales.operations import milestones
from sales.operations.attempts import check_time
from sales.operations.milestones import Minutes
from sales.queries import is_hand_over
from sales.receiving import why_not_receive
from sales.sale_facts import SaleFacts
from warehouse.models import Order, OrderPurpose
from warehouse.operations.proposals import propose_release
from warehouse.operations.releases_carried_out import Gone


def propose_handover_order(sale: Sale, *, document: Paper, reason: str, by: Act) -> Order:
    """Propose the order under which the store hands the lot's items to the buyer.

    Another person approves it; the release that keeper and buyer sign then is the delivery.

    Args:
        document: the decision to hand over.

    Returns:
        The order over every stored item of the lot that no other order names.

    Raises:
        ChangedMeanwhile: the sale changed since the person saw it.
        SaleNotPaid: not paid in full yet, or delivered already.
        NothingInStore: nothing of the lot lies in the store.
        HandoverOrderExists: a living order names all of it.
        OnHold: a hold lies over the case or an asset of the lot.
        NotInCustody and the others of ``propose_release``.

    Basis: 152/2026/NĐ-CP, Điều 67.
    """
    facts = sale_facts.locked(sale, by)
    check(allowed.why_not_propose_release(facts, by))
    order = propose_release(
        db.session.get_one(CaseFile, sale.case_id),
        purpose=OrderPurpose.DELIVER_TO_BUYER,
        items=facts.unordered,
        document=document,
        reason=reason,
        counterpart_name=sale.buyer,
        sale_id=sale.id,
        by=by,
    )
    milestones.log(
        sale,
        entries.RELEASE_PROPOSED,
        {"order": order.number, "items": len(facts.unordered), "document": order.document_no},
        by=by,
    )
    return order


def hand_over(
    sale: Sale,
    *,
    delivered_on: date,
    handover: Paper,
    received_by: str,
    by: Act,
    coercive: bool = False,
    authority: Paper = NOTHING,
    receives_as: str | None = None,
) -> Sale:
    """Hand over every asset of the lot that lies in no store: a house, land, shares.

    When the rest of the lot lies in the store, the sale is delivered by its last release.

    Args:
        handover: the minutes (biên bản giao tài sản); ``delivered_on``: their day.
        received_by: who signed for the buyer.
        coercive: it was handed over by force.
        authority: of another than the buyer: the authorisation to receive.
        receives_as: why another may receive without one; the journal keeps it.

    Raises:
        ChangedMeanwhile: the sale changed since the person saw it.
        SaleNotPaid: not paid in full yet, or delivered already.
        StillInStore: all that is left lies in the store; the release is its delivery.
        OnHold: a hold lay over the case or an asset of the lot on that day.
        DayTooEarly: before full payment.
        DayInTheFuture: later than the act.
        NoCoercionDay: coercion on a day on which none may be organised.
        ReceiverNotBuyer: another than the buyer receives, and nothing says why.
        DocumentNeeded and the others of ``record_document``: no minutes, or named by half; so of
            the authorisation.

    Basis: D7; 152/2026/NĐ-CP, Điều 67 khoản 1 điểm c.
    """
    facts = sale_facts.locked(sale, by)
    check(allowed.why_not_hand_over(facts, by, delivered_on))
    check_time(sale, delivered_on, by, coercive=coercive)
    shown = not authority.is_empty
    check(why_not_receive(sale, received_by, authorised=shown, receives_as=receives_as))
    outside = facts.outside
    document = milestones.rests_on(sale, facts.lot, handover, tells_of(delivered_on), by=by)
    milestones.log(
        sale,
        entries.HANDED_OVER,
        {
            "delivered_on": delivered_on,
            "minutes": document.number,
            "assets": [asset.id for asset in outside],
            "coercive": coercive,
            **_authorised(facts, authority, receives_as, delivered_on, by),
        },
        by=by,
    )
    minutes = Minutes(delivered_on, document, received_by, coercive)
    _deliver(facts, outside, minutes, by)
    return sale


def _authorised(
    facts: SaleFacts, authority: Paper, receives_as: str | None, on: date, by: Act
) -> dict[str, str | None]:
    """Keep why another than the buyer receives; return what the journal says of it."""
    said: dict[str, str | None] = {}
    if not authority.is_empty:
        paper = milestones.rests_on(facts.sale, facts.lot, authority, orders(on), by=by)
        said["authority"] = paper.number
    if reason := (receives_as or "").strip():
        said["receives_as"] = reason[:300]
    return said


def on_release(order: Order, gone: Sequence[Gone], by: Act) -> None:
    """Follow a release of the store: the last item of a sold asset out is its delivery.

    Registered by :mod:`sales.listeners`; runs inside the release's transaction.

    The locks over the items (:mod:`sales.locks`) let only the order of their own sale come so far.

    Raises:
        SaleNotPaid: the sale of the order is no longer one to be delivered.
        NotOfThisSale: a thing is none of its lot.
    """
    sale = db.session.get(Sale, order.sale_id) if order.sale_id is not None else None
    items = [item for item, _line in gone if item.asset_id is not None]
    if sale is None or not items:
        return
    facts = sale_facts.locked(sale, by.onward())
    for item in items:
        check(allowed.why_not_deliver(facts, item))
    out = {item.asset_id for item in items} - {item.asset_id for item in facts.stored}
    assets = [asset for asset in facts.waiting if asset.id in out]
    if not assets:
        return
    milestones.log(
        sale,
        entries.SALE_RELEASED,
        {"delivered_on": by.day, "order": order.number, "assets": [each.id for each in assets]},
        by=by,
    )
    released = Paper(
        kind=DocumentKind.OTHER,
        direction=DocumentDirection.ISSUED,
        number=order.number,
        issued_on=clock.local_day(order.approved_at or by.at),
    )
    document = milestones.rests_on(sale, facts.lot, released, by=by)
    minutes = Minutes(by.day, document, gone[0][1].receiver_name or sale.buyer)
    _deliver(facts, assets, minutes, by)


def _deliver(facts: SaleFacts, assets: Sequence[Asset], minutes: Minutes, by: Act) -> None:
    """Take assets to delivered, and the sale with them once none is left."""
    sale, lot = facts.sale, facts.lot
    _note_done(sale, minutes)
    assets_life.advance_all(assets, AssetState.DELIVERED, by=by, payload={"sale": sale.code})
    _resolve_obstacles(assets, minutes.delivered_on, by)
    if facts.waiting:
        milestones.progress(sale, lot, entries.LOT_DELIVERED_PART, minutes.delivered_on, by=by)
        return
    last_on = db.session.scalar(
        select(func.max(DeliveryAttempt.attempted_on)).where(
            DeliveryAttempt.sale_id == sale.id, is_hand_over()
        )
    )
    last = replace(minutes, delivered_on=last_on or minutes.delivered_on)
    milestones.delivered(sale, lot, last, by=by)


def _note_done(sale: Sale, minutes: Minutes) -> None:
    """Write the delivery down among the attempts, once for each of its minutes."""
    known = db.session.scalar(
        select(DeliveryAttempt.id).where(
            DeliveryAttempt.sale_id == sale.id,
            is_hand_over(),
            DeliveryAttempt.attempted_on == minutes.delivered_on,
            DeliveryAttempt.document_id == (minutes.document.id if minutes.document else None),
        )
    )
    if known is None:
        db.session.add(
            DeliveryAttempt(
                office_id=sale.office_id,
                sale_id=sale.id,
                attempted_on=minutes.delivered_on,
                coercive=minutes.coercive,
                outcome=AttemptOutcome.DONE,
                document=minutes.document,
            )
        )
        db.session.flush()


def _resolve_obstacles(assets: Sequence[Asset], on: date, by: Act) -> None:
    """Whatever held the assets up is gone once they are delivered."""
    for obstacle in db.session.scalars(
        select(Obstacle)
        .where(Obstacle.asset_id.in_([asset.id for asset in assets]), Obstacle.is_open)
        .order_by(Obstacle.id)
    ).all():
        first = obstacle.since_day.earliest or on
        obstacles.resolve_obstacle(
            obstacle, resolved_on=max(on, first), resolution="delivered", by=by
        )
