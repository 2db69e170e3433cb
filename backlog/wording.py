"""Words of the backlog: what came of an auction, how much was paid."""

from audit.wording import show
from backlog.entries import FoundCode
from backlog.judging import Judged
from backlog.shapes import OldEnd, OldPaid
from foundation.i18n import N_
from web.formatting import label, register_words
from web.i18n import translated

# One call an enumeration: members of two with the same value are equal as dictionary keys.
register_words(
    {
        OldEnd.FAILED: N_("The auction failed"),
        OldEnd.SOLD: N_("The auction was sold"),
        OldEnd.STOPPED: N_("Stopped, or its result was cancelled"),
        OldEnd.UNKNOWN: N_("Nobody knows"),
    }
)
register_words(
    {
        OldPaid.FULL: N_("Paid in full"),
        OldPaid.PART: N_("Paid in part"),
        OldPaid.NOTHING: N_("Nothing was paid"),
        OldPaid.UNKNOWN: N_("Nobody knows what was paid"),
    }
)
register_words(
    {
        Judged.CUT: N_("Price cut"),
        Judged.SESSION: N_("Days before the session"),
        Judged.PAYMENT: N_("Payment of the price"),
        Judged.DELIVERY: N_("Hand-over to the buyer"),
        Judged.BELOW_START: N_("Sold below the starting price"),
    }
)


def found_words(code: str) -> str:
    """Return a step that was judged in words: "round 4: price cut"."""
    what, _, number = code.partition(":")
    if not number:
        return str(label(Judged(what)))
    return str(
        translated(
            N_("round %(number)s: %(what)s"), {"number": number, "what": label(Judged(what))}
        )
    )


show(FoundCode, found_words)
