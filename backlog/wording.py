"""Words of the backlog: what came of an auction, how much was paid."""

from backlog.shapes import OldEnd, OldPaid
from foundation.i18n import N_
from web.formatting import register_words

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
