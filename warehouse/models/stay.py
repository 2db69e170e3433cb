"""Stays: since when each thing is kept, when it is asked next why it is still here, the answers."""

import enum
from datetime import date, datetime
from typing import Final

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from accounts.models import UserAccount
from foundation.database import AccountId, Model, OfficeId, Pk, open_codes
from foundation.recording import NotRecorded, Stream
from warehouse.models.item import EvidenceItem

ROOM_OF_ANSWERS: Final = 1_000_000
"""The id of an answer is the id of its thing times this, and the number of its entry: the answers
for many things are written by one statement."""


class StayReason(enum.StrEnum):
    """What keeps a thing in the store."""

    JUDGMENT = "judgment"  # chờ bản án, quyết định
    SALE = "sale"  # chờ bán
    COLLECTION = "collection"  # người nhận chưa đến nhận
    NOTICE = "notice"  # đã thông báo, còn trong thời hạn
    DESTRUCTION = "destruction"  # chờ tiêu hủy
    BUDGET = "budget"  # chờ nộp ngân sách, chuyển giao
    DISPUTE = "dispute"  # tranh chấp, khiếu nại, tạm dừng
    OWNER_UNKNOWN = "owner_unknown"  # chưa rõ chủ, chưa rõ địa chỉ
    OTHER = "other"
    NOTHING = "nothing"  # không còn lý do giữ


class StayStep(enum.StrEnum):
    """What is done next."""

    ORDER = "order"  # đề nghị lệnh xuất kho
    ASK_AGENCY = "ask_agency"  # gửi văn bản hỏi cơ quan đang giải quyết
    NOTIFY = "notify"  # thông báo cho người nhận
    VERIFY = "verify"  # xác minh chủ, địa chỉ
    SELL = "sell"  # đưa ra bán
    COUNCIL = "council"  # thành lập hội đồng tiêu hủy
    HAND_OVER = "hand_over"  # giao theo lệnh đã duyệt
    WAIT = "wait"  # chờ đến ngày hỏi lại


class Stay(Model):
    """One thing an office answers for: since when it is kept, and when it is asked about next.

    :mod:`warehouse.custody` makes it when a thing comes into the book of an office and takes it
    away when it leaves; :mod:`warehouse.operations.stays` moves its day.
    """

    __tablename__ = "stay"
    __ledger__ = NotRecorded("made again from the book and the answers, see warehouse.stays.days")
    __table_args__ = (
        Index("ix_stay_office_id_due_on_id", "office_id", "due_on", "id"),
        Index("ix_stay_office_id_reason_due_on_id", "office_id", "reason", "due_on", "id"),
        Index("ix_stay_office_id_kept_from_id", "office_id", "kept_from", "id"),
    )

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    item_id: Mapped[int] = mapped_column(ForeignKey("evidence_item.id"), unique=True)
    kept_from: Mapped[date]  # the first day on which it may have been kept
    due_on: Mapped[date]  # it is asked about again
    reason: Mapped[StayReason | None] = mapped_column(open_codes(StayReason))  # as last answered
    step: Mapped[StayStep | None] = mapped_column(open_codes(StayStep))

    item: Mapped[EvidenceItem] = relationship(lazy="raise_on_sql", viewonly=True)


class StayAnswer(Model):
    """One answer why a thing is still here: what keeps it, what is done next, when to ask again."""

    __tablename__ = "stay_answer"
    __ledger__ = Stream("item", "item_id")
    __table_args__ = (
        Index("ix_stay_answer_item_id_id", "item_id", "id"),
        Index("ix_stay_answer_office_id_id", "office_id", "id"),
    )

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    item_id: Mapped[int] = mapped_column(ForeignKey("evidence_item.id"))
    answered_at: Mapped[datetime]
    answered_by_id: Mapped[AccountId]
    reason: Mapped[StayReason] = mapped_column(open_codes(StayReason))
    step: Mapped[StayStep] = mapped_column(open_codes(StayStep))
    note: Mapped[str | None] = mapped_column(String(500))
    again_on: Mapped[date]

    answered_by: Mapped[UserAccount] = relationship(lazy="raise_on_sql", viewonly=True)
