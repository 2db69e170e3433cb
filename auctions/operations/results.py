"""What came of a session: failed by a legal code, or sold; and telling the parties."""

from datetime import date

from auctions import allowed, entries, law, lifecycle, offers, queries, refusals
from auctions.barred import why_not_let_bid
from auctions.models import LotStatus, Round, RoundState
from auctions.operations import ending
from auctions.operations.failure_deadlines import schedule_failure
from auctions.operations.registrations import check_count, deposit_of_winner, said_despite
from auctions.sale_hooks import sale_hooks
from cases import lifecycle as assets_life
from cases.models import AssetState, CaseFile, Step
from cases.operations import deadlines
from foundation.acts import Act
from foundation.database import db
from foundation.moments import Moment
from foundation.past import check_order, check_past
from foundation.refusals import check
from lawbook.failure import FailureCode, Trigger
from papers.dated import Dated, orders, tells_of
from papers.models import Document
from papers.operations import Paper, record_document


def record_failure(
    round_: Round,
    *,
    code: FailureCode,
    registrants: int,
    minutes: Paper,
    result_received_on: date,
    by: Act,
) -> Round:
    """Record that an auction failed, with its legal code; the lot waits for a decision.

    Days to notify the parties (R2) and to cut the price (R4) are ruled from the day the
    organisation's notice came in; after the second reduction also the creditor's answer (R8). Codes
    a and g fail when registration closes, so that day may be before the session.

    Args:
        registrants: how many had registered at the close.
        minutes: of the session, or the organisation's notice of a failure.

    Raises:
        ChangedMeanwhile: the round changed since the person saw it.
        RoundNotAnnounced: it was not announced, or has a result.
        SessionUnknown: nobody knows the session's day; it is completed first.
        SessionNotHeld: received before the session's day, by a code that is known there.
        RegistrationStillOpen: code a or g, and the last day of registration is not over.
        RegistrationNotOver: code a or g, received before the last day of registration.
        CaseEnded: the case was enforced here no more by then.
        OnHold: code a or g, and a hold lay over the case or an asset of the lot on the day it
            failed, and over the session or until now.
        SessionUnderHold: any other code, and a hold lay over it on the session's day, also one
            lifted since; the round is stopped.
        DayInTheFuture: received later than the act.
        CountAgainstCode: code a needs nobody, code g one, every other somebody.
        FewerThanRecorded: more registrants are recorded by name.
        DocumentNeeded and the others of ``record_document``: no minutes, or named by half.

    Basis: 01/2016/QH14, Điều 52; 106/2025/QH15, Điều 83 khoản 3.
    """
    offer = offers.locked_round(round_, by)
    check(allowed.why_not_record_failure(offer, by, code))
    lot, newest = offer.lot, offer.is_about_newest
    failed_on = code.happens_on(
        registration_closes=round_.file_sale_to, session_on=round_.session_on
    )
    if failed_on is None:
        raise refusals.SessionUnknown(number=round_.number)
    if result_received_on < failed_on:
        if code.trigger is Trigger.REGISTRATION_CLOSED and round_.file_sale_to is not None:
            raise refusals.RegistrationNotOver(day=failed_on)
        raise refusals.SessionNotHeld(day=failed_on)
    check_past(result_received_on, by, Moment.RESULT)
    fits = {
        FailureCode.NO_REGISTRANT: registrants == 0,
        FailureCode.SINGLE_REGISTRANT: registrants == 1,
    }
    if not fits.get(code, registrants >= 1):
        raise refusals.CountAgainstCode(letter=code.value, registrants=registrants)
    check_count(queries.registrations_of(round_), registrants)
    document = _recorded(round_, minutes, by, tells_of(failed_on))
    lifecycle.turn(round_, RoundState.FAILED)
    round_.failure_code, round_.outcome_on = code, failed_on
    round_.registrants, round_.minutes_document = registrants, document
    round_.result_received_on = result_received_on
    lifecycle.advance(
        lot,
        entries.ROUND_FAILED,
        status=LotStatus.UNSOLD if newest else None,  # later rounds go on as they are
        failed=1,
        on=failed_on,
        by=by,
        payload={
            "round": round_.number,
            "code": code,
            "registrants": registrants,
            "minutes": document.number,
            "received_on": result_received_on,
        },
        basis=law.ground(code.basis(failed_on)),
    )
    _meet_session(round_, failed_on, by)
    if not newest:
        return round_
    schedule_failure(round_, lot, by)
    return round_


def notify_parties(round_: Round, *, on: date, document: Paper, by: Act) -> Round:
    """Record that the parties were told of a failure (and, after two cuts, of the right to take).

    The last days of the answer and of the cut are ruled from here where they run from it.
    Of a round known from a notice, the day the failure became known may be unknown.

    Args:
        document: the notice to the parties.

    Raises:
        ChangedMeanwhile: the round changed since the person saw it.
        NotFailed: the round did not fail.
        PartiesAlreadyNotified: they were told before.
        DayTooEarly: before the result came in.
        DayInTheFuture: later than the act.
        DocumentNeeded and the others of ``record_document``: no notice, or one named by half.

    Basis: 152/2026/NĐ-CP, Điều 65 khoản 6.
    """
    offer = offers.locked_round(round_, by)
    check(allowed.why_not_notify(offer, by))
    lot = offer.lot
    check_told(round_, on, round_.result_received_on)
    check_past(on, by, Moment.PARTIES_TOLD)
    round_.parties_notified_on = on
    round_.notice_document = _recorded(
        round_, document, by, tells_of(round_.outcome_on), orders(on)
    )
    lifecycle.advance(
        lot,
        entries.PARTIES_NOTIFIED,
        on=on,
        by=by,
        payload={"round": round_.number, "document": round_.notice_document.number},
    )
    deadlines.of(round_).meet(Step.NOTIFY_FAILURE, on, by=by)
    if offer.is_about_newest:
        schedule_failure(round_, lot, by)
    return round_


