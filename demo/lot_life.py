"""The life of one ordinary lot up to the act that is planned: its script."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from auctions.allowed_stopping import grounds_of_lots, grounds_of_rounds
from auctions.models import CreditorChoice, Lot, Round
from auctions.operations.announcing import stop_round
from auctions.operations.lots import withdraw_lot
from cases.models import AssetCategory
from demo.agenda import Script
from demo.arriving import take_in
from demo.ladder import RoundDays, rungs, session_for
from demo.lot_plans import LotPlan
from demo.obstacles import report_and_hold
from demo.offers import Goods, Offer, decided, make_lot, open_offer, pay_valuer, value_lot
from demo.organisations import PROCURACY
from demo.people import Team
from demo.sessions import (
    answer_if_asked,
    count,
    cut,
    cut_of,
    fail,
    notify,
    register,
    sell,
    to_the_session,
)
from demo.settling import after_sale
from demo.storing import (
    Store,
    approve,
    assets_lines,
    days_after,
    print_labels,
    propose,
    receive,
)
from foundation import clock
from foundation.acts import Act
from lawbook.assets import AssetKind
from lawbook.failure import FailureCode
from organisations.models import OrganisationKind
from organisations.operations.naming import Named
from papers.models import DocumentKind
from papers.operations import Paper
from warehouse.models import EvidenceItem, ItemKind

BUYERS: Final = ("Ông Mẫu Văn Mười", "Công ty TNHH Thu mua Mẫu", "Bà Mẫu Thị Chín")
ITEM_KINDS: Final = {
    AssetCategory.VEHICLE: ItemKind.VEHICLE,
    AssetCategory.MACHINERY: ItemKind.MACHINERY,
    AssetCategory.GOODS: ItemKind.GOODS,
}
CUTS: Final = (60, 100, 80, 50, 100, 30, 70)  # per mille, one after the other


def ordinary_lot(store: Store, team: Team, goods: Goods, plan: LotPlan, today: date) -> Script:
    """An asset is seized, offered and led to the act that is planned, on the day planned."""
    kind = AssetKind.IMMOVABLE if goods.is_immovable else AssetKind.MOVABLE
    session = session_for(*plan.anchor(today), kind)
    rounds = rungs(session, kind, plan.rounds)
    first = rounds[0]

    yield first.seized
    offer = open_offer(store, team, goods)
    items: list[EvidenceItem] = []
    if plan.stored:
        yield days_after(first.seized, 1)
        lines = assets_lines(offer.assets, ITEM_KINDS[goods.category])
        order = propose(store, team, offer.case, lines, first.seized)
        yield days_after(first.seized, 2)
        approve(order, team)
        yield days_after(first.seized, 3)
        items += yield from take_in(
            order, store, team, lambda line: receive(store, team, line, photographed=True)
        )
        yield from print_labels(items, team)
    yield first.created
    lot = make_lot(offer)
    if plan.act == "created":
        return
    yield first.valued
    value_lot(offer, lot, goods.value)
    if plan.act == "valued":
        return
    if lot.id % 3 == 1:
        pay_valuer(offer, lot)
    for days in rounds[:-1]:
        yield from _failed_round(offer, lot, days, last=False, plan=plan)
    yield from _last_round(offer, lot, rounds[-1], items, plan)


def _failed_round(offer: Offer, lot: Lot, days: RoundDays, *, last: bool, plan: LotPlan) -> Script:
    """One round in vain, from the contract to the cut; the last one ends where it is planned."""
    round_ = yield from to_the_session(offer, lot, days)
    yield days.resulted
    fail(offer, round_, FailureCode.NO_BID if lot.id % 4 == 1 else FailureCode.NO_REGISTRANT)
    if last and plan.act == "resulted":
        return
    yield days.notified
    notify(offer, round_)
    if last and plan.act == "notified":
        return
    yield days.answered
    choice = CreditorChoice.TAKES if last and plan.act == "taking" else CreditorChoice.REFUSES
    answer_if_asked(offer, lot, choice)
    if last and plan.act in {"answered", "taking"}:
        return
    yield days.cut
    if last and plan.act == "withdrawn":
        paid_in_full = "65.8C"
        known = {ground.code for ground in grounds_of_lots(clock.today())}
        withdraw_lot(
            lot,
            ground_code=paid_in_full if paid_in_full in known else None,
            ground="Người phải thi hành án đã nộp đủ tiền",
            paper=decided(offer),
            withdrawn_on=clock.today(),
            by=Act(offer.team.officer, clock.now()),
        )
        return
    cut(offer, lot, cut_of(lot.current_price or 0, CUTS[lot.reductions % len(CUTS)]))


def _last_round(
    offer: Offer, lot: Lot, days: RoundDays, items: Sequence[EvidenceItem], plan: LotPlan
) -> Script:
    if not plan.is_won:
        if plan.act == "stopped":
            round_ = yield from to_the_session(offer, lot, days)
            yield clock.today() + timedelta(days=3)
            _stop(offer, round_)
            return
        yield from _failed_round(offer, lot, days, last=True, plan=plan)
        yield from report_and_hold(offer, plan)
        return
    round_ = yield from to_the_session(offer, lot, days)
    yield days.file_sale_to
    buyer = BUYERS[lot.id % len(BUYERS)]
    register(offer, round_, 3, buyer)
    yield days.session
    count(offer, round_, 3)
    yield days.resulted
    price = (round_.starting_price or 0) + 3 * (round_.bid_step or 0)
    sale = sell(offer, round_, price, buyer=buyer)
    yield from after_sale(offer, lot, sale, items, plan)


def _stop(offer: Offer, round_: Round) -> None:
    protest = "84.1C"
    known = {ground.code for ground in grounds_of_rounds(clock.today())}
    stop_round(
        round_,
        ground_code=protest if protest in known else None,
        paper=Paper(
            kind=DocumentKind.LETTER,
            number=offer.store.paper("VKS-P11"),
            issued_on=clock.today(),
            organisation=Named(PROCURACY, OrganisationKind.PROCURACY, adds=True),
        ),
        stopped_on=clock.today(),
        by=Act(offer.team.officer, clock.now()),
    )
