"""Why a session may not be planned for some days, and which days would do."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from auctions import law, refusals
from auctions.models import Lot, RoundStep, ServiceContract
from auctions.round_days import (
    DAY,
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
        SessionInThePast, ContractEnded, NoSessionLeft, one of UnlawfulSession, ActsOutOfOrder or
        FileSaleTooLate.

    Raises:
        NoRule: the lawbook has no answer for those days.
    """
    if days.session_on <= on:
        return refusals.SessionInThePast(today=on)
    counted_from = None
    if contract is not None and not lost_already(lot, contract, on, shortened=days.shortened):
        counted_from = contract.signed_on
    asked = _Asked(days, lot, contract, counted_from, on, kept)
    ends_on = contract.ends_on if contract is not None else None
    if contract is not None and ends_on is not None and ends_on < days.session_on:
        return _none_fits(asked) or refusals.ContractEnded(
            number=contract.number, ends=ends_on, day=days.session_on
        )
    return (
        _unlawful(broken(days, lot, counted_from), asked)
        or _why_not_in_order(days)
        or _why_not_sold_so_long(days, lot)
    )


def late_by(days: RoundDays, lot: Lot, contract: ServiceContract | None) -> Ruling[date] | None:
    """Return the last lawful day (P17) that the session lies past, or None.

    Planning lets such a session be where no earlier one is left. Of a lot that may be movable or
    immovable no day is judged.
    """
    if contract is None or lot.immovable is None:
        return None
    latest = last_days(days, lot, contract.signed_on).latest_session
    return latest if latest is not None and latest.value < days.session_on else None


def why_not_late(late: Ruling[date] | None, days: RoundDays, reason: str | None) -> Refusal | None:
    """Say that a session past its last lawful day needs a reason, or None."""
    if late is None or (reason or "").strip():
        return None
    return refusals.LateWithoutReason(day=days.session_on, last=late.value, basis=late.basis.short)


def why_not_announced(
    days: RoundDays, lot: Lot, contract: ServiceContract | None, *, on: date
) -> Refusal | None:
    """Say why acts done on these days were too late for the session, or None.

    Args:
        days: the posting and the first notice were done; the second notice may still be to come.
        contract: under which the session is held; a session planned after its period was lost is
            not bound by that period.
        on: the day of the act; no day before it is named as one that would do.
    """
    counted_from = contract.signed_on if contract is not None else None
    latest = None if counted_from is None else law.deadline("P17", counted_from, lot)
    if latest is not None and latest.value < days.session_on:
        counted_from = None
    asked = _Asked(days, lot, contract, counted_from, on, days.session_on, posted=True)
    return _unlawful(broken(days, lot, None), asked)


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


@dataclass(frozen=True, slots=True)
class _Asked:
    """Days that are refused, and what binds those that would do instead."""

    days: RoundDays
    lot: Lot
    contract: ServiceContract | None
    counted_from: date | None  # of the contract's period (P17); None: it does not count
    on: date  # the day of the act
    kept: date | refusals.Kept
    posted: bool = False  # posting and first notice are facts

    def sessions(self, days: RoundDays) -> tuple[date, date | None]:
        """Return the first and the last session that keep every rule after some acts.

        No session lies between them where the first is later than the last.
        """
        first, last = lawful_sessions(days, self.lot, self.counted_from)
        with law.answering():
            first = max(first, next_working_day(self.on + DAY, default_calendar().cautious()))
            ends_on = self.contract.ends_on if self.contract is not None else None
            if ends_on is not None:
                ends = previous_working_day(ends_on, default_calendar().cautious())
                last = ends if last is None else min(last, ends)
        return first, last

    def soonest(self) -> date:
        """Return the first session after the acts as early as they can still be done."""
        today, days = _working_day_from(self.on), self.days
        posted, first = days.posted_on or today, days.first_notice_on or today
        if not self.posted:
            posted, first = min(posted, today), min(first, today)
        second = None if days.shortened else max(second_notice_after(first), today)
        planned = days.second_notice_on
        if second is not None and planned is not None and second_notice_after(first) <= planned:
            second = min(second, planned)
        return self.sessions(replace(days, posted_on=posted, second_notice_on=second))[0]


