"""Lots: one or several assets offered together, through many rounds."""

import enum
from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from cases.models import Asset, CaseFile
from foundation.database import Dong, Model, OfficeId, Pk
from foundation.recording import Stream


class LotStatus(enum.StrEnum):
    """Where the lot is; only :mod:`auctions.lifecycle` assigns it."""

    DRAFT = "draft"  # mới lập, chưa có giá
    VALUED = "valued"  # đã thẩm định giá
    READY = "ready"  # có giá khởi điểm và hợp đồng dịch vụ
    PLANNED = "planned"  # đã lên lịch phiên
    ANNOUNCED = "announced"  # đã niêm yết, thông báo
    UNSOLD = "unsold"  # đấu giá không thành, chờ quyết
    SOLD = "sold"  # đấu giá thành, chờ nộp tiền
    PAID = "paid"  # đã nộp đủ, chưa giao
    DELIVERED = "delivered"  # đã giao, chưa chi trả xong
    TAKING = "taking"  # người được thi hành án nhận, chưa giao
    COMPLETED = "completed"  # xong
    WITHDRAWN = "withdrawn"  # dừng, rút khỏi đấu giá


LIVE_STATUSES = tuple(s for s in LotStatus if s not in {LotStatus.COMPLETED, LotStatus.WITHDRAWN})


UNPRICED = (LotStatus.DRAFT, LotStatus.WITHDRAWN)  # may never have been valued


class Lot(Model):
    """One lot. ``status`` and the counters are a projection of the stream ``lot:<id>``."""

    __tablename__ = "lot"
    __ledger__ = Stream("lot", "id")
    __table_args__ = (
        Index("ix_lot_office_id_id", "office_id", "id"),
        Index("ix_lot_office_id_status_id", "office_id", "status", "id"),
        Index("ix_lot_status_id", "status", "id"),  # of whoever sees every office
        CheckConstraint("failed_rounds >= 0 AND reductions >= 0", name="counters"),
    )

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    code: Mapped[str] = mapped_column(String(9), unique=True)  # under its QR
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"), index=True)
    title: Mapped[str] = mapped_column(String(300))
    immovable: Mapped[bool | None]
    """Any immovable asset makes the lot immovable; else None if the kind of one is not known."""
    created_on: Mapped[date]
    # projection, by auctions.lifecycle only
    status: Mapped[LotStatus] = mapped_column(default=LotStatus.DRAFT)
    current_price: Mapped[Dong | None]  # starting price in force
    first_price: Mapped[Dong | None]  # starting price of the first round
    failed_rounds: Mapped[int] = mapped_column(default=0)
    reductions: Mapped[int] = mapped_column(default=0)
    last_event_on: Mapped[date | None]  # last progress event, see docs/glossary.md
    last_event: Mapped[str | None] = mapped_column(String(60))  # its kind, "lot.valued"
    version: Mapped[int] = mapped_column(default=1)

    case: Mapped[CaseFile] = relationship(lazy="raise_on_sql", viewonly=True)
    assets: Mapped[list[Asset]] = relationship(
        secondary="lot_asset", lazy="raise_on_sql", viewonly=True, order_by=Asset.id
    )

    __mapper_args__ = {"version_id_col": version}

    @property
    def stream(self) -> str:
        return f"lot:{self.id}"

    @property
    def price_unknown(self) -> bool:
        """Whether the lot has a price and nobody knows it; a new lot has none yet."""
        return self.current_price is None and self.status not in UNPRICED

    @property
    def lot_id(self) -> int:
        """Its own id: a lot has deadlines, as its contracts, rounds and sales have."""
        return self.id


class LotAsset(Model):
    """One asset in one lot; ``left_on`` is set when the asset left it."""

    __tablename__ = "lot_asset"
    __ledger__ = Stream("lot", "lot_id")
    __table_args__ = (
        UniqueConstraint("lot_id", "asset_id"),
        Index("ix_lot_asset_office_id_id", "office_id", "id"),
        # an asset stands in at most one live lot, whatever the code does
        Index(
            "uq_one_live_lot_asset",
            "asset_id",
            unique=True,
            sqlite_where=text("left_on IS NULL"),
            postgresql_where=text("left_on IS NULL"),
        ),
    )

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    lot_id: Mapped[int] = mapped_column(ForeignKey("lot.id"))
    asset_id: Mapped[int] = mapped_column(ForeignKey("asset.id"), index=True)
    left_on: Mapped[date | None]
