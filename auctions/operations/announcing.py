"""Announcing a round, stopping it, and recording one that was published elsewhere."""

from dataclasses import replace
from datetime import date

from sqlalchemy import select

from auctions import (
    allowed,
    allowed_days,
    entries,
    lifecycle,
    offers,
    queries,
    refusals,
    round_days,
)
from auctions.models import Lot, LotStatus, Round, RoundCause, RoundState
from auctions.operations import ending
from auctions.operations.round_deadlines import schedule_result
from auctions.operations.rounds import CAUSES
from auctions.published import PublishedRound
from cases.models import Step
from cases.operations import deadlines
from foundation.acts import Act
from foundation.database import Dong, db
from foundation.past import check_past
from foundation.refusals import check

AFTER_A_FAILURE = (Step.NOTIFY_FAILURE, Step.DECIDE_REDUCTION, Step.CREDITOR_ANSWER)


def announce_round(
    round_: Round,
    *,
    announced_on: date,
    announcement_no: str,
    posted_on: date,
    first_notice_on: date,
    second_notice_on: date,
    by: Act,
) -> Round:
    """Record that a round was posted and published, on the days it really was.

    The real days are judged against the session again: one too late needs a later session, which
    is planned anew.

    Raises:
        ChangedMeanwhile: the round changed since the person saw it.
        RoundNotPlanned: it is announced or over.
        OnHold: a hold lay over the case or an asset of the lot by the last of these days.
        DayInTheFuture: announced or posted later than the act.
        UnlawfulSession: one of its kinds; an act was too late for the session.

    Basis: 01/2016/QH14, Điều 35, 57.
    """
    offer = offers.locked_round(round_, by)
    last_on = max(announced_on, posted_on, first_notice_on, second_notice_on)
    check(allowed.why_not_announce(offer, by, last_on))
    lot = offer.lot
    for day in (announced_on, posted_on, first_notice_on):
        check_past(day, by)
    days = replace(
        round_days.days_of(round_),
        posted_on=posted_on,
        first_notice_on=first_notice_on,
        second_notice_on=second_notice_on,
    )
    check(allowed_days.why_not_announced(days, lot))
    round_.posted_on = posted_on
    round_.first_notice_on, round_.second_notice_on = first_notice_on, second_notice_on
    round_.announced_on, round_.announcement_no = announced_on, announcement_no
    lifecycle.turn(round_, RoundState.ANNOUNCED)
    contract = queries.contract_of(round_)
    round_.rulings = round_days.records(days, lot, contract.signed_on if contract else None)
    lifecycle.advance(
        lot,
        entries.ROUND_ANNOUNCED,
        status=LotStatus.ANNOUNCED,
        on=announced_on,
        by=by,
        payload={
            "round": round_.number,
            "announcement": announcement_no,
            "posted_on": posted_on,
            "notices": [first_notice_on, second_notice_on],
        },
    )
    for step, on in ((Step.POST_NOTICE, posted_on), (Step.SECOND_NOTICE, second_notice_on)):
        deadlines.of(round_).meet(step, on, by=by)
    schedule_result(round_, lot, by)
    return round_


def stop_round(round_: Round, *, ground: str, stopped_on: date, by: Act) -> Round:
    """Stop a round before its winner is announced; the lot is ready for another.

    Args:
        ground: provision or document relied on, with the request to the organisation.

    Raises:
        ChangedMeanwhile: the round changed since the person saw it.
        RoundHasEnded: it has a result or was stopped before.
        DayInTheFuture: stopped later than the act.

    Basis: 106/2025/QH15, Điều 84.
    """
    offer = offers.locked_round(round_, by)
    check(allowed.why_not_stop(offer, by))
    check_past(stopped_on, by)
    ending.close_stopped(round_, ground=ground, by=by)
    lifecycle.advance(
        offer.lot,
        entries.ROUND_STOPPED,
        status=LotStatus.READY,
        on=stopped_on,
        by=by,
        payload={"round": round_.number, "ground": ground},
        basis=ground,
    )
    return round_


def record_published_round(lot: Lot, published: PublishedRound, *, by: Act) -> Round:
    """Record a round announced elsewhere, as its notice says; the law is judged, not enforced.

    Findings against the days are kept in the round's rulings with ``lawful`` false. The counters
    of the lot are raised to at least what the notice says happened before it.

    Raises:
        LotIsSold, LotIsClosed: the lot is not on offer.
        RoundIsLive: an earlier round of the lot has no result yet.
        DayInTheFuture: published later than the act.
        RoundNumberTaken: the lot has a round of that number.
    """
    offer = offers.locked(lot, by.onward())
    check(allowed.why_not_publish(offer, by))
    check_past(published.published_on, by)
    former = offer.latest
    number = published.number or (former.number if former else published.earlier_failures) + 1
    taken = select(Round.id).where(Round.lot_id == lot.id, Round.number == number)
    if db.session.scalar(taken) is not None:
        raise refusals.RoundNumberTaken(number=number)
    first = first_cause(published)
    round_ = published_round(lot, published, number, CAUSES[former.state] if former else first)
    db.session.add(round_)
    db.session.flush()
    if former is not None:
        ending.waive(former, *AFTER_A_FAILURE, reason="published_elsewhere", by=by)
    publish(round_, lot, published, by=by)
    return round_


def first_cause(published: PublishedRound) -> RoundCause:
    """Return why the first round we know of a lot is held."""
    return RoundCause.AFTER_FAILURE if published.earlier_failures else RoundCause.FIRST


def published_round(lot: Lot, published: PublishedRound, number: int, cause: RoundCause) -> Round:
    """Return the round a notice publishes, with what the law says of its days.

    Raises:
        NoRule: the lawbook has no edition of those days.
    """
    return Round(
        office_id=lot.office_id,
        lot_id=lot.id,
        organisation=published.organisation,
        number=number,
        cause=cause,
        state=RoundState.ANNOUNCED,
        starting_price=Dong(published.starting_price),
        deposit=Dong(published.deposit),
        bid_step=Dong(published.bid_step) if published.bid_step is not None else None,
        form=published.form,
        session_at=published.session_at,
        place=published.place,
        posted_on=published.posted_on,
        first_notice_on=published.published_on,
        second_notice_on=published.second_notice_on,
        file_sale_from=published.file_sale_from,
        file_sale_to=published.file_sale_to,
        announced_on=published.published_on,
        announcement_no=published.origin,
        origin=published.origin,
        rulings=round_days.records(published.days, lot, None),
    )


def publish(round_: Round, lot: Lot, published: PublishedRound, *, by: Act) -> None:
    """Write down a published round that was just made, and when its result is due."""
    lifecycle.advance(
        lot,
        entries.ROUND_PUBLISHED,
        status=LotStatus.ANNOUNCED,
        price=published.starting_price,
        failed=max(0, published.earlier_failures - lot.failed_rounds),
        reduced=max(0, published.earlier_reductions - lot.reductions),
        on=published.published_on,
        by=by,
        payload={
            "round": round_.number,
            "origin": published.origin,
            "session_at": published.session_at,
        },
    )
    schedule_result(round_, lot, by, first=True)
