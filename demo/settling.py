"""After a winner: payment, attempts, hand-over, payout; or a default and a new round."""

from collections.abc import Generator, Sequence
from datetime import date, timedelta
from typing import Final

from auctions.models import Lot
from auctions.queries import assets_of
from demo.agenda import Script
from demo.case_events import close
from demo.ladder import after_publication
from demo.lending import release
from demo.lot_plans import COMPLETED_AFTER, DEFAULTED_AFTER, DELIVERED_AFTER, PAID_AFTER, LotPlan
from demo.obstacles import HELD_BY, report_and_hold
from demo.offers import Offer, decided, issued, kind_of
from demo.sessions import to_the_session
from demo.storing import approve, days_after
from foundation import clock
from foundation.acts import Act
from lawbook.obstacles import obstacle_reason
from lawbook.settlement import no_coercion_reason
from lawbook.working_days import next_working_day
from papers.models import DocumentKind
from papers.operations import Paper
from sales.models import AttemptOutcome, MoneyKind, Sale
from sales.operations.attempts import record_attempt
from sales.operations.default import declare_default
from sales.operations.delivery import hand_over, propose_handover_order
from sales.operations.money import record_money
from sales.operations.title import record_title_file
from sales.queries import sums_of
from sales.sale_facts import is_registered
from warehouse.models import EvidenceItem, Order

TERM_DEPOSIT_AFTER: Final = timedelta(days=7)
FIRST_ATTEMPT_AFTER: Final = timedelta(days=28)
BETWEEN_ATTEMPTS: Final = timedelta(days=24)
TERM_BANK: Final = "Ngân hàng nhận tiền gửi tiết kiệm kỳ hạn 01 tháng"
CLOSED_AFTER: Final = timedelta(days=12)
COSTS: Final = 40  # one part in so many of the price


def after_sale(
    offer: Offer, lot: Lot, sale: Sale, items: Sequence[EvidenceItem], plan: LotPlan
) -> Script:
    """From the result on, up to the act that is planned."""
    won_on = clock.today()
    if plan.act == "sold":
        if plan.obstacle:
            yield won_on + timedelta(days=32)
        yield from report_and_hold(offer, plan)
        return
    if plan.act == "defaulted":
        yield next_working_day(won_on + timedelta(days=DEFAULTED_AFTER))
        yield from _default(offer, lot, sale, plan)
        return
    yield next_working_day(won_on + timedelta(days=PAID_AFTER))
    pay(offer, sale, MoneyKind.PAYMENT, sums_of(sale).most_to_pay, sale.buyer)
    if plan.act == "paid":
        yield from _undelivered(offer, lot, sale, plan)
        return
    yield next_working_day(won_on + timedelta(days=DELIVERED_AFTER))
    if items:
        yield from _hand_out(offer, sale, items)
    else:
        _hand_over(offer, sale)
    if plan.act == "delivered":
        return
    yield next_working_day(won_on + timedelta(days=COMPLETED_AFTER))
    _pay_out(offer, lot, sale)
    if plan.closed:
        yield next_working_day(clock.today() + CLOSED_AFTER)
        close(offer)


def pay(offer: Offer, sale: Sale, kind: MoneyKind, amount: int, counterpart: str) -> None:
    """Record one movement of money today, with its voucher."""
    record_money(
        sale,
        kind=kind,
        amount=amount,
        moved_on=clock.today(),
        voucher=Paper(
            kind=DocumentKind.VOUCHER, number=offer.store.paper("CT"), issued_on=clock.today()
        ),
        counterpart=counterpart,
        by=Act(offer.team.accountant, clock.now()),
    )


def _undelivered(offer: Offer, lot: Lot, sale: Sale, plan: LotPlan) -> Script:
    """The money came in; the asset does not go out."""
    paid_on = clock.today()
    if plan.order:
        yield days_after(paid_on, 1)
        yield from _order(offer, sale)
        return
    if not plan.late:
        yield next_working_day(paid_on + TERM_DEPOSIT_AFTER)
        pay(offer, sale, MoneyKind.TERM_DEPOSIT, sale.price, TERM_BANK)
    if not plan.blocked:
        yield from report_and_hold(offer, plan)
        return
    held_by, holder, next_act = HELD_BY[plan.obstacle]
    for attempt in range(plan.blocked):
        yield next_working_day(paid_on + FIRST_ATTEMPT_AFTER + attempt * BETWEEN_ATTEMPTS)
        record_attempt(
            sale,
            attempted_on=clock.today(),
            coercive=attempt > 0 and no_coercion_reason(clock.today()) is None,
            outcome=AttemptOutcome.BLOCKED if attempt % 2 == 0 else AttemptOutcome.POSTPONED,
            reason_code=obstacle_reason(plan.obstacle).name,
            note="Người đang quản lý tài sản không bàn giao" if attempt % 2 == 0 else "Hoãn giao",
            minutes=issued(offer, "BB-GTS"),
            held_by=held_by,
            holder_name=holder,
            next_act=next_act,
            by=Act(offer.team.officer, clock.now()),
        )


def _order(offer: Offer, sale: Sale) -> Generator[date, None, Order]:
    """Propose the order to hand the stored things to the buyer; the head approves it a day on."""
    order = propose_handover_order(
        sale,
        document=decided(offer, "QĐ-GTS"),
        reason="Giao tài sản cho người mua trúng đấu giá",
        by=Act(offer.team.officer, clock.now()),
    )
    yield days_after(clock.today(), 1)
    approve(order, offer.team)
    return order


def _hand_out(offer: Offer, sale: Sale, items: Sequence[EvidenceItem]) -> Script:
    """The keeper hands the stored things out; that is the delivery."""
    order = yield from _order(offer, sale)
    yield days_after(clock.today(), 1)
    release(
        items,
        order,
        offer.store,
        offer.team,
        name=sale.buyer,
        capacity="Người mua trúng đấu giá",
    )


def _hand_over(offer: Offer, sale: Sale) -> None:
    hand_over(
        sale,
        delivered_on=clock.today(),
        handover=issued(offer, "BB-GTS"),
        received_by=sale.buyer,
        by=Act(offer.team.officer, clock.now()),
    )


def _pay_out(offer: Offer, lot: Lot, sale: Sale) -> None:
    """Costs first, the rest to the creditor; the file for the buyer's title goes out as well."""
    if is_registered(lot, assets_of(lot)):
        record_title_file(
            sale,
            sent_on=clock.today(),
            document=issued(offer, "CV-THADS"),
            by=Act(offer.team.officer, clock.now()),
        )
    costs = sale.price // COSTS
    pay(offer, sale, MoneyKind.COST, costs, "Chi phí thi hành án, thù lao đấu giá")
    pay(offer, sale, MoneyKind.PAYOUT, sale.price - costs, offer.creditor.name)


def _default(offer: Offer, lot: Lot, sale: Sale, plan: LotPlan) -> Script:
    """The winner did not pay; where wished, the lot is offered again without a cut."""
    declare_default(
        sale,
        declared_on=clock.today(),
        document=issued(offer, "QĐ-HKQ"),
        by=Act(offer.team.officer, clock.now()),
    )
    if plan.again:
        days = after_publication(days_after(clock.today(), 6), kind_of(lot))
        yield from to_the_session(offer, lot, days)
