"""What happens to a lot of a story beside its rounds: payment, attempts, holds, obstacles."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from sqlalchemy import select

from auctions import queries
from auctions.models import Lot
from cases.models import Asset, Hold, Holder, HoldReason, Obstacle
from cases.operations.deciding import propose_lifting
from cases.operations.holds import place_hold
from cases.operations.obstacles import pass_on, report_obstacle
from demo.agenda import Script
from demo.case_events import decide
from demo.ladder import RoundDays
from demo.offers import Offer, issued
from demo.sessions import TENTH
from demo.settling import TERM_BANK, pay
from demo.stories import EventFacts, LotFacts
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from lawbook.obstacles import obstacle_reason
from papers.models import DocumentKind
from papers.operations import Paper
from sales.models import AttemptOutcome, MoneyKind, Sale
from sales.operations.attempts import record_attempt
from sales.operations.deposits import say_deposit
from sales.queries import sums_of

REVIEW_AFTER: Final = timedelta(days=182)


def events_of(
    offer: Offer, lot: Lot, facts: LotFacts, drawn: Sequence[RoundDays], sale: Sale | None = None
) -> Script:
    """Every event of a lot in the order the story gives, each on its day."""
    for event in facts.events:
        yield event.on or drawn[-1].notified + timedelta(days=event.after)
        match event.kind:
            case "obstacle":
                for asset in queries.assets_of(lot):
                    _obstacle(offer, asset, event)
            case "passed_on":
                for asset in queries.assets_of(lot):
                    _pass_on(offer, asset, event)
            case "hold":
                hold = _hold(offer, queries.assets_of(lot)[0], event)
                if event.lifted_on is not None:
                    yield event.lifted_on
                    _lift(offer, hold, event.lifted_on)
            case "paid" if sale is not None:
                _paid(offer, sale)
            case "term_deposit" if sale is not None:
                pay(offer, sale, MoneyKind.TERM_DEPOSIT, sale.price, TERM_BANK)
            case "attempt" if sale is not None:
                _attempt(offer, sale, event)
            case _:
                raise ValueError(f"{offer.goods.origin}: no such event here: {event.kind}")


def _paid(offer: Offer, sale: Sale) -> None:
    """The whole price came in; a deposit that the story does not give is a tenth of it."""
    if sale.deposit is None and not sale.to_creditor:
        say_deposit(
            sale,
            deposit=-(-sale.price // TENTH),
            paper=Paper(
                kind=DocumentKind.MINUTES,
                number=offer.store.paper("BB-ĐG"),
                issued_on=clock.today(),
                summary="Biên bản đấu giá, phần tiền đặt trước",
            ),
            by=Act(offer.team.officer, clock.now()),
        )
    pay(offer, sale, MoneyKind.PAYMENT, sums_of(sale).most_to_pay, sale.buyer)


def _attempt(offer: Offer, sale: Sale, event: EventFacts) -> None:
    record_attempt(
        sale,
        attempted_on=clock.today(),
        coercive=True,
        outcome=AttemptOutcome(event.outcome),
        reason_code=obstacle_reason(event.code).name,
        note=event.note,
        minutes=issued(offer, "BB-GTS"),
        by=Act(offer.team.officer, clock.now()),
    )


def _obstacle(offer: Offer, asset: Asset, event: EventFacts) -> None:
    holder = Holder(event.held_by)
    report_obstacle(
        asset,
        reason_code=event.code,
        held_by=holder,
        holder_name=event.holder_name or (offer.goods.bank if holder is Holder.BANK else None),
        next_act=event.next_act,
        since_on=clock.today(),
        note=event.note,
        by=Act(offer.team.officer, clock.now()),
    )


def _pass_on(offer: Offer, asset: Asset, event: EventFacts) -> None:
    open_one = select(Obstacle).where(Obstacle.asset_id == asset.id, Obstacle.is_open)
    pass_on(
        db.session.scalars(open_one).one(),
        held_by=Holder(event.held_by),
        holder_name=event.holder_name,
        next_act=event.next_act,
        since_on=clock.today(),
        by=Act(offer.team.officer, clock.now()),
    )


def _hold(offer: Offer, asset: Asset, event: EventFacts) -> Hold:
    return place_hold(
        offer.case,
        asset=asset,
        reason=HoldReason(event.reason),
        ground=event.ground,
        placed_on=clock.today(),
        review_on=event.lifted_on or clock.today() + REVIEW_AFTER,
        by=Act(offer.team.officer, clock.now()),
    )


def _lift(offer: Offer, hold: Hold, on: date) -> None:
    proposed = propose_lifting(
        hold,
        lifted_on=on,
        ground="Hủy bỏ biện pháp khẩn cấp tạm thời",
        by=Act(offer.team.officer, clock.now()),
    )
    decide(proposed, offer.team)
