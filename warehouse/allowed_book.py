"""What may be done about a closing of the book now, and why not."""

from datetime import date

from accounts.approval_queries import holds_over
from foundation.acts import Act
from foundation.refusals import Refusal
from warehouse.allowed_counts import SIGNS
from warehouse.book.quarters import last_end, next_end
from warehouse.models import BookClosing, ClosingState, CountPart
from warehouse.refusals import book as refusals


def end_to_close(last: BookClosing | None, today: date) -> date:
    """Return the end of the quarter that is closed next; without a closing, of the last one."""
    return last_end(today) if last is None else next_end(last.until)


def why_not_make_up(last: BookClosing | None, today: date) -> Refusal | None:
    """Quarters are closed one after the other, once they are over.

    Args:
        last: the last closing of the office that was not returned.
    """
    if last is None:
        return None
    if last.state is ClosingState.PROPOSED:
        return refusals.ClosingOpen(number=last.number)
    end = next_end(last.until)
    return refusals.QuarterNotOver(until=last.until, next=end) if end >= today else None


def why_not_sign_closing(closing: BookClosing, part: CountPart, by: Act) -> Refusal | None:
    """The keeper made it up; accountant and head sign it, three people."""
    if closing.state is not ClosingState.PROPOSED:
        return refusals.NotForSigning(number=closing.number)
    if part is CountPart.KEEPER or not holds_over(SIGNS[part], closing.office_id, by):
        return refusals.NotYourSignature()
    if closing.signed_by[part] is not None or by.actor.id in closing.signed_by.values():
        return refusals.SignedByYou()
    return None


def why_not_return_closing(closing: BookClosing, by: Act) -> Refusal | None:
    """Who may sign it, or made it up, returns it while it waits for signatures."""
    if closing.state is not ClosingState.PROPOSED:
        return refusals.NotForSigning(number=closing.number)
    return None if signs_there(closing, by) else refusals.NotYourSignature()


def signs_there(closing: BookClosing, by: Act) -> bool:
    """Whether a person's role in the office of a closing is one of the three that sign."""
    return any(holds_over(right, closing.office_id, by) for right in SIGNS.values())


def parts_of_closing(closing: BookClosing, by: Act) -> list[CountPart]:
    """Return as what a person may sign it now."""
    return [part for part in CountPart if why_not_sign_closing(closing, part, by) is None]
