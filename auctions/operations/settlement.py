"""After a round is sold or the creditor takes the asset: the sale, its money, its payout."""

from dataclasses import dataclass
from datetime import date, datetime

from auctions import law, lifecycle, sale_refusals
from auctions.models import Lot, LotStatus, MoneyKind, Round, Sale, SaleMoney, SaleState
from auctions.operations import sale_steps as steps
from auctions.operations.days import check_order, check_past
from cases.models import CaseFile, Party, Step
from cases.operations import deadlines
from cases.operations.files import record_collection
from foundation.actor import Actor
from foundation.codes import new_code
from foundation.database import Dong, db
from lawbook import settlement as rules
from lawbook.errors import ExtensionRefused, NoEditionInForce


@dataclass(frozen=True, slots=True)
class SaleBalance:
    """Every đồng of a sale; it ties out when all that came in went out."""

    price: int
    set_off: int  # what a taking creditor sets off against the debt
    deposit: int
    payments: int
    rest: int  # still to be paid
    term_deposit: int
    costs: int
    payouts: int
    left: int  # received and not yet paid out

    @property
    def received(self) -> int:
        return self.deposit + self.payments

    @property
    def ties_out(self) -> bool:
        return self.rest == 0 and self.left == 0


def open_sale(
    round_: Round,
    *,
    buyer: str,
    buyer_identity: str | None,
    price: int,
    contract_no: str | None,
    sold_on: date,
    actor: Actor,
    at: datetime,
) -> Sale:
    """Open the sale of a won round: the deposit counts towards the price, the rest is due (D3).

    Basis: 152/2026/NĐ-CP, Điều 65 khoản 1; before 01/07/2026 62/2015/NĐ-CP, Điều 27 khoản 3.
    """
    lot = db.session.get_one(Lot, round_.lot_id)
    deposit = min(round_.deposit, price)
    sale = _make(lot, round_, buyer, buyer_identity, price, deposit, sold_on, contract_no)
    steps.log(
        sale,
        "sale.opened",
        actor=actor,
        at=at,
        round=round_.number,
        price=price,
        deposit=deposit,
        sold_on=sold_on,
    )
    steps.schedule(sale, Step.PAY, "D3", sold_on, actor=actor, at=at)
    if deposit:
        voucher = contract_no or round_.minutes_no or ""
        _note(sale, MoneyKind.DEPOSIT, deposit, sold_on, voucher, buyer, actor)
    if deposit == price:
        _paid(sale, lot, sold_on, actor=actor, at=at)
    return sale


def open_taking(
    lot: Lot,
    round_: Round,
    *,
    party: Party,
    price: int,
    answered_on: date,
    document_no: str | None,
    actor: Actor,
    at: datetime,
) -> Sale:
    """Open the taking of a lot by the creditor: the debt is set off, the difference is due (R11).

    Basis: 106/2025/QH15, Điều 83 khoản 3; 152/2026/NĐ-CP, Điều 66.
    """
    case = db.session.get_one(CaseFile, lot.case_id)
    set_off = min(price, max(0, case.money_due - case.money_collected))
    sale = _make(
        lot, round_, party.name, party.identity_no, price, set_off, answered_on, document_no
    )
    sale.to_creditor = True
    steps.log(
        sale,
        "sale.taken_by_creditor",
        actor=actor,
        at=at,
        round=round_.number,
        price=price,
        set_off=set_off,
        party=party.id,
    )
    if set_off == price:
        _paid(sale, lot, answered_on, actor=actor, at=at)
    else:
        steps.schedule(sale, Step.PAY, "R11", answered_on, actor=actor, at=at)
    return sale


