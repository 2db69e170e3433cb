"""After a round is sold or the creditor takes the asset: the sale and its first milestone."""

from datetime import date, datetime

from audit import ledger
from auctions.models import Lot, Round, Sale, SaleState
from cases.models import CaseFile, Party, Step
from cases.operations import deadlines
from foundation.actor import Actor
from foundation.codes import new_code
from foundation.database import Dong, db
from lawbook.periods import deadline
from lawbook.settlement import payment_due


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
    """Open the sale of a won round; the deposit counts towards the price, payment is due (D3)."""
    lot = db.session.get_one(Lot, round_.lot_id)
    sale = Sale(
        office_id=lot.office_id,
        code=new_code(),
        lot_id=lot.id,
        round_id=round_.id,
        case_id=lot.case_id,
        to_creditor=False,
        buyer=buyer,
        buyer_identity=buyer_identity,
        price=Dong(price),
        deposit=round_.deposit,
        sold_on=sold_on,
        contract_no=contract_no,
        state=SaleState.UNPAID,
    )
    db.session.add(sale)
    db.session.flush()
    ledger.append(
        sale.stream,
        "sale.opened",
        office_id=sale.office_id,
        actor=actor,
        at=at,
        payload={"round": round_.number, "price": price, "deposit": round_.deposit},
    )
    deadlines.schedule(
        Step.PAY,
        payment_due(sold_on),
        case=db.session.get_one(CaseFile, lot.case_id),
        subject_kind="sale",
        subject_id=sale.id,
        lot_id=lot.id,
        trigger_on=sold_on,
        actor=actor,
        at=at,
    )
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
    """Open the taking of a lot by the creditor; the difference is due by R11."""
    sale = Sale(
        office_id=lot.office_id,
        code=new_code(),
        lot_id=lot.id,
        round_id=round_.id,
        case_id=lot.case_id,
        to_creditor=True,
        buyer=party.name,
        buyer_identity=party.identity_no,
        price=Dong(price),
        deposit=Dong(0),
        sold_on=answered_on,
        contract_no=document_no,
        state=SaleState.UNPAID,
    )
    db.session.add(sale)
    db.session.flush()
    ledger.append(
        sale.stream,
        "sale.taken_by_creditor",
        office_id=sale.office_id,
        actor=actor,
        at=at,
        payload={"round": round_.number, "price": price, "party": party.id},
    )
    deadlines.schedule(
        Step.PAY,
        deadline("R11", answered_on),
        case=db.session.get_one(CaseFile, lot.case_id),
        subject_kind="sale",
        subject_id=sale.id,
        lot_id=lot.id,
        trigger_on=answered_on,
        actor=actor,
        at=at,
    )
    return sale
