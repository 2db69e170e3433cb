"""Recording what really happened with the notice of a round: its posting, its publications."""

from datetime import date
from typing import Any, Final

from auctions import allowed_notices, entries, lifecycle, offers, queries, refusals, round_days
from auctions.models import Round, RoundState, RoundStep
from auctions.operations.round_deadlines import schedule_first_notice
from cases.models import CaseFile, Step
from cases.operations import deadlines
from foundation.acts import Act
from foundation.database import db
from foundation.moments import Moment
from foundation.past import check_order, check_past
from foundation.refusals import check
from papers.dated import tells_of
from papers.operations import Paper, Subject, record_document

MEETS: Final = {
    RoundStep.POSTING: Step.POST_NOTICE,
    RoundStep.FIRST_NOTICE: Step.FIRST_NOTICE,
    RoundStep.SECOND_NOTICE: Step.SECOND_NOTICE,
}
"""Which deadline an act meets."""


def record_notice(
    round_: Round, *, act: RoundStep, on: date, where: str, paper: Paper, by: Act
) -> Round:
    """Record on which day a round was really posted or published, and where.

    Before and after its announcement; what it was planned for stays beside it. The days of the
    round are judged again by what was done: a day too late is recorded as it was, never refused.
    Recorded again, the later record counts, and both stay in the ledger; a deadline that was met
    late stays so.

    Args:
        act: one of ``round_days.NOTICES``.
        where: the places of the posting; the newspaper, channel or address.
        paper: what proves it: minutes of the posting, the issue of the newspaper, a certificate.

    Raises:
        ChangedMeanwhile: the round changed since the person saw it.
        NoticeOfStoppedRound: the round was stopped; nothing of it counts.
        OneNoticeOnly: a second notice of a round that goes by the shortened procedure.
        DayInTheFuture: later than the act; a notice to come is none.
        DayTooEarly: the second notice before the first.
        NoticeAsRecorded: this day and place are recorded already.
        DocumentNeeded and the others of ``record_document``: nothing proves it.

    Basis: 01/2016/QH14, Điều 35, 57.
    """
    offer = offers.locked_round(round_, by)
    check(allowed_notices.why_not_record_notice(offer, by, act))
    check_past(on, by, Moment.NOTICE)
    _check_order(round_, act, on)
    before, former_place = round_days.done_on(round_, act), _place(round_, act)
    if (before, former_place) == (on, where):
        raise refusals.NoticeAsRecorded(what=act, day=on)
    lot = offer.lot
    case = db.session.get_one(CaseFile, lot.case_id)
    about: list[Subject] = [case, lot, round_]
    document = record_document(about, paper=paper, by=by.onward(), dated=[tells_of(on)])
    _write(round_, act, on, where)
    if round_.session_at is not None:  # else nothing was judged, and nothing can be
        contract, days = queries.contract_of(round_), round_days.done_of(round_)
        round_.rulings = round_days.records(days, lot, contract.signed_on if contract else None)
    said: dict[str, Any] = {"round": round_.number, "document": document.number}
    if before is None:
        payload = {**said, "medium": where}
        lifecycle.advance(lot, entries.NOTICES_DONE[act], on=on, by=by, payload=payload)
    else:
        payload = {**said, "act": act, "done_on": [before, on], "medium": [former_place, where]}
        lifecycle.advance(lot, entries.NOTICE_CORRECTED, on=by.day, by=by, payload=payload)
    own = deadlines.of(round_)
    own.meet(MEETS[act], on, by=by)
    own.met_later(MEETS[act], on, by=by)
    first = own.find(Step.FIRST_NOTICE) if act is RoundStep.SECOND_NOTICE else None
    if first is not None and first.is_open:
        schedule_first_notice(round_, lot, by)
    return round_


def _place(round_: Round, act: RoundStep) -> str | None:
    return {
        RoundStep.POSTING: round_.posting_place,
        RoundStep.FIRST_NOTICE: round_.first_notice_medium,
    }.get(act, round_.second_notice_medium)


def _write(round_: Round, act: RoundStep, on: date, where: str) -> None:
    if act is RoundStep.POSTING:
        round_.posting_done_on, round_.posting_place = on, where
    elif act is RoundStep.FIRST_NOTICE:
        round_.first_notice_done_on, round_.first_notice_medium = on, where
        if round_.state is not RoundState.PLANNED:
            round_.announced_on = round_.announced_on or on
    else:
        round_.second_notice_done_on, round_.second_notice_medium = on, where


def _check_order(round_: Round, act: RoundStep, on: date) -> None:
    first, second = round_.first_notice_done_on, round_.second_notice_done_on
    if act is RoundStep.FIRST_NOTICE and second is not None:
        check_order(second, on, Moment.SECOND, Moment.FIRST)
    if act is RoundStep.SECOND_NOTICE and first is not None:
        check_order(on, first, Moment.SECOND, Moment.FIRST)
