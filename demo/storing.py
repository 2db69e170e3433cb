"""Things into the warehouse and about in it: orders of three people, seals, pictures, labels."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import TypedDict

from sqlalchemy import select

from accounts.models import Office
from cases.models import Asset, CaseFile
from demo.agenda import Script
from demo.people import Team
from demo.pictures import Album
from demo.places import Shelves
from foundation import clock
from foundation.acts import Act
from foundation.blobs import BlobStore
from foundation.database import db
from lawbook.working_days import add_working_days
from papers.models import DocumentDirection, DocumentKind
from papers.operations import NOTHING, Paper
from warehouse.law import must_be_sealed, needs_conclusion
from warehouse.models import (
    Discrepancy,
    DiscrepancyDecision,
    EvidenceItem,
    ItemKind,
    Order,
    OrderLine,
    OrderPurpose,
    Place,
    SealState,
    Side,
)
from warehouse.observing import Found
from warehouse.operations.deciding import decide_discrepancy
from warehouse.operations.intake import receive_line
from warehouse.operations.orders import approve_order
from warehouse.operations.photos import add_photos
from warehouse.operations.printing import record_prints
from warehouse.operations.proposals import LineDraft, propose_intake, propose_release

RECEIVER_IDENTITY = "000000000012"  # twelve digits nobody has
LABELS = 5  # printed at a time
WITNESSES = "Thủ kho; Chấp hành viên; đại diện Viện kiểm sát"


@dataclass
class Store:
    """What every warehouse script needs: shelves, where pictures lie, chance, running numbers."""

    shelves: Shelves
    blobs: BlobStore
    random: Random
    seals: int = 100  # last seal number used
    album: Album = field(default_factory=Album)
    papers: int = 0  # last number of a paper

    def paper(self, series: str) -> str:
        """Return the next document number of the year at hand, "112/2026/BB-TG"."""
        self.papers += 1
        return f"{self.papers}/{clock.today().year}/{series}"

    def photograph(self, line: OrderLine, team: Team) -> None:
        """Add one or two drawings to a line, as the keeper would photograph it."""
        for _picture in range(self.random.choice((1, 1, 2))):
            photo = self.album.picture(line.kind).kept(self.blobs)
            add_photos(line, photos=[photo], by=Act(team.keeper, clock.now()))


def propose(
    store: Store, team: Team, case: CaseFile, lines: Sequence[LineDraft], document_on: date
) -> Order:
    """Propose an intake order over the lines of the first seizure minutes."""
    return propose_intake(
        case,
        document=Paper(
            kind=DocumentKind.MINUTES, number=store.paper("BB-TG"), issued_on=document_on
        ),
        reason="Nhập kho vật chứng, tài sản theo biên bản tạm giữ ban đầu",
        lines=lines,
        counterpart_name="Điều tra viên bàn giao",
        counterpart_office="Cơ quan Cảnh sát điều tra",
        adds_counterpart_office=True,
        counterpart_paper=store.paper("GGT"),
        by=Act(team.officer, clock.now()),
    )


def approve(order: Order, team: Team) -> None:
    """Approve an order as the head."""
    approve_order(order, by=Act(team.head, clock.now()), note="Đồng ý")


def lines_of(order: Order) -> Sequence[OrderLine]:
    """Return the lines of an order as the paper numbers them."""
    return db.session.scalars(
        select(OrderLine).where(OrderLine.order_id == order.id).order_by(OrderLine.line_no)
    ).all()


def receive(
    store: Store,
    team: Team,
    line: OrderLine,
    *,
    place: Place | None = None,
    photographed: bool = False,
    bound_codes: Sequence[str] = (),
) -> EvidenceItem:
    """Receive a line exactly as described, sealed where the minutes say so."""
    if photographed:
        store.photograph(line, team)
    item = receive_line(
        line,
        as_described=True,
        **seen_of(store, line),
        place=place or store.shelves.bin_for(line.office_id, line.kind),
        bound_codes=bound_codes,
        by=Act(team.keeper, clock.now()),
    )
    if item is None:
        raise ValueError(f"line {line.line_no} was not received")
    return item


class SeenAtTheDoor(TypedDict):
    """What a keeper writes of a line: what was weighed and read, and the seal put on."""

    found: Found
    new_seal_number: str | None
    witnesses: str
    conclusion: Paper


def seen_of(store: Store, line: OrderLine) -> SeenAtTheDoor:
    """Return the seal the minutes describe, or one put on at the hand-over where it must be."""
    read, new = line.described_seal, None
    if read is None and must_be_sealed(line.kind, clock.today()):
        new = store.paper("NP")
    sealed = read is not None or new is not None
    examined = sealed and needs_conclusion(line.kind, clock.today())
    return {
        "found": Found(
            weight_grams=line.described_weight_grams,
            seal_state=SealState.NONE if read is None else SealState.INTACT,
            seal_number=read,
        ),
        "new_seal_number": new,
        "witnesses": WITNESSES if sealed else "",
        "conclusion": Paper(
            kind=DocumentKind.CERTIFICATE,
            number=store.paper("KL-KTHS"),
            issued_on=clock.today(),
        )
        if examined
        else NOTHING,
    }


def print_labels(items: Sequence[EvidenceItem], team: Team) -> Script:
    """Note that the labels of these items were printed and stuck on, a few at a time."""
    for start in range(0, len(items), LABELS):
        yield clock.today()
        record_prints(items[start : start + LABELS], reason="", by=Act(team.keeper, clock.now()))


def assets_lines(assets: Sequence[Asset], kind: ItemKind) -> list[LineDraft]:
    """Return the lines under which seized movables come to the warehouse."""
    return [
        LineDraft(
            kind=kind,
            description=asset.description[:400],
            quantity=asset.quantity or Decimal(1),
            unit=asset.unit,
            condition="đúng như biên bản kê biên",
            asset=asset,
        )
        for asset in assets
    ]


def release_order(
    store: Store,
    team: Team,
    case: CaseFile,
    items: Sequence[EvidenceItem],
    purpose: OrderPurpose,
    reason: str,
    *,
    due_back_on: date | None = None,
    sale_id: int | None = None,
    quantities: dict[int, Decimal] | None = None,
    counterpart_name: str = "Người nhận theo giấy giới thiệu",
    counterpart_office: str | None = None,
    to_office: Office | None = None,
) -> Order:
    """Propose an order out of the warehouse over these items."""
    return propose_release(
        case,
        purpose=purpose,
        items=items,
        document=Paper(
            kind=DocumentKind.DECISION,
            direction=DocumentDirection.ISSUED,
            number=store.paper("QĐ-THADS"),
            issued_on=clock.today(),
        ),
        reason=reason,
        counterpart_name=counterpart_name,
        counterpart_office=counterpart_office,
        adds_counterpart_office=True,
        due_back_on=due_back_on,
        sale_id=sale_id,
        quantities=quantities,
        to_office=to_office,
        by=Act(team.officer, clock.now()),
    )


def decide_open(item: EvidenceItem, team: Team, store: Store, cause: str) -> None:
    """Decide, as the head, what is open of an item: it is kept as it was found."""
    rows = select(Discrepancy).where(
        Discrepancy.item_id == item.id, Discrepancy.decided_at.is_(None)
    )
    for row in db.session.scalars(rows.order_by(Discrepancy.id)).all():
        decide_discrepancy(
            row,
            decision=DiscrepancyDecision.AS_FOUND,
            sides=dict.fromkeys(row.kinds, Side.FOUND),
            cause=cause,
            paper=Paper(
                kind=DocumentKind.LETTER, number=store.paper("XN"), issued_on=clock.today()
            ),
            by=Act(team.head, clock.now()),
        )


def whole(item: EvidenceItem) -> Found:
    """Return what a keeper sees who finds the seal in force, if there is one."""
    if item.seal_number is None:
        return Found(seal_state=SealState.NONE)
    return Found(seal_state=SealState.INTACT, seal_number=item.seal_number)


def days_after(day: date, working_days: int) -> date:
    """Return the working day so many working days after ``day``."""
    return add_working_days(day, working_days)


def long_before(day: date, days: int) -> date:
    """Return a day so many calendar days before ``day``."""
    return day - timedelta(days=days)
