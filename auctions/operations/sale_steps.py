"""What the acts of a sale share: locking it, its deadlines, its ledger stream."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select

from auctions import law, lifecycle, sale_refusals
from auctions.models import Lot, MoneyKind, Sale, SaleMoney, SaleState
from audit import ledger
from cases.models import CaseFile, Step
from cases.operations import deadlines
from foundation.actor import Actor
from foundation.database import db, lock
from foundation.refusals import ChangedMeanwhile


def hold(sale: Sale, expected: int | None = None) -> Lot:
    """Lock a sale and its lot for this act; return the lot.

    Raises:
        ChangedMeanwhile: the sale changed since the person saw it.
    """
    lock(sale)
    if expected is not None and expected != sale.version:
        raise ChangedMeanwhile
    return lifecycle.hold(db.session.get_one(Lot, sale.lot_id))


def check_live(sale: Sale) -> None:
    """Refuse an act on a sale that was completed or defaulted.

    Raises:
        SaleHasEnded: it was.
    """
    if sale.state in {SaleState.COMPLETED, SaleState.DEFAULTED}:
        raise sale_refusals.SaleHasEnded(state=sale.state)


def check_paid(sale: Sale) -> None:
    """Refuse to hand over what is not paid, or was handed over.

    Raises:
        SaleHasEnded: the sale was completed or defaulted.
        AlreadyDelivered: the asset was handed over.
        NotPaidInFull: some of the price is missing.
    """
    check_live(sale)
    if sale.delivered_on is not None:
        raise sale_refusals.AlreadyDelivered(day=sale.delivered_on)
    if sale.state is SaleState.UNPAID:
        raise sale_refusals.NotPaidInFull(rest=owed(sale) - moved(sale, *MONEY_IN))


MONEY_IN = (MoneyKind.DEPOSIT, MoneyKind.PAYMENT)
MONEY_OUT = (MoneyKind.COST, MoneyKind.PAYOUT)


def owed(sale: Sale) -> int:
    """Return what must come in: the price, less what a taking creditor sets off (đồng)."""
    return sale.price - (sale.deposit if sale.to_creditor else 0)


def moved(sale: Sale, *kinds: MoneyKind) -> int:
    """Return the sum of the movements of some kinds (đồng)."""
    total = db.session.scalar(
        select(func.sum(SaleMoney.amount)).where(
            SaleMoney.sale_id == sale.id, SaleMoney.kind.in_(kinds)
        )
    )
    return int(total or 0)


def schedule(
    sale: Sale, step: Step, code: str, trigger_on: date, *, actor: Actor, at: datetime
) -> None:
    """Store the last day of a milestone by its parameter; days before any edition get none."""
    lot = db.session.get_one(Lot, sale.lot_id)
    ruling = law.deadline(code, trigger_on, lot)
    if ruling is None:
        return
    deadlines.schedule(
        step,
        ruling,
        case=db.session.get_one(CaseFile, sale.case_id),
        subject_kind="sale",
        subject_id=sale.id,
        lot_id=lot.id,
        trigger_on=trigger_on,
        actor=actor,
        at=at,
    )


def meet(sale: Sale, step: Step, on: date, *, actor: Actor, at: datetime) -> None:
    """Record that a milestone was met on a day; late is for ever."""
    deadlines.meet(step, subject_kind="sale", subject_id=sale.id, on=on, actor=actor, at=at)


def log(
    sale: Sale, kind: str, *, actor: Actor, at: datetime, basis: str | None = None, **payload: Any
) -> None:
    """Write one fact into the sale's stream."""
    ledger.append(
        sale.stream,
        kind,
        office_id=sale.office_id,
        actor=actor,
        at=at,
        payload=payload,
        basis=basis,
    )
