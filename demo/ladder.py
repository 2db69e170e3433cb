"""The days of rounds: drawn back from a session, or forward from a publication, always lawful."""

from dataclasses import dataclass
from datetime import date, timedelta

from lawbook import rounds
from lawbook.assets import AssetKind
from lawbook.periods import deadline
from lawbook.working_days import (
    add_working_days,
    default_calendar,
    next_working_day,
    previous_working_day,
)

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class RoundDays:
    """Every day of one round, in the order in which the acts happen."""

    contracted: date
    planned: date
    posted: date
    first_notice: date
    second_notice: date
    file_sale_to: date
    session: date
    resulted: date  # the organisation's notice reached the office
    notified: date  # the parties were told
    answered: date  # the creditor, where asked
    cut: date  # the reduction was decided

    @property
    def valued(self) -> date:
        """Day the appraisal came in, were this the first round: the parties had time to object."""
        return back(self.contracted, 8)

    @property
    def created(self) -> date:
        """Day the lot was made, were this the first round."""
        return back(self.contracted, 13)

    @property
    def seized(self) -> date:
        """Day of the seizure, were this the first round."""
        return back(self.contracted, 27)


def back(day: date, working_days: int) -> date:
    """Return the working day so many working days before ``day``."""
    for _step in range(working_days):
        day = previous_working_day(day - DAY, default_calendar().cautious())
    return day


def before_session(session: date, kind: AssetKind) -> RoundDays:
    """Draw a round back from its session: every act on its last lawful day or a little before."""
    plan = rounds.plan_round(session, kind=kind, contract_on=None)
    second = plan.last_second_notice_day or plan.last_posting_day
    first = deadline("A2.1", back(second.value, 1), kind=kind).value
    posted = min(first, previous_working_day(plan.last_posting_day.value))
    return _days(posted, first, back(second.value, 1), plan.file_sale_closes.value, session, kind)


def after_publication(published: date, kind: AssetKind) -> RoundDays:
    """Draw a round forward from its first notice: the earliest lawful session."""
    first = second = published
    while deadline("A2.1", second, kind=kind).value < first:
        second = next_working_day(second + DAY)
    session = rounds.earliest_session(first, kind=kind, second_notice_on=second).value
    closes = deadline("A5", session, kind=kind).value
    return _days(first, first, second, max(first, closes), session, kind)


def session_for(act: str, day: date, kind: AssetKind) -> date:
    """Find the session whose round has ``act`` on the last working day not after ``day``."""
    calendar = default_calendar().cautious()
    wanted = previous_working_day(day, calendar)
    session = wanted
    while getattr(before_session(session, kind), act) < wanted:
        session = next_working_day(session + DAY, calendar)
    while getattr(before_session(session, kind), act) > wanted:
        session = back(session, 1)
    return session


def rungs(session: date, kind: AssetKind, count: int) -> list[RoundDays]:
    """Draw ``count`` rounds in a row, the last of which is held on ``session``; oldest first."""
    drawn = [before_session(session, kind)]
    while len(drawn) < count:
        later = drawn[-1]
        drawn.append(before_session(back(later.contracted, 7), kind))
    return drawn[::-1]


def _days(
    posted: date, first: date, second: date, file_sale_to: date, session: date, kind: AssetKind
) -> RoundDays:
    planned = back(posted, 2)
    contracted = back(planned, 1)
    if deadline("P17", contracted, kind=kind).value < session:  # a long holiday lies between
        planned = contracted = back(posted, 1)
    resulted = add_working_days(session, 1)
    return RoundDays(
        contracted=contracted,
        planned=planned,
        posted=posted,
        first_notice=first,
        second_notice=second,
        file_sale_to=file_sale_to,
        session=session,
        resulted=resulted,
        notified=add_working_days(resulted, 1),
        answered=add_working_days(resulted, 3),
        cut=add_working_days(resulted, 4),
    )
