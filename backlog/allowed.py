"""What cannot be true of an old matter. Pure: looks at what was told, asks no database."""

from datetime import date
from itertools import pairwise

from backlog import refusals
from backlog.paying import payment_told
from backlog.shapes import OldEnd, OldMatter, OldObstacle, OldPaid, OldRound, OldSale
from foundation.acts import Act
from foundation.partdays import PartDay
from foundation.refusals import DayInTheFuture, Refusal


def why_not_record(matter: OldMatter, by: Act) -> Refusal | None:
    """An old matter may be unlawful and known in part; it cannot contradict itself."""
    if not matter.asset.description.strip():
        return refusals.OldAssetNotDescribed()
    return (
        _why_not_days(matter, by.day)
        or _why_not_rounds(matter.rounds)
        or _why_not_sale(matter)
        or _why_not_obstacle(matter.obstacle)
    )


def _why_not_days(matter: OldMatter, today: date) -> Refusal | None:
    sale, obstacle = matter.sale, matter.obstacle
    days = [
        matter.asset.seized,
        *(round_.session for round_ in matter.rounds),
        *((sale.paid, sale.delivered_day) if sale is not None else ()),
        *(attempt.day for attempt in (sale.attempts if sale is not None else ())),
        *(holder.since for holder in (obstacle.holders if obstacle is not None else ())),
    ]
    for day in days:
        if day is not None and day.first > today:
            return DayInTheFuture(day=day.first)
    return None


def _why_not_rounds(rounds: tuple[OldRound, ...]) -> Refusal | None:
    number, held, sold = 0, None, False
    for place, round_ in enumerate(rounds, 1):
        shown = round_.number or place
        if sold:
            return refusals.OldRoundAfterSale(number=shown)
        if round_.number is not None and round_.number <= number:
            return refusals.OldRoundsCrossed(number=shown)
        if is_before(round_.session, held):
            return refusals.OldRoundsCrossed(number=shown)
        number, held = round_.number or number + 1, round_.session or held
        sold = round_.ended is OldEnd.SOLD
    return None


def _why_not_sale(matter: OldMatter) -> Refusal | None:
    sale, sold = matter.sale, sold_round(matter)
    if sale is None:
        return refusals.OldPriceNeeded() if sold is not None else None
    if sale.price <= 0:
        return refusals.OldPriceNeeded()
    if sale.paid_amount is not None and sale.paid_amount > sale.price:
        return refusals.OldPaidTooMuch(price=sale.price)
    if sale.payment is OldPaid.PART and not (sale.paid_amount or 0) > 0:
        return refusals.OldPartNeeded()
    if sale.payment is not OldPaid.UNKNOWN:
        told = payment_told(sale.payment, price=sale.price, amount=sale.paid_amount)
        if told is None:
            return refusals.OldPaymentCrossed(price=sale.price)
    paid = sale.paid_amount if sale.payment is OldPaid.PART else None
    if (deposit_of(matter) or 0) > (paid or sale.price):
        return refusals.OldDepositCrossed()
    if sale.delivered_day is not None and not sale.delivered:
        return refusals.OldDeliveryCrossed()
    sold_on = sold.session if sold is not None else None
    return (
        _why_not_order(sold_on, matter.asset.seized)
        or _why_not_order(sale.paid, sold_on)
        or _why_not_order(sale.delivered_day, sold_on)
        or _why_not_attempts(sale, sold_on)
    )


def _why_not_attempts(sale: OldSale, sold_on: PartDay | None) -> Refusal | None:
    """Attempts follow the sale and each other; none follows the hand-over."""
    told = [sold_on, *(attempt.day for attempt in sale.attempts)]
    known = [day for day in (*told, sale.delivered_day) if day is not None]
    pairs = pairwise(known if sale.attempts else ())
    return next((why for one, other in pairs if (why := _why_not_order(other, one))), None)


def _why_not_order(later: PartDay | None, earlier: PartDay | None) -> Refusal | None:
    if later is None or earlier is None or not is_before(later, earlier):
        return None
    return refusals.OldDaysCrossed(later=later.shown, earlier=earlier.shown)


def _why_not_obstacle(obstacle: OldObstacle | None) -> Refusal | None:
    if obstacle is None:
        return None
    if not obstacle.holders:
        return refusals.OldHolderNeeded()
    had: PartDay | None = None
    for holder in obstacle.holders:
        if holder.since is not None and had is not None and is_before(holder.since, had):
            return refusals.OldHoldersCrossed(later=holder.since.shown, earlier=had.shown)
        had = holder.since or had
    return None


def sold_round(matter: OldMatter) -> OldRound | None:
    """Return the round that was sold, if one was."""
    return next((round_ for round_ in matter.rounds if round_.ended is OldEnd.SOLD), None)


def was_delivered_early(sale: OldSale) -> bool:
    """Whether an asset was handed over, and its price not known to be paid in full by then."""
    unpaid = sale.payment is not OldPaid.FULL
    return bool(sale.delivered) and (unpaid or is_before(sale.delivered_day, sale.paid))


def deposit_of(matter: OldMatter) -> int | None:
    """Return what the winner laid down before the auction, đồng; None where nobody knows it."""
    sold = sold_round(matter)
    return sold.deposit if sold is not None else None


def is_before(later: PartDay | None, earlier: PartDay | None) -> bool:
    """Whether a day is certainly before the one it must follow."""
    return later is not None and earlier is not None and later.last < earlier.first
