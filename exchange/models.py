"""What was imported: batches, and which notice became which lot and round."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from foundation import races
from foundation.database import Model, OfficeId, Pk
from foundation.recording import Stream


class ImportBatch(Model):
    """One committed import of one file."""

    __tablename__ = "import_batch"
    __ledger__ = Stream("import", "id")
    __table_args__ = (Index("ix_import_batch_office_id_id", "office_id", "id"),)

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    sheet: Mapped[str] = mapped_column(String(20))  # "notices", "exhibits"
    file_name: Mapped[str] = mapped_column(String(200))
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    rows: Mapped[int]
    new: Mapped[int]
    unchanged: Mapped[int]
    refused: Mapped[int]
    imported_at: Mapped[datetime]
    imported_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))


class ImportedRow(Model):
    """One outside row and what it became; importing it again changes nothing."""

    __tablename__ = "imported_row"
    __ledger__ = Stream("import", "batch_id")
    __table_args__ = (UniqueConstraint("office_id", "sheet", "key"),)

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    batch_id: Mapped[int] = mapped_column(ForeignKey("import_batch.id"), index=True)
    sheet: Mapped[str] = mapped_column(String(20))
    key: Mapped[str] = mapped_column(String(120))  # notice id; case, source and line of an exhibit
    content_hash: Mapped[str] = mapped_column(String(64))  # of what was read from the row
    fingerprint: Mapped[str] = mapped_column(String(64), index=True)  # same notice under two ids
    lot_id: Mapped[int | None] = mapped_column(ForeignKey("lot.id"))
    round_id: Mapped[int | None] = mapped_column(ForeignKey("round.id"))
    order_id: Mapped[int | None] = mapped_column(ForeignKey("stock_order.id"))


races.declare("uq_imported_row_office_id_sheet_key")