def check_told(round_: Round, told_on: date, received_on: date | None) -> None:
    """Refuse to have told the parties before the failure can have been known.

    Args:
        received_on: the day the result came in; nobody may know it.

    Raises:
        DayTooEarly: they were told before.
    """
    days = (received_on, round_.outcome_on, round_.file_sale_to, round_.session_on)
    check_order(
        told_on,
        next((day for day in days if day is not None), told_on),
        Moment.PARTIES_TOLD,
        Moment.KNOWN,
    )


def record_sold(
    round_: Round,
    *,
    price: int,
    buyer: str,
    buyer_identity: str | None,
    minutes: Paper,
    registrants: int,
    result_received_on: date,
    contract: Paper,
    by: Act,
    consent_no: str | None = None,
    despite: str | None = None,
) -> Round:
    """Record the winner; the sale begins on the session's day and its payment is due.

    Args:
        price: the winning bid in đồng.
        contract: with the winner, where it is signed already.
        consent_no: this office's written consent to a single bidder.
        despite: where no registrants are recorded: why the winner may take part who is called like
            one who may not.

    Raises:
        ChangedMeanwhile: the round changed since the person saw it.
        RoundNotAnnounced: it was not announced, or has a result.
        LaterRoundFollowed: the lot was offered again after it.
        FirstBuyerBought: a co-owner bought it before the session.
        PriceUnknown: nobody knows the starting price; it is completed first.
        SessionUnknown: nobody knows the session's day; it is completed first.
        SessionNotHeld: received before the session's day.
        CaseEnded: the case was enforced here no more on the day of the session.
        SessionUnderHold, an OnHold: a hold lay over the case or an asset of the lot on the
            session's day, also one lifted since; the round is stopped.
        DayInTheFuture: received later than the act.
        NobodyRegistered: no registrant, no sale.
        FewerThanRecorded: more registrants are recorded by name.
        BuyerNotRegistered: the winner is none of the registrants that are recorded.
        PerhapsBarred: no registrants are recorded, and the winner is called like one who may not
            take part.
        DepositNotInFull: the winner is recorded with less than the deposit of the round.
        PriceBelowStart: below the starting price.
        SingleBidderInFirstRound: one registrant, and no auction of the lot has failed.
        SingleBidderNeedsConsent: one registrant, and no consent of this office.
        DocumentNeeded and the others of ``record_document``: no minutes, or a paper named
            by half.

    Basis: 01/2016/QH14, Điều 46, 49.
    """
    offer = offers.locked_round(round_, by)
    check(allowed.why_not_record_sold(offer, by))
    if result_received_on < round_.session_day:
        raise refusals.SessionNotHeld(day=round_.session_day)
    check_past(result_received_on, by, Moment.RESULT)
    lot = offer.lot
    session_on = round_.session_day
    if registrants < 1:
        raise refusals.NobodyRegistered
    recorded = queries.registrations_of(round_)
    check_count(recorded, registrants)
    if not recorded:
        check(why_not_let_bid(round_, buyer, buyer_identity, despite, session_on))
    deposit = deposit_of_winner(round_, recorded, buyer, buyer_identity)
    if round_.starting_price is not None and price < round_.starting_price:
        raise refusals.PriceBelowStart(start=round_.starting_price)
    if registrants == 1:
        basis = law.ground(law.single_bidder_basis(session_on))
        if not lot.failed_rounds:
            raise refusals.SingleBidderInFirstRound(basis=basis)
        if not consent_no:
            raise refusals.SingleBidderNeedsConsent(basis=basis)
    document = _recorded(round_, minutes, by, tells_of(session_on))
    signed = None
    if not contract.is_empty:
        signed = _recorded(round_, contract, by, tells_of(session_on))
    lifecycle.turn(round_, RoundState.SOLD)
    round_.outcome_on = session_on
    round_.registrants, round_.minutes_document = registrants, document
    round_.result_received_on = result_received_on
    lifecycle.advance(
        lot,
        entries.ROUND_SOLD,
        status=LotStatus.SOLD,
        on=session_on,
        by=by,
        payload={
            "round": round_.number,
            "sold_for": price,
            "registrants": registrants,
            "minutes": document.number,
            "consent": consent_no,
            **said_despite(despite),
        },
    )
    for asset in queries.assets_of(lot):
        assets_life.advance(asset, AssetState.SOLD, by=by, payload={"lot": lot.code})
    _meet_session(round_, session_on, by)
    ending.waive_open(lot, "lot_sold", by=by)
    sale_hooks().won(
        round_,
        buyer=buyer,
        buyer_identity=buyer_identity,
        price=price,
        deposit=deposit,
        contract=signed,
        sold_on=session_on,
        by=by,
    )
    return round_


def _recorded(round_: Round, paper: Paper, by: Act, *dated: Dated) -> Document:
    case = db.session.get_one(CaseFile, round_.lot.case_id)
    return record_document([case, round_.lot, round_], paper=paper, by=by.onward(), dated=dated)


def _meet_session(round_: Round, outcome_on: date, by: Act) -> None:
    received_on = round_.result_received_on or outcome_on
    deadlines.of(round_).meet(Step.RECORD_RESULT, received_on, by=by)
    deadlines.of(round_).end(Step.SUSPEND_AUCTION, outcome_on, reason="round_over", by=by)
    contract = queries.contract_of(round_)
    if contract is not None:
        deadlines.of(contract).meet(Step.HOLD_AUCTION, outcome_on, by=by)
