"""Which facts of sales can be corrected, and what is judged again with each."""

from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import exists, select

from auctions.models import Lot
from cases.models import CaseFile, Step
from cases.operations import deadlines
from cases.operations.collecting import record_collection, take_back_collection
from corrections.facts import Fact, Field, Values, declare
from foundation.acts import Act
from foundation.database import Dong, db
from foundation.i18n import N_
from foundation.moments import Moment
from foundation.partdays import KnownDay
from foundation.past import check_order
from foundation.permissions import Permission
from foundation.refusals import Refusal, check
from papers.models import DocumentKind
from papers.operations import Paper
from sales import refusals, sale_facts, stops
from sales.allowed import SPENDING
from sales.balance import balance
from sales.corrected_money import gone_out, rests_on_payment, why_not_lower_payment
from sales.finding import index_sale
from sales.models import (
    MoneyKind,
    Sale,
    SaleMoney,
    SaleState,
)
from sales.operations import judged_again, milestones, steps_back
from sales.operations.dating import check_buyer, check_sold, first_before, hand_overs, moved_days
from sales.operations.money import check_amount, last_day_of
from sales.queries import movements_that_stand, sums_of


def _sale_of(row: SaleMoney) -> Sale:
    return db.session.get_one(Sale, row.sale_id)


def _above(row: Any) -> list[Any]:
    sale = _sale_of(row) if isinstance(row, SaleMoney) else row
    rows: list[Any] = [
        db.session.get_one(CaseFile, sale.case_id),
        db.session.get_one(Lot, sale.lot_id),
    ]
    return [*rows, sale] if isinstance(row, SaleMoney) else rows


# money


def _why_not_money(row: SaleMoney) -> Refusal | None:
    if row.kind is MoneyKind.DEPOSIT:
        return refusals.DepositFromRound()
    if row.reverses_id is not None:
        return refusals.MoneyIsReversal()
    reversed_before = select(exists().where(SaleMoney.reverses_id == row.id))
    return refusals.MoneyReversed() if db.session.scalar(reversed_before) else None


def _check_money(row: SaleMoney, values: Values, by: Act) -> None:
    """Refuse what could not have been recorded: more than there was, or before its time."""
    amount = values.get("amount", row.amount)
    if amount <= 0:
        raise refusals.AmountNotPositive
    sale = _sale_of(row)
    facts = sale_facts.read(sale, db.session.get_one(Lot, sale.lot_id))
    others = balance(sale, [each for each in facts.money if each.id != row.id])
    facts = replace(facts, sums=others)
    moved = _moved_really(row, values, by)
    check_amount(facts, row.kind, amount, moved)
    check(why_not_lower_payment(facts, row, amount))
    if row.kind is MoneyKind.PAYMENT and "moved_on" in values and sale.paid_on is not None:
        after = [*rests_on_payment(sale), *moved_days(sale, MoneyKind.TERM_DEPOSIT)]
        if moved.is_surely_after(row.moved_day) and (day := first_before(moved, after)):
            raise refusals.PaidAfterNext(day=day)


def _moved_really(row: SaleMoney, values: Values, by: Act) -> KnownDay:
    return KnownDay.told(values["moved_on"], by.day) if "moved_on" in values else row.moved_day


def _why_not_moved_then(row: SaleMoney, day: date) -> Refusal | None:
    sale = _sale_of(row)
    return stops.why_not_paid_out(sale, day) if row.kind is MoneyKind.PAYOUT else None


def _why_not_take_back_money(row: SaleMoney) -> Refusal | None:
    sale = _sale_of(row)
    return why_not_lower_payment(
        sale_facts.read(sale, db.session.get_one(Lot, sale.lot_id)), row, 0
    )


def _put_money(row: SaleMoney, values: Values, by: Act) -> None:
    """Reverse a movement by one that names it, and record the right one beside both."""
    document_id = _document_of(row, by)
    _reverse(row, document_id, by)
    moved_on, moved_in = _moved_really(row, values, by).kept
    right = SaleMoney(
        office_id=row.office_id,
        sale_id=row.sale_id,
        kind=row.kind,
        amount=Dong(values.get("amount", row.amount)),
        moved_on=moved_on,
        moved_in=moved_in,
        document_id=document_id,
        counterpart=values.get("counterpart", row.counterpart),
        recorded_by_id=by.actor.id,
    )
    db.session.add(right)
    db.session.flush()
    _collected(row, right.amount - row.amount, by)


def _take_back_money(row: SaleMoney, _reason: str, by: Act) -> None:
    _reverse(row, _document_of(row, by), by)
    _collected(row, -row.amount, by)
    _follow_money(row, {}, by)


def _document_of(row: SaleMoney, by: Act) -> int | None:
    """Return the voucher of a movement; one of which only the number was typed is recorded."""
    if row.document_id is not None or not row.voucher_no_before:
        return row.document_id
    sale = _sale_of(row)
    day = row.moved_day.exact
    voucher = Paper(kind=DocumentKind.VOUCHER, number=row.voucher_no_before, issued_on=day)
    return milestones.rests_on(sale, db.session.get_one(Lot, sale.lot_id), voucher, by=by).id


def _reverse(row: SaleMoney, document_id: int | None, by: Act) -> None:
    db.session.add(
        SaleMoney(
            office_id=row.office_id,
            sale_id=row.sale_id,
            kind=row.kind,
            amount=row.amount,
            moved_on=row.moved_on,
            moved_in=row.moved_in,
            document_id=document_id,
            counterpart=row.counterpart,
            recorded_by_id=by.actor.id,
            reverses_id=row.id,
        )
    )
    db.session.flush()


