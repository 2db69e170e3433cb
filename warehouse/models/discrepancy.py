"""Discrepancies: what was not as it was known, until a decision ends it."""

import enum
from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from accounts.models import UserAccount
from foundation.database import Model, OfficeId, Pk, open_codes
from foundation.recording import Stream
from papers.models import Document
from warehouse.models.item import EvidenceItem
from warehouse.models.observation import Deviation, Observation, Touch


class DiscrepancyDecision(enum.StrEnum):
    """How a discrepancy ends."""

    AS_FOUND = "as_found"  # nhận theo hiện trạng, có văn bản xác nhận
    EXPERTISE = "expertise"  # lập biên bản, gửi giám định
    RECORD_WRONG = "record_wrong"  # ghi nhầm, vật đúng như cũ
    REPORTED = "reported"  # chuyển cơ quan có thẩm quyền


class Discrepancy(Model):
    """What one touch found other than it was known; open until somebody decides."""

    __tablename__ = "discrepancy"
    __ledger__ = Stream("discrepancy", "id")
    __table_args__ = (
        UniqueConstraint("office_id", "number"),
        Index("ix_discrepancy_office_id_decided_at", "office_id", "decided_at", "due_on", "id"),
        Index(
            "ix_discrepancy_open",
            "office_id",
            "due_on",
            "id",
            sqlite_where=text("decided_at IS NULL"),
            postgresql_where=text("decided_at IS NULL"),
        ),
        Index("ix_discrepancy_item_id", "item_id"),
        CheckConstraint("(decided_at IS NULL) = (decision IS NULL)", name="decided"),
        CheckConstraint("decided_by_id IS NULL OR decided_by_id <> opened_by_id", name="two"),
    )

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    number: Mapped[str] = mapped_column(String(30))  # "CL-2026-000032"
    item_id: Mapped[int] = mapped_column(ForeignKey("evidence_item.id"))
    observation_id: Mapped[int] = mapped_column(ForeignKey("observation.id"), index=True)
    touch: Mapped[Touch] = mapped_column(open_codes(Touch))
    kind: Mapped[Deviation] = mapped_column(open_codes(Deviation))  # the gravest
    deviations: Mapped[list[Any]] = mapped_column(JSON)  # [kind, before, now]: texts, or None
    opened_at: Mapped[datetime]
    opened_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))  # whose act it is
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))  # who clears up
    due_on: Mapped[date]
    cause: Mapped[str | None] = mapped_column(String(500))
    decision: Mapped[DiscrepancyDecision | None] = mapped_column(open_codes(DiscrepancyDecision))
    decided_at: Mapped[datetime | None]
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    version: Mapped[int] = mapped_column(default=1)

    item: Mapped[EvidenceItem] = relationship(lazy="raise_on_sql", viewonly=True)
    observation: Mapped[Observation] = relationship(lazy="raise_on_sql", viewonly=True)
    document: Mapped[Document | None] = relationship()
    opened_by: Mapped[UserAccount] = relationship(
        lazy="raise_on_sql", viewonly=True, foreign_keys=[opened_by_id]
    )
    owner: Mapped[UserAccount | None] = relationship(
        lazy="raise_on_sql", viewonly=True, foreign_keys=[owner_id]
    )
    decided_by: Mapped[UserAccount | None] = relationship(
        lazy="raise_on_sql", viewonly=True, foreign_keys=[decided_by_id]
    )

    __mapper_args__ = {"version_id_col": version}

    @property
    def is_open(self) -> bool:
        return self.decided_at is None

    @property
    def stream(self) -> str:
        return f"discrepancy:{self.id}"
