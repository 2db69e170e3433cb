"""The chain of acts before a session: is it lawful, is it in order, what becomes a deadline."""

from datetime import date, datetime

from auctions import law, refusals
from auctions.law import Chain
from auctions.models import Lot, Round, ServiceContract
from cases.models import Step
from cases.operations import deadlines
from foundation import clock
from foundation.acts import Act


def check_chain(
    chain: Chain,
    file_sale_from: date,
    lot: Lot,
    contract: ServiceContract | None,
    kept: date | refusals.Kept,
    at: datetime,
) -> None:
    """Refuse a session that is past, or that breaks a provision given the days of the acts.

    Raises:
        SessionInThePast, ContractEnded, UnlawfulSession, ActsOutOfOrder, FileSaleTooLate, NoRule.
    """
    today, signed_on = clock.local_day(at), contract.signed_on if contract else None
    if chain.session_on <= today:
        raise refusals.SessionInThePast(today=today)
    ends_on = contract.ends_on if contract is not None else None
    if contract is not None and ends_on is not None and ends_on < chain.session_on:
        raise refusals.ContractEnded(number=contract.number, ends=ends_on, day=chain.session_on)
    for ruling in law.unlawful(chain, lot, signed_on):
        if ruling.code != "P17" or not _late_already(ruling.value, today, lot):
            raise law.refusal_for(ruling, chain, lot, signed_on, kept)
    _check_order(chain, file_sale_from)
    last = law.plan(chain, lot, None).file_sale_closes
    if chain.file_sale_to is not None and chain.file_sale_to > last.value:
        raise refusals.FileSaleTooLate(
            last=last.value, day=chain.session_on, basis=last.basis.short
        )


def schedule_notices(round_: Round, chain: Chain, lot: Lot, by: Act) -> None:
    """Store the last days to post and to publish the second notice; ruling again moves them."""
    plan = law.plan(chain, lot, None)
    for step, ruling in (
        (Step.POST_NOTICE, plan.last_posting_day),
        (Step.SECOND_NOTICE, plan.last_second_notice_day),
    ):
        deadlines.of(round_).schedule(step, ruling, trigger_on=chain.session_on, by=by)


def _late_already(latest: date, today: date, lot: Lot) -> bool:
    """Whether no lawful session is left in the contract's period: late then, but not void."""
    return law.earliest_session(today, None, lot).value > latest


def _check_order(chain: Chain, file_sale_from: date) -> None:
    order = [
        (refusals.RoundStep.FIRST_NOTICE, chain.first_notice_on),
        (refusals.RoundStep.SECOND_NOTICE, chain.second_notice_on),
    ]
    sale = [
        (refusals.RoundStep.POSTING, chain.posted_on),
        (refusals.RoundStep.FILE_SALE_FROM, file_sale_from),
        (refusals.RoundStep.FILE_SALE_TO, chain.file_sale_to),
    ]
    for line in (order, sale):
        for (earlier, first), (later, then) in zip(line, line[1:], strict=False):
            if first is not None and then is not None and then < first:
                raise refusals.ActsOutOfOrder(earlier=earlier, later=later)


def check_announced(chain: Chain, lot: Lot) -> None:
    """Refuse an announcement whose real days are too late for the session it announces.

    Raises:
        UnlawfulSession: one of its kinds; the session stays planned where it was.
    """
    for ruling in law.unlawful(chain, lot, None):
        raise law.refusal_for(ruling, chain, lot, None, chain.session_on)


def schedule_result(round_: Round, lot: Lot, by: Act) -> None:
    """Store the day the organisation's result is due after the session (D1)."""
    ruling = law.deadline("D1", round_.session_on, lot)
    deadlines.of(round_).schedule(Step.RECORD_RESULT, ruling, trigger_on=round_.session_on, by=by)
