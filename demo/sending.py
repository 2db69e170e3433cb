"""Things that go from the store of a unit to that of the province: signed by both, or by one."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from accounts.models import Office
from cases.models import CaseFile
from demo.agenda import Script
from demo.borrowing import here
from demo.people import Team
from demo.storing import Store, approve, days_after, release_order, whole
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from warehouse.models import EvidenceItem, HandOver, OrderPurpose
from warehouse.operations.hand_over_looks import look_at_line
from warehouse.operations.hand_over_signing import sign_hand_over
from warehouse.operations.transfers import draft_transfer, say_where
from warehouse.queries.hand_overs import lines_of

Then = Callable[[Store, Team, CaseFile, Sequence[EvidenceItem]], Script]

AS_BEFORE = "Như khi nhận vào kho"
WHY = "Kho của đơn vị không đủ điều kiện bảo quản, chuyển về kho của tỉnh"


def sent(to: Team, *, signatures: int) -> Then:
    """Two things go to another store; so many of the two keepers have signed."""

    def act(store: Store, team: Team, case: CaseFile, items: Sequence[EvidenceItem]) -> Script:
        yield days_after(clock.today(), 3)
        things = here(items, 2)
        order = release_order(
            store,
            team,
            case,
            things,
            OrderPurpose.TO_STORE,
            WHY,
            counterpart_name="",
            to_office=db.session.get_one(Office, to.office_id),
        )
        yield days_after(clock.today(), 1)
        approve(order, team)
        yield days_after(clock.today(), 1)
        row = draft_transfer(order, by=Act(team.keeper, clock.now()))
        _look(row, team)
        sign_hand_over(row, looked=True, by=Act(team.keeper, clock.now()))
        if signatures == 1:
            return
        for thing in things:
            place = store.shelves.bin_for(to.office_id, thing.kind)
            say_where(row, place=place, codes=[thing.code], by=Act(to.keeper, clock.now()))
        sign_hand_over(row, looked=True, by=Act(to.keeper, clock.now()))

    return act


def _look(row: HandOver, team: Team) -> None:
    for line in db.session.scalars(lines_of(row)).all():
        found = replace(whole(line.item), condition=AS_BEFORE)
        look_at_line(line, found=found, by=Act(team.keeper, clock.now()))
