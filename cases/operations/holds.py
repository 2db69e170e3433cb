"""Holds: what waits, on what ground, and when it is reviewed.

The only writer of the day a hold was lifted.
"""

from datetime import date, timedelta

from accounts.thresholds.in_force import threshold_of
from audit import ledger
from audit.entries import Kind
from cases import entries, refusals
from cases.allowed import why_not_change_hold, why_not_name_asset, why_not_postpone
from cases.models import Asset, CaseFile, Hold, HoldReason
from cases.operations.deadlines import follow_hold
from cases.operations.files import check_open
from cases.queries import holds_of
from cases.thresholds import HOLD_REVIEW
from foundation.acts import Act
from foundation.database import db, lock
from foundation.moments import Moment
from foundation.past import check_order, check_past
from foundation.refusals import check
from papers.dated import orders
from papers.operations import Paper, Subject, record_document


def place_hold(
    case: CaseFile,
    *,
    reason: HoldReason,
    ground: str,
    placed_on: date,
    review_on: date,
    by: Act,
    asset: Asset | None = None,
    paper: Paper | None = None,
) -> Hold:
    """Put a hold over a case, or over one asset of it.

    It is recorded with its true day, however late. The clocks of what it stops stand still; they
    run on when it is lifted. What it takes out of the active age begins with
    the day that its decision proves, else with the day of the record (``Hold.counts_from``).

    Args:
        paper: the decision or request that stands behind it.

    Raises:
        CaseIsClosed: the case is closed.
        AssetOfAnotherCase: the asset is not of this case.
        TakenBackBefore: it was entered by mistake.
        DayTooEarly: placed before the case was opened.
        DayInTheFuture: placed later than the act.
        ReviewDayNeeded: the review day is not after the placing, or too far off for the office.
        RequestToPostponeNeeded: postponed upon a request, and no dated request is named.
        PostponedOnRequestBefore: postponed upon another request before; it may be asked for once.
        PostponedLongEnough: the 03 months of the request are over, or would be by the review.
        DocumentNeeded and the others of ``record_document``: a decision named by half.
    """
    check_open(case)
    check(why_not_name_asset(case, asset) if asset is not None else None)
    check_begins(case, placed_on)
    check_past(placed_on, by, Moment.PLACED)
    _check_review(case.office_id, placed_on, review_on)
    hold = Hold(
        office_id=case.office_id,
        case_id=case.id,
        asset_id=asset.id if asset else None,
        reason=reason,
        ground=ground,
        decision_on=_day_of(paper),
        placed_on=placed_on,
        entered_on=by.day,
        review_on=review_on,
        placed_by_id=by.actor.id,
    )
    check(why_not_postpone(hold, holds_of([case.id])))
    if paper is not None and not paper.is_empty:
        about: list[Subject] = [case] if asset is None else [case, asset]
        hold.document = record_document(about, paper=paper, by=by.onward())
        hold.decision_on = hold.document.issued_on
    db.session.add(hold)
    db.session.flush()
    _log(hold, entries.HOLD_PLACED, by, {"reason": reason, "review_on": review_on}, ground)
    follow_hold(hold, by.onward())
    return hold


def check_begins(case: CaseFile, placed_on: date) -> None:
    """Refuse a hold over a case from before it was opened.

    Raises:
        DayTooEarly: it is.
    """
    if case.opened_on is not None:
        check_order(placed_on, case.opened_on, Moment.PLACED, Moment.OPENED)


def review_hold(hold: Hold, *, review_on: date, by: Act) -> Hold:
    """Record that a hold was reviewed and stays; set the next review day.

    Raises:
        HoldAlreadyLifted: it is no longer in force.
        ReviewDayNeeded: the review day is not after the act, or too far off for the office.
        PostponedLongEnough: the 03 months of the request would be over by then.
    """
    lock(hold)
    check(why_not_change_hold(hold))
    _check_review(hold.office_id, by.day, review_on)
    check(why_not_postpone(hold, review_on=review_on))
    _log(hold, entries.HOLD_REVIEWED, by, {"review_on": [hold.review_on, review_on]}, hold.ground)
    hold.review_on = review_on
    return hold


def lift_hold(
    hold: Hold, *, lifted_on: date, ground: str, by: Act, paper: Paper | None = None
) -> Hold:
    """End a hold; its days do not count in the active age, and the clocks it stopped run on.

    The approval of a proposal carries it out: see ``deciding.propose_lifting``.

    Args:
        paper: the decision that lifts it, or what shows that its ground is gone.

    Raises:
        HoldAlreadyLifted: it is no longer in force.
        DayTooEarly: lifted before it was placed.
        DayInTheFuture: lifted later than the act.
        DocumentNeeded and the others of ``record_document``: a decision named by half.
    """
    lock(hold)
    check(why_not_change_hold(hold))
    check_order(lifted_on, hold.placed_on, Moment.LIFTED, Moment.PLACED)
    check_past(lifted_on, by, Moment.LIFTED)
    hold.lifted_on, hold.lifted_by_id, hold.lift_ground = lifted_on, by.actor.id, ground
    payload: dict[str, object] = {"reason": hold.reason, "lifted_on": lifted_on}
    if paper is not None and not paper.is_empty:
        decision = record_document(
            _about(hold), paper=paper, by=by.onward(), dated=[orders(lifted_on)]
        )
        payload["document"] = decision.number
    _log(hold, entries.HOLD_LIFTED, by, payload, ground)
    db.session.flush()
    follow_hold(hold, by.onward())
    return hold


def correct_lifting(hold: Hold, lifted_on: date) -> None:
    """Give a lifted hold the right day of its lifting; the correction checks and records it."""
    hold.lifted_on = lifted_on


def _day_of(paper: Paper | None) -> date | None:
    if paper is None:
        return None
    return paper.known.issued_on if paper.known is not None else paper.issued_on


def _about(hold: Hold) -> list[Subject]:
    about: list[Subject] = [db.session.get_one(CaseFile, hold.case_id)]
    if hold.asset_id is not None:
        about.append(db.session.get_one(Asset, hold.asset_id))
    return about


def _check_review(office_id: int, from_day: date, review_on: date) -> None:
    days = threshold_of(HOLD_REVIEW, office_id)
    if not from_day < review_on <= from_day + timedelta(days=days):
        raise refusals.ReviewDayNeeded(placed=from_day, days=days)


def _log(hold: Hold, kind: Kind, by: Act, payload: dict[str, object], basis: str) -> None:
    stream = f"asset:{hold.asset_id}" if hold.asset_id else f"case:{hold.case_id}"
    ledger.append(
        stream,
        kind,
        office_id=hold.office_id,
        by=by,
        payload={"hold": hold.id, "decision": hold.decision_no, **payload},
        basis=basis,
    )
