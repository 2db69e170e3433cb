"""Discrepancies: what was not as it was known, until a decision ends it."""

import enum
from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from accounts.models import UserAccount
from foundation.database import Model, OfficeId, Pk, open_codes
from foundation.recording import Stream
from papers.models import Document
from warehouse.models.item import EvidenceItem
from warehouse.models.observation import Deviation, Observation, Touch

_OPEN = text("decided_at IS NULL")
_DECIDED = text("decided_at IS NOT NULL")


class DiscrepancyDecision(enum.StrEnum):
    """How a discrepancy ends."""

    AS_FOUND = "as_found"  # giữ theo hiện trạng, có văn bản xác nhận
    RECORD_WRONG = "record_wrong"  # một trong hai lần ghi là ghi sai
    LOST = "lost"  # mất, thiếu khi đang ở trong kho


class DiscrepancyStep(enum.StrEnum):
    """What is done about an open discrepancy before it ends."""

    EXPERTISE = "expertise"  # lập biên bản, gửi giám định
    REPORTED = "reported"  # chuyển cơ quan có thẩm quyền


class Side(enum.StrEnum):
    """Which of the two values of a deviation is true."""

    KNOWN = "known"
    FOUND = "found"


class Discrepancy(Model):
    """What was found other than it was known, of one item; open until somebody decides.

    An item has one open discrepancy at most: whoever looks again adds to it.
    """

    __tablename__ = "discrepancy"
    __ledger__ = Stream("discrepancy", "id")
    __table_args__ = (
        UniqueConstraint("office_id", "number"),
        Index("ix_discrepancy_office_id_due_on_id", "office_id", "due_on", "id"),
        Index("ix_discrepancy_office_id_id", "office_id", "id"),
        Index("ix_discrepancy_due_on_id", "due_on", "id"),  # for who sees every office
        Index(
            "ix_discrepancy_open_everywhere",
            "due_on",
            "id",
            sqlite_where=_OPEN,
            postgresql_where=_OPEN,
        ),
        Index(
            "ix_discrepancy_open",
            "office_id",
            "due_on",
            "id",
            sqlite_where=_OPEN,
            postgresql_where=_OPEN,
        ),
        Index(
            "ix_discrepancy_decided",
            "office_id",
            "due_on",
            "id",
            sqlite_where=_DECIDED,
            postgresql_where=_DECIDED,
        ),
        Index(
            "ix_discrepancy_owner_open",
            "owner_id",
            "due_on",
            "id",
            sqlite_where=_OPEN,
            postgresql_where=_OPEN,
        ),
        Index("ix_discrepancy_item_id", "item_id"),
        Index(
            "uq_discrepancy_item_id_open",
            "item_id",
            unique=True,
            sqlite_where=_OPEN,
            postgresql_where=_OPEN,
        ),
        CheckConstraint("(decided_at IS NULL) = (decision IS NULL)", name="decided"),
        CheckConstraint("decided_by_id IS NULL OR decided_by_id <> opened_by_id", name="two"),
    )

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    number: Mapped[str] = mapped_column(String(30))  # "CL-2026-000032"
    item_id: Mapped[int] = mapped_column(ForeignKey("evidence_item.id"))
    observation_id: Mapped[int] = mapped_column(ForeignKey("observation.id"), index=True)  # first
    last_observation_id: Mapped[int] = mapped_column(ForeignKey("observation.id"), index=True)
    touch: Mapped[Touch] = mapped_column(open_codes(Touch))  # at which it was found first
    kind: Mapped[Deviation] = mapped_column(open_codes(Deviation))  # the gravest
    opened_at: Mapped[datetime]
    opened_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))  # whose act it is
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))  # who clears up
    due_on: Mapped[date]
    examined_at: Mapped[datetime | None]  # when it was sent to experts
    reported_at: Mapped[datetime | None]  # when the competent body was told
    cause: Mapped[str | None] = mapped_column(String(500))
    decision: Mapped[DiscrepancyDecision | None] = mapped_column(open_codes(DiscrepancyDecision))
    decided_at: Mapped[datetime | None]
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    version: Mapped[int] = mapped_column(default=1)

    item: Mapped[EvidenceItem] = relationship(lazy="raise_on_sql", viewonly=True)
    observation: Mapped[Observation] = relationship(
        lazy="raise_on_sql", viewonly=True, foreign_keys=[observation_id]
    )
    deviations: Mapped[list["FoundDeviation"]] = relationship(
        lazy="selectin", viewonly=True, order_by="FoundDeviation.id"
    )
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
    def is_taken_on(self) -> bool:
        """Whether experts or a competent body were asked: their conclusion is waited for."""
        return self.examined_at is not None or self.reported_at is not None

    @property
    def kinds(self) -> list[Deviation]:
        """In what it differs, the gravest first."""
        found = {each.kind for each in self.deviations}
        return [kind for kind in Deviation if kind in found]

    @property
    def stream(self) -> str:
        return f"discrepancy:{self.id}"


class FoundDeviation(Model):
    """One deviation of a discrepancy: what was known, what one look found, which is true."""

    __tablename__ = "discrepancy_deviation"
    __ledger__ = Stream("discrepancy", "discrepancy_id")
    __table_args__ = (
        UniqueConstraint("discrepancy_id", "observation_id", "kind"),
        Index("ix_discrepancy_deviation_office_id_id", "office_id", "id"),
        Index("ix_discrepancy_deviation_kind", "kind", "discrepancy_id"),
    )

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    discrepancy_id: Mapped[int] = mapped_column(ForeignKey("discrepancy.id"))
    observation_id: Mapped[int] = mapped_column(ForeignKey("observation.id"), index=True)
    before_id: Mapped[int | None] = mapped_column(ForeignKey("observation.id"), index=True)
    kind: Mapped[Deviation] = mapped_column(open_codes(Deviation))
    before: Mapped[str | None] = mapped_column(String(500))  # as text: an amount, a state, words
    now: Mapped[str | None] = mapped_column(String(500))
    side: Mapped[Side | None] = mapped_column(open_codes(Side))  # None before the decision
    version: Mapped[int] = mapped_column(default=1)

    observation: Mapped[Observation] = relationship(
        lazy="raise_on_sql", viewonly=True, foreign_keys=[observation_id]
    )

    __mapper_args__ = {"version_id_col": version}
