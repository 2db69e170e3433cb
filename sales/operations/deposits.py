"""The deposit of a winner: carried over from the round, or said by a person who knows it."""

from sqlalchemy import select

from cases.models import CaseFile
from foundation.acts import Act
from foundation.database import Dong, db
from foundation.refusals import check
from papers.operations import Paper, record_document
from sales import allowed, entries, refusals, sale_facts
from sales.models import MoneyKind, Sale, SaleMoney
from sales.operations import milestones
from sales.operations.money import last_day_of
from sales.queries import sums_of


def follow_sale(sale: Sale, *, by: Act) -> None:
    """Let the deposit have moved on the day of the sale, which was corrected."""
    if sale.deposit is not None:
        carry_over(sale, sale.deposit, by=by)


def carry_over(sale: Sale, deposit: int | None, *, by: Act) -> None:
    """Write the deposit of a sale, and the movement that counts it towards the price.

    The only writer of both. The auction organisation holds the money: there is no voucher.

    Args:
        deposit: đồng; None where nobody knows it.
    """
    sale.deposit = Dong(deposit) if deposit is not None else None
    row = db.session.scalar(
        select(SaleMoney).where(SaleMoney.sale_id == sale.id, SaleMoney.kind == MoneyKind.DEPOSIT)
    )
    moved_on, moved_in = sale.sold_day.kept
    if row is not None and deposit:
        row.amount, row.moved_on, row.moved_in = Dong(deposit), moved_on, moved_in
    elif deposit:
        db.session.add(
            SaleMoney(
                office_id=sale.office_id,
                sale_id=sale.id,
                kind=MoneyKind.DEPOSIT,
                amount=Dong(deposit),
                moved_on=moved_on,
                moved_in=moved_in,
                counterpart=sale.buyer,
                recorded_by_id=by.actor.id,
            )
        )


def say_deposit(sale: Sale, *, deposit: int, paper: Paper, by: Act) -> Sale:
    """Record what the winner laid down, where nobody knew it or it was recorded wrongly.

    With what was paid it may make the price full; then the sale is paid since the last of it came.

    Args:
        deposit: đồng, above zero.
        paper: what says it: the minutes of the auction, the report of the organisation.

    Raises:
        ChangedMeanwhile: the sale changed since the person saw it.
        NoDepositOfTaking: a creditor takes the lot.
        SaleNotUnpaid: it is paid, or was cancelled.
        AmountNotPositive: nothing was laid down.
        DepositAsRecorded: this deposit is recorded.
        DepositTooLarge: more than the price, less what was paid of it.
        DocumentNeeded and the others of ``record_document``: nothing says it.

    Basis: 152/2026/NĐ-CP, Điều 65 khoản 1.
    """
    facts = sale_facts.locked(sale, by)
    check(allowed.why_not_say_deposit(facts, by))
    if deposit <= 0:
        raise refusals.AmountNotPositive
    before, most = sale.deposit, facts.sums.payable - facts.sums.payments
    if deposit == before:
        raise refusals.DepositAsRecorded(deposit=deposit)
    if deposit > most:
        raise refusals.DepositTooLarge(most=most)
    case = db.session.get_one(CaseFile, sale.case_id)
    document = record_document([case, facts.lot, sale], paper=paper, by=by.onward())
    carry_over(sale, deposit, by=by)
    milestones.log(
        sale,
        entries.DEPOSIT_SAID,
        {"deposit": [before, deposit], "document": document.number},
        by=by,
    )
    db.session.flush()
    if sums_of(sale).left_to_pay == 0:
        paid = last_day_of(sale, MoneyKind.DEPOSIT, MoneyKind.PAYMENT)
        milestones.paid_in_full(sale, facts.lot, paid, by=by)
    return sale
