"""How the steps of an old matter stand to the law: judged where the days are known, else left open.

Pure: it looks at what was told, so that the page can say it before anything is recorded.
"""

import enum
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from auctions.cuts import Priced, ToldCut, told_cuts
from backlog.allowed import sold_round, was_delivered_early
from backlog.order import is_before
from backlog.shapes import OldMatter, OldPaid, OldRound, OldSale
from cases.kinds import cautious, proposed
from foundation.partdays import PartDay
from lawbook import periods, repricing, rounds
from lawbook.assets import AssetKind
from lawbook.errors import LawbookError
from lawbook.provisions import provision


class Judged(enum.StrEnum):
    """What is judged."""

    CUT = "cut"  # a price cut
    VALUATION = "valuation"  # after the seizure
    CONTRACT = "contract"  # after the valuation
    HELD = "held"  # the session after the contract
    PRICED = "priced"  # the session after the valuation, where no contract is told
    SESSION = "session"  # the days before a session
    PAYMENT = "payment"  # the price was paid in time
    DELIVERY = "delivery"  # the asset was handed over in time
    BELOW_START = "below_start"  # sold below the starting price


@dataclass(frozen=True, slots=True)
class Finding:
    """One step and what the law says of it.

    Args:
        lawful: None: it is not judged, because a day, a price or a round of it is not known.
        round: which round of the asset, where it is about one.
        cut: basis points; ``due_on``: the last day.
        basis: the article, of every verdict that has one.
        confirmed: its text was read.
    """

    what: Judged
    lawful: bool | None
    round: int | None = None
    cut: int | None = None
    due_on: date | None = None
    basis: str | None = None
    confirmed: bool = True

    @property
    def is_unread(self) -> bool:
        """Whether it rests on an article whose text nobody has read."""
        return self.basis is not None and not self.confirmed

    @property
    def code(self) -> str:
        """As the ledger keeps it: "cut:4"."""
        return f"{self.what}:{self.round}" if self.round is not None else self.what.value


def immovable_of(matter: OldMatter) -> bool | None:
    """Return whether the asset is immovable, said or proposed."""
    asset = matter.asset
    if asset.immovable is not None:
        return asset.immovable
    return proposed(asset.category, asset.description)


def findings_of(matter: OldMatter) -> list[Finding]:
    """Judge the papers, the cuts between the rounds, the price, the payment and the hand-over."""
    return [*_papers(matter), *_rounds(matter), *_sale(matter)]


def cuts_of(rounds: Iterable[OldRound]) -> dict[int, ToldCut]:
    """Return the cuts that the prices tell, each by the place of the round it came before."""
    told = told_cuts(Priced(round_.number, round_.starting_price) for round_ in rounds)
    return {cut.place: cut for cut in told}


def _rounds(matter: OldMatter) -> Iterator[Finding]:
    cuts = cuts_of(matter.rounds)
    for place, round_ in enumerate(matter.rounds):
        number = round_.number or place + 1
        if (cut := cuts.get(place)) is not None:
            yield _judged(matter, number, cut)


def _judged(matter: OldMatter, number: int, cut: ToldCut) -> Finding:
    """Judge one cut by the rule of the days on which it may have been decided.

    Over prices, rounds or days that nobody knows there is no verdict.
    """
    open_ = Finding(Judged.CUT, None, number, cut=cut.basis_points)
    days = _decided_within(matter, cut.place)
    if not cut.is_one or days is None:
        return open_
    try:
        caps = [repricing.largest_cut(day) for day in days]
    except LawbookError:
        return open_
    verdicts = {cut.basis_points <= cap.value for cap in caps}
    if len(verdicts) > 1:
        return open_
    sure = all(cap.confirmed for cap in caps)
    return replace(open_, lawful=verdicts.pop(), basis=caps[-1].basis.short, confirmed=sure)


def _decided_within(matter: OldMatter, place: int) -> tuple[date, date] | None:
    """Return the days between which the cut before a round was decided; None: nobody knows.

    It was decided after every round before, and before the round itself and every later one.
    """
    told = [round_.session for round_ in matter.rounds]
    before = [day.first for day in (matter.asset.seized, *told[:place]) if day is not None]
    after = [day.last for day in told[place:] if day is not None]
    return (max(before), min(after)) if before and after else None


