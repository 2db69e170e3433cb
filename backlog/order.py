"""The order of the steps of an old matter, where their days are known. Pure.

What happened to an asset cannot have happened before it was seized, nor before an auction of it
that is told: such a day is refused, beside the later of the two. A paper bears any day: what the
law wants before it is judged, and never refused (``backlog.judging``).
"""

import enum
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from backlog import refusals
from backlog.shapes import OldEnd, OldMatter
from foundation.partdays import PartDay
from foundation.refusals import DayInTheFuture, Refusal


class PastStep(enum.StrEnum):
    """A step of the past that has a day."""

    SEIZURE = "seizure"
    VALUATION = "valuation"
    CONTRACT = "contract"
    NOTICE = "notice"
    SESSION = "session"
    SALE = "sale"
    ATTEMPT = "attempt"
    PAYMENT = "payment"
    DELIVERY = "delivery"
    HOLDER = "holder"


HAPPENED = frozenset(
    {PastStep.SESSION, PastStep.SALE, PastStep.ATTEMPT, PastStep.PAYMENT, PastStep.DELIVERY}
)
"""Steps that happened to the asset: after its seizure, and after the auctions told before them."""


@dataclass(frozen=True, slots=True)
class Told:
    """A step with what is known of its day, and where it was typed.

    Args:
        field: of the form: "paid", "rounds-2-session", of the third round that is told.
    """

    step: PastStep
    day: PartDay
    field: str


def is_before(later: PartDay | None, earlier: PartDay | None) -> bool:
    """Whether a day is certainly before the one it must follow."""
    return later is not None and earlier is not None and later.last < earlier.first


def told_days(matter: OldMatter) -> list[Told]:
    """Return every step of which something of the day is known, as they stand on the form."""
    return [Told(step, day, field) for step, day, field in _days(matter) if day is not None]


def why_not_yet(matter: OldMatter, today: date) -> Refusal | None:
    """What is still to come is no past."""
    for told in told_days(matter):
        if told.day.first > today:
            return DayInTheFuture(day=told.day.first, of=told.step, field=told.field)
    return None


def why_not_order(matter: OldMatter) -> Refusal | None:
    """What happened to an asset follows its seizure, its auctions, and what it cannot precede."""
    seized, earlier = None, list[Told]()
    for told in told_days(matter):
        if told.step is PastStep.SEIZURE:
            seized = told
        if told.step not in HAPPENED:
            continue
        floor = [seized, *earlier] if seized is not None else earlier
        for one in floor:
            if _precedes(one.step, told.step) and is_before(told.day, one.day):
                return refusals.OldDaysCrossed(
                    step=told.step,
                    later=told.day.shown,
                    other=one.step,
                    earlier=one.day.shown,
                    field=told.field,
                )
        earlier.append(told)
    return None


def _precedes(one: PastStep, other: PastStep) -> bool:
    """Whether one step that happened must have come before the other, which stands below it.

    Sessions are compared with each other by their numbers (``OldRoundsCrossed``). The price may be
    paid before an attempt to hand over or after it, and the asset handed over before it is paid.
    """
    sessions = {PastStep.SESSION, PastStep.SALE}
    if one is PastStep.SEIZURE:
        return True
    if one in sessions:
        return other not in sessions
    return one is PastStep.ATTEMPT and other in {PastStep.ATTEMPT, PastStep.DELIVERY}


def _days(matter: OldMatter) -> Iterator[tuple[PastStep, PartDay | None, str]]:
    asset, sale, obstacle = matter.asset, matter.sale, matter.obstacle
    yield PastStep.SEIZURE, asset.seized, "seized"
    yield PastStep.VALUATION, asset.valued, "valued"
    for place, round_ in enumerate(matter.rounds):
        held = PastStep.SALE if round_.ended is OldEnd.SOLD else PastStep.SESSION
        yield PastStep.CONTRACT, round_.contract, f"rounds-{place}-contract"
        yield PastStep.NOTICE, round_.notified, f"rounds-{place}-notified"
        yield held, round_.session, f"rounds-{place}-session"
    if sale is not None:
        for place, attempt in enumerate(sale.attempts):
            yield PastStep.ATTEMPT, attempt.day, f"attempts-{place}-day"
        yield PastStep.PAYMENT, sale.paid, "paid"
        yield PastStep.DELIVERY, sale.delivered_day, "delivered_day"
    for place, holder in enumerate(obstacle.holders if obstacle is not None else ()):
        yield PastStep.HOLDER, holder.since, f"holders-{place}-since"
