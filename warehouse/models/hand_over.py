"""Hand-overs: what goes from one keeper's hands into another's, signed by both."""

import enum
from datetime import datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from accounts.models import Office, UserAccount
from foundation.database import Model, OfficeId, Pk, open_codes
from foundation.recording import Stream
from papers.models import Document
from warehouse.models.item import EvidenceItem
from warehouse.models.observation import Observation
from warehouse.models.order import SealState


class HandOverKind(enum.StrEnum):
    """What is handed over to whom."""

    KEEPER = "keeper"  # thay đổi thủ kho: things stay where they lie


class HandOverState(enum.StrEnum):
    """How far it is; worked out from who signed."""

    DRAFT = "draft"
    SIGNED_BY_ONE = "signed_by_one"
    SIGNED = "signed"  # by both: only now the things changed hands
    WITHDRAWN = "withdrawn"


class Half(enum.StrEnum):
    """Whose signature it is."""

    GIVER = "giver"  # bên giao
    RECEIVER = "receiver"  # bên nhận


class HandOver(Model):
    """One hand-over of some things; nothing changes hands before both have signed."""

    __tablename__ = "hand_over"
    __ledger__ = Stream("hand_over", "id")
    __table_args__ = (
        UniqueConstraint("office_id", "number"),
        CheckConstraint("receiver_id IS NULL OR receiver_id <> giver_id", name="two_people"),
        Index("ix_hand_over_office_id_id", "office_id", "id"),
        Index("ix_hand_over_to_office_id_id", "to_office_id", "id"),
        Index(
            "ix_hand_over_open",
            "office_id",
            "id",
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
        Index(
            "ix_hand_over_to_open",
            "to_office_id",
            "id",
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
    )

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]  # which gives
    to_office_id: Mapped[int] = mapped_column(ForeignKey("office.id"))  # which takes over
    number: Mapped[str] = mapped_column(String(20))
    kind: Mapped[HandOverKind] = mapped_column(open_codes(HandOverKind))
    reason: Mapped[str] = mapped_column(String(500))
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    drafted_at: Mapped[datetime]
    giver_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    giver_signed_at: Mapped[datetime | None]
    receiver_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))  # who signed
    receiver_signed_at: Mapped[datetime | None]
    lines_count: Mapped[int] = mapped_column(default=0)
    seen_count: Mapped[int] = mapped_column(default=0)
    ended_at: Mapped[datetime | None]  # signed by both, or withdrawn
    withdrawn_why: Mapped[str | None] = mapped_column(String(500))
    version: Mapped[int] = mapped_column(default=1)

    office: Mapped[Office] = relationship(
        lazy="raise_on_sql", viewonly=True, foreign_keys="HandOver.office_id"
    )
    to_office: Mapped[Office] = relationship(
        lazy="raise_on_sql", viewonly=True, foreign_keys=[to_office_id]
    )
    document: Mapped[Document | None] = relationship()
    giver: Mapped[UserAccount] = relationship(
        lazy="raise_on_sql", viewonly=True, foreign_keys=[giver_id]
    )
    receiver: Mapped[UserAccount | None] = relationship(
        lazy="raise_on_sql", viewonly=True, foreign_keys=[receiver_id]
    )

    __mapper_args__ = {"version_id_col": version}

    @property
    def stage(self) -> HandOverState:
        """How far it is."""
        if self.withdrawn_why is not None:
            return HandOverState.WITHDRAWN
        if self.ended_at is not None:
            return HandOverState.SIGNED
        one = self.giver_signed_at is not None or self.receiver_signed_at is not None
        return HandOverState.SIGNED_BY_ONE if one else HandOverState.DRAFT

    @property
    def stream(self) -> str:
        return f"hand_over:{self.id}"


class HandOverLine(Model):
    """One thing of a hand-over, and what was seen of it; unseen until somebody looked."""

    __tablename__ = "hand_over_line"
    __ledger__ = Stream("hand_over", "hand_over_id")
    __table_args__ = (
        UniqueConstraint("hand_over_id", "item_id"),
        Index("ix_hand_over_line_item_id", "item_id"),
        Index("ix_hand_over_line_office_id_id", "office_id", "id"),
    )

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    hand_over_id: Mapped[int] = mapped_column(ForeignKey("hand_over.id"))
    item_id: Mapped[int] = mapped_column(ForeignKey("evidence_item.id"))
    seen_at: Mapped[datetime | None]
    seen_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    item_version: Mapped[int | None]  # of the thing when it was looked at
    quantity: Mapped[Decimal | None]
    weight_grams: Mapped[Decimal | None]
    condition: Mapped[str] = mapped_column(String(500), default="")
    seal_state: Mapped[SealState | None] = mapped_column(open_codes(SealState))
    seal_number: Mapped[str | None] = mapped_column(String(80))  # as read
    observation_id: Mapped[int | None] = mapped_column(ForeignKey("observation.id"), index=True)

    hand_over: Mapped[HandOver] = relationship(lazy="raise_on_sql", viewonly=True)
    item: Mapped[EvidenceItem] = relationship(lazy="raise_on_sql", viewonly=True)
    seen_by: Mapped[UserAccount | None] = relationship(lazy="raise_on_sql", viewonly=True)
    observation: Mapped[Observation | None] = relationship(lazy="raise_on_sql", viewonly=True)
