"""Recording a round that was published elsewhere: what its notice says, and nothing else."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date

from sqlalchemy import select

from auctions import allowed, entries, lifecycle, offers, refusals, round_days
from auctions.models import Lot, LotStatus, Round, RoundCause, RoundState
from auctions.operations import ending
from auctions.operations.round_deadlines import schedule_result, schedule_suspension
from auctions.operations.rounds import CAUSES
from auctions.published import PublishedRound
from cases.models import Hold, Step
from foundation.acts import Act
from foundation.database import Dong, db
from foundation.moments import Moment
from foundation.past import check_past
from foundation.refusals import check
from organisations.models import Organisation
from organisations.operations.naming import Named, organisation_of

LEFT_BEHIND = (
    Step.POST_NOTICE,
    Step.FIRST_NOTICE,
    Step.SECOND_NOTICE,
    Step.NOTIFY_FAILURE,
    Step.DECIDE_REDUCTION,
    Step.CREDITOR_ANSWER,
)


def record_published_round(
    lot: Lot,
    published: PublishedRound,
    *,
    by: Act,
    held_by: Named | Organisation | None = None,
) -> Round:
    """Record a round announced elsewhere, as its notice says; the law is judged, not enforced.

    Findings against the days are kept in the round's rulings with ``lawful`` false. The counters
    of the lot are raised to at least what the notice says happened before it. The round before it
    is over, whatever came of it: if its session was to be held before, its result is not known.

    Args:
        held_by: the auction organisation, where a person names it; it may have closed since.

    Raises:
        LotIsSold, LotIsClosed: the lot is not on offer.
        RoundIsLive: an earlier round of the lot has its session still to come.
        DayInTheFuture: published later than the act.
        RoundNumberTaken: the lot has a round of that number, or of a higher one.
        OrganisationUnknown and the others of ``organisation_of``: nothing is called so.
    """
    offer = offers.locked(lot, by.onward())
    check(allowed.why_not_publish_on(offer, published.session_on, by))
    if published.published_on is not None:
        check_past(published.published_on, by, Moment.NOTICE)
    former = offer.latest
    number = published.number or (former.number if former else published.earlier_failures) + 1
    taken = select(Round.id).where(Round.lot_id == lot.id, Round.number >= number, Round.stands)
    if (known := db.session.scalar(taken.order_by(Round.number).limit(1))) is not None:
        raise refusals.RoundNumberTaken(number=number, see=[f"round:{known}"])
    if held_by is not None:
        named = organisation_of(held_by, office_id=lot.office_id, past=True, by=by)
        published = replace(published, organisation=named.name, organisation_id=named.id)
    if former is not None and former.is_live:
        lifecycle.turn(former, RoundState.UNKNOWN)
    cause = CAUSES.get(former.state) if former is not None else first_cause(published)
    round_ = published_round(lot, published, number, cause, by)
    db.session.add(round_)
    db.session.flush()
    if former is not None:
        ending.waive(former, *LEFT_BEHIND, reason="published_elsewhere", by=by)
    ending.waive_appraisals(lot, on=published.published_on or by.day, by=by)
    publish(round_, lot, published, by=by, holds=offer.holds)
    return round_


def record_published_again(round_: Round, *, on: date, origin: str, by: Act) -> Round:
    """Record the second publication of a published round, if its day is new; nothing else changes.

    Raises:
        DayInTheFuture: published later than the act.
    """
    offer = offers.locked_round(round_, by.onward())
    check_past(on, by, Moment.SECOND)
    first_on = round_.first_notice_done_on
    if round_.second_notice_done_on is not None or (first_on is not None and on <= first_on):
        return round_
    round_.second_notice_on = round_.second_notice_done_on = on
    round_.second_notice_medium = origin
    if round_.session_at is not None:
        round_.rulings = round_days.records(round_days.days_of(round_), offer.lot, None)
    lifecycle.advance(
        offer.lot,
        entries.ROUND_PUBLISHED_AGAIN,
        on=on,
        by=by,
        payload={"round": round_.number, "origin": origin},
    )
    return round_


def first_cause(published: PublishedRound) -> RoundCause | None:
    """Return why the first round we know of a lot is held; None if the notice does not say."""
    if published.after_failure:
        return RoundCause.AFTER_FAILURE
    return RoundCause.FIRST if published.number == 1 else None


def published_round(
    lot: Lot, published: PublishedRound, number: int, cause: RoundCause | None, by: Act
) -> Round:
    """Return the round a notice publishes, with what the law says of its days.

    Raises:
        NoRule: the lawbook has no answer for those days.
    """
    days = published.days
    return Round(
        office_id=lot.office_id,
        lot_id=lot.id,
        organisation=published.organisation,
        organisation_id=published.organisation_id,
        number=number,
        number_unknown=None if published.says_number else True,
        cause=cause,
        state=_state(published, by),
        starting_price=_dong(published.starting_price),
        price_unconfirmed=True if published.price_unconfirmed else None,
        deposit=_dong(published.deposit),
        deposit_share=published.deposit_share,
        bid_step=_dong(published.bid_step),
        dossier_fee=_dong(published.dossier_fee),
        form=published.form,
        session_at=published.session_at,
        hour_unknown=True if published.hour_unknown else None,
        session_in=published.session_in,
        contract_told=published.contract_told,
        notice_in=published.notice_in,
        registrants=published.registrants,
        place=published.place,
        posted_on=published.posted_on,
        first_notice_on=published.published_on,
        first_notice_done_on=published.published_on,  # the notice itself is the evidence
        first_notice_medium=published.origin if published.published_on else None,
        second_notice_on=published.second_notice_on,
        second_notice_done_on=published.second_done_on(by.day),
        file_sale_from=published.file_sale_from,
        file_sale_to=published.file_sale_to,
        viewing_from=published.viewing_from,
        viewing_to=published.viewing_to,
        deposit_from=published.deposit_from,
        deposit_to=published.deposit_to,
        announced_on=published.published_on,
        failure_code=published.failure_code if published.failed else None,
        stop_ground=published.stop_ground,
        origin=published.origin,
        rulings=round_days.records(days, lot, None) if days is not None else [],
    )


def publish(
    round_: Round, lot: Lot, published: PublishedRound, *, by: Act, holds: Sequence[Hold] = ()
) -> None:
    """Write down a published round that was just made, and when its result is due.

    Under a hold its clocks stand still from the beginning, and it is to be suspended.

    Args:
        holds: over the case or an asset of the lot, the lifted ones too.
    """
    lifecycle.advance(
        lot,
        entries.ROUND_PUBLISHED,
        status=LotStatus.ANNOUNCED,
        price=published.starting_price,
        price_unknown=published.starting_price is None,
        which_unknown=not published.says_number,
        failed=max(0, published.earlier_failures - lot.failed_rounds),
        reduced=max(0, published.earlier_reductions - lot.reductions),
        on=published.second_done_on(by.day) or published.published_on,
        by=by,
        payload={
            "round": round_.number,
            "origin": published.origin,
            "session_at": published.session_at,
        },
    )
    if published.failed:
        lifecycle.advance(
            lot,
            entries.ROUND_TOLD_FAILED,
            status=LotStatus.UNSOLD,
            failed=1,
            on=published.session_on,
            by=by,
            payload={
                "round": round_.number,
                "code": published.failure_code,
                "origin": published.origin,
            },
        )
        return
    if published.stop_ground is not None:
        lifecycle.advance(
            lot,
            entries.ROUND_TOLD_STOPPED,
            status=LotStatus.READY,
            on=None,
            by=by,
            payload={
                "round": round_.number,
                "ground": published.stop_ground,
                "origin": published.origin,
            },
        )
        return
    if published.sold:
        return
    with suppress(refusals.NoRule):  # a session of a year whose calendar is not recorded
        schedule_result(round_, lot, by, first=not holds)
        if holds:
            schedule_suspension(round_, lot, holds, by)


def _state(published: PublishedRound, by: Act) -> RoundState:
    if published.failed:
        return RoundState.FAILED
    if published.stop_ground is not None:
        return RoundState.STOPPED
    over = published.session_on is None or published.session_on < by.day
    return RoundState.UNKNOWN if over else RoundState.ANNOUNCED


def _dong(amount: int | None) -> Dong | None:
    return Dong(amount) if amount is not None else None
