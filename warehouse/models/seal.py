"""Seals (niêm phong): a chain an item, never overwritten."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, validates

from foundation.database import Model, OfficeId, Pk
from foundation.folding import identifier
from foundation.recording import Stream


class Seal(Model):
    """One seal; a renewed seal is a new row that follows the opened one."""

    __tablename__ = "seal"
    __ledger__ = Stream("item", "item_id")
    __table_args__ = (
        UniqueConstraint("item_id", "seq"),
        Index("ix_seal_office_id_id", "office_id", "id"),
        Index("ix_seal_number_key_id", "number_key", "id"),
    )

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    item_id: Mapped[int] = mapped_column(ForeignKey("evidence_item.id"))
    seq: Mapped[int]
    number: Mapped[str] = mapped_column(String(80))
    number_key: Mapped[str] = mapped_column(String(120))  # see foundation.folding.identifier
    applied_at: Mapped[datetime]
    witnesses: Mapped[str] = mapped_column(String(300))
    opened_at: Mapped[datetime | None]
    open_reason: Mapped[str | None] = mapped_column(String(300))
    was_intact: Mapped[bool | None]  # as found when opened

    @validates("number")
    def _keyed(self, _name: str, number: str) -> str:
        self.number_key = identifier(number)
        return number
