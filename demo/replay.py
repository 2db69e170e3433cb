"""Replaying a story: its rounds and events through the real operations, each on its own day."""

import heapq
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from auctions.models import CreditorChoice, Lot, Round
from auctions.operations.announcing import stop_round
from auctions.operations.lots import withdraw_lot
from auctions.operations.published_rounds import record_published_round
from auctions.published import PublishedRound
from demo.agenda import Script
from demo.events import events_of
from demo.ladder import RoundDays, after_publication, back, rungs, session_for
from demo.offers import Offer, decided, make_lot, open_offer, value_lot
from demo.people import Team
from demo.sessions import answer_if_asked, cut, fail, notify, sell, session_moment, to_the_session
from demo.stories import LotFacts, RoundFacts, Story
from demo.storing import Store, days_after
from foundation import clock
from foundation.acts import Act
from lawbook.assets import AssetKind
from papers.models import DocumentKind
from papers.operations import Paper

SESSIONS_RULED_FROM: Final = date(2017, 7, 1)  # 01/2016/QH14; before, rounds are only recorded
STOPPED_AFTER: Final = timedelta(days=2)
BUYER: Final = "Người mua trúng đấu giá (ẩn danh)"


def replayed(store: Store, team: Team, story: Story, today: date) -> Script:
    """A story from the opening of its case to the last fact known of it."""
    kind = AssetKind.IMMOVABLE if story.goods.is_immovable else AssetKind.MOVABLE
    drawn = [days_of(facts, kind, today) for facts in story.lots]
    yield story.opened_on or min(days[0].seized for days in drawn)
    offer = open_offer(store, team, story.goods)
    yield from together(
        _lot(offer, facts, days) for facts, days in zip(story.lots, drawn, strict=True)
    )


def days_of(facts: LotFacts, kind: AssetKind, today: date) -> list[RoundDays]:
    """Draw every day of every round of a lot; none where the law of sessions is not recorded.

    A round whose day is only estimated gives way to the reduction before it.
    """
    if facts.anchor is not None:
        day = today - timedelta(days=facts.anchor.ago)
        return rungs(session_for(facts.anchor.act, day, kind), kind, len(facts.rounds))
    drawn: list[RoundDays] = []
    free: date | None = None  # the day the round before was over and done
    for each in facts.rounds:
        published = each.published
        if published is None or published < SESSIONS_RULED_FROM:
            return []
        days = after_publication(published, kind)
        if free is not None and days.contracted <= free:
            days = _pressed(days, free, each, kind)
        drawn.append(days)
        stopped = each.outcome == "stopped"
        free = days.first_notice + STOPPED_AFTER if stopped else days.cut
    return drawn


def _pressed(days: RoundDays, free: date, facts: RoundFacts, kind: AssetKind) -> RoundDays:
    """Make room for what ended the round before: an estimated day moves, a known one is kept."""
    if facts.precision != "estimated":
        day = days_after(free, 1)
        return replace(days, contracted=day, planned=day)
    published = days.first_notice
    while back(published, 3) <= free:
        published += timedelta(days=1)
    return after_publication(published, kind)


def together(scripts: Iterable[Script]) -> Script:
    """Run scripts side by side, each on its own days."""
    waiting: list[tuple[date, int, Script]] = []
    for order, script in enumerate(scripts):
        if (day := next(script, None)) is not None:
            heapq.heappush(waiting, (day, order, script))
    while waiting:
        day, order, script = heapq.heappop(waiting)
        yield day
        if (following := next(script, None)) is not None:
            heapq.heappush(waiting, (max(day, following), order, script))


def _lot(offer: Offer, facts: LotFacts, drawn: Sequence[RoundDays]) -> Script:
    chosen = [offer.assets[place] for place in facts.assets] or offer.assets
    if not drawn:
        yield facts.rounds[0].published or offer.case.opened_on or clock.today()
        lot = make_lot(offer, chosen)
        yield from _recorded(offer, lot, facts)
        return
    yield drawn[0].created
    lot = make_lot(offer, chosen)
    yield drawn[0].valued
    value_lot(offer, lot, facts.rounds[0].price, known=False)
    if facts.rounds[-1].outcome == "sold":
        yield from _sold(offer, lot, facts, drawn)
        return
    yield from together([_rounds(offer, lot, facts, drawn), events_of(offer, lot, facts, drawn)])
    if facts.split_on is not None:
        yield facts.split_on
        yield from _split(offer, lot, facts)


