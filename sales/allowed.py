"""What may be done with a sale now, and why not: one answer for all who ask.

Each function looks at rows that are loaded, asks no database, and returns a refusal, or None where
the act may be done. An operation locks its rows and raises what is returned (``check``); the page,
the list and the next act show no button where anything is returned.
"""

from datetime import date, timedelta
from typing import Final

from auctions import law as auction_law
from cases.allowed import why_not_while_held
from cases.allowed_ended import why_not_act, why_not_settle
from cases.models import Step
from foundation.acts import Act
from foundation.refusals import Refusal
from sales import law, refusals
from sales.models import MoneyKind, Sale, SaleState
from sales.sale_facts import SaleFacts
from warehouse.models import EvidenceItem

SPENDING: Final = frozenset({MoneyKind.COST, MoneyKind.PAYOUT})


# while the price is being paid


def why_not_pay(facts: SaleFacts, _by: Act) -> Refusal | None:
    """The price is paid until it is in full; a creditor pays once told what is left."""
    if why := _why_not_in(facts, SaleState.UNPAID):
        return why
    if facts.sale.to_creditor and facts.sale.creditor_notified_on is None:
        return refusals.TakingNotSettled()
    return None


def why_not_say_deposit(facts: SaleFacts, _by: Act) -> Refusal | None:
    """The deposit of a winner is recorded, or corrected, while the price is being paid."""
    return (
        refusals.NoDepositOfTaking()
        if facts.sale.to_creditor
        else _why_not_in(facts, SaleState.UNPAID)
    )


def why_not_extend(facts: SaleFacts, by: Act) -> Refusal | None:
    """The payment of a winner is extended before its last day, as far as the law lets it.

    It is a favour to a person: a day of the sale that is known in part is the last it may be.
    """
    sale = facts.sale
    if sale.to_creditor:
        return refusals.NotABuyer()
    if why := _why_not_in(facts, SaleState.UNPAID):
        return why
    sold_on = sale.sold_day.latest
    latest, due_on = law.longest_extension(sold_on), facts.pay_due_on
    if latest is None:
        basis = law.payment_basis(sold_on)
        return refusals.NoExtension(won=sold_on, due=due_on, basis=basis)
    if by.day > due_on:
        return refusals.PaymentAlreadyLate(due=due_on, basis=latest.basis.short)
    if due_on >= latest.value:
        return refusals.LongestExtension(due=due_on, basis=latest.basis.short)
    return None


def why_not_extend_to(facts: SaleFacts, until: date, by: Act) -> Refusal | None:
    """The payment is extended to a day after its last one, and no further than the law lets it."""
    if why := why_not_extend(facts, by):
        return why
    latest, due_on = law.longest_extension(facts.sale.sold_day.latest), facts.pay_due_on
    if latest is not None and not due_on < until <= latest.value:
        return refusals.ExtensionOutsideWindow(
            first=due_on + timedelta(days=1), last=latest.value, basis=latest.basis.short
        )
    return None


def why_not_settle_taking(facts: SaleFacts, by: Act, on: date | None = None) -> Refusal | None:
    """A creditor who takes the asset is told once what is left to pay, and under no hold.

    Args:
        on: the day the creditor was told; the day of the act if missing.
    """
    sale = facts.sale
    if not sale.to_creditor:
        return refusals.NotATaking()
    if sale.creditor_notified_on is not None:
        return refusals.TakingSettledAlready(day=sale.creditor_notified_on)
    return _why_not_in(facts, SaleState.UNPAID) or why_not_act(facts.over, on or by.day)


def why_not_default(facts: SaleFacts, by: Act, on: date | None = None) -> Refusal | None:
    """A sale is cancelled after the last day to pay, under every reading, if it was not paid.

    Under a hold it waits, and while nobody knows the deposit: it may have paid the price. What the
    buyer has already is not offered again.

    Args:
        on: the day it is declared; the day of the act if missing.
    """
    if why := _why_not_in(facts, SaleState.UNPAID):
        return why
    if facts.sale.is_delivered_early:
        return refusals.DeliveredBeforePaid()
    due = facts.deadlines.get(Step.PAY)
    last = law.latest_reading(due) if due is not None else facts.pay_due_on
    if min(on or by.day, by.day) <= last:
        return refusals.PaymentStillDue(
            due=last, basis=law.payment_basis(facts.sale.sold_day.latest)
        )
    if facts.sale.deposit is None:
        return refusals.DepositNotKnown()
    return why_not_while_held(facts.holds, on or by.day)


# between payment and delivery


def why_not_deposit(facts: SaleFacts, _by: Act) -> Refusal | None:
    """Money that came in lies on term deposit until the asset is delivered."""
    if why := _why_not_in(facts, SaleState.PAID):
        return why
    left = facts.sums.left_to_deposit or 0
    if left <= 0:
        return refusals.TermDepositTooLarge(left=left)
    return None


def why_not_propose_release(facts: SaleFacts, by: Act) -> Refusal | None:
    """What lies in the store leaves it by an order, one for each thing."""
    if why := _why_not_in(facts, SaleState.PAID):
        return why
    if not facts.stored:
        return refusals.NothingInStore()
    if not facts.unordered:
        orders = list(facts.ordered.values())
        see = [order.stream for order in orders]
        return refusals.HandoverOrderExists(number=orders[0].number, see=see)
    return why_not_while_held(facts.holds, by.day)


