"""What will be said of an old asset once it is recorded: on the stalled list, and what is unknown.

Pure, so that the page can say it while it is typed; a test compares it with what is recorded.
"""

import enum
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from auctions.repeats import Held, first_repeat, in_order
from backlog.allowed import sold_round
from backlog.counting import counted, first_known
from backlog.in_the_way import holder_days
from backlog.judging import Finding, findings_of, immovable_of
from backlog.shapes import OldEnd, OldMatter, OldObstacle, OldPaid
from cases.ages import Age, age_of, since_seizure
from foundation.i18n import N_
from foundation.partdays import KnownDay, PartDay, first_of
from lawbook import repricing
from sales.delivery_days import DeliveryDue, delivery_due


class Standing(enum.StrEnum):
    """Where it will stand."""

    UNDELIVERED = "undelivered"  # on the stalled list: sold, paid, not delivered
    REPEATED = "repeated"  # on the stalled list: failed again and again
    DELIVERY_UNKNOWN = "delivery_unknown"  # paid; nobody knows whether it was handed over
    UNDELIVERED_IN_TIME = "undelivered_in_time"  # paid, and the last day has not come
    UNPAID = "unpaid"
    DELIVERED = "delivered"
    DELIVERED_UNPAID = "delivered_unpaid"  # nobody knows that it is paid in full
    OFFERED = "offered"
    NEVER_OFFERED = "never_offered"


@dataclass(frozen=True, slots=True)
class Gap:
    """Something nobody knows yet: its words, and the field where it is typed."""

    words: str  # N_ text
    field: str
    number: int | None = None  # of the round


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What follows from an old matter as it is typed; amounts are đồng."""

    standing: Standing
    failed: int
    reductions: int
    first_price: int | None
    price: int | None
    money: int | None  # that is stuck
    age: Age | None
    paid: PartDay | None
    due_on: date | None
    overdue: int | None
    interest_from: date | None
    obstacle_age: Age | None
    holders: int
    immovable: bool | None
    findings: Sequence[Finding]
    gaps: Sequence[Gap]

    @property
    def is_stalled(self) -> bool:
        return self.standing in {Standing.UNDELIVERED, Standing.REPEATED}

    @property
    def depth(self) -> int | None:
        """How deep all cuts went, in basis points."""
        if not self.first_price or self.price is None or self.price > self.first_price:
            return None
        return repricing.cut_basis_points(self.first_price, self.price) or None


def summary_of(matter: OldMatter, today: date) -> Summary:
    """Work out what will be said of an old matter on a day."""
    rounds = list(counted(matter))
    prices = [each.round.starting_price for each in rounds if each.round.starting_price]
    last = rounds[-1] if rounds else None
    sale, obstacle = matter.sale, matter.obstacle
    reductions = last.reduced_before if last else 0
    in_full = sale is not None and sale.payment is OldPaid.FULL
    paid = sale.paid if sale is not None and in_full and sale.delivered is False else None
    due = _delivery_due(matter, today)
    due_on = due.exact if due is not None else None
    standing = _standing(matter, due, today)
    seized = KnownDay.told(matter.asset.seized, today) if matter.asset.seized else None
    since = since_seizure(seized, first_known(matter, today))
    age = age_of(since, today) if since is not None else None
    stuck = _obstacle_age(obstacle, today) if obstacle is not None else None
    first = bool(rounds and (rounds[0].failed_before or rounds[0].reduced_before))
    overdue = (today - due_on).days if due_on and standing is Standing.UNDELIVERED else None
    return Summary(
        standing=standing,
        failed=last.failed if last else 0,
        reductions=reductions,
        first_price=prices[0] if prices and not first else None,
        price=prices[-1] if prices else None,
        money=sale.price if sale is not None else (prices[-1] if prices else None),
        age=age,
        paid=paid,
        due_on=due_on,
        overdue=overdue,
        interest_from=due_on + timedelta(days=1) if overdue and due_on else None,
        obstacle_age=stuck,
        holders=len(obstacle.holders) if obstacle else 0,
        immovable=immovable_of(matter),
        findings=findings_of(matter),
        gaps=list(_gaps(matter)),
    )


def _delivery_due(matter: OldMatter, today: date) -> DeliveryDue | None:
    """Return the last day to hand over what was paid for in full."""
    sale, sold = matter.sale, sold_round(matter)
    if sale is None or sale.payment is not OldPaid.FULL:
        return None
    sold_day = KnownDay.told(sold.session if sold is not None else None, today)
    paid = KnownDay.told(sale.paid, today).not_before(sold_day)
    return delivery_due(paid, immovable_of(matter))


def _standing(matter: OldMatter, due: DeliveryDue | None, today: date) -> Standing:
    sale = matter.sale
    if sale is not None:
        if sale.delivered:
            in_full = sale.payment is OldPaid.FULL
            return Standing.DELIVERED if in_full else Standing.DELIVERED_UNPAID
        if due is None:
            return Standing.UNPAID
        if sale.delivered is None:
            return Standing.DELIVERY_UNKNOWN
        late = due.is_late(today) is not False
        return Standing.UNDELIVERED if late else Standing.UNDELIVERED_IN_TIME
    held = [
        Held(
            each.round.number or place,
            each.round.ended is OldEnd.FAILED,
            KnownDay.told(each.round.session, today),
            each.reduced_before,
        )
        for place, each in enumerate(counted(matter), 1)
    ]
    if first_repeat(in_order(held), today) is not None:
        return Standing.REPEATED
    return Standing.OFFERED if matter.rounds else Standing.NEVER_OFFERED


def _obstacle_age(obstacle: OldObstacle, today: date) -> Age | None:
    """Return how old an obstacle is, of which at least one day is known in part."""
    if not any(holder.since for holder in obstacle.holders):
        return None
    return age_of(first_of(holder_days(obstacle, today)), today)


def _gaps(matter: OldMatter) -> Iterator[Gap]:
    if matter.asset.seized is None:
        yield Gap(N_("Day of the seizure"), "seized")
    if matter.asset.keeper is None:
        yield Gap(N_("Who keeps the asset"), "keeper")
    for place, round_ in enumerate(matter.rounds):
        number = round_.number or place + 1
        if round_.session is None:
            yield Gap(N_("Day of round %(number)s"), f"rounds-{place}-session", number)
        if round_.starting_price is None:
            yield Gap(N_("Price of round %(number)s"), f"rounds-{place}-starting_price", number)
    if (sale := matter.sale) is not None:
        if sale.delivered is None:
            yield Gap(N_("Whether it was handed over"), "delivered")
        if not sale.winner:
            yield Gap(N_("Winner"), "winner")
        if sale.payment is OldPaid.UNKNOWN:
            yield Gap(N_("What was paid"), "payment")
        elif sale.payment is not OldPaid.NOTHING and sale.paid is None:
            yield Gap(N_("Day of the payment"), "paid")
    if matter.obstacle is not None:
        for place, holder in enumerate(matter.obstacle.holders):
            if holder.since is None:
                yield Gap(N_("Since when somebody has to act"), f"holders-{place}-since")
        if not matter.obstacle.next_act:
            yield Gap(N_("Next act"), "next_act")
