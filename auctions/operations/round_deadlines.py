"""The deadlines of a round: its posting, its two notices, its suspension, its result."""

from collections.abc import Sequence

from auctions import law, round_days
from auctions.allowed_suspending import hold_over_round
from auctions.models import Lot, Round
from cases.models import Hold, Step
from cases.operations import deadlines
from foundation.acts import Act


def schedule_notices(round_: Round, lot: Lot, by: Act) -> None:
    """Store the last days to post and to publish both notices; ruling again moves them."""
    drawn = round_days.last_days(round_days.days_of(round_), lot, None)
    for step, ruling in (
        (Step.POST_NOTICE, drawn.last_posting_day),
        (Step.SECOND_NOTICE, drawn.last_second_notice_day),
    ):
        deadlines.of(round_).schedule(step, ruling, trigger_on=round_.session_day, by=by)
    schedule_first_notice(round_, lot, by)


def schedule_first_notice(round_: Round, lot: Lot, by: Act) -> None:
    """Store the last day to publish the first notice (A2.1), counted back from the second one.

    The second notice counts by the day it was done on, else by the day it is planned for; a day
    later than the last lawful one is not counted from. The shortened procedure has one notice, with
    the last day of the posting (A3).
    """
    days = round_days.done_of(round_)
    drawn = round_days.last_days(days, lot, None)
    counted_from = round_.session_day
    if drawn.last_second_notice_day is not None:
        last = drawn.last_second_notice_day.value
        counted_from = min(days.second_notice_on or last, last)
    deadlines.of(round_).schedule(
        Step.FIRST_NOTICE, drawn.last_first_notice_day, trigger_on=counted_from, by=by
    )


def schedule_result(round_: Round, lot: Lot, by: Act, *, first: bool = False) -> None:
    """Store the day the organisation's result is due after the session (D1), if that is known.

    Args:
        first: the round was just made, and this is the first that is written of it.

    Raises:
        NoRule: the lawbook has no answer for that day.
    """
    day = round_.session_on
    if day is None:
        return
    ruling = law.deadline("D1", day, lot)
    deadlines.of(round_).schedule(Step.RECORD_RESULT, ruling, trigger_on=day, by=by, first=first)


def schedule_suspension(round_: Round, lot: Lot, holds: Sequence[Hold], by: Act) -> None:
    """Store the last day to suspend a round whose session falls under a hold; end it without one.

    Args:
        holds: over the case or an asset of the lot, the lifted ones too.
    """
    session_on = round_.session_on
    if session_on is None:
        return
    hold = hold_over_round(round_, holds, by.day)
    if hold is None:
        deadlines.of(round_).end(Step.SUSPEND_AUCTION, by.day, reason="hold_lifted", by=by)
        return
    ruling = law.last_day_to_suspend(session_on)
    deadlines.of(round_).schedule(
        Step.SUSPEND_AUCTION, ruling, trigger_on=hold.placed_on, by=by, again=True
    )
