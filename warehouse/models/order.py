"""Orders (lệnh nhập kho, lệnh xuất kho): proposed, approved, executed by three people."""

import enum
from datetime import date, datetime
from decimal import Decimal
from typing import Final, NamedTuple

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from accounts.models import Office, UserAccount
from cases.models import CaseFile
from foundation.database import Model, OfficeId, Pk, open_codes
from foundation.recording import DIGEST, Stream
from papers.models import Document
from papers.numbers import NumberOf
from warehouse.models.item import EvidenceItem, ItemKind


class OrderDirection(enum.StrEnum):
    """Into the warehouse or out of it."""

    IN = "in"  # lệnh nhập kho
    OUT = "out"  # lệnh xuất kho


class OrderPurpose(enum.StrEnum):
    """What the order is for."""

    INTAKE = "intake"  # nhập kho
    LOAN = "loan"  # trích xuất
    DELIVER_TO_BUYER = "deliver_to_buyer"  # giao người mua trúng đấu giá
    RETURN_TO_OWNER = "return_to_owner"  # trả lại
    CONFISCATE = "confiscate"  # sung quỹ
    DESTROY = "destroy"  # tiêu hủy
    TRANSFER = "transfer"  # chuyển cơ quan khác
    TO_STORE = "to_store"  # chuyển kho: to the store of another office


