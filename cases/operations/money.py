"""Recording the money of a case: its costs, when they arise; nothing is changed, only reversed."""

from datetime import date

from sqlalchemy import and_, exists, select
from sqlalchemy.orm import aliased

from audit import ledger
from audit.entries import Kind
from cases import refusals
from cases.allowed import why_not_name_asset, why_not_name_party, why_not_reverse
from cases.models import (
    Asset,
    CaseFile,
    CostCategory,
    MoneyMovement,
    MovementDirection,
    MovementKind,
    Party,
)
from cases.money import entries
from cases.operations.files import check_open
from foundation import clock
from foundation.acts import Act
from foundation.database import Dong, db, lock
from foundation.folding import fold
from foundation.moments import Moment
from foundation.past import check_order, check_past
from foundation.refusals import check
from papers.models import Document, document_numbered
from papers.operations import Paper, record_document
from papers.queries import is_numbered


def record_cost(
    case: CaseFile,
    *,
    category: CostCategory,
    amount: int,
    moved_on: date,
    paper: Paper,
    by: Act,
    coercion: bool = True,
    party: Party | None = None,
    counterpart: str | None = None,
    asset: Asset | None = None,
    account: str | None = None,
    note: str | None = None,
    again: bool = False,
) -> MoneyMovement:
    """Record a cost of the enforcement on the day it arose.

    Args:
        amount: đồng, above zero.
        moved_on: the day it was paid, or the bill came.
        paper: the bill or voucher.
        coercion: a cost of the coercion (chi phí cưỡng chế), not another one.
        party: who advanced or bears it, of the case; ``counterpart``: who was paid, in words.
        asset: the asset it was for, if it was for one.
        again: another cost than the one recorded with the same document, amount and payee.

    Raises:
        CaseIsClosed: nothing is recorded for a closed case.
        CostNotPositive: nothing was paid.
        DayInTheFuture: later than the act.
        PartyOfAnotherCase, AssetOfAnotherCase: not of this case.
        TakenBackBefore: the asset or the party was entered by mistake.
        CostRecordedBefore: the same document, amount and payee, and nobody says it is another cost.
        DocumentNeeded and the others of ``record_document``: no bill, or not its number and day.

    Basis: 106/2025/QH15, Điều 53.
    """
    check_open(case)
    if amount <= 0:
        raise refusals.CostNotPositive
    check_past(moved_on, by, Moment.MONEY)
    check(why_not_name_party(case, party) if party is not None else None)
    check(why_not_name_asset(case, asset) if asset is not None else None)
    former = None if again else _same_cost(case, amount, paper, party, counterpart)
    if former is not None:
        raise refusals.CostRecordedBefore(
            day=former.moved_on, amount=former.amount, recorded=clock.local_day(former.recorded_at)
        )
    document = record_document([case, *([asset] if asset else [])], paper=paper, by=by.onward())
    row = MoneyMovement(
        office_id=case.office_id,
        case_id=case.id,
        direction=MovementDirection.OUT,
        kind=MovementKind.COST,
        category=category,
        coercion=coercion,
        amount=Dong(amount),
        party_id=party.id if party else None,
        counterpart=counterpart,
        asset_id=asset.id if asset else None,
        account=account,
        moved_on=moved_on,
        document_id=document.id,
        note=note,
        recorded_by_id=by.actor.id,
        recorded_at=by.at,
    )
    db.session.add(row)
    db.session.flush()
    _log(case, row, entries.COST_RECORDED, {"category": category}, document.number, by)
    return row


def _same_cost(
    case: CaseFile, amount: int, paper: Paper, party: Party | None, counterpart: str | None
) -> MoneyMovement | None:
    """Return a cost that stands with the same document, amount and payee, if there is one.

    Two papers without a number are two.
    """
    number = paper.known.number if paper.known is not None else paper.number
    is_same = Document.id == (paper.known.id if paper.known is not None else None)
    if is_numbered(number):
        same_number = document_numbered(number or "")
        is_same = and_(same_number, Document.issued_on == paper.day)
    reversal = aliased(MoneyMovement)
    rows = db.session.scalars(
        select(MoneyMovement)
        .join(Document, Document.id == MoneyMovement.document_id)
        .where(
            MoneyMovement.case_id == case.id,
            MoneyMovement.kind == MovementKind.COST,
            MoneyMovement.amount == amount,
            MoneyMovement.reverses_id.is_(None),
            ~exists().where(reversal.reverses_id == MoneyMovement.id),
            is_same,
        )
        .order_by(MoneyMovement.id)
    )
    payee = (fold(counterpart or ""), party.id if party else None)
    return next((row for row in rows if (fold(row.counterpart or ""), row.party_id) == payee), None)


def reverse_movement(
    movement: MoneyMovement, *, reversed_on: date, reason: str, paper: Paper, by: Act
) -> MoneyMovement:
    """Take a wrong movement back by one the other way that names it; both stay.

    Args:
        reversed_on: the day from which the first no longer counts.
        paper: the minutes or decision that says so.

    Raises:
        CaseIsClosed: the case is closed.
        MovementReversed: it was taken back before.
        MovementIsReversal: it takes back another one.
        ReasonOfReversalNeeded: nobody says why.
        DayTooEarly: it, or the paper, is before the movement.
        DayInTheFuture: later than the act.
        DocumentNeeded and the others of ``record_document``.
    """
    case = db.session.get_one(CaseFile, movement.case_id)
    check_open(case)
    lock(movement)
    reversal = db.session.scalar(
        select(MoneyMovement.id).where(MoneyMovement.reverses_id == movement.id)
    )
    check(why_not_reverse(movement, reversed_before=reversal is not None))
    if not reason.strip():
        raise refusals.ReasonOfReversalNeeded
    check_order(reversed_on, movement.moved_on, Moment.CANCEL, Moment.MONEY)
    check_past(reversed_on, by, Moment.CANCEL)
    if paper.issued_on is not None:
        check_order(paper.issued_on, movement.moved_on, Moment.VOUCHER, Moment.MONEY)
    document = record_document([case], paper=paper, by=by.onward())
    into = movement.direction is MovementDirection.IN
    row = MoneyMovement(
        office_id=movement.office_id,
        case_id=movement.case_id,
        direction=MovementDirection.OUT if into else MovementDirection.IN,
        kind=movement.kind,
        category=movement.category,
        coercion=movement.coercion,
        amount=movement.amount,
        quantity=movement.quantity,
        unit=movement.unit,
        party_id=movement.party_id,
        counterpart=movement.counterpart,
        asset_id=movement.asset_id,
        account=movement.account,
        moved_on=reversed_on,
        document_id=document.id,
        reverses_id=movement.id,
        note=reason.strip(),
        recorded_by_id=by.actor.id,
        recorded_at=by.at,
    )
    db.session.add(row)
    db.session.flush()
    _log(case, row, entries.MONEY_REVERSED, {"reason": row.note}, document.number, by)
    return row


def _log(
    case: CaseFile,
    row: MoneyMovement,
    kind: Kind,
    payload: dict[str, object],
    number: str | None,
    by: Act,
) -> None:
    ledger.append(
        case.stream,
        kind,
        office_id=case.office_id,
        by=by,
        payload={
            "movement": row.id,
            "amount": row.amount,
            "moved_on": row.moved_on,
            "document": number,
            **({"asset": row.asset_id} if row.asset_id else {}),
            **payload,
        },
    )
