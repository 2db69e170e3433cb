"""Where each due act is done, and how long is left for it in the unit of the law."""

import enum
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from cases.models import Deadline, Step
from foundation.i18n import N_
from foundation.permissions import Permission
from lawbook import periods
from lawbook.assets import AssetKind
from lawbook.counting import Unit
from lawbook.editions import REGIME_B_FROM, in_force
from lawbook.errors import CalendarNotLoaded, LawbookError
from lawbook.working_days import default_calendar

DAY = timedelta(days=1)
SOON = 2  # working days; what is due by then is shown as a warning


class Needs(enum.StrEnum):
    """What the address of the page is made of."""

    LOT = "lot"  # code of the lot
    ROUND = "round"  # code of the lot and number of the round
    SALE = "sale"  # code of the sale


@dataclass(frozen=True, slots=True)
class Doing:
    """The page where a step is done, who may do it, and the word on the button."""

    endpoint: str
    needs: Needs
    button: str  # N_ text
    permission: Permission


RUN, MONEY = Permission.RUN_AUCTIONS, Permission.KEEP_ACCOUNTS
DOINGS: Final[dict[Step, Doing]] = {
    Step.SIGN_CONTRACT: Doing("auctions.lots.contract", Needs.LOT, N_("Record the contract"), RUN),
    Step.HOLD_AUCTION: Doing("auctions.rounds.new", Needs.LOT, N_("Choose the session"), RUN),
    Step.POST_NOTICE: Doing("auctions.rounds.announce", Needs.ROUND, N_("Record the posting"), RUN),
    Step.SECOND_NOTICE: Doing(
        "auctions.rounds.announce", Needs.ROUND, N_("Record the notice"), RUN
    ),
    Step.RECORD_RESULT: Doing("auctions.rounds.show", Needs.ROUND, N_("Record the result"), RUN),
    Step.NOTIFY_FAILURE: Doing(
        "auctions.results.notify", Needs.ROUND, N_("Record the notice"), RUN
    ),
    Step.DECIDE_REDUCTION: Doing("auctions.repricing.reduce", Needs.LOT, N_("Cut the price"), RUN),
    Step.CREDITOR_ANSWER: Doing(
        "auctions.repricing.answer", Needs.LOT, N_("Record the answer"), RUN
    ),
    Step.PAY: Doing("auctions.sales.show", Needs.SALE, N_("Record the payment"), MONEY),
    Step.TERM_DEPOSIT: Doing("auctions.sales.show", Needs.SALE, N_("Enter the voucher"), MONEY),
    Step.DELIVER: Doing("auctions.sales.show", Needs.SALE, N_("Record the delivery"), RUN),
    Step.TITLE_FILE: Doing("auctions.sales.show", Needs.SALE, N_("Record the title file"), RUN),
    Step.PAY_OUT: Doing("auctions.sales.show", Needs.SALE, N_("Record the payout"), MONEY),
}


@dataclass(frozen=True, slots=True)
class Left:
    """What is left until a last day, below zero when it is past; in the unit the law counts in."""

    days: int
    working: bool

    @property
    def tone(self) -> str:
        """Danger when past, warn today and within two days of the unit, else nothing."""
        if self.days < 0:
            return "danger"
        return "warn" if self.days <= SOON else "neutral"


def left_until(due_on: date, today: date, *, working: bool) -> Left:
    """Count what is left; calendar days where the holidays of a year are not recorded."""
    if not working:
        return Left((due_on - today).days, working=False)
    calendar = default_calendar()
    first, last = min(due_on, today), max(due_on, today)
    days = (first + DAY * step for step in range(1, (last - first).days + 1))
    try:
        count = sum(calendar.is_working_day(day) for day in days)
    except CalendarNotLoaded:
        return Left((due_on - today).days, working=False)
    if due_on < today:
        return Left(-max(count, 1), working=True)
    return Left(count, working=True)


def counts_working_days(deadline: Deadline, *, immovable: bool) -> bool:
    """Whether the law counts a deadline in working days, by the edition that ruled it."""
    kind = AssetKind.IMMOVABLE if immovable else AssetKind.MOVABLE
    try:
        editions = periods.parameter(deadline.parameter).editions
        span = in_force(editions, deadline.trigger_on).span(kind)
    except LawbookError:
        return False
    return span.unit is Unit.WORKING_DAY


def is_transitional(deadline: Deadline) -> bool:
    """Whether the old law still runs: counted before the cut-over, ending after it."""
    return deadline.trigger_on < REGIME_B_FROM <= deadline.due_on
