"""Criminal cases whose exhibits fill the warehouses, and what becomes of the things there."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Final

from cases.models import CaseFile, PartyKind, PartyRole, Tag
from cases.operations.files import NewCase, add_party, open_case
from demo.agenda import Script, one_by_one
from demo.arriving import begin, take_in
from demo.asking import answered
from demo.borrowing import lent_and_back, lent_out, released
from demo.caring import looked_after
from demo.counting import being_counted, counted
from demo.differences import accepted_short, found_torn, left_waiting, refused
from demo.elsewhere import left_with_the_police, unknown_scans
from demo.handing_over import handed_over
from demo.people import Team
from demo.sending import sent
from demo.storing import (
    Store,
    approve,
    days_after,
    decide_open,
    lines_of,
    print_labels,
    propose,
    receive,
    whole,
)
from demo.things import minutes_lines
from foundation import clock
from foundation.acts import Act
from lawbook.working_days import next_working_day
from warehouse.models import EvidenceItem, ItemStatus, OrderLine, OrderPurpose, SealState
from warehouse.observing import Found
from warehouse.operations.looking import look_at_item
from warehouse.operations.movement import move_item, pack_item
from warehouse.operations.orders import reject_order
from warehouse.operations.sealing import reseal_item

Then = Callable[[Store, Team, CaseFile, Sequence[EvidenceItem]], Script]

CRIMES: Final = (
    "Mua bán trái phép chất ma túy",
    "Vận chuyển hàng cấm",
    "Trộm cắp tài sản",
    "Buôn lậu",
    "Đánh bạc",
    "Vi phạm quy định về khai thác, bảo vệ rừng",
    "Cố ý gây thương tích",
    "Sản xuất, buôn bán hàng giả",
)


def exhibits_case(
    store: Store,
    team: Team,
    *,
    number: int,
    started_on: date,
    count: int,
    then: Sequence[Then] = (),
    unlabelled: int = 0,
) -> Script:
    """A judgment's exhibits arrive in one order and find their bins; then what ``then`` tells.

    Args:
        number: of the case in its year.
        started_on: day the case file was opened.
        count: things received.
        unlabelled: how many of them have no label printed yet.
    """
    yield started_on
    case = _open(team, number)
    lines = minutes_lines(
        store.random, count, province=team.office_id == 1, first_seal=store.seals + 1
    )
    store.seals += count
    order = propose(store, team, case, lines, clock.today() - timedelta(days=3))
    yield days_after(started_on, 1)
    approve(order, team)
    yield days_after(started_on, 2)

    def received(line: OrderLine) -> EvidenceItem:
        phone = "điện thoại" in line.description
        return receive(
            store,
            team,
            line,
            photographed=line.line_no % 6 == 1,
            bound_codes=[f"35{number:04}{line.line_no:09}"] if phone else (),
        )

    items = yield from take_in(order, store, team, received)
    yield from print_labels(items[: count - unlabelled], team)
    for act in then:
        yield from act(store, team, case, items)


def order_in_hand(
    store: Store, team: Team, *, number: int, started_on: date, ends: str, count: int = 4
) -> Script:
    """An intake order that stands still: "proposed", "approved", "rejected" or "begun".

    Of one that is begun half of the things wait at the door for both signatures.
    """
    yield started_on
    case = _open(team, number)
    lines = minutes_lines(store.random, count, province=False, first_seal=store.seals + 1)
    store.seals += count
    order = propose(store, team, case, lines, clock.today() - timedelta(days=1))
    yield days_after(started_on, 1)
    if ends == "approved":
        approve(order, team)
    elif ends == "begun":
        approve(order, team)
        begin(order, team)
        for line in lines_of(order)[: count // 2]:
            receive(store, team, line)
    elif ends == "rejected":
        reject_order(
            order,
            note="Biên bản tạm giữ chưa có chữ ký của người bàn giao",
            by=Act(team.head, clock.now()),
        )


def moved(store: Store, team: Team, _case: CaseFile, items: Sequence[EvidenceItem]) -> Script:
    """A third of the things is put elsewhere after a month."""
    yield clock.today() + timedelta(days=33)

    def move(item: EvidenceItem) -> None:
        place = store.shelves.bin_for(item.office_id, item.kind, skip=1)
        if item.status is ItemStatus.IN_CUSTODY and place.id != item.place_id:
            move_item(item, to=place, by=Act(team.keeper, clock.now()))

    yield from one_by_one(items[::3], move)


def boxed(store: Store, team: Team, _case: CaseFile, items: Sequence[EvidenceItem]) -> Script:
    """Small things go into the first box of papers or goods, and one seal is renewed."""
    yield clock.today() + timedelta(days=5)
    here = [item for item in items if item.status is ItemStatus.IN_CUSTODY]
    box = next((item for item in here if "hộp" in item.description), None)
    if box is not None:
        small = [
            i for i in here if i.id != box.id and i.kind is box.kind and i.container_id is None
        ]
        for item in small[:3]:
            pack_item(item, into=box, by=Act(team.keeper, clock.now()))
            yield clock.today()
    sealed = next((item for item in here if item.seal_number), None)
    if sealed is not None:
        number = f"{sealed.seal_number}/M"
        loose = Found(condition="Niêm phong bong mép do ẩm", seal_state=SealState.BROKEN)
        look_at_item(sealed, found=loose, by=Act(team.keeper, clock.now()))
        yield days_after(clock.today(), 1)
        decide_open(sealed, team, store, "Niêm phong bong mép do ẩm, vật bên trong còn nguyên")
        reseal_item(
            sealed,
            number=number,
            witnesses="Thủ kho; Chấp hành viên",
            reason="Niêm phong cũ bong mép do ẩm",
            found=whole(sealed),
            by=Act(team.keeper, clock.now()),
        )


def criminal_cases(store: Store, teams: Sequence[Team], today: date, scale: float) -> list[Script]:
    """Return the scripts of all the exhibits: about 300 things at full scale."""
    province, first, second = teams[0], teams[1], teams[2]
    size = max(4, round(18 * scale))
    plans: list[tuple[Team, int, int, tuple[Then, ...]]] = [
        (province, 900, size + 6, (moved, released(OrderPurpose.DESTROY, 40, 4))),
        (province, 700, size + 4, (lent_and_back(60, intact=True), moved)),
        (first, 640, size, (released(OrderPurpose.RETURN_TO_OWNER, 70, 2), moved, answered)),
        (province, 520, size + 2, (boxed, lent_and_back(45, intact=False), answered)),
        (second, 480, size, (moved, released(OrderPurpose.CONFISCATE, 90, 3))),
        (province, 400, size, (accepted_short, moved, looked_after, answered)),
        (first, 330, size, (boxed, released(OrderPurpose.CONFISCATE, 100, 2, partly=True))),
        (province, 260, size, (refused, moved, counted, handed_over(signatures=2))),
        (second, 200, size, (boxed,)),
        (province, 150, size, (moved, lent_out(95, overdue=True), handed_over(signatures=0))),
        (first, 110, size, (unknown_scans, moved, sent(province, signatures=2))),
        (
            province,
            80,
            size,
            (left_with_the_police, lent_out(50, overdue=False), handed_over(signatures=1)),
        ),
        (second, 60, size, (lent_out(40, overdue=False), sent(province, signatures=1))),
        (province, 40, size, (left_waiting, found_torn, being_counted)),
        (teams[3], 30, max(3, size // 2), ()),
        (province, 21, size, (released(OrderPurpose.RETURN_TO_OWNER, 14, 2, ends="approved"),)),
        (province, 12, size, (released(OrderPurpose.DESTROY, 7, 2, ends="proposed"),)),
    ]
    scripts = [
        exhibits_case(
            store,
            team,
            number=2000 + place,
            started_on=next_working_day(today - timedelta(days=ago)),
            count=count,
            then=then,
            unlabelled=4 if ago < 30 else 0,
        )
        for place, (team, ago, count, then) in enumerate(plans)
    ]
    for place, (ago, ends) in enumerate(
        ((2, "proposed"), (4, "approved"), (9, "rejected"), (3, "begun"))
    ):
        day = today - timedelta(days=ago)
        scripts.append(
            order_in_hand(store, province, number=2100 + place, started_on=day, ends=ends)
        )
    return scripts


def _open(team: Team, number: int) -> CaseFile:
    today = clock.today()
    crime = CRIMES[number % len(CRIMES)]
    case = open_case(
        NewCase(
            office_id=team.office_id,
            number=f"{number}/{today.year}",
            summary=f"Xử lý vật chứng theo bản án hình sự về tội {crime.lower()}",
            officer=team.officer_account,
            money_due=5_000_000 + number * 10_000,
            opened_on=today,
            decision_no=f"{number}/QĐ-CTHADS",
            decision_on=today,
            judgment_no=f"{number - 1900}/{today.year}/HS-ST",
            judgment_on=today - timedelta(days=45),
            tags=[Tag.STATE_BUDGET],
        ),
        by=Act(team.officer, clock.now()),
    )
    add_party(
        case,
        role=PartyRole.DEBTOR,
        kind=PartyKind.PERSON,
        name=f"Người phải thi hành án số {number}",
        by=Act(team.officer, clock.now()),
    )
    return case
