"""Announcing a round, and stopping it."""

from dataclasses import replace
from datetime import date

from auctions import (
    allowed,
    allowed_days,
    allowed_stopping,
    entries,
    lifecycle,
    offers,
    queries,
    refusals,
    round_days,
)
from auctions.models import Lot, LotStatus, Round, RoundState
from auctions.operations import ending
from auctions.operations.round_deadlines import schedule_result, schedule_suspension
from cases.models import CaseFile, Step
from cases.operations import deadlines
from foundation.acts import Act
from foundation.database import db
from foundation.moments import Moment
from foundation.past import check_order, check_past
from foundation.refusals import check
from papers.dated import orders
from papers.operations import Paper, record_document


def announce_round(
    round_: Round,
    *,
    announced_on: date,
    announcement: Paper,
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
    recorded as done (``noticing.record_notice``).

    Args:
        announcement: the notice of the auction; ``announced_on``: its day.
        second_notice_on: done on that day, or planned for it when it lies after the act; what is
            recorded or planned stays if missing.
        posting_place: where it was posted; ``…_medium``: the newspaper, channel or address; what is
            recorded stays if missing.

    Raises:
        ChangedMeanwhile: the round changed since the person saw it.
        OneNoticeOnly: a second notice of a round that goes by the shortened procedure.
        RoundNotPlanned: it is announced or over.
        FirstBuyersNotTold, FirstBuyerBought, FirstBuyersMayBuy: before the first sale a co-owner
            was not told of the right to buy first, bought, or may buy on the day of the session.
        CaseEnded: the case was enforced here no more by then.
        OnHold: a hold lay over the case or an asset of the lot on one of these days.
        DayInTheFuture: announced, posted or published first later than the act.
        DayTooEarly: one of these days lies before the contract, or before the cut of the price.
        ContractEnded: an act was too late, and the contract ends before any session could be held.
        NoSessionLeft: an act was too late, and for any later session of the contract, too.
        UnlawfulSession: one of its kinds; an act was too late for the session.
        DocumentNeeded and the others of ``record_document``: no notice, or one named by half.

    Basis: 01/2016/QH14, Điều 35, 57.
    """
    offer = offers.locked_round(round_, by)
    if round_.shortened and second_notice_on is not None:
        raise refusals.OneNoticeOnly(number=round_.number)
    second_notice_on = second_notice_on or round_.second_notice_done_on
    second_done = second_notice_on is not None and second_notice_on <= by.day
    second_notice_on = second_notice_on or round_.second_notice_on
    done = [announced_on, posted_on, first_notice_on]
    if second_done and second_notice_on is not None:
        done.append(second_notice_on)
    check(allowed.why_not_announce(offer, by, *done))
    lot = offer.lot
    check_past(announced_on, by, Moment.ANNOUNCED)
    check_past(posted_on, by, Moment.POSTING)
    check_past(first_notice_on, by, Moment.FIRST)
    for day in done:
        check_order(day, _offered_from(round_, lot) or day, Moment.ACT_ANN, Moment.OFFERED)
    days = replace(
        round_days.days_of(round_),
        posted_on=posted_on,
        first_notice_on=first_notice_on,
        second_notice_on=second_notice_on,
    )
    contract = queries.contract_of(round_)
    check(allowed_days.why_not_announced(days, lot, contract, on=by.day))
    case = db.session.get_one(CaseFile, lot.case_id)
    document = record_document(
        [case, lot, round_], paper=announcement, by=by.onward(), dated=[orders(announced_on)]
    )
    round_.posting_done_on = posted_on
    round_.posting_place = posting_place or round_.posting_place
    round_.first_notice_done_on = first_notice_on
    round_.first_notice_medium = first_notice_medium or round_.first_notice_medium
    if second_done:
        round_.second_notice_done_on = second_notice_on
        round_.second_notice_medium = second_notice_medium or round_.second_notice_medium
    else:
        round_.second_notice_on = second_notice_on
    round_.announced_on, round_.announcement_document = announced_on, document
    lifecycle.turn(round_, RoundState.ANNOUNCED)
    round_.rulings = round_days.records(days, lot, contract.signed_on if contract else None)
    lifecycle.advance(
        lot,
        entries.ROUND_ANNOUNCED,
        status=LotStatus.ANNOUNCED,
        on=announced_on,
        by=by,
        payload={
            "round": round_.number,
            "announcement": document.number,
            "posted_on": posted_on,
            "notices": [first_notice_on, *([second_notice_on] if second_done else [])],
            "second_planned_on": None if second_done else second_notice_on,
        },
    )
    deadlines.of(round_).meet(Step.POST_NOTICE, posted_on, by=by)
    deadlines.of(round_).meet(Step.FIRST_NOTICE, first_notice_on, by=by)
    if second_done and second_notice_on is not None:
        deadlines.of(round_).meet(Step.SECOND_NOTICE, second_notice_on, by=by)
    schedule_result(round_, lot, by)
    schedule_suspension(round_, lot, offer.holds, by)
    return round_


def _offered_from(round_: Round, lot: Lot) -> date | None:
    """Return the day from which a round could be announced: its contract, its price."""
    contract, cuts = queries.contract_of(round_), queries.reductions_of(lot)
    signed = [contract.signed_on] if contract is not None else []
    return max([*signed, *(cut.decided_on for cut in cuts)], default=None)


def stop_round(
    round_: Round, *, paper: Paper, stopped_on: date, by: Act, ground_code: str | None = None
) -> Round:
    """Stop or suspend a round before its winner is announced; the lot is ready for another.

    A suspended auction goes on in a new round, planned when the ground is gone: the days announced
    for the suspended one are over by then. Until then the hold of the case keeps it from being
    planned.

    Args:
        paper: the request or decision it rests on.
        ground_code: of the law of the day stopped on, one for suspending or for stopping; missing
            only for a day before the law had such grounds.

    Raises:
        ChangedMeanwhile: the round changed since the person saw it.
        RoundHasEnded: it has a result or was stopped before.
        DayTooEarly: stopped before it was announced.
        DayInTheFuture: stopped later than the act.
        StopGroundNeeded: no ground given, and the law of that day has some.
        NotAStopGround: the law of that day has no such ground.
        DocumentNeeded and the others of ``record_document``: no request or decision.

    Basis: 106/2025/QH15, Điều 84.
    """
    offer = offers.locked_round(round_, by)
    check(allowed.why_not_stop(offer, by))
    check_order(stopped_on, round_.announced_on or stopped_on, Moment.STOPPED, Moment.ANNOUNCED)
    check_past(stopped_on, by, Moment.STOPPED)
    grounds = allowed_stopping.grounds_of_rounds(stopped_on)
    check(allowed_stopping.why_not_ground(ground_code, grounds, stopped_on))
    lot = offer.lot
    case = db.session.get_one(CaseFile, lot.case_id)
    document = record_document(
        [case, lot, round_], paper=paper, by=by.onward(), dated=[orders(stopped_on)]
    )
    ground = document.number or ""
    ending.close_stopped(round_, ground_code=ground_code, ground=ground, on=stopped_on, by=by)
    lifecycle.advance(
        offer.lot,
        entries.ROUND_STOPPED,
        status=LotStatus.READY,
        on=stopped_on,
        by=by,
        payload={"round": round_.number, "ground": ground, "ground_code": ground_code},
        basis=allowed_stopping.basis_of(ground_code) or ground,
    )
    return round_
