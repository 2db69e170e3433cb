"""Lines that differ from the first seizure minutes: accepted with paper, refused, or waiting."""

from collections.abc import Generator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from cases.models import CaseFile
from demo.agenda import Script
from demo.arriving import begin, sign
from demo.borrowing import here
from demo.people import Team
from demo.storing import Store, approve, days_after, decide_open, lines_of, propose
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from lawbook.working_days import next_working_day
from papers.models import DocumentKind
from papers.operations import NOTHING, Paper
from warehouse.models import DifferenceDecision, EvidenceItem, ItemKind, Order, OrderLine, SealState
from warehouse.observing import Found
from warehouse.operations.discrepancies import assign_discrepancy
from warehouse.operations.hand_over_signing import withdraw_hand_over
from warehouse.operations.intake import receive_line
from warehouse.operations.looking import look_at_item
from warehouse.operations.proposals import LineDraft
from warehouse.queries.discrepancies import open_of


def accepted_short(
    store: Store, team: Team, case: CaseFile, _items: Sequence[EvidenceItem]
) -> Script:
    """Fewer came than described; the handing body confirms it in writing, and they are taken."""
    yield next_working_day(clock.today() + timedelta(days=20))
    line = yield from _second_delivery(
        store, team, case, "264 (hai trăm sáu mươi tư) bao thuốc lá điếu nhập lậu", 264
    )
    _judge(store, team, line, 260, DifferenceDecision.ACCEPT, "Thiếu 04 bao so với biên bản", True)
    yield days_after(clock.today(), 2)
    item = db.session.get_one(EvidenceItem, line.item_id)
    decide_open(item, team, store, "Bên giao đếm nhầm, đã xác nhận bằng văn bản")


def refused(store: Store, team: Team, case: CaseFile, _items: Sequence[EvidenceItem]) -> Script:
    """What came is not what the minutes describe; the keeper refuses it."""
    yield next_working_day(clock.today() + timedelta(days=10))
    line = yield from _second_delivery(
        store, team, case, "01 (một) thùng rượu vang 12 chai, còn nguyên đai", 1
    )
    note = "Thùng đã bóc, bên trong là nước lọc; trả lại bên giao"
    _judge(store, team, line, 1, DifferenceDecision.REFUSE, note, False)


def left_waiting(
    store: Store, team: Team, case: CaseFile, _items: Sequence[EvidenceItem]
) -> Script:
    """Nobody knows yet why the count differs; the line waits to be clarified."""
    yield next_working_day(clock.today() + timedelta(days=9))
    line = yield from _second_delivery(
        store, team, case, "1.001 (một nghìn không trăm lẻ một) cuộn dây điện", 1001
    )
    note = "Đếm được 1.015 cuộn: 934 + 66 + 15; chờ cơ quan điều tra làm rõ"
    _judge(store, team, line, 1015, DifferenceDecision.WAIT, note, False)


def found_torn(_store: Store, team: Team, _case: CaseFile, items: Sequence[EvidenceItem]) -> Script:
    """A keeper passing the shelf finds a thing torn; an officer clears it up, no decision yet."""
    yield next_working_day(clock.today() + timedelta(days=18))
    for item in here(items, 1, sealed=True) or here(items, 1):
        torn = Found(
            condition="Mặt ngoài ẩm, xước một góc; số lượng còn đủ",
            condition_differs=True,
            seal_state=SealState.NONE,
        )
        if item.seal_number is not None:
            torn = replace(torn, seal_state=SealState.BROKEN, seal_number=item.seal_number)
        look_at_item(item, found=torn, by=Act(team.keeper, clock.now()))
        yield days_after(clock.today(), 1)
        for row in db.session.scalars(open_of(item)).all():
            assign_discrepancy(
                row, owner=team.officer_account, due_on=row.due_on, by=Act(team.head, clock.now())
            )


def _second_delivery(
    store: Store, team: Team, case: CaseFile, description: str, quantity: int
) -> Generator[date, None, OrderLine]:
    draft = LineDraft(
        kind=ItemKind.GOODS,
        description=description,
        quantity=Decimal(quantity),
        unit="đơn vị",
        condition="còn nguyên",
    )
    order = propose(store, team, case, [draft], clock.today() - timedelta(days=2))
    yield days_after(clock.today(), 1)
    approve(order, team)
    yield days_after(clock.today(), 1)
    return lines_of(order)[0]


def _judge(
    store: Store,
    team: Team,
    line: OrderLine,
    counted: int,
    decision: DifferenceDecision,
    note: str,
    confirmed: bool,
) -> None:
    accepted = decision is DifferenceDecision.ACCEPT
    intake = begin(db.session.get_one(Order, line.order_id), team)
    receive_line(
        line,
        found=Found(
            quantity=Decimal(counted),
            condition=note,
            condition_differs=True,
            seal_state=SealState.NONE,
        ),
        place=store.shelves.bin_for(line.office_id, line.kind) if accepted else None,
        difference=decision,
        difference_note=note,
        confirmation=Paper(
            kind=DocumentKind.LETTER, number=store.paper("CV-CSĐT"), issued_on=clock.today()
        )
        if confirmed
        else NOTHING,
        by=Act(team.keeper, clock.now()),
    )
    if accepted:
        sign(intake, store, team)
    elif intake.ended_at is None:  # nothing came in; what was decided about the line stands
        why = "Không nhận vật nào: dòng bị từ chối hoặc chờ làm rõ"
        withdraw_hand_over(intake, why=why, by=Act(team.keeper, clock.now()))