def extend_payment(
    sale: Sale,
    *,
    extended_to: date,
    document_no: str,
    actor: Actor,
    at: datetime,
    expected: int | None = None,
) -> Sale:
    """Extend the payment by agreement of the parties and the winner, to 60 days at most.

    Raises:
        ChangedMeanwhile: the sale changed since the person saw it.
        SaleHasEnded: it was completed or defaulted.
        AlreadyPaid: there is nothing to extend.
        ExtensionNotInLaw: the auction was before 01/07/2026, or a creditor takes the asset.
        ExtensionOutOfRange: before the 30 days end, or beyond 60 days from the auction.

    Basis: 152/2026/NĐ-CP, Điều 65 khoản 1.
    """
    lot = steps.hold(sale, expected)
    steps.check_live(sale)
    if sale.paid_on is not None:
        raise sale_refusals.AlreadyPaid(day=sale.paid_on)
    if sale.to_creditor:
        raise sale_refusals.ExtensionNotInLaw(day=sale.sold_on)
    with law.answering():
        due = rules.payment_due(sale.sold_on)
        try:
            longest = rules.longest_payment_extension(sale.sold_on)
            ruling = rules.payment_due(sale.sold_on, extended_to)
        except NoEditionInForce as absent:
            raise sale_refusals.ExtensionNotInLaw(
                day=sale.sold_on, basis=due.basis.short
            ) from absent
        except ExtensionRefused as outside:
            raise sale_refusals.ExtensionOutOfRange(
                due=due.value, longest=longest.value, basis=longest.basis.short
            ) from outside
    sale.extended_to, sale.extension_no = extended_to, document_no
    deadlines.schedule(
        Step.PAY,
        ruling,
        case=db.session.get_one(CaseFile, sale.case_id),
        subject_kind="sale",
        subject_id=sale.id,
        lot_id=lot.id,
        trigger_on=sale.sold_on,
        actor=actor,
        at=at,
    )
    steps.log(
        sale,
        "sale.payment_extended",
        actor=actor,
        at=at,
        basis=str(ruling.basis),
        extended_to=extended_to,
        document=document_no,
    )
    return sale


def record_money(
    sale: Sale,
    *,
    kind: MoneyKind,
    amount: int,
    moved_on: date,
    voucher_no: str,
    counterpart: str,
    actor: Actor,
    at: datetime,
    expected: int | None = None,
) -> SaleMoney:
    """Record one movement of money with its voucher; the last đồng in makes the sale paid.

    Payment in full starts the clocks of term deposit (D6) and delivery (D7); the last đồng paid
    out completes the sale. The system records money, it never moves any.

    Args:
        amount: đồng, above zero.
        counterpart: payer, bank, or payee.

    Raises:
        ChangedMeanwhile: the sale changed since the person saw it.
        SaleHasEnded: it was completed or defaulted.
        AmountNotPositive: zero or less.
        DayInTheFuture, DayTooEarly: after the act, or before the sale.
        DepositIsNotRecordedHere: the deposit comes with the result.
        AlreadyPaid, PaysTooMuch: more than the price.
        NotPaidInFull, AlreadyDelivered: a term deposit of money not in, or after delivery.
        NotYetDelivered, MoreThanReceived: a payout too early or too large.

    Basis: 152/2026/NĐ-CP, Điều 65; 106/2025/QH15, Điều 54 khoản 6.
    """
    lot = steps.hold(sale, expected)
    steps.check_live(sale)
    if amount <= 0:
        raise sale_refusals.AmountNotPositive
    check_past(moved_on, at)
    check_order(moved_on, sale.sold_on)
    if kind is MoneyKind.DEPOSIT:
        raise sale_refusals.DepositIsNotRecordedHere
    if kind is MoneyKind.PAYMENT:
        _check_payment(sale, amount)
    elif kind is MoneyKind.TERM_DEPOSIT:
        steps.check_paid(sale)
        _check_left(sale.price - steps.moved(sale, kind), amount)
    else:
        if sale.state is not SaleState.DELIVERED:
            raise sale_refusals.NotYetDelivered
        _check_left(steps.owed(sale) - steps.moved(sale, *steps.MONEY_OUT), amount)
    row = _note(sale, kind, amount, moved_on, voucher_no, counterpart, actor)
    steps.log(
        sale,
        f"sale.money_{kind.value}",
        actor=actor,
        at=at,
        amount=amount,
        moved_on=moved_on,
        voucher=voucher_no,
    )
    _follow(sale, lot, row, actor=actor, at=at)
    return row


def balance(sale: Sale) -> SaleBalance:
    """Return where every đồng of a sale is."""
    received = steps.moved(sale, *steps.MONEY_IN)
    deposit = steps.moved(sale, MoneyKind.DEPOSIT)
    costs, payouts = steps.moved(sale, MoneyKind.COST), steps.moved(sale, MoneyKind.PAYOUT)
    return SaleBalance(
        price=sale.price,
        set_off=sale.price - steps.owed(sale),
        deposit=deposit,
        payments=received - deposit,
        rest=steps.owed(sale) - received,
        term_deposit=steps.moved(sale, MoneyKind.TERM_DEPOSIT),
        costs=costs,
        payouts=payouts,
        left=received - costs - payouts,
    )


