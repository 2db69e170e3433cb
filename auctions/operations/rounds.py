"""Planning a round on a lawful day, and moving it; the acts before the session move with it."""

from dataclasses import replace
from datetime import date

from auctions import (
    allowed,
    allowed_days,
    allowed_prices,
    entries,
    lifecycle,
    offers,
    queries,
    round_days,
    shortening,
)
from auctions.allowed_first_buyers import why_not_sell_to_others
from auctions.models import (
    Lot,
    LotStatus,
    Round,
    RoundCause,
    RoundForm,
    RoundState,
)
from auctions.operations import ending
from auctions.operations.buying_first import end_awaiting_over
from auctions.operations.round_deadlines import schedule_notices
from auctions.round_days import RoundDays
from cases.models import Step
from foundation.acts import Act
from foundation.database import Dong, db
from foundation.refusals import check
from lawbook.citation import Ruling

CAUSES = {
    RoundState.FAILED: RoundCause.AFTER_FAILURE,
    RoundState.DEFAULTED: RoundCause.AFTER_DEFAULT,
    RoundState.STOPPED: RoundCause.AFTER_STOP,
}


def plan_round(
    lot: Lot,
    *,
    days: RoundDays,
    place: str,
    form: RoundForm,
    deposit: int,
    by: Act,
    bid_step: int | None = None,
    late_reason: str | None = None,
) -> Round:
    """Plan the next round of a lot at its price in force, on a lawful day.

    The rulings behind every day are kept with the round, and the last days to post and to
    publish the second notice become deadlines.

    Args:
        days: the session, and the days its acts are planned for.
        deposit: đồng a bidder lays down, within 5–20 % of the price.
        late_reason: why the session is planned past the contract's period; kept only then.

    Raises:
        ChangedMeanwhile: the lot changed since the person saw it.
        LotIsSold, LotIsClosed: it is not on offer.
        RoundIsLive: the round before is planned or announced.
        CreditorNotAsked: the creditor's right is open and not answered.
        ReductionIsDue: the round before failed and the price was not cut.
        NotValued, PriceUnknown, NoContract: there is no price, nobody knows it, or nobody to hold
            the session.
        FirstBuyersNotTold, FirstBuyerBought: before the first sale a co-owner was not told of the
            right to buy first, or bought.
        SuspensionNotHeld: the round before was suspended, and no hold says until when.
        CaseEnded: the case was enforced here no more by then.
        OnHold: a hold lies over the case or an asset of the lot.
        FirstBuyersMayBuy: the session lies in the time in which a co-owner may buy first and pay.
        ShortenedNotAllowed, ShortenedIsDue: the procedure chosen is not the one of the law.
        SessionInThePast: the session is not after the act.
        ContractEnded: the contract ends before the session.
        NoSessionLeft: after these acts no session fits into the contract.
        UnlawfulSession: one of its kinds; a provision would be broken.
        ActsOutOfOrder, FileSaleTooLate: the days of the acts contradict each other.
        LateWithoutReason: the session lies past the contract's period, and nobody says why.
        DepositOutsideBand: the deposit is too low or too high.
        NoRule: the law of those days is not recorded.

    Basis: 01/2016/QH14, Điều 35, 38, 39, 57; 106/2025/QH15, Điều 83 khoản 2, 3.
    """
    offer = offers.locked(lot, by)
    check(allowed.why_not_plan(offer, by))
    check(why_not_sell_to_others(offer, days.session_on))
    contract, former = offer.contract, offer.latest
    assets = queries.assets_of(lot)
    check(shortening.why_not(days, lot, assets))
    check(allowed_days.why_not(days, lot, contract, on=by.day))
    late = allowed_days.late_by(days, lot, contract)
    check(allowed_days.why_not_late(late, days, late_reason))
    price = lot.current_price or 0
    check(allowed_prices.why_not_ask_deposit(price, deposit, days.session_on))
    round_ = Round(
        office_id=lot.office_id,
        lot_id=lot.id,
        contract_id=contract.id if contract else None,
        organisation=contract.organisation if contract else None,
        organisation_id=contract.organisation_id if contract else None,
        number=former.number + 1 if former else 1,
        cause=CAUSES[former.state] if former else RoundCause.FIRST,
        state=RoundState.PLANNED,
        starting_price=Dong(price),
        deposit=Dong(deposit),
        bid_step=Dong(bid_step) if bid_step is not None else None,
        form=form,
        place=place,
        shortened=days.shortened,
        session_at=days.session_at,
        posted_on=days.posted_on,
        first_notice_on=days.first_notice_on,
        second_notice_on=days.second_notice_on,
        file_sale_from=days.file_sale_from,
        file_sale_to=days.file_sale_to,
        rulings=round_days.records(days, lot, contract.signed_on if contract else None),
    )
    end_awaiting_over(lot, by)
    db.session.add(round_)
    db.session.flush()
    lifecycle.advance(
        lot,
        entries.ROUND_PLANNED,
        status=LotStatus.PLANNED,
        on=by.day,
        by=by,
        payload={
            "round": round_.number,
            "session_at": days.session_at,
            "starting_price": price,
            "cause": round_.cause,
            "shortened": days.shortened,
            **_late(late, late_reason),
        },
    )
    if former is not None:
        ending.waive(former, Step.SECOND_NOTICE, reason="next_round", by=by)
    schedule_notices(round_, lot, by)
    return round_


def replan_round(
    round_: Round, *, days: RoundDays, by: Act, late_reason: str | None = None
) -> Round:
    """Move a planned session; every last day before it is ruled again.

    The procedure stays the one the round was planned by.

    Raises:
        ChangedMeanwhile: the round changed since the person saw it.
        RoundNotPlanned: it is announced or over.
        CaseEnded: the case was enforced here no more by then.
        OnHold, FirstBuyersNotTold, FirstBuyerBought, FirstBuyersMayBuy, SessionInThePast,
        ContractEnded, NoSessionLeft, UnlawfulSession, ActsOutOfOrder, FileSaleTooLate,
        LateWithoutReason, NoRule: as for planning; what stood before is kept.
    """
    offer = offers.locked_round(round_, by)
    check(allowed.why_not_move(offer, by))
    check(why_not_sell_to_others(offer, days.session_on))
    lot, contract = offer.lot, queries.contract_of(round_)
    days = replace(days, shortened=bool(round_.shortened))
    check(allowed_days.why_not(days, lot, contract, on=by.day, kept=round_.session_day))
    late = allowed_days.late_by(days, lot, contract)
    check(allowed_days.why_not_late(late, days, late_reason))
    before = round_.session_at
    round_.session_at = days.session_at
    round_.posted_on = days.posted_on
    round_.first_notice_on = days.first_notice_on
    round_.second_notice_on = days.second_notice_on
    round_.file_sale_from, round_.file_sale_to = days.file_sale_from, days.file_sale_to
    done = round_days.done_of(round_)  # what was posted before counts, not what is planned anew
    round_.rulings = round_days.records(done, lot, contract.signed_on if contract else None)
    lifecycle.advance(
        lot,
        entries.ROUND_REPLANNED,
        on=by.day,
        by=by,
        payload={
            "round": round_.number,
            "session_at": [before, days.session_at],
            **_late(late, late_reason),
        },
    )
    schedule_notices(round_, lot, by)
    return round_


def _late(late: Ruling[date] | None, reason: str | None) -> dict[str, str]:
    """Return what the ledger keeps of a session past its last lawful day."""
    return {} if late is None or reason is None else {"late_reason": reason.strip()}
