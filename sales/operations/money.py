"""Recording the money of a sale: payments, the term deposit, costs, payouts."""

from datetime import date

from sqlalchemy import func, select

from auctions.models import Lot
from cases.models import CaseFile, Step
from cases.operations.collecting import record_collection
from foundation.acts import Act
from foundation.database import Dong, db
from foundation.moments import Moment
from foundation.partdays import KnownDay, last_of
from foundation.past import check_order, check_past
from foundation.refusals import check
from papers.models import Document
from papers.operations import Paper
from papers.queries import is_numbered
from sales import allowed, entries, refusals, sale_facts
from sales.allowed import SPENDING
from sales.models import MoneyKind, Sale, SaleMoney
from sales.operations import milestones
from sales.queries import stands, sums_of
from sales.sale_facts import SaleFacts


def record_money(
    sale: Sale,
    *,
    kind: MoneyKind,
    amount: int,
    moved_on: date,
    voucher: Paper,
    counterpart: str,
    by: Act,
) -> SaleMoney:
    """Record one movement of money with its voucher; we record it, we do not move it.

    While nobody knows the deposit a payment is recorded, and what is left to pay stays unknown.
    The last đồng of the price makes the sale paid on the day it came in; what is paid out counts
    as collected for the case, and the last đồng of it completes the sale. Late is late for ever.

    Args:
        amount: đồng, above zero.
        moved_on: day on the bank's or cashier's voucher.
        voucher: it, as a document of the case.
        counterpart: payer, bank or payee.

    Raises:
        ChangedMeanwhile: the sale changed since the person saw it.
        DepositFromRound: the deposit is counted already.
        SaleNotUnpaid, SaleNotPaid, SaleNotDelivered: not the time for this kind of money.
        TakingNotSettled: a creditor pays before he was told what is left to pay.
        CaseEnded: a payout, and the judgment was quashed or its debtor is bankrupt.
        OnHold: a payout, and a hold lay over the case or an asset of the lot on that day.
        AmountNotPositive: nothing moved.
        VoucherUsed: the voucher is recorded for this kind already.
        DayInTheFuture: later than the act.
        DayTooEarly: before the sale, before the creditor who takes it was told what is left, before
            the full payment or the delivery.
        Overpayment, TermDepositTooLarge, PayoutTooLarge: more than there is.
        DocumentNeeded and the others of ``record_document``: no voucher, or one named by half.

    Basis: 152/2026/NĐ-CP, Điều 65 khoản 1, 2; 106/2025/QH15, Điều 54 khoản 6.
    """
    facts = sale_facts.locked(sale, by)
    check(allowed.why_not_move_money(facts, kind, by, moved_on))
    if amount <= 0:
        raise refusals.AmountNotPositive
    _check_voucher(sale, kind, voucher)
    check_past(moved_on, by, Moment.MONEY)
    check_amount(facts, kind, amount, KnownDay.of(moved_on, None))
    document = milestones.rests_on(sale, facts.lot, voucher, by=by)
    row = SaleMoney(
        office_id=sale.office_id,
        sale_id=sale.id,
        kind=kind,
        amount=Dong(amount),
        moved_on=moved_on,
        document=document,
        counterpart=counterpart,
        recorded_by_id=by.actor.id,
    )
    db.session.add(row)
    db.session.flush()
    milestones.log(
        sale,
        entries.MONEY[kind],
        {"amount": amount, "moved_on": moved_on, "voucher": document.number},
        by=by,
    )
    if kind is MoneyKind.PAYOUT:
        case = db.session.get_one(CaseFile, sale.case_id)
        record_collection(case, amount=amount, voucher_no=document.number or "", by=by)
    _follow(sale, facts.lot, row, by)
    return row


def last_day_of(sale: Sale, *kinds: MoneyKind) -> KnownDay:
    """Return the day the last money of these kinds moved, as far as it is known."""
    rows = db.session.scalars(
        select(SaleMoney).where(SaleMoney.sale_id == sale.id, SaleMoney.kind.in_(kinds), stands())
    )
    return last_of(row.moved_day for row in rows) or sale.sold_day


def _check_voucher(sale: Sale, kind: MoneyKind, voucher: Paper) -> None:
    number = voucher.called
    if is_numbered(number) and db.session.scalar(
        select(SaleMoney.id)
        .outerjoin(Document, Document.id == SaleMoney.document_id)
        .where(
            SaleMoney.sale_id == sale.id,
            SaleMoney.kind == kind,
            func.coalesce(Document.number, SaleMoney.voucher_no_before) == number,
            stands(),
        )
    ):
        raise refusals.VoucherUsed(voucher=number)


def check_amount(facts: SaleFacts, kind: MoneyKind, amount: int, moved: KnownDay) -> None:
    """Refuse more than there is to move, or a day that is surely before what it follows.

    Raises:
        DayTooEarly: before the sale, the full payment or the delivery.
        Overpayment, TermDepositTooLarge, PayoutTooLarge: more than there is.
    """
    sale, sums = facts.sale, facts.sums
    if kind is MoneyKind.PAYMENT:
        check_order(moved, sale.creditor_notified_on or sale.sold_day, Moment.MONEY, Moment.SOLD)
        if amount > sums.most_to_pay:
            raise refusals.Overpayment(left=sums.most_to_pay)
    elif kind is MoneyKind.TERM_DEPOSIT:
        check_order(moved, sale.paid_day or sale.sold_day, Moment.MONEY, Moment.PAID)
        left = sums.left_to_deposit or 0
        if amount > left:
            raise refusals.TermDepositTooLarge(left=left)
    else:
        check_order(moved, sale.settled_day or sale.sold_day, Moment.MONEY, Moment.SETTLED)
        left = sums.left_to_pay_out or 0
        if amount > left:
            raise refusals.PayoutTooLarge(left=left)


def _follow(sale: Sale, lot: Lot, row: SaleMoney, by: Act) -> None:
    """Draw the consequence of sums that now meet."""
    kind, sums = row.kind, sums_of(sale)
    if kind is MoneyKind.PAYMENT and sums.left_to_pay == 0:
        paid = last_day_of(sale, MoneyKind.DEPOSIT, MoneyKind.PAYMENT)
        milestones.paid_in_full(sale, lot, paid, by=by)
    elif kind is MoneyKind.PAYMENT:
        milestones.progress(sale, lot, entries.LOT_PART_PAID, row.moved_day.exact, by=by)
    elif kind is MoneyKind.TERM_DEPOSIT and sums.left_to_deposit == 0:
        milestones.done_on(sale, Step.TERM_DEPOSIT, last_day_of(sale, kind), by=by)
    elif kind in SPENDING and sums.left_to_pay_out == 0:
        milestones.completed(sale, lot, last_day_of(sale, *SPENDING), by=by)
