"""Questions of the pages on which things are lent and taken back."""

from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload

from foundation.database import db
from warehouse.models import (
    EvidenceItem,
    HandOver,
    HandOverKind,
    HandOverLine,
    ItemStatus,
    LineState,
    Loan,
    Order,
    OrderLine,
    OutsideSigner,
)


def to_go_beside(order: Order, item: EvidenceItem) -> int:
    """Count what else is still to go out under an order."""
    query = select(func.count()).where(
        OrderLine.order_id == order.id,
        OrderLine.state == LineState.PENDING,
        OrderLine.item_id != item.id,
    )
    return db.session.scalar(query) or 0


def out_beside(item: EvidenceItem) -> int:
    """Count what else is out under the order under which a thing went out."""
    mine = select(Loan.order_id).where(Loan.item_id == item.id, Loan.returned_at.is_(None))
    query = select(func.count()).where(
        Loan.order_id.in_(mine), Loan.returned_at.is_(None), Loan.item_id != item.id
    )
    return db.session.scalar(query) or 0


def out_together(loan: Loan, most: int) -> Select[EvidenceItem]:
    """Select what is out under the same order, at most so many things."""
    return (
        select(EvidenceItem)
        .join(Loan, Loan.item_id == EvidenceItem.id)
        .where(
            Loan.order_id == loan.order_id,
            Loan.returned_at.is_(None),
            EvidenceItem.status == ItemStatus.ON_LOAN,
        )
        .order_by(EvidenceItem.id)
        .limit(most)
    )


def last_borrower(item: EvidenceItem) -> OutsideSigner | None:
    """Return who signed for a thing when it was last lent; None where that was before the frame."""
    query = (
        select(OutsideSigner)
        .join(HandOver, HandOver.id == OutsideSigner.hand_over_id)
        .join(HandOverLine, HandOverLine.hand_over_id == HandOver.id)
        .where(
            HandOverLine.item_id == item.id,
            HandOver.kind == HandOverKind.LOAN,
            HandOverLine.observation_id.is_not(None),
        )
        .options(joinedload(OutsideSigner.organisation))
        .order_by(HandOver.id.desc())
        .limit(1)
    )
    return db.session.scalars(query).first()
