"""After a failure: the price is cut, or the creditor takes the asset."""

from datetime import date

from auctions import allowed, allowed_prices, entries, law, lifecycle, offers, queries, refusals
from auctions.allowed_cutting import why_not_cut
from auctions.creditor import CreditorRight
from auctions.floors import floor_of
from auctions.models import CreditorAnswer, CreditorChoice, Lot, LotStatus, Reduction, Round
from auctions.offers import Offer
from auctions.operations import ending
from auctions.operations.failure_deadlines import schedule_failure
from auctions.sale_hooks import sale_hooks
from cases import lifecycle as assets_life
from cases.allowed_ended import why_not_act
from cases.models import AssetState, CaseFile, Party, PartyRole, Step
from cases.operations import deadlines
from foundation.acts import Act
from foundation.database import Dong, db
from foundation.moments import Moment
from foundation.past import check_order, check_past
from foundation.refusals import check
from lawbook import repricing as rules
from papers.dated import orders
from papers.models import Document
from papers.operations import Paper, record_document


def reduce_price(
    lot: Lot, *, to_price: int, decision: Paper, decided_on: date, by: Act
) -> Reduction:
    """Cut the starting price once after a failed round; the lot is ready for the next one.

    Args:
        to_price: đồng, at least nine tenths of the price before it.
        decision: the decision of the reduction (quyết định giảm giá).

    Raises:
        ChangedMeanwhile: the lot changed since the person saw it.
        NothingToReduce: no round has failed since the last cut.
        CreditorNotAsked: the creditor's right is open and not answered.
        PriceUnknown: nobody knows the price that failed; it is completed first.
        NoCutLeft: no lower price would exceed the costs (and prior secured debts).
        CaseEnded: the case was enforced here no more by then.
        OnHold: a hold lay over the case or an asset of the lot on the day of the decision.
        DayTooEarly: decided before the result came in, before the creditor's answer, or before his
            days to answer were over.
        DayInTheFuture: decided later than the act.
        NotACut: the new price is not lower.
        CutTooLarge: over a tenth of the price before it.
        CostFloorReached: the new price would not exceed the costs (and prior secured debts).
        NoRule: the law of the day is not recorded.
        DocumentNeeded and the others of ``record_document``: no decision, or one named by half.

    Basis: 106/2025/QH15, Điều 83 khoản 3; until 30/06/2026 26/2008/QH12, Điều 104.
    """
    offer = offers.locked(lot, by)
    check_past(decided_on, by, Moment.CUT)
    check(why_not_cut(offer, floor_of(lot, decided_on), to_price, decided_on, by))
    round_ = _failed(offer)
    from_price = _price_of(round_)
    document = record_document(
        _about(lot), paper=decision, by=by.onward(), dated=[orders(decided_on)]
    )
    reduction = Reduction(
        office_id=lot.office_id,
        lot_id=lot.id,
        round_id=round_.id,
        ordinal=lot.reductions + 1,
        from_price=from_price,
        to_price=Dong(to_price),
        basis_points=rules.cut_basis_points(from_price, to_price),
        document=document,
        decided_on=decided_on,
        decided_by_id=by.actor.id,
    )
    db.session.add(reduction)
    with law.answering():
        basis = rules.largest_cut(decided_on).basis.short
    lifecycle.advance(
        lot,
        entries.LOT_REPRICED,
        status=LotStatus.READY,
        price=to_price,
        reduced=1,
        on=decided_on,
        by=by,
        payload={
            "round": round_.number,
            "decision": document.number,
            "basis_points": reduction.basis_points,
        },
        basis=basis,
    )
    deadlines.of(round_).meet(Step.DECIDE_REDUCTION, decided_on, by=by)
    db.session.flush()
    return reduction


