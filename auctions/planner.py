"""Proposing the days of a round: the earliest lawful ones, or those around a chosen session."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from auctions import allowed_days, law, refusals, round_days
from auctions.models import Lot, ServiceContract
from auctions.round_days import DAY, OPENS, RoundDays
from foundation import clock
from foundation.refusals import Refusal
from lawbook.citation import Ruling
from lawbook.periods import deadline
from lawbook.rounds import RoundPlan
from lawbook.settlement import days_without_coercion, payment_due
from lawbook.working_days import default_calendar, next_working_day, previous_working_day


@dataclass(frozen=True, slots=True)
class Proposal:
    """The days proposed, the law of each, and why the session asked for will not do."""

    days: RoundDays
    deposit: int  # đồng
    earliest: Ruling[date]
    last_days: RoundPlan
    last_session: date | None  # the contract's period, or the contract itself, ends then
    too_late: bool  # no lawful session is left in the contract's period
    payment: Ruling[date]
    late: Ruling[date] | None  # the last lawful day that the session lies past
    no_coercion: Ruling[tuple[date, date]] | None  # days in which nothing is handed over by force
    refused: Refusal | None
    refused_day: date | None  # the session that is refused

    @property
    def latest(self) -> Ruling[date] | None:
        return self.last_days.latest_session

    @property
    def day_before(self) -> date | None:
        """The lawful session one working day earlier, if there is one."""
        day = previous_working_day(self.days.session_on - DAY, default_calendar().cautious())
        return day if day >= self.earliest.value else None

    @property
    def day_after(self) -> date | None:
        """The lawful session one working day later, if there is one."""
        day = next_working_day(self.days.session_on + DAY, default_calendar().cautious())
        return day if self.last_session is None or day <= self.last_session else None

    def sessions(self, until: date) -> list[date]:
        """Return the days the session may be moved to: working days, in the contract's period.

        Where the period is over, or has no end, those up to ``until``.
        """
        calendar = default_calendar().cautious()
        last = min(filter(None, (self.last_session, until)))
        first = min(self.earliest.value, self.days.session_on)
        span = (first + DAY * offset for offset in range((last - first).days + 1))
        return [day for day in span if not calendar.rest_name(day) or day == self.days.session_on]

    @property
    def spare_days(self) -> int | None:
        """Days from the chosen session to the last lawful one."""
        if self.latest is None:
            return None
        return (self.latest.value - self.days.session_on).days


def propose(
    lot: Lot,
    contract: ServiceContract | None,
    today: date,
    *,
    session_on: date | None = None,
    posted_on: date | None = None,
    kept: date | refusals.Kept = refusals.Kept.NOTHING,
    shortened: bool = False,
) -> Proposal:
    """Propose the acts before a session, as early as the law and the calendar let them be.

    What it proposes, planning accepts. A chosen session, or a chosen day of posting, that will
    not do is answered with the refusal beside the earliest days that will.

    Args:
        shortened: by the shortened procedure, see ``auctions.shortening``.
        posted_on: day of posting; the next working day after ``today`` if missing, or today where
            only that keeps the contract's period.

    Raises:
        NoRule: the lawbook has no answer for those days.
        ContractEnded: the contract ends before any session could be held.
    """
    refused: tuple[Refusal, date] | None = None
    for asked in (session_on, None):
        for posting in _postings(posted_on, today):
            days = _days(lot, posting, asked, today, shortened=shortened)
            why = allowed_days.why_not(days, lot, contract, on=today, kept=kept)
            if why is None:
                return _proposal(lot, contract, days, today, refused)
            refused = refused or (why, days.session_on)
    raise refused[0] if refused else LookupError("a day of posting is always tried")


def _postings(posted_on: date | None, today: date) -> Iterator[date]:
    """Yield the days of posting to try: the one asked for, the next working day, today."""
    if posted_on is not None:
        yield posted_on
    with law.answering():
        yield next_working_day(today + DAY)
        yield next_working_day(today)


def _days(
    lot: Lot, posting: date, session_on: date | None, today: date, *, shortened: bool
) -> RoundDays:
    """Return the days around a session; the earliest after the posting if none is chosen."""
    second = None if shortened else round_days.second_notice_after(posting)
    if session_on is None:
        earliest = round_days.earliest_session(posting, second, lot, shortened=shortened).value
        with law.answering():
            ahead = next_working_day(today + DAY, default_calendar().cautious())
        session_on = max(earliest, ahead)
    days = RoundDays(
        clock.local_moment(session_on, OPENS),
        posting,
        posting,
        second,
        file_sale_from=posting,
        shortened=shortened,
    )
    closes = round_days.last_days(days, lot, None).file_sale_closes.value
    return replace(days, file_sale_to=max(posting, closes))


def _proposal(
    lot: Lot,
    contract: ServiceContract | None,
    days: RoundDays,
    today: date,
    refused: tuple[Refusal, date] | None,
) -> Proposal:
    signed_on = contract.signed_on if contract is not None else None
    drawn = round_days.last_days(days, lot, signed_on)
    too_late = round_days.lost_already(lot, contract, today, shortened=days.shortened)
    ends = [contract.ends_on] if contract is not None else []
    if drawn.latest_session is not None and not too_late:
        ends.append(drawn.latest_session.value)
    with law.answering():
        payment = payment_due(days.session_on)
        no_coercion = _no_coercion(days.session_on, payment.value)
    return Proposal(
        days=days,
        deposit=law.proposed_deposit(lot.current_price or 0, days.session_on),
        earliest=round_days.earliest_session(
            days.posted_on or today, days.second_notice_on, lot, shortened=days.shortened
        ),
        last_days=drawn,
        last_session=min((day for day in ends if day is not None), default=None),
        too_late=too_late,
        payment=payment,
        no_coercion=no_coercion,
        late=allowed_days.late_by(days, lot, contract),
        refused=refused[0] if refused else None,
        refused_day=refused[1] if refused else None,
    )


def _no_coercion(session_on: date, paid_by: date) -> Ruling[tuple[date, date]] | None:
    """Return the days around Tết, where they meet those from the session to the hand-over."""
    found = days_without_coercion(session_on)
    if found is None:
        return None
    return found if found.value[0] <= deadline("D7", paid_by).value else None


def holidays_between(first: date, last: date) -> list[tuple[date, str]]:
    """Return the named holidays of a span; the drawing writes them under the days."""
    calendar = default_calendar()
    days = (first + DAY * offset for offset in range((last - first).days + 1))
    return [(day, name) for day in days if (name := calendar.holiday_name(day))]
