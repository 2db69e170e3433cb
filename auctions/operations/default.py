"""A winner who does not pay: the sale ends, the lot is offered again without a cut."""

from datetime import date, datetime

from auctions import lifecycle, queries, sale_refusals
from auctions.models import LotStatus, Round, RoundState, Sale, SaleState
from auctions.operations import sale_steps as steps
from auctions.operations.days import check_past
from cases import lifecycle as assets_life
from cases.models import AssetState, DeadlineStatus, Step
from cases.operations import deadlines
from foundation.actor import Actor
from foundation.database import db


def declare_default(
    sale: Sale,
    *,
    declared_on: date,
    document_no: str,
    actor: Actor,
    at: datetime,
    expected: int | None = None,
) -> Sale:
    """Declare that the winner did not pay in time; only failures count towards reductions.

    The deposit is forfeited and stays in the books of the sale; the lot is ready for another round
    at the same price. A creditor who took the asset and did not pay the difference falls back to
    the decision after the failed round.

    Raises:
        ChangedMeanwhile: the sale changed since the person saw it.
        SaleHasEnded: it was completed or defaulted.
        AlreadyPaid: the price is in.
        DayInTheFuture: declared later than the act.
        NotYetDue: the last day of payment is not past.

    Basis: 152/2026/NĐ-CP, Điều 65 khoản 4, 5.
    """
    lot = steps.hold(sale, expected)
    steps.check_live(sale)
    if sale.paid_on is not None:
        raise sale_refusals.AlreadyPaid(day=sale.paid_on)
    check_past(declared_on, at)
    due = deadlines.find(Step.PAY, subject_kind="sale", subject_id=sale.id)
    if due is not None and declared_on <= due.due_on:
        raise sale_refusals.NotYetDue(due=due.due_on, basis=due.basis_short)
    deadlines.close(
        Step.PAY,
        status=DeadlineStatus.MISSED,
        subject_kind="sale",
        subject_id=sale.id,
        reason="defaulted",
        actor=actor,
        at=at,
    )
    sale.state = SaleState.DEFAULTED
    back_to = LotStatus.UNSOLD if sale.to_creditor else LotStatus.READY
    if not sale.to_creditor:
        db.session.get_one(Round, sale.round_id).state = RoundState.DEFAULTED
    for asset in queries.assets_of(lot):
        assets_life.advance(
            asset, AssetState.ON_OFFER, actor=actor, at=at, payload={"document": document_no}
        )
    lifecycle.advance(
        lot,
        "sale.defaulted",
        status=back_to,
        on=declared_on,
        actor=actor,
        at=at,
        payload={"document": document_no},
    )
    steps.log(
        sale,
        "sale.defaulted",
        actor=actor,
        at=at,
        declared_on=declared_on,
        document=document_no,
        forfeited=0 if sale.to_creditor else sale.deposit,
    )
    return sale
