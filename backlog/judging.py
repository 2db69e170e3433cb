"""How the steps of an old matter stand to the law: judged where the days are known, else left open.

Pure: it looks at what was told, so that the page can say it before anything is recorded.
"""

import enum
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date

from auctions.cuts import Priced, ToldCut, told_cuts
from backlog.allowed import sold_round, was_delivered_early
from backlog.shapes import OldMatter, OldPaid, OldRound
from cases.kinds import cautious, proposed
from lawbook import periods, repricing
from lawbook.assets import AssetKind
from lawbook.errors import LawbookError


class Judged(enum.StrEnum):
    """What is judged."""

    CUT = "cut"  # a price cut
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
    """

    what: Judged
    lawful: bool | None
    round: int | None = None
    cut: int | None = None
    due_on: date | None = None
    basis: str | None = None

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
    """Judge the cuts between the rounds, the price, the payment and the hand-over."""
    return [*_rounds(matter), *_sale(matter)]


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
        if round_.session is None or round_.session.day is None:
            yield Finding(Judged.SESSION, None, number)


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
    return replace(open_, lawful=verdicts.pop(), basis=caps[-1].basis.short)


def _decided_within(matter: OldMatter, place: int) -> tuple[date, date] | None:
    """Return the days between which the cut before a round was decided; None: nobody knows.

    It was decided after every round before, and before the round itself and every later one.
    """
    told = [round_.session for round_ in matter.rounds]
    before = [day.first for day in (matter.asset.seized, *told[:place]) if day is not None]
    after = [day.last for day in told[place:] if day is not None]
    return (max(before), min(after)) if before and after else None


def _sale(matter: OldMatter) -> Iterator[Finding]:
    sale, sold = matter.sale, sold_round(matter)
    if sale is None:
        return
    if sold is not None and sold.starting_price is not None and sale.price < sold.starting_price:
        yield Finding(Judged.BELOW_START, False, sold.number)
    sold_on = sold.session.exact if sold is not None and sold.session is not None else None
    paid_on = sale.paid.exact if sale.paid is not None else None
    kind = cautious(immovable_of(matter))
    early = was_delivered_early(sale)
    if early:  # from no day on
        yield Finding(Judged.DELIVERY, None)
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
            return Finding(what, done_on <= due.value, due_on=due.value, basis=due.basis.short)
    return Finding(what, None)
