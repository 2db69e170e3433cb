"""How the milestones of a sale stand today: ahead, overdue, met, late for ever."""

import enum
from dataclasses import dataclass
from datetime import date

from accounts.thresholds.in_force import threshold_of
from cases.models import Deadline, DeadlineStatus, Step
from cases.thresholds import DUE_SOON
from foundation import clock
from lawbook.counting import Unit
from lawbook.editions import in_force
from lawbook.errors import LawbookError
from lawbook.periods import in_transition, parameter
from lawbook.working_days import add_working_days, default_calendar
from sales.models import Sale, SaleState
from sales.sale_facts import SaleFacts

PARAMETERS = {
    Step.TERM_DEPOSIT: "D6",
    Step.DELIVER: "D7",
    Step.TITLE_FILE: "D15",
    Step.PAY_OUT: "D17",
}


class MilestoneState(enum.StrEnum):
    """How a milestone stands today; late and missed are for ever."""

    NOT_YET = "not_yet"  # what it counts from has not happened
    AHEAD = "ahead"
    SOON = "soon"
    OVERDUE = "overdue"
    PAUSED = "paused"  # a hold stops it; its last day is not known before the hold ends
    UNJUDGED = "unjudged"  # its day has passed; nobody knows whether the deposit met it
    ON_TIME = "on_time"
    LATE = "late"
    MISSED = "missed"
    WAIVED = "waived"
    DAY_UNKNOWN = "day_unknown"  # done, on a day that is not known whole: it is not judged
    DONE = "done"  # so long ago that no last day is recorded
    UNDATED = "undated"  # open, from so long ago that no last day is recorded
    UNKNOWN = "unknown"  # nobody knows whether it was done: neither due nor judged


DAY_UNKNOWN = MilestoneState.DAY_UNKNOWN
ENDED = {
    DeadlineStatus.MET: MilestoneState.ON_TIME,
    DeadlineStatus.MET_LATE: MilestoneState.LATE,
    DeadlineStatus.MISSED: MilestoneState.MISSED,
    DeadlineStatus.WAIVED: MilestoneState.WAIVED,
}


@dataclass(frozen=True, slots=True)
class Provision:
    """The rule behind a milestone, for its chip."""

    short: str
    basis: str
    confirmed: bool
    counted: str
    transition: bool  # counted under the old law, running on under the new one


@dataclass(frozen=True, slots=True)
class Milestone:
    """One milestone of a sale as people read it."""

    step: Step
    state: MilestoneState
    days: int = 0  # late or over
    met_on: date | None = None
    due_on: date | None = None
    paused_from: date | None = None  # by the latest hold that its period ran into
    paused_until: date | None = None
    provision: Provision | None = None
    length: int = 0  # of the period that has not begun, with its unit
    unit: Unit | None = None

    @property
    def is_overdue(self) -> bool:
        return self.state is MilestoneState.OVERDUE

    @property
    def was_late(self) -> bool:
        return self.state is MilestoneState.LATE

    @property
    def after_delivery(self) -> bool:
        """Whether it runs from the hand-over, not from full payment."""
        return self.step in {Step.TITLE_FILE, Step.PAY_OUT}


def milestones_of(facts: SaleFacts) -> list[Milestone]:
    """Return the milestones of a sale in their order, those that have not begun included."""
    sale, rows = facts.sale, facts.deadlines
    if sale.state is SaleState.DEFAULTED:
        return [_begun(row, sale) for step, row in rows.items() if step is Step.PAY]
    steps = [Step.PAY, Step.DELIVER, Step.PAY_OUT]
    if not sale.to_creditor:
        steps.insert(1, Step.TERM_DEPOSIT)
    if facts.registered:
        steps.insert(-1, Step.TITLE_FILE)
    return [_begun(rows[step], sale) if step in rows else _to_come(step, sale) for step in steps]


def _begun(row: Deadline, sale: Sale) -> Milestone:
    today = clock.today()
    reached = row.met_on or today
    state = ENDED.get(row.status)
    if state is None:
        state = (
            MilestoneState.PAUSED
            if row.is_paused
            else _open(row.due_on, today, threshold_of(DUE_SOON, row.office_id, today))
        )
        if state is MilestoneState.OVERDUE and row.step is Step.PAY and sale.deposit is None:
            state = MilestoneState.UNJUDGED
    if state is MilestoneState.WAIVED and _done(row.step, sale) and row.met_on is None:
        state = MilestoneState.DAY_UNKNOWN
    over = state in {MilestoneState.OVERDUE, MilestoneState.LATE}
    return Milestone(
        step=row.step,
        state=state,
        days=(reached - row.due_on).days if over else 0,
        met_on=row.met_on,
        due_on=None if row.is_paused else row.due_on,
        paused_from=row.paused_from,
        paused_until=row.paused_until,
        provision=Provision(
            row.basis_short,
            row.basis,
            row.confirmed,
            row.counted,
            in_transition(row.parameter, row.edition, row.due_on),
        ),
    )


def _open(due_on: date, today: date, soon: int) -> MilestoneState:
    if due_on < today:
        return MilestoneState.OVERDUE
    try:
        near = due_on <= add_working_days(today, soon, default_calendar())
    except LawbookError:  # the holidays of that year are not recorded
        near = (due_on - today).days <= soon
    return MilestoneState.SOON if near else MilestoneState.AHEAD


def _done(step: Step, sale: Sale) -> bool:
    done = {
        Step.PAY: sale.paid_day is not None,
        Step.DELIVER: sale.delivered_day is not None,
        Step.TITLE_FILE: sale.title_file_sent,
        Step.PAY_OUT: sale.state is SaleState.COMPLETED,
    }
    return done.get(step, False)


def _is_whole(step: Step, sale: Sale) -> bool:
    """Whether the days by which a milestone is judged are known whole."""
    before = {Step.PAY: sale.sold_day, Step.DELIVER: sale.paid_day}.get(step, sale.settled_day)
    own = {Step.PAY: sale.paid_day, Step.DELIVER: sale.delivered_day}.get(step)
    return all(day is None or day.exact is not None for day in (before, own))


def _to_come(step: Step, sale: Sale) -> Milestone:
    """Return a milestone without a last day: not begun, or from before the recorded law."""
    if _done(step, sale):
        return Milestone(step, MilestoneState.DONE if _is_whole(step, sale) else DAY_UNKNOWN)
    if sale.state is SaleState.ANNULLED:  # what never was has nothing to come
        return Milestone(step, MilestoneState.WAIVED)
    if step in {Step.DELIVER, Step.TITLE_FILE, Step.PAY_OUT} and sale.delivery_unknown:
        return Milestone(step, MilestoneState.UNKNOWN)
    begun = sale.settled_day if step in {Step.TITLE_FILE, Step.PAY_OUT} else sale.paid_day
    if step is Step.PAY or begun is not None:
        return Milestone(step, MilestoneState.UNDATED)
    code = "R12" if step is Step.DELIVER and sale.to_creditor else PARAMETERS[step]
    try:
        period = in_force(parameter(code).editions, clock.today())
    except LawbookError:
        return Milestone(step, MilestoneState.NOT_YET)
    span = period.movable  # none of these periods depends on the kind of asset
    return Milestone(
        step,
        MilestoneState.NOT_YET,
        provision=Provision(
            period.basis.short, str(period.basis), period.confirmed, str(span), False
        ),
        length=span.length,
        unit=span.unit,
    )
