"""Opening a sale, or a taking by the creditor; extending the winner's payment."""

from datetime import date
from typing import Any

from auctions import law
from auctions.models import Lot, Round
from cases.models import CaseFile, Party, Step
from foundation.acts import Act
from foundation.codes import new_code
from foundation.database import Dong, db
from foundation.moments import Moment
from foundation.partdays import KnownDay
from foundation.past import check_order, check_past
from foundation.refusals import check
from papers.dated import orders, tells_of
from papers.models import Document
from papers.operations import Paper
from sales import allowed, claims, entries, refusals, sale_facts
from sales import law as sale_law
from sales.finding import index_sale
from sales.models import Sale, SaleState
from sales.operations import deposits, milestones
from sales.sale_facts import SaleFacts


def open_sale(
    round_: Round,
    *,
    buyer: str,
    buyer_identity: str | None,
    price: int,
    deposit: int | None,
    contract: Document | None,
    sold_on: date,
    by: Act,
    sold_in: str | None = None,
    origin: str | None = None,
) -> Sale:
    """Open the sale of a won round; the deposit counts towards the price, payment is due (D3).

    A deposit that nobody knows stays unknown, and what is left to pay with it.

    Args:
        deposit: đồng the winner laid down; None where nobody knows it.
        sold_in: what an old file says of the day, where ``sold_on`` is only the last it may be; the
            payment is then due on no day.
        origin: the old file that tells of the sale.

    Law: D3; 152/2026/NĐ-CP, Điều 65 khoản 1; until 30/06/2026 62/2015/NĐ-CP, Điều 27 khoản 3.
    """
    lot = db.session.get_one(Lot, round_.lot_id)
    deposit = min(deposit, price) if deposit is not None else None
    told = {"deposit": deposit, "sold_in": sold_in, "origin": origin}
    sale = _sale(lot, round_, price, sold_on, buyer, buyer_identity, contract, **told)
    deposits.carry_over(sale, deposit, by=by)
    milestones.log(
        sale,
        entries.SALE_OPENED,
        {"round": round_.number, "price": price, "deposit": deposit},
        by=by,
    )
    if sold_in is None:
        due = milestones.ruled("D3", sold_on, lot, past=origin is not None)
        milestones.schedule(sale, Step.PAY, due, sold_on, by=by)
    if deposit == price:
        milestones.paid_in_full(sale, lot, sale.sold_day, by=by)
    return sale


def open_taking(
    lot: Lot,
    round_: Round,
    *,
    party: Party,
    price: int,
    answered_on: date,
    request: Document | None,
    by: Act,
) -> Sale:
    """Open the taking of a lot by the creditor at the last reduced price.

    What is left to pay is known only after the debtor's own days to pay (R9, R10). Until the
    creditor is told, the last day to pay is the latest the law allows, and not certain.

    Args:
        party: the creditor who takes it.
        answered_on: day of the creditor's request.
        request: the document that says it.

    Law: R7, R9–R12; 106/2025/QH15, Điều 83 khoản 3; 152/2026/NĐ-CP, Điều 65 khoản 6, Điều 66.
    """
    told = {"to_creditor": True, "party_id": party.id}
    sale = _sale(lot, round_, price, answered_on, party.name, party.identity_no, request, **told)
    milestones.log(
        sale,
        entries.TAKEN_BY_CREDITOR,
        {"round": round_.number, "price": price, "party": party.id},
        by=by,
    )
    latest = sale_law.latest_taking_payment(answered_on)
    if latest is not None:
        due, trigger_on = latest
        milestones.schedule(sale, Step.PAY, due, trigger_on, by=by)
    return sale


