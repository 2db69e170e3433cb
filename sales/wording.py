"""Words of the sale: states, money, attempts, milestones, and what the ledger says of them."""

from foundation.i18n import N_
from foundation.identity import masked
from lawbook.settlement import NoCoercion
from sales.balance import BalanceLine, SaleBalance, Tick, Tied
from sales.milestone_states import MilestoneState
from sales.models import AttemptOutcome, Delivery, MoneyKind, SaleState
from web.formatting import dong, register_filter, register_words
from web.i18n import translated

# One call an enumeration: members of two with the same value would be one key of a dict.
register_words(
    {
        SaleState.UNPAID: N_("Waiting for payment"),
        SaleState.PAID: N_("Paid in full, not delivered"),
        SaleState.DELIVERED: N_("Delivered, not paid out"),
        SaleState.COMPLETED: N_("Completed"),
        SaleState.DEFAULTED: N_("Cancelled, not paid"),
        SaleState.ANNULLED: N_("Annulled: the result was recorded wrongly"),
    },
    {
        SaleState.UNPAID: "info",
        SaleState.PAID: "warn",
        SaleState.DELIVERED: "info",
        SaleState.COMPLETED: "ok",
        SaleState.DEFAULTED: "danger",
        SaleState.ANNULLED: "neutral",
    },
)
register_words(
    {
        Delivery.UNKNOWN: N_("Paid in full, not known whether delivered"),
        Delivery.EARLY: N_("Delivered, not known to be paid in full"),
    },
    {Delivery.UNKNOWN: "warn", Delivery.EARLY: "warn"},
)
register_words(
    {
        MoneyKind.DEPOSIT: N_("Deposit carried over"),
        MoneyKind.PAYMENT: N_("Payment of the price"),
        MoneyKind.TERM_DEPOSIT: N_("Term deposit, one month"),
        MoneyKind.COST: N_("Costs and court fees"),
        MoneyKind.PAYOUT: N_("Payout to a creditor"),
    }
)
register_words(
    {
        AttemptOutcome.DONE: N_("Handed over"),
        AttemptOutcome.POSTPONED: N_("Delivery postponed"),
        AttemptOutcome.BLOCKED: N_("Delivery blocked"),
    },
    {
        AttemptOutcome.DONE: "ok",
        AttemptOutcome.POSTPONED: "warn",
        AttemptOutcome.BLOCKED: "danger",
    },
)
register_words(
    {
        BalanceLine.RECEIVED: N_("Received = price"),
        BalanceLine.DEPOSITED: N_("On term deposit = received"),
        BalanceLine.SPENT: N_("Costs and payouts = received"),
    }
)
register_words(
    {
        Tied.EQUAL: N_("equal"),
        Tied.OPEN: N_("not equal yet"),
        Tied.UNKNOWN: N_("not known"),
        Tied.NOTHING: N_("nothing yet"),
    },
    {Tied.EQUAL: "ok", Tied.UNKNOWN: "warn"},
)
register_words(
    {
        MilestoneState.NOT_YET: N_("Not yet"),
        MilestoneState.AHEAD: N_("Running"),
        MilestoneState.SOON: N_("Due soon"),
        MilestoneState.OVERDUE: N_("Overdue"),
        MilestoneState.PAUSED: N_("Paused by a hold"),
        MilestoneState.UNJUDGED: N_("Day passed, deposit not known"),
        MilestoneState.ON_TIME: N_("On time"),
        MilestoneState.LATE: N_("Late"),
        MilestoneState.MISSED: N_("Missed"),
        MilestoneState.WAIVED: N_("No longer needed"),
        MilestoneState.DAY_UNKNOWN: N_("Done, not judged: the day is not known"),
        MilestoneState.DONE: N_("Done, last day not recorded"),
        MilestoneState.UNDATED: N_("Open, last day not recorded"),
        MilestoneState.UNKNOWN: N_("Not known whether it was done"),
    },
    {
        MilestoneState.SOON: "warn",
        MilestoneState.OVERDUE: "danger",
        MilestoneState.PAUSED: "hold",
        MilestoneState.UNJUDGED: "warn",
        MilestoneState.ON_TIME: "ok",
        MilestoneState.LATE: "warn",
        MilestoneState.MISSED: "danger",
        MilestoneState.DAY_UNKNOWN: "warn",
        MilestoneState.DONE: "ok",
        MilestoneState.UNDATED: "warn",
        MilestoneState.UNKNOWN: "warn",
    },
)
register_words(
    {
        NoCoercion.NIGHT: N_("it is night, from 22:00 to 06:00"),
        NoCoercion.HOLIDAY: N_("it is a public holiday"),
        NoCoercion.REST_DAY: N_("it is a rest day"),
        NoCoercion.TET: N_("it lies within 15 days of Tết"),
    }
)


def made_of(tick: Tick, sums: SaleBalance) -> str:
    """Return what the amount of an equation is added up from, in the reader's language."""
    parts: list[tuple[str, dict[str, int]]] = []
    if tick.line is BalanceLine.SPENT:
        spent = {"costs": sums.costs, "payouts": sums.payouts}
        parts.append((N_("costs %(costs)s + payouts %(payouts)s"), spent))
    if tick.line is BalanceLine.RECEIVED:
        if sums.deposit is None:
            known = {"payments": sums.payments}
            parts.append((N_("deposit not known + payments %(payments)s"), known))
        else:
            paid = {"deposit": sums.deposit, "payments": sums.payments}
            parts.append((N_("deposit %(deposit)s + payments %(payments)s"), paid))
        if sums.offset:
            parts.append((N_("%(amount)s set off against the debt"), {"amount": sums.offset}))
    return "; ".join(
        str(translated(text)) % {name: dong(amount) for name, amount in amounts.items()}
        for text, amounts in parts
    )


register_filter("masked", masked)
register_filter("made_of", made_of)