def _papers(matter: OldMatter) -> Iterator[Finding]:
    """Judge the valuation, and before each session its contract and its notice."""
    seized, valued = matter.asset.seized, matter.asset.valued
    kind = cautious(immovable_of(matter))
    if valued is not None:
        yield _follows(Judged.VALUATION, None, seized, valued, "P4")
    for place, round_ in enumerate(matter.rounds):
        number, held = round_.number or place + 1, round_.session
        if round_.contract is not None:
            yield _follows(Judged.CONTRACT, number, valued, round_.contract, "P15")
            yield _follows(Judged.HELD, number, round_.contract, held, "P17")
        elif valued is not None:
            yield _follows(Judged.PRICED, number, valued, held, "P15")
        if round_.notified is not None:
            yield _noticed(number, round_.notified, held, kind)
        elif held is None or held.day is None:
            yield Finding(Judged.SESSION, None, number)


def _follows(
    what: Judged, number: int | None, first: PartDay | None, then: PartDay | None, code: str
) -> Finding:
    """Judge whether a step came after the one the law counts it from; the same day will do."""
    open_ = Finding(what, None, number)
    if first is None or then is None:
        return open_
    if is_before(then, first):
        return replace(open_, lawful=False, **_provision(code, first.last))
    after = first.last <= then.first
    return replace(open_, lawful=True, **_provision(code, first.last)) if after else open_


def _noticed(number: int, notice: PartDay, held: PartDay | None, kind: AssetKind) -> Finding:
    """Judge the days between the first public notice and the session."""
    open_ = Finding(Judged.SESSION, None, number)
    if held is None:
        return open_
    if held.day is None or notice.day is None:
        crossed = is_before(held, notice)
        return replace(open_, lawful=False, **_provision("A2.1", held.last)) if crossed else open_
    with suppress(LawbookError):
        plan = rounds.plan_round(held.first, kind=kind, contract_on=None)
        due = plan.last_first_notice_day
        return replace(
            open_,
            lawful=notice.first <= due.value,
            due_on=due.value,
            basis=due.basis.short,
            confirmed=due.confirmed,
        )
    return open_


def _provision(code: str, on: date) -> dict[str, Any]:
    """Return the article of a period in force on a day, and whether its text was read."""
    with suppress(LawbookError):
        period = periods.edition_on(periods.parameter(code), on)
        return {"basis": period.basis.short, "confirmed": period.confirmed}
    return {}


def _sale(matter: OldMatter) -> Iterator[Finding]:
    sale, sold = matter.sale, sold_round(matter)
    if sale is None:
        return
    if sold is not None and sold.starting_price is not None and sale.price < sold.starting_price:
        yield _below_start(sold)
    sold_on = sold.session.exact if sold is not None and sold.session is not None else None
    paid_on = sale.paid.exact if sale.paid is not None else None
    kind = cautious(immovable_of(matter))
    early = was_delivered_early(sale)
    if early:
        yield _early(sale)
    if sale.payment is OldPaid.FULL:
        yield _in_time(Judged.PAYMENT, "D3", sold_on, paid_on, kind)
        if sale.delivered is not False and not early:
            done_on = sale.delivered_day.exact if sale.delivered_day is not None else None
            yield _in_time(Judged.DELIVERY, "D7", paid_on, done_on, kind)


def _in_time(
    what: Judged, code: str, from_on: date | None, done_on: date | None, kind: AssetKind
) -> Finding:
    if from_on is not None and done_on is not None:
        with suppress(LawbookError):
            due = periods.deadline(code, from_on, kind=kind)
            lawful = done_on <= due.value
            basis, sure = due.basis.short, due.confirmed
            return Finding(what, lawful, due_on=due.value, basis=basis, confirmed=sure)
    return Finding(what, None)


def _early(sale: OldSale) -> Finding:
    """Judge a hand-over before the price was paid: the law counts it from the full payment on."""
    day, open_ = sale.delivered_day, Finding(Judged.DELIVERY, None)
    in_full = sale.payment is OldPaid.FULL
    if not in_full or day is None or not is_before(day, sale.paid):
        return open_  # nobody knows when the whole price was in
    return replace(open_, lawful=False, **_provision("D7", day.last))


def _below_start(sold: OldRound) -> Finding:
    """Judge a sale below its starting price: such an auction has failed."""
    open_ = Finding(Judged.BELOW_START, False, sold.number)
    on = sold.session.last if sold.session is not None else None
    found = provision("A.5", on) if on is not None else None
    if found is None:
        return open_
    return replace(open_, basis=found.basis.short, confirmed=found.confirmed)