def settle_taking(
    sale: Sale,
    *,
    debtor_notified_on: date,
    notified_on: date,
    offset: int,
    document: Paper,
    by: Act,
    ranks_first: bool = False,
) -> Sale:
    """Tell the creditor who takes the asset what is set off and what is left to pay.

    With nothing left to pay the taking is paid on that day.

    Args:
        debtor_notified_on: day the debtor was told of the request; he may then still pay all.
        notified_on: day the creditor was told.
        offset: đồng of the price set off against what the debtor owes him.
        document: the notice to the creditor.
        ranks_first: of several creditors he is paid before the others (106/2025/QH15, Điều 54
            khoản 1, 3); the one to whom the whole lot is mortgaged is in any case.

    Raises:
        ChangedMeanwhile: the sale changed since the person saw it.
        NotATaking: a winner bought the lot.
        TakingSettledAlready: the creditor was told before.
        SaleNotUnpaid: it is paid, or has lapsed.
        CaseEnded: the case was enforced here no more by then.
        OnHold: a hold lay over the case or an asset of the lot on the day the creditor was told.
        OffsetAbovePrice: more than the price.
        ClaimNotKnown: something is set off, and nobody knows what is claimed in the case.
        ClaimOfCreditorNotKnown: there are several creditors, and nobody knows what is owed to him.
        OffsetAboveClaim: more than what is still owed to him.
        OffsetAboveShare: more than his part of a price that does not pay everybody.
        DayTooEarly: the debtor was told before the request, or the creditor before the debtor.
        DebtorMayStillPay: the debtor's days are not over.
        DayInTheFuture: later than the act.
        DocumentNeeded and the others of ``record_document``: no notice, or one named by half.

    Basis: 152/2026/NĐ-CP, Điều 65 khoản 6, Điều 66.
    """
    facts = sale_facts.locked(sale, by)
    check(allowed.why_not_settle_taking(facts, by, notified_on))
    lot = facts.lot
    if not 0 <= offset <= sale.price:
        raise refusals.OffsetAbovePrice(price=sale.price)
    _check_claim(facts, offset, notified_on, ranks_first=ranks_first)
    check_order(debtor_notified_on, sale.sold_day, Moment.DEBTOR_TOLD, Moment.REQUEST)
    check_order(notified_on, debtor_notified_on, Moment.CREDITOR_TOLD, Moment.DEBTOR_TOLD)
    still = law.deadline("R10", debtor_notified_on, lot)
    if still is not None and notified_on <= still.value:
        raise refusals.DebtorMayStillPay(due=still.value, basis=still.basis.short)
    check_past(notified_on, by, Moment.CREDITOR_TOLD)
    sale.debtor_notified_on, sale.creditor_notified_on = debtor_notified_on, notified_on
    sale.offset = Dong(offset)
    sale.settlement_document = milestones.rests_on(sale, lot, document, orders(notified_on), by=by)
    milestones.log(
        sale,
        entries.TAKING_SETTLED,
        {
            "debtor_notified_on": debtor_notified_on,
            "notified_on": notified_on,
            "offset": offset,
            "document": sale.settlement_document.number,
            **({"ranks_first": True} if ranks_first else {}),
        },
        by=by,
    )
    due = law.deadline("R11", notified_on, lot)
    milestones.schedule(sale, Step.PAY, due, notified_on, by=by)
    if offset == sale.price:
        milestones.paid_in_full(sale, lot, KnownDay.of(notified_on, None), by=by)
    return sale


def _check_claim(facts: SaleFacts, offset: int, told_on: date, *, ranks_first: bool) -> None:
    """Refuse to set off what is not owed: the creditor pays what the asset is worth beyond it."""
    sale = facts.sale
    case = db.session.get_one(CaseFile, sale.case_id)
    claim = claims.claim_of_taker(case, facts, ranks_first=ranks_first)
    if claim.whole is None and offset:
        raise refusals.ClaimNotKnown(number=case.number)
    if claim.own is None and offset:
        raise refusals.ClaimOfCreditorNotKnown(number=case.number)
    most = claim.most_of(sale.price)
    if most is None or offset <= most:
        return
    rest = sale.price - most
    if claim.is_shared_at(sale.price):
        basis = sale_law.sharing_basis(told_on)
        raise refusals.OffsetAboveShare(most=most, rest=rest, basis=basis)
    raise refusals.OffsetAboveClaim(owed=most, rest=rest, basis=sale_law.setting_off_basis(told_on))


def extend_payment(sale: Sale, *, extended_to: date, document: Paper, by: Act) -> Sale:
    """Extend the payment as the parties and the winner agreed, up to 60 days from the auction.

    Raises:
        ChangedMeanwhile: the sale changed since the person saw it.
        NotABuyer: the creditor takes the asset.
        SaleNotUnpaid: it is paid, or the winner defaulted.
        NoExtension: the auction was before 01/07/2026.
        PaymentAlreadyLate: the last day has passed; late stays late.
        LongestExtension: it was extended to the last day already.
        ExtensionOutsideWindow: not after the present last day, or beyond 60 days.
        DocumentNeeded and the others of ``record_document``: no agreement, or one named by half.

    Law: D3.1; 152/2026/NĐ-CP, Điều 65 khoản 1.
    """
    facts = sale_facts.locked(sale, by)
    check(allowed.why_not_extend_to(facts, extended_to, by))
    due_on = facts.pay_due_on
    agreement = milestones.rests_on(sale, facts.lot, document, tells_of(sale.sold_day), by=by)
    sale.extended_to, sale.extension_document = extended_to, agreement
    sold_on = sale.sold_day.latest
    ruling = sale_law.extended_payment(sold_on, extended_to)
    milestones.log(
        sale,
        entries.PAYMENT_EXTENDED,
        {"due_on": [due_on, extended_to], "document": agreement.number},
        by=by,
        basis=ruling.basis.short,
    )
    milestones.schedule(sale, Step.PAY, ruling, sold_on, by=by)
    return sale


def _sale(
    lot: Lot,
    round_: Round,
    price: int,
    sold_on: date,
    buyer: str,
    identity: str | None,
    document: Document | None,
    **told: Any,
) -> Sale:
    values = {"to_creditor": False, "deposit": Dong(0), **told}
    sale = Sale(
        office_id=lot.office_id,
        code=new_code(),
        lot_id=lot.id,
        round_id=round_.id,
        case_id=lot.case_id,
        buyer=buyer,
        buyer_identity=identity,
        price=Dong(price),
        offset=Dong(0),
        sold_on=sold_on,
        contract_document=document,
        state=SaleState.UNPAID,
        **values,
    )
    db.session.add(sale)
    db.session.flush()
    index_sale(sale)
    return sale