def _rounds(offer: Offer, lot: Lot, facts: LotFacts, drawn: Sequence[RoundDays]) -> Script:
    """Every round from its contract to the cut that follows it."""
    for place, (told_of, days) in enumerate(zip(facts.rounds, drawn, strict=True)):
        stopped = told_of.outcome == "stopped"
        round_ = yield from to_the_session(offer, lot, days, known=False, stopped=stopped)
        if stopped:
            yield clock.today() + STOPPED_AFTER
            _stop(offer, round_)
            continue
        yield days.resulted
        fail(offer, round_)
        yield days.notified
        notify(offer, round_)
        last = place + 1 == len(facts.rounds)
        if last and facts.anchor is not None:
            return  # the creditor has still to answer
        yield days.answered
        answer_if_asked(offer, lot, CreditorChoice.REFUSES)
        if not last:
            yield days.cut
            cut(offer, lot, facts.rounds[place + 1].price)


def _sold(offer: Offer, lot: Lot, facts: LotFacts, drawn: Sequence[RoundDays]) -> Script:
    """The one round of a story that found a buyer, and what came after."""
    (only,), (days,) = facts.rounds, drawn
    round_ = yield from to_the_session(offer, lot, days, known=False)
    yield days.resulted
    sale = sell(offer, round_, only.sold_for, buyer=BUYER)
    yield from events_of(offer, lot, facts, drawn, sale)


def _recorded(offer: Offer, lot: Lot, facts: LotFacts) -> Script:
    """The one round of a story older than the recorded law: published elsewhere, not judged."""
    (only,) = facts.rounds
    session = only.session or clock.today()
    published = PublishedRound(
        session_at=session_moment(session),
        starting_price=only.price,
        deposit=None,
        organisation=None,
        place=None,
        published_on=clock.today(),
        origin=offer.goods.origin or "",
        earlier_failures=facts.earlier_failures,
        earlier_reductions=facts.earlier_reductions,
    )
    round_ = record_published_round(lot, published, by=Act(offer.team.officer, clock.now()))
    yield days_after(session, 1)
    sale = sell(offer, round_, only.sold_for, buyer=BUYER)
    yield from events_of(offer, lot, facts, (), sale)


def _stop(offer: Offer, round_: Round) -> None:
    stop_round(
        round_,
        paper=Paper(
            kind=DocumentKind.NOTICE,
            number=offer.store.paper("TB-ĐGTS"),
            issued_on=clock.today(),
            summary="Tạm dừng đấu giá",
        ),
        stopped_on=clock.today(),
        by=Act(offer.team.officer, clock.now()),
    )


def _split(offer: Offer, lot: Lot, facts: LotFacts) -> Script:
    """The joint lot is withdrawn, every asset is offered by itself; the first is published."""
    withdraw_lot(
        lot,
        ground=facts.split_ground,
        paper=decided(offer),
        withdrawn_on=clock.today(),
        by=Act(offer.team.officer, clock.now()),
    )
    singles = [make_lot(offer, [asset]) for asset in offer.assets]
    if facts.split_published is None:
        return
    yield facts.split_published
    days = after_publication(facts.split_published, AssetKind.IMMOVABLE)
    published = PublishedRound(
        session_at=session_moment(days.session),
        starting_price=facts.split_price,
        deposit=None,
        organisation=None,
        place=None,
        published_on=facts.split_published,
        origin=offer.goods.origin or "",
    )
    round_ = record_published_round(singles[0], published, by=Act(offer.team.officer, clock.now()))
    yield days.resulted
    fail(offer, round_)
    yield days.notified
    notify(offer, round_)
