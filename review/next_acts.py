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
from lawbook.editions import in_force
from lawbook.errors import CalendarNotLoaded, LawbookError
from lawbook.working_days import default_calendar
from sales.models import MoneyKind

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
    kind: MoneyKind | None = None  # what the page of money is opened for


def _lot(endpoint: str, button: str) -> Doing:
    return Doing(f"auctions.{endpoint}", Needs.LOT, button, Permission.RUN_AUCTIONS)


def _round(endpoint: str, button: str) -> Doing:
    return Doing(f"auctions.{endpoint}", Needs.ROUND, button, Permission.RUN_AUCTIONS)


def _sale(endpoint: str, button: str) -> Doing:
    return Doing(f"sales.sales.{endpoint}", Needs.SALE, button, Permission.RUN_AUCTIONS)


def _money(kind: MoneyKind, button: str) -> Doing:
    return Doing("sales.sales.money", Needs.SALE, button, Permission.KEEP_ACCOUNTS, kind)


DOINGS: Final[dict[Step, Doing]] = {
    Step.SIGN_CONTRACT: _lot("lots.contract", N_("Record the contract")),
    Step.HOLD_AUCTION: _lot("rounds.new", N_("Choose the session")),
    Step.POST_NOTICE: _round("rounds.announce", N_("Record the posting")),
    Step.SECOND_NOTICE: _round("rounds.announce", N_("Record the second notice")),
    Step.RECORD_RESULT: _round("rounds.show", N_("Record the result")),
    Step.NOTIFY_FAILURE: _round("results.notify", N_("Record the notification")),
    Step.DECIDE_REDUCTION: _lot("repricing.reduce", N_("Cut the price")),
    Step.CREDITOR_ANSWER: _lot("repricing.answer", N_("Record the answer")),
    Step.PAY: _money(MoneyKind.PAYMENT, N_("Record the payment")),
    Step.TERM_DEPOSIT: _money(MoneyKind.TERM_DEPOSIT, N_("Enter the voucher")),
    Step.DELIVER: _sale("show", N_("Record the delivery")),
    Step.TITLE_FILE: _sale("title_file", N_("Record the title file")),
    Step.PAY_OUT: _money(MoneyKind.PAYOUT, N_("Record the payout")),
}
"""Where each step is done. One button a step; the guard test sees that every step has one."""


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
    """Whether an old law still runs: counted under an edition that ended before the last day."""
    return periods.in_transition(deadline.parameter, deadline.edition, deadline.due_on)
