"""Which hold stands in the way of a round that is announced, and what is done about it."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from auctions import refusals
from auctions.models import Round, RoundState
from cases.allowed import hold_over
from cases.allowed_ended import why_not_act, why_not_after_end
from cases.models import Hold, HoldReason
from cases.over import Over
from foundation.refusals import Refusal

SUSPENDING: Final = frozenset(
    {
        HoldReason.POSTPONED,
        HoldReason.POSTPONE_ASKED,
        HoldReason.SUSPENDED,
        HoldReason.COMPLAINT,
        HoldReason.PROTEST,
        HoldReason.LAWSUIT,
    }
)
"""Holds behind which one of the grounds for suspending stands.

Law: 106/2025/QH15, Điều 84 khoản 1. The other holds are no ground for it: they are reviewed before
the session.
"""


def hold_over_round(round_: Round | None, holds: Iterable[Hold], on: date) -> Hold | None:
    """Return the hold for which an announced round is suspended, stopped or waits, on a day.

    Until the session it is one that lies over that day; from the session's day on, one that lay
    over the session, also if it was lifted since. One in force comes first.

    Args:
        holds: over the case or an asset of the lot, the lifted ones too.
    """
    if round_ is None or round_.state is not RoundState.ANNOUNCED:
        return None
    session_on = round_.session_on
    day = on if session_on is None else min(on, session_on)
    over = [hold for hold in holds if hold.lay_on(day)]
    return min(over, key=lambda hold: (not hold.in_force, hold.review_on, hold.id), default=None)


def why_not_session_held(round_: Round, over: Over) -> Refusal | None:
    """A session held in the time of a hold, or after the case had ended here, has no result.

    Also after the hold was lifted.
    """
    if round_.session_on is None:
        return None
    if why := why_not_after_end(over.ends, round_.session_on):
        return why
    hold = hold_over(over.holds, round_.session_on)
    if hold is None:
        return None
    return refusals.SessionUnderHold(number=round_.number, hold_id=hold.id, reason=hold.reason)


def is_awaited_under_hold(round_: Round, over: Over) -> bool:
    """Whether a round known from a notice fell under a hold: no result of it is to come.

    Or after the case had ended here.
    """
    if round_.state is not RoundState.UNKNOWN:
        return False
    return why_not_session_held(round_, over) is not None


def why_not_closed(round_: Round, over: Over) -> Refusal | None:
    """What was so when registration closed is so, unless a hold keeps the auction from its session.

    A hold lifted before the session suspended nothing: registration ran to its end.
    """
    if round_.file_sale_to is None:
        return None
    holds = [
        hold
        for hold in over.holds
        if hold.in_force or round_.session_on is None or hold.lay_on(round_.session_on)
    ]
    return why_not_act(Over(holds, over.ends), round_.file_sale_to)
