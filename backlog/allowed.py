"""What cannot be true of an old matter. Pure: looks at what was told, asks no database."""

from backlog import refusals
from backlog.order import is_before, why_not_order, why_not_yet
from backlog.paying import payment_told
from backlog.shapes import OldEnd, OldMatter, OldObstacle, OldPaid, OldRound, OldSale
from foundation.acts import Act
from foundation.partdays import PartDay
from foundation.refusals import Refusal


def why_not_record(matter: OldMatter, by: Act) -> Refusal | None:
    """An old matter may be unlawful and known in part; it cannot contradict itself."""
    if not matter.asset.description.strip():
        return refusals.OldAssetNotDescribed()
    return (
        why_not_yet(matter, by.day)
        or _why_not_rounds(matter.rounds)
        or _why_not_sale(matter)
        or why_not_order(matter)
        or _why_not_obstacle(matter.obstacle)
    )


def _why_not_rounds(rounds: tuple[OldRound, ...]) -> Refusal | None:
    number, held, sold = 0, None, False
    for place, round_ in enumerate(rounds, 1):
        shown = round_.number or place
        if sold:
            return refusals.OldRoundAfterSale(number=shown)
        if round_.number is not None and round_.number <= number:
            return refusals.OldRoundsCrossed(number=shown)  # the numbers: of no one cell
        if is_before(round_.session, held):
            return refusals.OldRoundsCrossed(number=shown, field=f"rounds-{place - 1}-session")
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
        return refusals.OldDepositCrossed(field=f"rounds-{_sold_at(matter)}-deposit")
    if sale.delivered_day is not None and not sale.delivered:
        return refusals.OldDeliveryCrossed()
    return None


def _why_not_obstacle(obstacle: OldObstacle | None) -> Refusal | None:
    if obstacle is None:
        return None
    if not obstacle.holders:
        return refusals.OldHolderNeeded()
    had: PartDay | None = None
    for place, holder in enumerate(obstacle.holders):
        if holder.since is not None and had is not None and is_before(holder.since, had):
            return refusals.OldHoldersCrossed(
                later=holder.since.shown, earlier=had.shown, field=f"holders-{place}-since"
            )
        had = holder.since or had
    return None


def _sold_at(matter: OldMatter) -> int:
    return next(at for at, one in enumerate(matter.rounds) if one.ended is OldEnd.SOLD)


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
