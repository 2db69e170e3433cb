"""Things that are ours in law and lie with the police, and codes scanned that name nothing."""

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Final

from cases.models import CaseFile
from demo.agenda import Script
from demo.arriving import begin, sign
from demo.people import Team
from demo.places import ELSEWHERE
from demo.storing import Store, approve, days_after, lines_of, print_labels, propose, seen_of
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from lawbook.working_days import next_working_day
from warehouse.models import EvidenceItem, ItemKind, PhysicalHolder, Place
from warehouse.operations.intake import receive_line
from warehouse.operations.proposals import LineDraft
from warehouse.operations.scans import keep_unknown_scan

LEFT_THERE: Final = (
    (ItemKind.VEHICLE, "01 (một) xe ô tô tải thùng kín, để tại bãi của Công an tỉnh", "chiếc"),
    (ItemKind.EXPLOSIVES, "01 (một) thùng thuốc pháo, để tại kho quân khí", "thùng"),
    (ItemKind.MACHINERY, "01 (một) tàu hút cát tự chế, neo tại bến tạm giữ", "chiếc"),
)


def left_with_the_police(
    store: Store, team: Team, case: CaseFile, _items: Sequence[EvidenceItem]
) -> Script:
    """Three things are taken over on paper and stay in the police warehouse that has them."""
    yield next_working_day(clock.today() + timedelta(days=6))
    drafts = [
        LineDraft(kind, description, Decimal(1), unit, condition="theo biên bản bàn giao hồ sơ")
        for kind, description, unit in LEFT_THERE
    ]
    order = propose(store, team, case, drafts, clock.today() - timedelta(days=1))
    yield days_after(clock.today(), 1)
    approve(order, team)
    yield days_after(clock.today(), 1)
    place = db.session.get_one(Place, store.shelves.elsewhere_id)
    intake = begin(order, team)
    items = [
        receive_line(
            line,
            as_described=True,
            **seen_of(store, line),
            place=place,
            holder=PhysicalHolder.POLICE,
            holder_name=ELSEWHERE,
            adds_holder=True,
            by=Act(team.keeper, clock.now()),
        )
        for line in lines_of(order)
    ]
    sign(intake, store, team)
    yield from print_labels([item for item in items if item is not None], team)


def unknown_scans(
    _store: Store, team: Team, _case: CaseFile, _items: Sequence[EvidenceItem]
) -> Script:
    """The keeper scans two codes that name nothing here: an old label and a supplier's barcode."""
    yield next_working_day(clock.today() + timedelta(days=4))
    for raw in ("VC-2019-000417", "8934588012345"):
        keep_unknown_scan(raw, by=Act(team.keeper, clock.now()))