class OrderState(enum.StrEnum):
    """proposed → approved → executed; or rejected, or cancelled before execution ends."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    REJECTED = "rejected"
    EXECUTED = "executed"
    CANCELLED = "cancelled"


class Order(Model):
    """One order over one or many lines."""

    __tablename__ = "stock_order"
    __ledger__ = Stream("order", "id")
    __table_args__ = (
        UniqueConstraint("office_id", "number"),
        Index("ix_stock_order_office_id_id", "office_id", "id"),
        Index("ix_stock_order_office_id_state_id", "office_id", "state", "id"),
        # of whoever sees every office
        Index("ix_stock_order_state_id", "state", "id"),
        Index("ix_stock_order_state_direction_purpose_id", "state", "direction", "purpose", "id"),
        CheckConstraint("approved_by_id IS NULL OR approved_by_id <> proposed_by_id", name="two"),
        CheckConstraint(
            "executed_by_id IS NULL OR "
            "(executed_by_id <> proposed_by_id AND executed_by_id <> approved_by_id)",
            name="three",
        ),
    )

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]  # in whose store the things are
    code: Mapped[str] = mapped_column(String(9), unique=True)  # under its QR
    number: Mapped[str] = mapped_column(String(30))  # "LNK-2026-000012"
    direction: Mapped[OrderDirection]
    purpose: Mapped[OrderPurpose] = mapped_column(open_codes(OrderPurpose))
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"), index=True)
    reason: Mapped[str] = mapped_column(String(500))
    state: Mapped[OrderState] = mapped_column(default=OrderState.PROPOSED)
    # papers: for intake the first seizure minutes; for release the decision relied on
    document_no_before: Mapped[str | None] = mapped_column("document_no", String(120))
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    document_on: Mapped[date]
    # the other side: who brings (in) or fetches (out); identity is checked at execution
    counterpart_name: Mapped[str | None] = mapped_column(String(200))
    counterpart_office: Mapped[str | None] = mapped_column(String(200))  # as it was called then
    counterpart_organisation_id: Mapped[int | None] = mapped_column(
        ForeignKey("organisation.id"), index=True
    )
    counterpart_identity: Mapped[str | None] = mapped_column(String(20), info=DIGEST)
    counterpart_paper: Mapped[str | None] = mapped_column(String(120))  # giấy giới thiệu số …
    due_back_on: Mapped[date | None]  # loans
    sale_id: Mapped[int | None] = mapped_column(index=True)  # table stands above this room
    # whose store takes the things over: of an order to another store
    to_office_id: Mapped[int | None] = mapped_column(ForeignKey("office.id"), index=True)
    proposed_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    proposed_at: Mapped[datetime]
    approved_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    approved_at: Mapped[datetime | None]  # or rejected at
    decision_note: Mapped[str | None] = mapped_column(String(300))
    executed_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    executed_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    document: Mapped[Document | None] = relationship()
    document_no = NumberOf("document", "document_no_before")
    case: Mapped[CaseFile] = relationship(lazy="raise_on_sql", viewonly=True)
    to_office: Mapped[Office | None] = relationship(
        lazy="raise_on_sql", viewonly=True, foreign_keys=[to_office_id]
    )
    lines: Mapped[list["OrderLine"]] = relationship(
        lazy="raise_on_sql", viewonly=True, order_by="OrderLine.line_no"
    )
    proposed_by: Mapped[UserAccount] = relationship(
        lazy="raise_on_sql", viewonly=True, foreign_keys=[proposed_by_id]
    )
    approved_by: Mapped[UserAccount | None] = relationship(
        lazy="raise_on_sql", viewonly=True, foreign_keys=[approved_by_id]
    )
    executed_by: Mapped[UserAccount | None] = relationship(
        lazy="raise_on_sql", viewonly=True, foreign_keys=[executed_by_id]
    )

    __mapper_args__ = {"version_id_col": version}

    @property
    def decided_by_id(self) -> int | None:
        """Who approved or rejected it."""
        return self.approved_by_id

    @property
    def awaits_decision(self) -> bool:
        """Whether somebody still has to approve or reject it."""
        return self.state is OrderState.PROPOSED

    @property
    def is_in_force(self) -> bool:
        """Whether it is approved and not carried out to its end yet."""
        return self.state is OrderState.APPROVED

    @property
    def is_intake(self) -> bool:
        return self.direction is OrderDirection.IN

    @property
    def stream(self) -> str:
        return f"order:{self.id}"


class SealState(enum.StrEnum):
    """What the keeper saw of the seal."""

    NONE = "none"  # not sealed, and need not be
    INTACT = "intact"  # còn nguyên
    BROKEN = "broken"  # rách, có dấu hiệu nghi vấn
    NEW = "new"  # sealed at the hand-over
    OPENED = "opened"  # opened and sealed again under minutes, by whoever had it


class DifferenceDecision(enum.StrEnum):
    """What is done about a line that differs from the first seizure minutes."""

    REFUSE = "refuse"  # từ chối nhận
    WAIT = "wait"  # chờ làm rõ
    ACCEPT = "accept"  # nhận, có xác nhận bằng văn bản


class LineState(enum.StrEnum):
    """Where one line of an order is."""

    PENDING = "pending"
    AT_THE_DOOR = "at_the_door"  # looked at and labelled; both have not signed for it
    WAITING = "waiting"  # a difference is being clarified
    REFUSED = "refused"
    DONE = "done"  # received, or handed over


OPEN_LINES: Final = frozenset({LineState.PENDING, LineState.WAITING})
"""Lines still to be carried out."""
UNSETTLED: Final = OPEN_LINES | {LineState.AT_THE_DOOR}
"""Lines that have not ended."""


class OnOrder(NamedTuple):
    """The order that names a thing, as a refusal tells it and links to it."""

    id: int
    number: str


class OrderLine(Model):
    """One thing of an order: described by the papers, compared at the warehouse door."""

    __tablename__ = "order_line"
    __ledger__ = Stream("order", "order_id")
    __table_args__ = (
        UniqueConstraint("order_id", "line_no"),
        Index("ix_order_line_item_id", "item_id"),
        Index("ix_order_line_office_id_id", "office_id", "id"),
        CheckConstraint("described_quantity > 0", name="described"),
    )

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    order_id: Mapped[int] = mapped_column(ForeignKey("stock_order.id"))
    line_no: Mapped[int]
    item_id: Mapped[int | None] = mapped_column(ForeignKey("evidence_item.id"))
    asset_id: Mapped[int | None] = mapped_column(ForeignKey("asset.id"))
    kind: Mapped[ItemKind]
    description: Mapped[str] = mapped_column(String(1000))
    described_quantity: Mapped[Decimal]
    described_about: Mapped[bool | None]  # the minutes give about so much; None: nobody said so
    unit: Mapped[str | None] = mapped_column(String(40))  # None: the minutes name none
    described_weight_grams: Mapped[Decimal | None]
    described_condition: Mapped[str] = mapped_column(String(500))
    described_seal: Mapped[str | None] = mapped_column(String(200))  # seal text of the minutes
    described_notes: Mapped[str | None] = mapped_column(Text)  # the list's own notes, as written
    state: Mapped[LineState] = mapped_column(open_codes(LineState), default=LineState.PENDING)
    # as found by the keeper
    actual_quantity: Mapped[Decimal | None]
    difference: Mapped[DifferenceDecision | None]
    difference_note: Mapped[str | None] = mapped_column(String(500))
    # văn bản xác nhận
    confirmation_no_before: Mapped[str | None] = mapped_column("confirmation_no", String(120))
    confirmation_document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    # kết luận giám định
    conclusion_no_before: Mapped[str | None] = mapped_column("expert_conclusion_no", String(120))
    expert_document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    # who signed for it when it went out
    receiver_name: Mapped[str | None] = mapped_column(String(200))
    # số định danh cá nhân
    receiver_identity: Mapped[str | None] = mapped_column(String(20), info=DIGEST)
    receiver_paper: Mapped[str | None] = mapped_column(String(120))  # giấy giới thiệu số …
    settled_at: Mapped[datetime | None]  # received, refused or handed over in full
    settled_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))

    item: Mapped[EvidenceItem | None] = relationship(lazy="raise_on_sql", viewonly=True)
    confirmation: Mapped[Document | None] = relationship(foreign_keys=[confirmation_document_id])
    confirmation_no = NumberOf("confirmation", "confirmation_no_before")
    conclusion: Mapped[Document | None] = relationship(foreign_keys=[expert_document_id])
    conclusion_no = NumberOf("conclusion", "conclusion_no_before")
    order: Mapped[Order] = relationship(lazy="raise_on_sql", viewonly=True)
