"""Recording what a lot is worth: the appraisal certificate sets the first starting price."""

from datetime import date

from sqlalchemy import select

from auctions import allowed, entries, law, lifecycle, offers, refusals
from auctions.models import Lot, LotStatus, Valuation
from cases.models import Step
from cases.operations import deadlines
from foundation.acts import Act
from foundation.database import Dong, db
from foundation.past import check_order, check_past
from foundation.refusals import check


def record_valuation(
    lot: Lot,
    *,
    firm: str,
    certificate_no: str,
    certificate_on: date,
    valid_until: date,
    value: int,
    received_on: date,
    by: Act,
    notified_on: date | None = None,
) -> Valuation:
    """Record a valuation; before any round has failed its value is the starting price.

    The last day to sign the service contract is ruled from it (P15).

    Args:
        valid_until: last day of the certificate, as written on it.
        value: đồng, above zero.
        received_on: day the result reached the office.
        notified_on: day the parties were notified of it; opens the window to ask for another.

    Raises:
        ChangedMeanwhile: the lot changed since the person saw it.
        ValuationNotNow: the lot has a session ahead, is unsold or sold.
        CertificateDaysCrossed: it would end before it was issued.
        DayTooEarly: received before it was issued, or notified before it was received.
        DayInTheFuture: received or notified later than the act.

    Basis: 106/2025/QH15, Điều 82; P12.
    """
    check(allowed.why_not_value(offers.locked(lot, by), by))
    if valid_until < certificate_on:
        raise refusals.CertificateDaysCrossed(issued=certificate_on, until=valid_until)
    check_order(received_on, certificate_on)
    check_past(received_on, by)
    if notified_on is not None:
        check_order(notified_on, received_on)
        check_past(notified_on, by)
    revalued = (
        db.session.scalar(select(Valuation.id).where(Valuation.lot_id == lot.id).limit(1))
        is not None
    )
    valuation = Valuation(
        office_id=lot.office_id,
        lot_id=lot.id,
        firm=firm,
        certificate_no=certificate_no,
        certificate_on=certificate_on,
        valid_until=valid_until,
        received_on=received_on,
        value=Dong(value),
    )
    db.session.add(valuation)
    lifecycle.advance(
        lot,
        entries.LOT_VALUED,
        status=LotStatus.VALUED if lot.status is LotStatus.DRAFT else None,
        price=value if not lot.failed_rounds else None,
        on=received_on,
        by=by,
        payload={
            "firm": firm,
            "certificate": certificate_no,
            "value": value,
            "valid_until": valid_until,
        },
    )
    due = law.contract_due(lot, received_on=received_on, notified_on=notified_on, revalued=revalued)
    if due is not None:
        ruling, trigger_on = due
        deadlines.of(lot).schedule(Step.SIGN_CONTRACT, ruling, trigger_on=trigger_on, by=by)
    db.session.flush()
    return valuation
