"""Words of the sale: states, money, attempts, and what the ledger says of them."""

from datetime import date

from auctions.models import AttemptOutcome, MoneyKind, SaleState
from cases.models import DeadlineStatus
from foundation import clock
from foundation.i18n import N_
from web.formatting import register_filter, register_kinds, register_words, tone

register_words(
    {
        SaleState.UNPAID: N_("Waiting for payment"),
        SaleState.PAID: N_("Paid in full, not delivered"),
        SaleState.DELIVERED: N_("Delivered, not paid out"),
        SaleState.COMPLETED: N_("Completed"),
        SaleState.DEFAULTED: N_("Winner did not pay"),
        MoneyKind.DEPOSIT: N_("Deposit carried over"),
        MoneyKind.PAYMENT: N_("Payment of the price"),
        MoneyKind.TERM_DEPOSIT: N_("Term deposit, one month"),
        MoneyKind.COST: N_("Costs and court fees"),
        MoneyKind.PAYOUT: N_("Payout to a creditor"),
        AttemptOutcome.DONE: N_("Delivered"),
        AttemptOutcome.POSTPONED: N_("Delivery postponed"),
        AttemptOutcome.BLOCKED: N_("Delivery blocked"),
    },
    {
        SaleState.UNPAID: "info",
        SaleState.PAID: "warn",
        SaleState.DELIVERED: "info",
        SaleState.COMPLETED: "ok",
        SaleState.DEFAULTED: "danger",
        AttemptOutcome.DONE: "ok",
        AttemptOutcome.POSTPONED: "warn",
        AttemptOutcome.BLOCKED: "danger",
    },
)
register_kinds(
    {
        "sale.opened": (N_("Sale opened"), "ok"),
        "sale.taken_by_creditor": (N_("Creditor takes the asset"), "ok"),
        "sale.payment_extended": (N_("Payment extended by agreement"), "warn"),
        "sale.money_payment": (N_("Payment recorded"), "ok"),
        "sale.money_term_deposit": (N_("Put on term deposit"), "ok"),
        "sale.money_cost": (N_("Costs paid"), "neutral"),
        "sale.money_payout": (N_("Paid out"), "ok"),
        "sale.paid": (N_("Price paid in full"), "ok"),
        "sale.paid_in_full": (N_("Price paid in full"), "ok"),
        "sale.attempt_postponed": (N_("Delivery postponed"), "warn"),
        "sale.attempt_blocked": (N_("Delivery blocked"), "danger"),
        "sale.handed_over": (N_("Handed over by minutes"), "ok"),
        "sale.item_released": (N_("Item handed over to the buyer"), "ok"),
        "sale.delivered": (N_("Asset delivered"), "ok"),
        "sale.title_file_sent": (N_("Title file sent"), "ok"),
        "sale.completed": (N_("Sale completed"), "ok"),
        "sale.defaulted": (N_("Winner did not pay"), "danger"),
    }
)


def milestone_tone(status: DeadlineStatus, due_on: date) -> str:
    """Return the tone of a milestone: an open one turns red when its last day is past."""
    if status is DeadlineStatus.SCHEDULED and due_on < clock.today():
        return "danger"
    return tone(status)


register_filter("milestone_tone", milestone_tone)
