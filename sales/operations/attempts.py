"""Attempts to deliver that failed: when, why, and who holds the next act."""

from datetime import date

from sqlalchemy import select

from cases.models import Asset, Holder, Obstacle
from cases.operations import obstacles
from foundation.acts import Act
from foundation.database import db
from foundation.moments import Moment
from foundation.past import check_order, check_past
from foundation.refusals import check
from lawbook.errors import UnknownParameter
from lawbook.obstacles import StallStage, obstacle_reason
from papers.dated import tells_of
from papers.operations import Paper
from sales import allowed, entries, law, refusals, sale_facts
from sales.models import AttemptOutcome, DeliveryAttempt, Sale
from sales.operations import judged_again, milestones
from sales.sale_facts import SaleFacts


def record_attempt(
    sale: Sale,
    *,
    attempted_on: date,
    coercive: bool,
    outcome: AttemptOutcome,
    reason_code: str | None,
    note: str | None,
    minutes: Paper,
    by: Act,
    asset: Asset | None = None,
    held_by: Holder | None = None,
    next_act: str | None = None,
    holder_name: str | None = None,
    adds_holder: bool | None = None,
    due_on: date | None = None,
) -> DeliveryAttempt:
    """Record an attempt to deliver that was postponed or blocked, and why.

    An attempt that did not succeed says that the asset is not handed over, where nobody knew it.
    With ``held_by`` and ``next_act`` the obstacle is reported in the same act; one already open
    for the same reason is passed on to the new holder. What is said of it by half is refused.

    Args:
        coercive: forces were to be used (cưỡng chế giao).
        reason_code: of lawbook.obstacles, one of those after a sale ("U01_RESIST").
        minutes: of the failed hand-over, where there are any.
        asset: whose obstacle it is; the first undelivered asset of the lot if not said.
        due_on: when the next act is due.

    Raises:
        ChangedMeanwhile: the sale changed since the person saw it.
        SaleNotPaid: not paid in full yet, or delivered already.
        DoneNeedsHandover: it succeeded; that is a hand-over.
        DayTooEarly: before full payment.
        DayInTheFuture: later than the act.
        NoCoercionDay: coercion on a day on which none may be organised.
        AttemptNeedsReason: no reason is given.
        NextActByHalf: an obstacle without its holder, or without the next act.
        NotADeliveryReason: the reason is none after a sale.
        DocumentNeeded and the others of ``record_document``: minutes named by half.
        NotOfThisSale: ``asset`` is not waiting to be delivered here.
        OrganisationUnknown, OrganisationUnclear, OrganisationClosed: see ``report_obstacle``.

    Basis: 106/2025/QH15, Điều 72 khoản 5, Điều 86; 152/2026/NĐ-CP, Điều 67.
    """
    facts = sale_facts.locked(sale, by)
    check(allowed.why_not_attempt(facts, by))
    if outcome is AttemptOutcome.DONE:
        raise refusals.DoneNeedsHandover
    check_time(sale, attempted_on, by, coercive=coercive)
    if not reason_code:
        raise refusals.AttemptNeedsReason
    reason = _reason(reason_code)
    next_act = (next_act or "").strip()
    said = (held_by, next_act, holder_name, due_on)
    if any(said) and not (held_by is not None and next_act):
        raise refusals.NextActByHalf
    document = None
    if not minutes.is_empty:
        document = milestones.rests_on(sale, facts.lot, minutes, tells_of(attempted_on), by=by)
    attempt = DeliveryAttempt(
        office_id=sale.office_id,
        sale_id=sale.id,
        attempted_on=attempted_on,
        coercive=coercive,
        outcome=outcome,
        reason_code=reason,
        note=note or None,
        document=document,
    )
    db.session.add(attempt)
    db.session.flush()
    milestones.log(
        sale,
        entries.ATTEMPTS[outcome],
        {
            "attempted_on": attempted_on,
            "coercive": coercive,
            "reason": reason,
            "minutes": document.number if document is not None else None,
        },
        by=by,
    )
    milestones.progress(sale, facts.lot, entries.DELIVERY_ATTEMPTED, attempted_on, by=by)
    judged_again.not_delivered(sale, facts.lot, by=by)
    if held_by is not None and next_act:
        _report(
            _stuck(facts, asset),
            reason,
            held_by=held_by,
            next_act=next_act,
            holder_name=holder_name,
            adds_holder=adds_holder,
            since_on=attempted_on,
            due_on=due_on,
            by=by,
        )
    return attempt


def check_time(sale: Sale, day: date, by: Act, *, coercive: bool) -> None:
    """Refuse an attempt or a hand-over on a day it cannot lawfully have been.

    Raises:
        DayTooEarly, DayInTheFuture, NoCoercionDay: see the callers.
    """
    check_order(day, sale.paid_day or sale.sold_day, Moment.ATTEMPT, Moment.PAID)
    check_past(day, by, Moment.ATTEMPT)
    check_coercion(day, coercive=coercive)


def check_coercion(day: date, *, coercive: bool) -> None:
    """Refuse coercion on a day on which none may be organised.

    Raises:
        NoCoercionDay: it is one.
    """
    ban = law.no_coercion(day) if coercive else None
    if ban is not None:
        raise refusals.NoCoercionDay(day=day, why=ban.value, basis=ban.basis.short)


def _reason(code: str) -> str:
    try:
        reason = obstacle_reason(code)
    except UnknownParameter as unknown:
        raise refusals.NotADeliveryReason(code=code) from unknown
    if reason.stage is not StallStage.NOT_DELIVERED:
        raise refusals.NotADeliveryReason(code=reason.code)
    return reason.name


def _stuck(facts: SaleFacts, asset: Asset | None) -> Asset:
    waiting = facts.waiting
    if asset is None:
        return waiting[0]
    if asset.id not in {one.id for one in waiting}:
        raise refusals.NotOfThisSale(what=asset.description[:60])
    return asset


def _report(
    asset: Asset,
    reason: str,
    *,
    held_by: Holder,
    next_act: str,
    holder_name: str | None,
    adds_holder: bool | None,
    since_on: date,
    due_on: date | None,
    by: Act,
) -> None:
    own = Obstacle.asset_id == asset.id, Obstacle.reason_code == reason, Obstacle.is_open
    rows = db.session.scalars(select(Obstacle).where(*own).order_by(Obstacle.id))
    known = next((row for row in rows if not row.since_day.is_surely_after(since_on)), None)
    if known is not None:
        obstacles.pass_on(
            known,
            held_by=held_by,
            holder_name=holder_name,
            adds_holder=adds_holder,
            next_act=next_act,
            since_on=since_on,
            due_on=due_on,
            by=by,
        )
    else:
        obstacles.report_obstacle(
            asset,
            reason_code=reason,
            held_by=held_by,
            holder_name=holder_name,
            adds_holder=adds_holder,
            next_act=next_act,
            since_on=since_on,
            due_on=due_on,
            by=by,
        )
