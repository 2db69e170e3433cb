"""The print log of labels, and codes that were scanned but belong to nothing yet."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from foundation.database import Model, OfficeId, Pk
from foundation.recording import Stream


class LabelPrint(Model):
    """One label printed, and why if it was not the first."""

    __tablename__ = "label_print"
    __ledger__ = Stream("item", "item_id", otherwise=Stream("place", "place_id"))
    __table_args__ = (
        Index("ix_label_print_code", "code"),
        Index("ix_label_print_office_id_id", "office_id", "id"),
    )

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    item_id: Mapped[int | None] = mapped_column(ForeignKey("evidence_item.id"), index=True)
    place_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"), index=True)
    code: Mapped[str] = mapped_column(String(9))
    reason: Mapped[str] = mapped_column(String(200))
    printed_at: Mapped[datetime]
    printed_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))


class UnknownScan(Model):
    """A code nobody knows: kept, not lost."""

    __tablename__ = "unknown_scan"
    __ledger__ = Stream("scan", "id")
    __table_args__ = (
        Index("ix_unknown_scan_office_id_id", "office_id", "id"),
        Index(
            "ix_unknown_scan_open",
            "office_id",
            "id",
            sqlite_where=text("settled_at IS NULL"),
            postgresql_where=text("settled_at IS NULL"),
        ),
    )

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    raw: Mapped[str] = mapped_column(String(300))
    scanned_at: Mapped[datetime]
    scanned_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    settled_at: Mapped[datetime | None]  # bound to an item, or put aside
    settled_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