def _collected(row: SaleMoney, amount: int, by: Act) -> None:
    if row.kind is MoneyKind.PAYOUT and amount:
        case = db.session.get_one(CaseFile, _sale_of(row).case_id)
        count = record_collection if amount > 0 else take_back_collection
        count(case, amount=abs(amount), voucher_no=row.voucher_no or "", by=by)


def _follow_money(row: SaleMoney, _before: Values, by: Act) -> None:
    """Draw again what follows from the sums, forward or back."""
    sale = _sale_of(row)
    lot, sums = db.session.get_one(Lot, sale.lot_id), sums_of(sale)
    if row.kind is MoneyKind.PAYMENT:
        _follow_payment(sale, lot, full=sums.left_to_pay == 0, by=by)
    elif row.kind is MoneyKind.TERM_DEPOSIT:
        kept = last_day_of(sale, row.kind) if sums.left_to_deposit == 0 else None
        judged_again.deposited_really(sale, kept, by=by)
    elif sums.left_to_pay_out == 0 and sale.state is SaleState.DELIVERED:
        milestones.completed(sale, lot, last_day_of(sale, *SPENDING), by=by)
    elif sums.left_to_pay_out != 0 and sale.state is SaleState.COMPLETED:
        steps_back.not_completed(sale, lot, by=by)
    elif sale.state is SaleState.COMPLETED:
        deadlines.of(sale).reopen(Step.PAY_OUT, by=by)
        milestones.done_on(sale, Step.PAY_OUT, last_day_of(sale, *SPENDING), by=by)


def _follow_payment(sale: Sale, lot: Lot, *, full: bool, by: Act) -> None:
    paid = last_day_of(sale, MoneyKind.DEPOSIT, MoneyKind.PAYMENT)
    if full and sale.state is SaleState.UNPAID:
        # what an old file alone tells of has no voucher, and its term deposit is not known
        rows = [row for row in movements_that_stand(sale) if row.kind is MoneyKind.PAYMENT]
        past = sale.origin is not None and not any(row.voucher_no for row in rows)
        pay = milestones.paid_in_the_past if past else milestones.paid_in_full
        pay(sale, lot, paid, by=by)
    elif full and sale.paid_on is not None and (sale.paid_on, sale.paid_in) != paid.kept:
        judged_again.paid_since(sale, lot, paid, by=by)
    elif not full and sale.state is SaleState.PAID:
        steps_back.unpaid(sale, lot, by=by)
    elif not full and sale.state in {SaleState.DELIVERED, SaleState.COMPLETED}:
        steps_back.unpaid_after_delivery(sale, lot, by=by)


declare(
    Fact(
        code="sale.money",
        words=N_("Money of the sale"),
        model=SaleMoney,
        permission=Permission.KEEP_ACCOUNTS,
        subject=_sale_of,
        name=lambda row: row.counterpart,
        fields=(
            Field("amount", N_("Amount (₫)"), Dong),
            Field("moved_on", N_("Day"), SaleMoney.MOVED, stopped=_why_not_moved_then),
            Field("counterpart", N_("Payer, bank or payee"), str, longest=200),
        ),
        locks=_above,
        why_not=_why_not_money,
        check=_check_money,
        put=_put_money,
        follow=_follow_money,
        take_back=_take_back_money,
        check_take_back=_why_not_take_back_money,
        taken=N_("This movement never was. A movement the other way is recorded beside it."),
    )
)


# the sale itself


def _why_not_sale(sale: Sale) -> Refusal | None:
    ended = sale.state in {SaleState.DEFAULTED, SaleState.ANNULLED}
    return refusals.SaleNotUnpaid(state=sale.state) if ended else None


def _check_sale(sale: Sale, values: Values, by: Act) -> None:
    check_buyer(sale, values)
    if "sold_on" in values:
        check_sold(sale, KnownDay.told(values["sold_on"], by.day), by)
    if "delivered_on" not in values:
        return
    if sale.delivered_on is None:
        raise refusals.SaleNotDelivered(state=sale.state)
    day = KnownDay.told(values["delivered_on"], by.day)
    paid = None if sale.is_delivery_told else sale.paid_day
    for before in (paid or sale.sold_day, *hand_overs(sale)[:-1]):
        check_order(day, before, Moment.HANDOVER, Moment.PAID_OR)
    if last := first_before(day, gone_out(sale)):
        raise refusals.DeliveredAfterNext(day=last)


def _follow_sale(sale: Sale, before: Values, by: Act) -> None:
    index_sale(sale)
    lot = db.session.get_one(Lot, sale.lot_id)
    if "sold_on" in before:
        judged_again.sold_really(sale, lot, before["sold_on"], by=by)
    if "delivered_on" in before:
        judged_again.delivered_really(sale, lot, before["delivered_on"], by=by)


declare(
    Fact(
        code="sale",
        words=N_("Sale or taking"),
        model=Sale,
        permission=Permission.RUN_AUCTIONS,
        subject=lambda sale: sale,
        name=lambda sale: sale.buyer,
        fields=(
            Field("buyer", N_("Buyer or creditor who takes"), str, longest=200, private=True),
            Field(
                "buyer_identity",
                N_("Identity or business number"),
                str,
                required=False,
                longest=20,
                private=True,
                identity=True,
            ),
            Field("sold_on", N_("Sold, or asked for, on"), Sale.SOLD, stopped=stops.why_not_sold),
            Field("received_by", N_("Received by"), str, required=False, longest=200, private=True),
            Field(
                "delivered_on",
                N_("Handed over on"),
                Sale.DELIVERED,
                required=False,
                stays=True,
                stopped=stops.why_not_delivered,
            ),
        ),
        locks=_above,
        why_not=_why_not_sale,
        check=_check_sale,
        follow=_follow_sale,
    )
)
