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
from foundation.past import check_order, check_past
from foundation.refusals import check

LEFT_BEHIND = (
    Step.SECOND_NOTICE,
    Step.NOTIFY_FAILURE,
    Step.DECIDE_REDUCTION,
    Step.CREDITOR_ANSWER,
)


def announce_round(
    round_: Round,
    *,
    announced_on: date,
    announcement_no: str,
    posted_on: date,
    first_notice_on: date,
    by: Act,
    second_notice_on: date | None = None,
    posting_place: str | None = None,
    first_notice_medium: str | None = None,
    second_notice_medium: str | None = None,
) -> Round:
    """Record that a round was posted and published, on the days it really was.

    The real days are judged against the session again: one too late needs a later session, which
    is planned anew. A second notice that is still to come stays a plan: it is asked for until it is
    recorded as done (:func:`record_second_notice`).

    Args:
        second_notice_on: done on that day, or planned for it when it lies after the act; the
            planned day stays if missing.
        posting_place: where it was posted; ``…_medium``: the newspaper, channel or address.

    Raises:
        ChangedMeanwhile: the round changed since the person saw it.
        RoundNotPlanned: it is announced or over.
        OnHold: a hold lay over the case or an asset of the lot by the last of these days.
        DayInTheFuture: announced, posted or published first later than the act.
        UnlawfulSession: one of its kinds; an act was too late for the session.

    Basis: 01/2016/QH14, Điều 35, 57.
    """
    offer = offers.locked_round(round_, by)
    second_done = second_notice_on is not None and second_notice_on <= by.day
    second_notice_on = second_notice_on or round_.second_notice_on
    done = [announced_on, posted_on, first_notice_on]
    if second_done and second_notice_on is not None:
        done.append(second_notice_on)
    check(allowed.why_not_announce(offer, by, max(done)))
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
    round_.posting_done_on, round_.posting_place = posted_on, posting_place
    round_.first_notice_done_on = first_notice_on
    round_.first_notice_medium = first_notice_medium
    if second_done:
        round_.second_notice_done_on = second_notice_on
        round_.second_notice_medium = second_notice_medium
    else:
        round_.second_notice_on = second_notice_on
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
            "notices": [first_notice_on, *([second_notice_on] if second_done else [])],
            "second_planned_on": None if second_done else second_notice_on,
        },
    )
    deadlines.of(round_).meet(Step.POST_NOTICE, posted_on, by=by)
    if second_done and second_notice_on is not None:
        deadlines.of(round_).meet(Step.SECOND_NOTICE, second_notice_on, by=by)
    schedule_result(round_, lot, by)
    return round_


def record_second_notice(round_: Round, *, on: date, medium: str, by: Act) -> Round:
    """Record that the second notice of a round appeared; its day is judged, never refused.

    Args:
        medium: the newspaper, channel or address where it appeared.

    Raises:
        ChangedMeanwhile: the round changed since the person saw it.
        NoSecondNotice: the round is not announced yet, or was stopped.
        SecondNoticeRecorded: it is recorded already.
        DayTooEarly: before the first notice.
        DayInTheFuture: later than the act; a notice to come is none.

    Basis: 01/2016/QH14, Điều 57.
    """
    offer = offers.locked_round(round_, by)
    check(allowed.why_not_record_second_notice(offer, by))
    first_on = round_.first_notice_done_on
    if first_on is not None:
        check_order(on, first_on)
    check_past(on, by)
    round_.second_notice_done_on, round_.second_notice_medium = on, medium
    if round_.session_at is not None:  # else nothing was judged, and nothing can be
        contract, days = queries.contract_of(round_), round_days.done_of(round_)
        signed_on = contract.signed_on if contract else None
        round_.rulings = round_days.records(days, offer.lot, signed_on)
    lifecycle.advance(
        offer.lot,
        entries.SECOND_NOTICE_PUBLISHED,
        on=on,
        by=by,
        payload={"round": round_.number, "medium": medium},
    )
    deadlines.of(round_).meet(Step.SECOND_NOTICE, on, by=by)
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
        ending.waive(former, *LEFT_BEHIND, reason="published_elsewhere", by=by)
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
        first_notice_done_on=published.published_on,  # the notice itself is the evidence
        first_notice_medium=published.origin,
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
