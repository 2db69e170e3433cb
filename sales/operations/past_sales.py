"""What an old file says of the money and the hand-over of a sale: recorded, never refused."""

from cases import lifecycle as assets_life
from cases.models import AssetState
from foundation.acts import Act
from foundation.database import Dong, db
from foundation.partdays import KnownDay, PartDay
from foundation.past import check_past
from foundation.refusals import check
from sales import allowed, entries, refusals, sale_facts
from sales.models import MoneyKind, Sale, SaleMoney
from sales.operations import deposits, milestones


def record_past_payment(sale: Sale, *, amount: int, day: PartDay | None, by: Act) -> SaleMoney:
    """Record what was paid of the price in all, the deposit included, before the program came.

    The whole price makes the sale paid, on a day that may be known in part or not at all.

    Args:
        amount: đồng, above zero.
        day: on which the last of it came in.

    Raises:
        ChangedMeanwhile: the sale changed since the person saw it.
        SaleNotUnpaid, TakingNotSettled: not the time to pay.
        AmountNotPositive: nothing was paid.
        Overpayment: more than the price.
        DayInTheFuture: it came in later than the act.
    """
    facts = sale_facts.locked(sale, by)
    check(allowed.why_not_pay(facts, by))
    if amount <= 0:
        raise refusals.AmountNotPositive
    if amount > facts.sums.most_to_pay:
        raise refusals.Overpayment(left=facts.sums.most_to_pay)
    if day is not None:
        check_past(day.first, by)
    moved = KnownDay.told(day, by.day)
    moved_on, moved_in = moved.kept
    deposits.carry_over(sale, 0, by=by)  # it is within the amount
    row = SaleMoney(
        office_id=sale.office_id,
        sale_id=sale.id,
        kind=MoneyKind.PAYMENT,
        amount=Dong(amount),
        moved_on=moved_on,
        moved_in=moved_in,
        counterpart=sale.buyer,
        recorded_by_id=by.actor.id,
    )
    db.session.add(row)
    db.session.flush()
    milestones.log(
        sale,
        entries.PAST_PAYMENT,
        {"amount": amount, "day": day.shown if day else None, "origin": sale.origin},
        by=by,
    )
    if amount == facts.sums.most_to_pay:
        milestones.paid_in_the_past(sale, facts.lot, moved, by=by)
        db.session.flush()
    return row


def record_past_delivery(
    sale: Sale, *, day: PartDay | None, by: Act, received_by: str | None = None
) -> Sale:
    """Record that everything of a paid sale was handed over before the program came.

    Args:
        day: of the hand-over, known in part or not at all.

    Raises:
        ChangedMeanwhile: the sale changed since the person saw it.
        SaleNotPaid: it is not paid in full, or was delivered before.
        DayInTheFuture: it is said to be later than the act.
    """
    facts = sale_facts.locked(sale, by)
    check(allowed.why_not_attempt(facts, by))
    if day is not None:
        check_past(day.first, by)
    waiting = facts.waiting
    milestones.log(
        sale,
        entries.PAST_DELIVERY,
        {
            "day": day.shown if day else None,
            "assets": [asset.id for asset in waiting],
            "origin": sale.origin,
        },
        by=by,
    )
    for asset in waiting:
        assets_life.advance(asset, AssetState.DELIVERED, by=by, payload={"sale": sale.code})
    delivered = KnownDay.told(day, by.day)
    milestones.delivered_in_the_past(sale, facts.lot, delivered, received_by, by=by)
    db.session.flush()
    return sale
