"""What of the money of a sale a correction may change, and what rests on it."""

from cases.models import AssetState, Step
from cases.operations import deadlines
from foundation.partdays import KnownDay
from foundation.refusals import Refusal
from sales import refusals
from sales.allowed import SPENDING
from sales.balance import balance
from sales.models import MoneyKind, Sale, SaleMoney, SaleState
from sales.operations.dating import hand_overs, moved_days
from sales.sale_facts import SaleFacts


def why_not_lower_payment(facts: SaleFacts, row: SaleMoney, amount: int) -> Refusal | None:
    """A payment is corrected to less while nothing rests on what was received.

    Args:
        amount: what is right, đồng; 0 where it never was.
    """
    if row.kind is not MoneyKind.PAYMENT or amount >= row.amount:
        return None
    others = balance(facts.sale, [each for each in facts.money if each.id != row.id])
    if facts.sale.is_delivery_told and facts.sale.is_delivered_early:
        return _why_gone_out(facts, others.left_to_pay, amount)
    handed_over = facts.sale.state in {SaleState.DELIVERED, SaleState.COMPLETED} or any(
        asset.state is AssetState.DELIVERED for asset in facts.assets
    )
    left = others.left_to_pay
    if handed_over and (left is None or amount < left):
        return refusals.DeliveredUnpaid()
    if (others.deposit or 0) + others.payments + amount < others.term_deposit:
        return refusals.TermDepositAbove(deposited=others.term_deposit)
    return None


def _why_gone_out(facts: SaleFacts, left: int | None, amount: int) -> Refusal | None:
    """What was handed over before it was paid stays so, unless money or the title went out."""
    lowered = left is None or amount < left
    return refusals.DeliveredUnpaid() if lowered and gone_out(facts.sale) else None


def rests_on_payment(sale: Sale) -> list[KnownDay]:
    """Return the days of what follows the payment.

    A hand-over of which an old file alone tells may come before it; what goes out may not.
    """
    return gone_out(sale) if sale.is_delivery_told else hand_overs(sale)


def gone_out(sale: Sale) -> list[KnownDay]:
    """Return the days on which money, or the title file, went out."""
    title = deadlines.of(sale).find(Step.TITLE_FILE)
    sent = title.met_on if title is not None else None
    return [*moved_days(sale, *SPENDING), *([KnownDay.of(sent, None)] if sent else [])]
