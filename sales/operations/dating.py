"""The days of a sale in their order, as far as they are known; the day of a sale learned later."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import select

from auctions.models import Lot, Round
from auctions.operations.registrations import deposit_of_winner
from auctions.queries import assets_of, registrations_of
from foundation.acts import Act
from foundation.database import db, lock
from foundation.moments import Moment
from foundation.partdays import KnownDay, part_of
from foundation.past import check_order
from sales import refusals
from sales.models import DeliveryAttempt, MoneyKind, Sale
from sales.operations import judged_again
from sales.queries import is_hand_over, movements_that_stand, sale_of_round


def hand_overs(sale: Sale) -> list[KnownDay]:
    """Return the days of the hand-overs; the last of a delivered sale may have been corrected."""
    own = DeliveryAttempt.sale_id == sale.id, is_hand_over()
    days = sorted(set(db.session.scalars(select(DeliveryAttempt.attempted_on).where(*own))))
    known = [KnownDay.of(day, None) for day in days]
    last = sale.delivered_day
    return known if last is None else [*known[:-1], last]


def moved_days(sale: Sale, *kinds: MoneyKind) -> list[KnownDay]:
    """Return the days on which money of these kinds moved."""
    return [row.moved_day for row in movements_that_stand(sale) if row.kind in kinds]


def first_before(day: KnownDay, following: Iterable[KnownDay | date]) -> date | None:
    """Return the first of what follows a day and is surely before it."""
    crossed = [
        each.latest if isinstance(each, KnownDay) else each
        for each in following
        if day.is_surely_after(each)
    ]
    return min(crossed, default=None)


def check_sold(sale: Sale, day: KnownDay, by: Act) -> None:
    """Refuse a sale that is surely before the seizure, or after what follows it.

    Raises:
        DayTooEarly: before the seizure, or before the session of its round.
        SoldAfterNext: after a payment, a notice or a hand-over.
    """
    for asset in assets_of(db.session.get_one(Lot, sale.lot_id)):
        if (seized := asset.seized_by(by.day)) is not None:
            check_order(day, seized, Moment.SOLD, Moment.SEIZED)
    round_ = None if sale.to_creditor else db.session.get(Round, sale.round_id)
    if round_ is not None and round_.session_on is not None and sale.sold_day.exact is not None:
        check_order(day, round_.session_on, Moment.SOLD, Moment.SESSION)
    told = [on for on in (sale.debtor_notified_on, sale.creditor_notified_on) if on is not None]
    if last := first_before(day, [*moved_days(sale, MoneyKind.PAYMENT), *hand_overs(sale), *told]):
        raise refusals.SoldAfterNext(day=last)


def check_buyer(sale: Sale, values: Mapping[str, Any]) -> None:
    """Refuse another buyer than those who registered for the round of a sale.

    Raises:
        BuyerNotRegistered, DepositNotInFull: see ``deposit_of_winner``.
    """
    if not values.keys() & {"buyer", "buyer_identity"} or sale.to_creditor:
        return
    round_ = db.session.get(Round, sale.round_id)
    if round_ is not None:
        buyer = values.get("buyer", sale.buyer)
        identity = values.get("buyer_identity", sale.buyer_identity)
        deposit_of_winner(round_, registrations_of(round_), buyer, identity)


def check_session(round_: Round, session_on: date, *, by: Act) -> None:
    """Refuse a session that the sale of a round cannot have been on.

    Raises:
        DayTooEarly, SoldAfterNext: see ``check_sold``.
    """
    sale = sale_of_round(round_)
    if sale.sold_day.exact is None:
        check_sold(sale, KnownDay.of(session_on, None), by)


def sold_on_session(round_: Round, *, by: Act) -> None:
    """Let a sale of which nobody knew the day whole have been on the session that is now known.

    Registered by :mod:`sales.listeners`; runs inside the act that completes the round.
    """
    sale, told = sale_of_round(round_), part_of(round_.session_on)
    if told is None or sale.sold_day.exact is not None:
        return
    before = Sale.SOLD.told(lock(sale))
    sale.sold_on, sale.sold_in = KnownDay.told(told, by.day).kept
    judged_again.sold_really(sale, db.session.get_one(Lot, sale.lot_id), before, by=by)
