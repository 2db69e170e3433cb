"""Proposing the days of a round: the earliest lawful chain, or one around a chosen session."""

from dataclasses import dataclass
from datetime import date, timedelta

from auctions import law, refusals
from auctions.law import Chain
from auctions.models import Lot, ServiceContract
from lawbook.citation import Ruling
from lawbook.rounds import RoundPlan
from lawbook.settlement import payment_due
from lawbook.working_days import default_calendar, next_working_day, previous_working_day

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Proposal:
    """The days proposed, the law of each, and why the session asked for will not do."""

    chain: Chain
    file_sale_from: date
    earliest: Ruling[date]
    plan: RoundPlan
    payment: Ruling[date]
    refused: refusals.UnlawfulSession | None

    @property
    def latest(self) -> Ruling[date] | None:
        return self.plan.latest_session

    @property
    def too_late(self) -> bool:
        """Whether no lawful session is left in the contract's period."""
        return self.latest is not None and self.earliest.value > self.latest.value

    @property
    def day_before(self) -> date | None:
        """The lawful session one working day earlier, if there is one."""
        day = previous_working_day(self.chain.session_on - DAY)
        return day if day >= self.earliest.value else None

    @property
    def day_after(self) -> date | None:
        """The lawful session one working day later, if there is one."""
        day = next_working_day(self.chain.session_on + DAY)
        return day if self.latest is None or day <= self.latest.value else None

    @property
    def spare_days(self) -> int | None:
        """Days from the chosen session to the last lawful one."""
        if self.latest is None:
            return None
        return (self.latest.value - self.chain.session_on).days


def propose(
    lot: Lot,
    contract: ServiceContract | None,
    today: date,
    *,
    session_on: date | None = None,
    posted_on: date | None = None,
    kept: date | refusals.Kept = refusals.Kept.NOTHING,
) -> Proposal:
    """Propose the acts before a session, as early as the law and the calendar let them be.

    A chosen session that breaks a provision is answered with the refusal; the proposal then stays
    at the earliest lawful session.

    Args:
        posted_on: day of posting; the next working day after ``today`` if missing.

    Raises:
        NoRule: the lawbook has no answer for those days.
    """
    with law.answering():
        posting = posted_on or next_working_day(today + DAY)
        second = _second_notice(posting)
    signed_on = contract.signed_on if contract is not None else None
    earliest = law.earliest_session(posting, second, lot)
    chosen = session_on or earliest.value
    refused = None
    asked = Chain(chosen, posting, posting, second)
    for ruling in law.unlawful(asked, lot, signed_on):
        if ruling.code == "P17" and earliest.value > ruling.value:
            continue  # late already; a later session is not void for it
        refused = law.refusal_for(ruling, asked, lot, signed_on, kept)
        chosen = earliest.value
        break
    chain = Chain(chosen, posting, posting, second)
    plan = law.plan(chain, lot, signed_on)
    with law.answering():
        payment = payment_due(chosen)
    return Proposal(
        chain=Chain(chosen, posting, posting, second, plan.file_sale_closes.value),
        file_sale_from=posting,
        earliest=earliest,
        plan=plan,
        payment=payment,
        refused=refused,
    )


def holidays_between(first: date, last: date) -> list[tuple[date, str]]:
    """Return the named holidays of a span; the drawing writes them under the days."""
    calendar = default_calendar()
    days = (first + DAY * offset for offset in range((last - first).days + 1))
    return [(day, name) for day in days if (name := calendar.holiday_name(day))]


def _second_notice(first: date) -> date:
    """Return the first working day on which the second notice may follow the first."""
    second = next_working_day(first + DAY)
    while law.notice_spacing(second).value < first:
        second = next_working_day(second + DAY)
    return second