def finish_if_paid_out(sale: Sale, lot: Lot, on: date, *, actor: Actor, at: datetime) -> None:
    """Complete a delivered sale once nothing is left to pay out."""
    if sale.state is not SaleState.DELIVERED:
        return
    if steps.moved(sale, *steps.MONEY_OUT) < steps.owed(sale):
        return
    steps.meet(sale, Step.PAY_OUT, on, actor=actor, at=at)
    sale.state = SaleState.COMPLETED
    lifecycle.advance(lot, "sale.completed", status=LotStatus.COMPLETED, on=on, actor=actor, at=at)
    steps.log(sale, "sale.completed", actor=actor, at=at, on=on)


def _check_payment(sale: Sale, amount: int) -> None:
    if sale.paid_on is not None:
        raise sale_refusals.AlreadyPaid(day=sale.paid_on)
    rest = steps.owed(sale) - steps.moved(sale, *steps.MONEY_IN)
    if amount > rest:
        raise sale_refusals.PaysTooMuch(rest=rest)


def _check_left(left: int, amount: int) -> None:
    if amount > left:
        raise sale_refusals.MoreThanReceived(left=left)


def _follow(sale: Sale, lot: Lot, row: SaleMoney, *, actor: Actor, at: datetime) -> None:
    """Do what one movement sets in motion."""
    if row.kind is MoneyKind.PAYMENT:
        if steps.moved(sale, *steps.MONEY_IN) == steps.owed(sale):
            _paid(sale, lot, row.moved_on, actor=actor, at=at)
    elif row.kind is MoneyKind.TERM_DEPOSIT:
        steps.meet(sale, Step.TERM_DEPOSIT, row.moved_on, actor=actor, at=at)
    else:
        if row.kind is MoneyKind.PAYOUT:
            case = db.session.get_one(CaseFile, sale.case_id)
            record_collection(
                case, amount=row.amount, voucher_no=row.voucher_no, actor=actor, at=at
            )
        finish_if_paid_out(sale, lot, row.moved_on, actor=actor, at=at)


def _paid(sale: Sale, lot: Lot, on: date, *, actor: Actor, at: datetime) -> None:
    sale.paid_on, sale.state = on, SaleState.PAID
    steps.meet(sale, Step.PAY, on, actor=actor, at=at)
    lifecycle.advance(lot, "sale.paid", status=LotStatus.PAID, on=on, actor=actor, at=at)
    steps.log(sale, "sale.paid_in_full", actor=actor, at=at, paid_on=on)
    if not sale.to_creditor:
        steps.schedule(sale, Step.TERM_DEPOSIT, "D6", on, actor=actor, at=at)
    steps.schedule(sale, Step.DELIVER, "D7", on, actor=actor, at=at)


def _make(
    lot: Lot,
    round_: Round,
    buyer: str,
    identity: str | None,
    price: int,
    deposit: int,
    sold_on: date,
    document_no: str | None,
) -> Sale:
    sale = Sale(
        office_id=lot.office_id,
        code=new_code(),
        lot_id=lot.id,
        round_id=round_.id,
        case_id=lot.case_id,
        to_creditor=False,
        buyer=buyer,
        buyer_identity=identity,
        price=Dong(price),
        deposit=Dong(deposit),
        sold_on=sold_on,
        contract_no=document_no,
        state=SaleState.UNPAID,
    )
    db.session.add(sale)
    db.session.flush()
    return sale


def _note(
    sale: Sale,
    kind: MoneyKind,
    amount: int,
    moved_on: date,
    voucher_no: str,
    counterpart: str,
    actor: Actor,
) -> SaleMoney:
    row = SaleMoney(
        office_id=sale.office_id,
        sale_id=sale.id,
        kind=kind,
        amount=Dong(amount),
        moved_on=moved_on,
        voucher_no=voucher_no,
        counterpart=counterpart,
        recorded_by_id=actor.id,
    )
    db.session.add(row)
    db.session.flush()
    return row
