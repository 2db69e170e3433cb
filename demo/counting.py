"""Counts of a shelf: one that three people signed, and one that still runs."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select

from accounts.models import UserAccount
from cases.models import CaseFile
from demo.agenda import Script
from demo.borrowing import here
from demo.people import Team
from demo.storing import Store, days_after, whole
from foundation import clock
from foundation.actor import Actor
from foundation.acts import Act
from foundation.database import db
from lawbook.working_days import next_working_day
from warehouse.models import (
    NOTED,
    CountFinding,
    CountKind,
    CountPart,
    EvidenceItem,
    ItemStatus,
    Place,
    StockCount,
)
from warehouse.operations.closing_counts import (
    close_count,
    propose_count,
    settle_finding,
    sign_count,
)
from warehouse.operations.comparing_counts import finish_counting
from warehouse.operations.counting import count_thing, count_unlabelled, take_back_entry
from warehouse.operations.counts import open_count
from warehouse.queries.counts import lines_of


def counted(_store: Store, team: Team, _case: CaseFile, items: Sequence[EvidenceItem]) -> Script:
    """A bin is counted: all is there, and a bag without a label lies beside it."""
    yield next_working_day(clock.today() + timedelta(days=6))
    for item in here(items, 1):
        count = _opened(team, item, CountKind.MONTH)
        yield days_after(clock.today(), 1)
        for who in (team.keeper, team.accountant):
            place = _see_all(count, who)
            count_unlabelled(
                count, place=place, looks="Một túi vải xanh, buộc dây", by=Act(who, clock.now())
            )
            finish_counting(count, by=Act(who, clock.now()))
        for row in db.session.scalars(
            select(CountFinding).where(
                CountFinding.count_id == count.id,
                CountFinding.kind.not_in(NOTED),
                CountFinding.settled_at.is_(None),
            )
        ).all():
            way = "Lập biên bản, đối chiếu với các vụ đã trả tài sản"
            settle_finding(row, way=way, by=Act(team.keeper, clock.now()))
        yield days_after(clock.today(), 1)
        propose_count(count, by=Act(team.keeper, clock.now()))
        for part, who in (
            (CountPart.KEEPER, team.keeper),
            (CountPart.ACCOUNTANT, team.accountant),
            (CountPart.HEAD, team.head),
        ):
            sign_count(count, part=part, by=Act(who, clock.now()))
        yield days_after(clock.today(), 1)
        close_count(count, by=Act(team.head, clock.now()))


def being_counted(
    _store: Store, team: Team, _case: CaseFile, items: Sequence[EvidenceItem]
) -> Script:
    """A bin is being counted: the keeper is through, the accountant has not begun."""
    yield next_working_day(clock.today() + timedelta(days=3))
    for item in here(items, 1):
        count = _opened(team, item, CountKind.QUARTER)
        place, by = db.session.get_one(Place, count.place_id), Act(team.keeper, clock.now())
        strange = count_unlabelled(count, place=place, looks="Hộp giấy rỗng của kho", by=by)
        take_back_entry(strange, by=by)  # it is no thing of the store
        _see_all(count, team.keeper)
        finish_counting(count, by=Act(team.keeper, clock.now()))


def _opened(team: Team, item: EvidenceItem, kind: CountKind) -> StockCount:
    return open_count(
        office_id=team.office_id,
        kind=kind,
        place=db.session.get_one(Place, item.place_id),
        counter_one=_account(team.keeper),
        counter_two=_account(team.accountant),
        third=_account(team.officer),
        by=Act(team.head, clock.now()),
    )


def _account(actor: Actor) -> UserAccount:
    return db.session.get_one(UserAccount, actor.id)


def _see_all(count: StockCount, who: Actor) -> Place:
    """Count what still lies in the bin, each as it is."""
    place = db.session.get_one(Place, count.place_id)
    for line in db.session.scalars(lines_of(count)).all():
        item = db.session.get_one(EvidenceItem, line.item_id)
        if item.status is ItemStatus.IN_CUSTODY and item.place_id == place.id:
            found = replace(
                whole(item), quantity=item.quantity_held, condition="đúng như khi nhập kho"
            )
            count_thing(count, item=item, place=place, found=found, by=Act(who, clock.now()))
    return place