def record_creditor_answer(
    lot: Lot,
    *,
    choice: CreditorChoice,
    answered_on: date,
    paper: Paper,
    party: Party | None,
    by: Act,
) -> CreditorAnswer:
    """Record what the creditor says about taking the asset; a yes opens the taking.

    A yes or a no is a document. Silence may be recorded after the last day to answer, counted from
    the notice, and not while a hold lies over the lot.

    Args:
        paper: what the creditor wrote; for silence there may be none.
        party: the creditor who answers; needed for a yes.

    Raises:
        ChangedMeanwhile: the lot changed since the person saw it.
        NothingToAnswer: no round has failed since the last cut.
        CreditorRightNotOpen: fewer than two cuts before the failure.
        CreditorAnswered: the answer after this round is recorded.
        CreditorNotTold: the parties were not notified of the failure.
        DayTooEarly: before the creditor was notified.
        DayInTheFuture: later than the act.
        AnswerBeforeNotice: its document was issued before the creditor was notified.
        NotTheCreditor: a yes needs a creditor of this case.
        PriceUnknown: a yes, and nobody knows the price of the round; it is completed first.
        CaseEnded: the case was enforced here no more by then.
        OnHold: silence, while a hold lies over the case or an asset of the lot.
        CreditorMayStillAnswer: silence, and the last day to answer has not passed.
        DocumentNeeded and the others of ``record_document``: a yes or a no without its document.

    Basis: 106/2025/QH15, Điều 83 khoản 3; 152/2026/NĐ-CP, Điều 66.
    """
    offer = offers.locked(lot, by)
    check(allowed.why_not_answer(offer, by, answered_on))
    round_, right = _failed(offer), offer.right
    told_on = round_.parties_notified_on or answered_on
    check_order(answered_on, told_on, Moment.ANSWERED, Moment.PARTIES_TOLD)
    check_past(answered_on, by, Moment.ANSWERED)
    if paper.day is not None and paper.day < told_on:
        raise refusals.AnswerBeforeNotice(day=paper.day, told=told_on)
    creditor = party is not None and party.stands and party.case_id == lot.case_id
    if party is not None and (not creditor or party.role is not PartyRole.CREDITOR):
        raise refusals.NotTheCreditor
    if choice is CreditorChoice.TAKES and party is None:
        raise refusals.NotTheCreditor
    if choice is CreditorChoice.TAKES:
        check(allowed_prices.why_not_before_price(round_))
    if choice is CreditorChoice.SILENT and right is not None:
        check(why_not_act(offer.over, answered_on))
        _check_silence(lot, right, told_on, answered_on)
    document = None
    if choice is not CreditorChoice.SILENT or not paper.is_empty:
        document = record_document(
            _about(lot), paper=paper, by=by.onward(), dated=[orders(answered_on)]
        )
    document_no = document.number if document is not None else None
    answer = CreditorAnswer(
        office_id=lot.office_id,
        lot_id=lot.id,
        round_id=round_.id,
        party_id=party.id if party else None,
        choice=choice,
        answered_on=answered_on,
        document=document,
    )
    db.session.add(answer)
    db.session.flush()
    takes = choice is CreditorChoice.TAKES
    lifecycle.advance(
        lot,
        entries.CREDITOR_ANSWERS[choice],
        status=LotStatus.TAKING if takes else None,
        on=answered_on,
        by=by,
        payload={"round": round_.number, "document": document_no},
        basis=right.basis.short if right is not None else None,
    )
    deadlines.of(round_).meet(Step.CREDITOR_ANSWER, answered_on, by=by)
    if choice is CreditorChoice.REFUSES:
        schedule_failure(round_, lot, by, answer=answer)
    if takes and party is not None:
        _open_taking(lot, round_, party, answered_on, document, by)
    return answer


def _about(lot: Lot) -> list[CaseFile | Lot]:
    return [db.session.get_one(CaseFile, lot.case_id), lot]


def _failed(offer: Offer) -> Round:
    if offer.latest is None:
        raise refusals.NothingToReduce(status=offer.lot.status)
    return offer.latest


def _price_of(round_: Round) -> Dong:
    if round_.starting_price is None:
        raise refusals.PriceUnknown(number=round_.number)
    return round_.starting_price


def _check_silence(lot: Lot, right: CreditorRight, told_on: date, answered_on: date) -> None:
    until = right.until
    if until is not None and answered_on <= until.value:
        wait = law.length_of("R8", told_on, lot)
        raise refusals.CreditorMayStillAnswer(due=until.value, wait=wait)


def _open_taking(
    lot: Lot, round_: Round, party: Party, answered_on: date, document: Document | None, by: Act
) -> None:
    for asset in queries.assets_of(lot):
        assets_life.advance(asset, AssetState.TAKEN, by=by, payload={"lot": lot.code})
    ending.waive_open(lot, "creditor_takes", by=by)
    sale_hooks().taken(
        lot,
        round_,
        party=party,
        price=_price_of(round_),
        answered_on=answered_on,
        request=document,
        by=by,
    )
