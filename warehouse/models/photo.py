"""Photos: re-encoded, stripped of metadata, named by their content."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from foundation.database import Model, OfficeId, Pk
from foundation.recording import BLOB, Stream


class Photo(Model):
    """One photo of an order line or an item; the bytes lie in the blob store."""

    __tablename__ = "photo"
    __ledger__ = Stream("item", "item_id", otherwise=Stream("order", "order_id"))
    __table_args__ = (
        Index("ix_photo_item_id", "item_id"),
        Index("ix_photo_order_line_id", "order_line_id"),
        Index("ix_photo_office_id_id", "office_id", "id"),
    )

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    order_id: Mapped[int | None] = mapped_column(ForeignKey("stock_order.id"))  # of the line
    order_line_id: Mapped[int | None] = mapped_column(ForeignKey("order_line.id"))
    item_id: Mapped[int | None] = mapped_column(ForeignKey("evidence_item.id"))
    observation_id: Mapped[int | None] = mapped_column(ForeignKey("observation.id"), index=True)
    sha256: Mapped[str] = mapped_column(String(64), index=True, info=BLOB)
    width: Mapped[int]
    height: Mapped[int]
    taken_at: Mapped[datetime]
    taken_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