def why_not_hand_over(facts: SaleFacts, by: Act, on: date | None = None) -> Refusal | None:
    """What lies in no store is handed over by minutes, unless a hold lay over it by then.

    Args:
        on: the day of the hand-over; the day of the act if missing.
    """
    if why := _why_not_in(facts, SaleState.PAID):
        return why
    if not facts.outside:
        return refusals.StillInStore(count=len(facts.stored))
    return why_not_while_held(facts.holds, on or by.day)


def awaits_release(facts: SaleFacts) -> bool:
    """Whether all that is left to deliver lies in the store and on orders."""
    return (
        _why_not_in(facts, SaleState.PAID) is None
        and bool(facts.ordered)
        and not facts.outside
        and not facts.unordered
    )


def why_not_deliver(facts: SaleFacts, item: EvidenceItem) -> Refusal | None:
    """The order of a sale delivers things of its lot, while the sale is paid."""
    if why := _why_not_in(facts, SaleState.PAID):
        return why
    if item.asset_id in {asset.id for asset in facts.assets}:
        return None
    return refusals.NotOfThisSale(what=item.description[:60])


def why_not_attempt(facts: SaleFacts, _by: Act) -> Refusal | None:
    """A delivery that did not happen is recorded between payment and delivery."""
    return _why_not_in(facts, SaleState.PAID)


def why_not_tell_delivery(facts: SaleFacts, by: Act) -> Refusal | None:
    """An old file may tell of a hand-over before the price was paid; elsewhere it follows it.

    What lies in the store was not handed over.
    """
    sale = facts.sale
    told = sale.origin is not None and not sale.is_delivered_early
    early = told and sale.state is SaleState.UNPAID
    if why := None if early else why_not_attempt(facts, by):
        return why
    return refusals.StillInStore(count=len(facts.stored)) if facts.stored else None


def why_not_tell_attempt(facts: SaleFacts, by: Act) -> Refusal | None:
    """An old file may tell of attempts before the price was paid; not after the hand-over."""
    sale = facts.sale
    early = sale.state is SaleState.UNPAID and not sale.is_delivered_early
    return None if early else why_not_attempt(facts, by)


def why_not_leave_delivery_open(facts: SaleFacts, _by: Act) -> Refusal | None:
    """Whether an old sale was handed over is left open when it is entered, before its payment."""
    return _why_not_in(facts, SaleState.UNPAID)


def why_not_say_delivery(facts: SaleFacts, _by: Act) -> Refusal | None:
    """Whether a paid sale was handed over is said once, where nobody knew it."""
    if why := _why_not_in(facts, SaleState.PAID):
        return why
    return None if facts.sale.delivery_unknown else refusals.DeliveryIsKnown()


# after delivery


def why_not_spend(facts: SaleFacts, by: Act) -> Refusal | None:
    """Costs are paid from what is left after the delivery."""
    if why := _why_not_in(facts, SaleState.DELIVERED, day=by.day):
        return why
    left = facts.sums.left_to_pay_out or 0
    if left <= 0:
        return refusals.PayoutTooLarge(left=left)
    return None


def why_not_pay_out(facts: SaleFacts, by: Act, on: date | None = None) -> Refusal | None:
    """The rest is paid out after the delivery, unless a hold lay over the case by then.

    Nor once the judgment was quashed, or its debtor is bankrupt.

    Args:
        on: the day of the payout; the day of the act if missing.
    """
    day = on or by.day
    return (
        why_not_spend(facts, by)
        or why_not_settle(facts.over.ends, day)
        or why_not_while_held(facts.holds, day)
    )


def why_not_send_title_file(facts: SaleFacts, _by: Act) -> Refusal | None:
    """The file for a title is sent once, after the delivery of what is registered and paid."""
    sale = facts.sale
    settled = sale.settled_day
    if sale.state is SaleState.UNPAID and sale.is_delivered_early:
        return refusals.DeliveredBeforePaid()
    if settled is None:
        return refusals.SaleNotDelivered(state=sale.state)
    if not facts.registered:
        return refusals.NoTitleToRegister()
    if sale.title_file_sent:
        due = facts.deadlines.get(Step.TITLE_FILE)
        sent_on = due.met_on if due is not None else None
        return refusals.TitleFileSent(day=sent_on or settled.latest)
    return None


# money


def why_not_move_money(
    facts: SaleFacts, kind: MoneyKind, by: Act, on: date | None = None
) -> Refusal | None:
    """Each kind of money has its time in the life of a sale.

    Args:
        on: the day the money moved; the day of the act if missing.
    """
    match kind:
        case MoneyKind.DEPOSIT:
            return refusals.DepositFromRound()
        case MoneyKind.PAYMENT:
            return why_not_pay(facts, by)
        case MoneyKind.TERM_DEPOSIT:
            return why_not_deposit(facts, by)
        case MoneyKind.COST:
            return why_not_spend(facts, by)
        case MoneyKind.PAYOUT:
            return why_not_pay_out(facts, by, on)


def _why_not_in(facts: SaleFacts, state: SaleState, day: date | None = None) -> Refusal | None:
    now = facts.sale.state
    if now is state:
        return None
    if state is SaleState.UNPAID:
        return refusals.SaleNotUnpaid(state=now)
    if state is SaleState.PAID:
        return refusals.SaleNotPaid(state=now)
    ruling = auction_law.deadline("D17", day, facts.lot) if day is not None else None
    return refusals.SaleNotDelivered(state=now, basis=ruling.basis.short if ruling else None)


# the buyer's identity


def why_not_read_identity(sale: Sale) -> Refusal | None:
    """There is nothing to show where none was written down."""
    return None if sale.buyer_identity else refusals.NoIdentityRecorded()
