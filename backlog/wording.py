"""Words of the backlog: what came of an auction, how much was paid."""

from audit.wording import show
from backlog.entries import FoundCode
from backlog.judging import Judged
from backlog.order import PastStep
from backlog.shapes import OldEnd, OldPaid
from backlog.summary import Standing
from foundation.i18n import N_
from web.formatting import label, register_filter, register_words
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
        Judged.VALUATION: N_("Valuation after the seizure"),
        Judged.CONTRACT: N_("Contract after the valuation"),
        Judged.HELD: N_("Session after the contract"),
        Judged.PRICED: N_("Session after the valuation"),
        Judged.SESSION: N_("Days before the session"),
        Judged.PAYMENT: N_("Payment of the price"),
        Judged.DELIVERY: N_("Hand-over to the buyer"),
        Judged.BELOW_START: N_("Sold below the starting price"),
    }
)
register_words(
    {
        PastStep.SEIZURE: N_("seizure"),
        PastStep.VALUATION: N_("valuation"),
        PastStep.CONTRACT: N_("service contract"),
        PastStep.NOTICE: N_("notice"),
        PastStep.SESSION: N_("session"),
        PastStep.SALE: N_("sale"),
        PastStep.ATTEMPT: N_("attempt to deliver"),
        PastStep.PAYMENT: N_("payment"),
        PastStep.DELIVERY: N_("hand-over"),
        PastStep.HOLDER: N_("who has to act"),
    }
)
register_words(
    {
        Standing.UNDELIVERED: N_("Sold, paid, not delivered"),
        Standing.REPEATED: N_("Auction failed many times"),
        Standing.UNDELIVERED_IN_TIME: N_("Paid, the last day of delivery has not come"),
        Standing.DELIVERY_UNKNOWN: N_("Paid in full, not known whether delivered"),
        Standing.UNPAID: N_("Sold, not known to be paid"),
        Standing.DELIVERED: N_("Sold and delivered"),
        Standing.DELIVERED_UNPAID: N_("Delivered, not known to be paid in full"),
        Standing.OFFERED: N_("On offer"),
        Standing.NEVER_OFFERED: N_("Never offered"),
    },
    {
        Standing.UNDELIVERED: "danger",
        Standing.REPEATED: "danger",
        Standing.UNDELIVERED_IN_TIME: "warn",
        Standing.DELIVERY_UNKNOWN: "warn",
        Standing.UNPAID: "warn",
        Standing.DELIVERED_UNPAID: "warn",
        Standing.DELIVERED: "ok",
        Standing.OFFERED: "info",
    },
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
register_filter("found_words", found_words)