def _unlawful(failed: Sequence[Ruling[date]], asked: _Asked) -> Refusal | None:
    """Say in one sentence what, why, by which rule, which day would do and what stays.

    The day named keeps every rule at once: it comes after the acts and the day of the act, within
    the contract's period and the contract, on a working day. Of notices too close to each other it
    is said first: no other session would do.

    Args:
        failed: the provisions that are broken; none: nothing is said.
    """
    for close in failed:
        if close.code == "A2.1":
            return _notices_too_close(close, asked)
    if not failed:
        return None
    ruling, days, lot, kept = failed[0], asked.days, asked.lot, asked.kept
    day, basis = days.session_on, ruling.basis.short
    if why := _none_fits(asked):
        return why
    first, last = asked.sessions(days)
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
        return refusals.SessionAfterContractPeriod(act=asked.counted_from, needed=last, **facts)
    second_notice = ruling.code == "A2"
    act = (days.second_notice_on if second_notice else days.posted_on) or day
    refusal = refusals.TooSoonAfterSecondNotice if second_notice else refusals.TooSoonAfterPosting
    passed = full_days_between(act, day, facts["unit"])
    return refusal(act=act, passed=passed, needed=first, **facts)


def _notices_too_close(ruling: Ruling[date], asked: _Asked) -> Refusal:
    """Name the first day of the second notice, and the first session that keeps every rule then."""
    day = asked.days.session_on
    first, second = asked.days.first_notice_on or day, asked.days.second_notice_on or day
    needed = max(second_notice_after(first), _working_day_from(asked.on))
    again = replace(asked.days, second_notice_on=needed)
    if why := _none_fits(asked, again):
        return why
    span = in_force(periods.parameter("A2.1").editions, second).span(None)
    return refusals.NoticesTooClose(
        day=day,
        act=first,
        passed=full_days_between(first, second, span.unit),
        length=span.length,
        unit=span.unit,
        needed=needed,
        session=day if _keeps_all(again, asked) else asked.sessions(again)[0],
        kept=asked.kept,
        basis=ruling.basis.short,
    )


def _keeps_all(days: RoundDays, asked: _Asked) -> bool:
    """Whether the session of these days keeps every rule."""
    first, last = asked.sessions(days)
    if days.session_on < first or (last is not None and last < days.session_on):
        return False
    return not broken(days, asked.lot, asked.counted_from)


def _none_fits(asked: _Asked, days: RoundDays | None = None) -> Refusal | None:
    """Say that no session fits between the acts and the contract's end, and what to do.

    Earlier acts where they can still be done, with their last days; else another contract.

    Args:
        days: to be judged instead of those asked for.
    """
    contract, lot = asked.contract, asked.lot
    first, last = asked.sessions(days or asked.days)
    if contract is None or last is None or first <= last:
        return None
    soonest = asked.soonest()
    if soonest > last:
        return refusals.NoSessionLeft(number=contract.number, ends=last, day=first)
    day, shortened = asked.days.session_on, asked.days.shortened
    rest = default_calendar().cautious().rest_name(day)
    held = day if soonest <= day <= last and not rest else last
    at = RoundDays(clock.local_moment(held, OPENS), None, None, None, shortened=shortened)
    drawn = last_days(at, lot, None)
    second = drawn.last_second_notice_day or drawn.last_posting_day
    return refusals.ActsTooLateForContract(
        day=day,
        first=first,
        last=last,
        posting=drawn.last_posting_day.value,
        needed=second.value,
        kept=asked.kept,
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
    edition, kinds = in_force(periods.parameter(ruling.code).editions, day), law.kinds_of(lot)
    # where the kind is not known: the shorter period after an event, the longer one before it
    span = edition.span(kinds[0 if edition.direction is periods.Direction.FORWARD else -1])
    return {"length": span.length, "unit": span.unit}
