"""Why a session may not be planned for some days, and which days would do."""

from datetime import date
from typing import Any

from auctions import law, refusals
from auctions.models import Lot, RoundStep, ServiceContract
from auctions.round_days import (
    OPENS,
    RoundDays,
    broken,
    full_days_between,
    last_days,
    lawful_sessions,
    lost_already,
    second_notice_after,
)
from foundation import clock
from foundation.refusals import Refusal
from lawbook import periods, rounds
from lawbook.citation import Ruling
from lawbook.editions import in_force
from lawbook.working_days import default_calendar, next_working_day, previous_working_day


def why_not(
    days: RoundDays,
    lot: Lot,
    contract: ServiceContract | None,
    *,
    on: date,
    kept: date | refusals.Kept = refusals.Kept.NOTHING,
) -> Refusal | None:
    """Say why a session cannot be planned for these days, or None when it can.

    Asked by the planner and by the operation, so that what one proposes the other accepts.

    Args:
        contract: under which the session would be held.
        on: the day of the act.
        kept: the session that stays if this one is refused.

    Returns:
        SessionInThePast, ContractEnded, one of UnlawfulSession, ActsOutOfOrder or FileSaleTooLate.

    Raises:
        NoRule: the lawbook has no answer for those days.
    """
    if days.session_on <= on:
        return refusals.SessionInThePast(today=on)
    ends_on = contract.ends_on if contract is not None else None
    if contract is not None and ends_on is not None and ends_on < days.session_on:
        return refusals.ContractEnded(number=contract.number, ends=ends_on, day=days.session_on)
    counted_from = None
    if contract is not None and not lost_already(lot, contract, on, shortened=days.shortened):
        counted_from = contract.signed_on
    for ruling in broken(days, lot, counted_from):
        return _unlawful(ruling, days, lot, counted_from, kept, on, contract)
    return _why_not_in_order(days) or _why_not_sold_so_long(days, lot)


def why_not_announced(days: RoundDays, lot: Lot, *, on: date) -> Refusal | None:
    """Say why acts done on these days were too late for the session, or None.

    Args:
        on: the day of the act; no day before it is named as one that would do.
    """
    for ruling in broken(days, lot, None):
        return _unlawful(ruling, days, lot, None, days.session_on, on)
    return None


def _why_not_in_order(days: RoundDays) -> Refusal | None:
    step = RoundStep
    notices = [
        (step.FIRST_NOTICE, days.first_notice_on),
        (step.SECOND_NOTICE, days.second_notice_on),
    ]
    sale = [
        (step.POSTING, days.posted_on),
        (step.FILE_SALE_FROM, days.file_sale_from),
        (step.FILE_SALE_TO, days.file_sale_to),
    ]
    for line in (notices, sale):
        for (earlier, first), (later, then) in zip(line, line[1:], strict=False):
            if first is not None and then is not None and then < first:
                return refusals.ActsOutOfOrder(earlier=earlier, later=later)
    return None


def _why_not_sold_so_long(days: RoundDays, lot: Lot) -> Refusal | None:
    last = last_days(days, lot, None).file_sale_closes
    if days.file_sale_to is not None and days.file_sale_to > last.value:
        return refusals.FileSaleTooLate(
            last=last.value, day=days.session_on, basis=last.basis.short
        )
    return None


# what to do instead


def _unlawful(
    ruling: Ruling[date],
    days: RoundDays,
    lot: Lot,
    contract_on: date | None,
    kept: date | refusals.Kept,
    on: date,
    contract: ServiceContract | None = None,
) -> Refusal:
    """Say in one sentence what, why, by which rule, which day would do and what stays.

    The day named keeps every rule at once: it comes after the acts, within the contract's period
    and the contract, on a working day.
    """
    day, basis = days.session_on, ruling.basis.short
    if ruling.code == "A2.1":
        return _notices_too_close(ruling, days, kept, on)
    first, last = lawful_sessions(days, lot, contract_on)
    if contract is not None and contract.ends_on is not None:
        with law.answering():
            ends = previous_working_day(contract.ends_on, default_calendar().cautious())
        if first > ends:
            return refusals.ContractEnded(number=contract.number, ends=contract.ends_on, day=first)
        last = ends if last is None else min(last, ends)
    if last is not None and first > last:
        return _too_late_for_the_contract(days, lot, first, last, kept)
    if ruling.code == rounds.REST_DAY:
        return refusals.SessionOnRestDay(
            day=day,
            rest=default_calendar().cautious().rest_name(day) or "",
            needed=_working_day_near(day, first, last),
            kept=kept,
            basis=basis,
        )
    facts = {**_length(ruling, day, lot), "day": day, "kept": kept, "basis": basis}
    if ruling.code == "P17":
        return refusals.SessionAfterContractPeriod(act=contract_on, needed=last, **facts)
    second_notice = ruling.code == "A2"
    act = (days.second_notice_on if second_notice else days.posted_on) or day
    refusal = refusals.TooSoonAfterSecondNotice if second_notice else refusals.TooSoonAfterPosting
    passed = full_days_between(act, day, facts["unit"])
    return refusal(act=act, passed=passed, needed=first, **facts)


def _notices_too_close(
    ruling: Ruling[date], days: RoundDays, kept: date | refusals.Kept, on: date
) -> refusals.NoticesTooClose:
    day = days.session_on
    first, second = days.first_notice_on or day, days.second_notice_on or day
    span = in_force(periods.parameter("A2.1").editions, second).span(None)
    return refusals.NoticesTooClose(
        day=day,
        act=first,
        passed=full_days_between(first, second, span.unit),
        length=span.length,
        unit=span.unit,
        needed=max(second_notice_after(first), _working_day_from(on)),
        kept=kept,
        basis=ruling.basis.short,
    )


def _too_late_for_the_contract(
    days: RoundDays, lot: Lot, first: date, last: date, kept: date | refusals.Kept
) -> refusals.ActsTooLateForContract:
    """Name the last days to post and to publish for the last session of the contract."""
    at_last = RoundDays(clock.local_moment(last, OPENS), None, None, None, shortened=days.shortened)
    drawn = last_days(at_last, lot, None)
    second = drawn.last_second_notice_day or drawn.last_posting_day
    return refusals.ActsTooLateForContract(
        day=days.session_on,
        first=first,
        last=last,
        posting=drawn.last_posting_day.value,
        needed=second.value,
        kept=kept,
        basis=second.basis.short,
    )


def _working_day_from(on: date) -> date:
    with law.answering():
        return next_working_day(on, default_calendar().cautious())


def _working_day_near(day: date, first: date, last: date | None) -> date:
    """Return the lawful session after a rest day, else the one before it."""
    with law.answering():
        after = next_working_day(max(day, first), default_calendar().cautious())
    return after if last is None or after <= last else last


def _length(ruling: Ruling[date], day: date, lot: Lot) -> dict[str, Any]:
    span = in_force(periods.parameter(ruling.code).editions, day).span(law.kind_of(lot))
    return {"length": span.length, "unit": span.unit}
