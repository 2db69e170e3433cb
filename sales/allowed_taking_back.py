"""Whether a step of a sale may be taken back now, and why not: one answer for all who ask."""

from sqlalchemy import exists, select

from auctions.models import Lot
from auctions.refusals import StepTakenBack
from auctions.taking_back.standing import why_not_last
from foundation.database import db
from foundation.refusals import Refusal
from sales import refusals
from sales.models import AttemptOutcome, DeliveryAttempt, Sale, SaleState
from sales.standing import is_handed_over
from warehouse.models import LineState, Order, OrderLine


def why_no_default(sale: Sale) -> Refusal | None:
    """A default is taken back of a sale that was cancelled by one."""
    if sale.state is SaleState.DEFAULTED:
        return None
    return refusals.NoDefault(state=sale.state)


def why_no_delivery(sale: Sale) -> Refusal | None:
    """A hand-over is taken back where something was handed over, be it a part."""
    if not is_handed_over(sale):
        return refusals.SaleNotDelivered(state=sale.state)
    return None


def why_not_take_back_delivery(sale: Sale) -> Refusal | None:
    """What the store let out, against a signature, was handed over."""
    if why := why_no_delivery(sale):
        return why
    went_out = exists().where(
        Order.sale_id == sale.id, OrderLine.order_id == Order.id, OrderLine.state == LineState.DONE
    )
    if db.session.scalar(select(went_out)):
        return refusals.ReleasedFromStore()
    return why_not_last(db.session.get_one(Lot, sale.lot_id), "sale.delivery", sale)


def why_no_title(sale: Sale) -> Refusal | None:
    """The title file is taken back that was recorded as sent."""
    return None if sale.title_document_id is not None else refusals.TitleFileNotSent()


def why_no_attempt(attempt: DeliveryAttempt) -> Refusal | None:
    """An attempt that succeeded is the hand-over, which is taken back as one."""
    if attempt.annulled_on is not None:
        return StepTakenBack()
    return refusals.DoneNeedsHandover() if attempt.outcome is AttemptOutcome.DONE else None
