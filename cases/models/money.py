"""The money of a case (sổ tiền của vụ việc): one row a movement; sums over it are the answers."""

import enum
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from cases.models.asset import Asset
from cases.models.party import Party
from foundation.database import AccountId, Dong, Model, OfficeId, Pk, open_codes
from foundation.recording import DIGEST, Stream
from papers.models import Document


class MovementKind(enum.StrEnum):
    """What a movement is; a later version adds kinds without a migration."""

    COST = "cost"  # chi phí thi hành án


class MovementDirection(enum.StrEnum):
    """Into the money of the case or out of it."""

    IN = "in"
    OUT = "out"


class CostCategory(enum.StrEnum):
    """What a cost was for (106/2025/QH15, Điều 53); a later version adds categories."""

    NOTICE = "notice"  # thông báo về cưỡng chế, niêm yết, đăng báo
    EQUIPMENT = "equipment"  # nguyên liệu, nhiên liệu, phương tiện, thiết bị
    VALUATION = "valuation"  # thẩm định giá, xác định giá
    EXPERTISE = "expertise"  # giám định
    AUCTION = "auction"  # bán tài sản, thù lao đấu giá
    STORAGE = "storage"  # thuê, trông coi, bảo quản
    TRANSPORT = "transport"  # bốc dỡ, vận chuyển
    LABOUR = "labour"  # nhân công, xây ngăn, phá dỡ
    VERIFICATION = "verification"  # xác minh, đo đạc, xác định mốc giới
    SEIZURE = "seizure"  # tạm giữ, thu giữ tài sản, giấy tờ
    FORCES = "forces"  # bồi dưỡng người tham gia và bảo vệ cưỡng chế
    OTHER = "other"  # chi phí khác


class MoneyMovement(Model):
    """One movement of money of one case. Nothing is changed; a wrong one is reversed."""

    __tablename__ = "case_money"
    __ledger__ = Stream("case", "case_id")
    __table_args__ = (
        UniqueConstraint("reverses_id"),  # reversed once
        Index("ix_case_money_office_id_id", "office_id", "id"),
        Index("ix_case_money_case_id_kind_moved_on", "case_id", "kind", "moved_on", "id"),
        CheckConstraint("amount IS NULL OR amount > 0", name="amount"),
        CheckConstraint("quantity IS NULL OR quantity > 0", name="quantity"),
        CheckConstraint("amount IS NOT NULL OR quantity IS NOT NULL", name="something"),
        CheckConstraint("(quantity IS NULL) = (unit IS NULL)", name="unit"),
        CheckConstraint("reverses_id IS NULL OR reverses_id <> id", name="reverses"),
    )

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"))
    direction: Mapped[MovementDirection]
    kind: Mapped[MovementKind] = mapped_column(open_codes(MovementKind))
    category: Mapped[CostCategory | None] = mapped_column(open_codes(CostCategory))  # of a cost
    coercion: Mapped[bool | None]  # of a cost: chi phí cưỡng chế, not chi phí khác
    amount: Mapped[Dong | None]
    quantity: Mapped[Decimal | None]  # of gold or of a foreign currency, in ``unit``
    unit: Mapped[str | None] = mapped_column(String(40))
    party_id: Mapped[int | None] = mapped_column(ForeignKey("party.id"))  # of the case
    counterpart: Mapped[str | None] = mapped_column(String(200), info=DIGEST)  # else, in words
    asset_id: Mapped[int | None] = mapped_column(ForeignKey("asset.id"), index=True)  # else all
    account: Mapped[str | None] = mapped_column(String(80))  # account of the office it passed
    moved_on: Mapped[date]
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"), index=True)
    reverses_id: Mapped[int | None] = mapped_column(ForeignKey("case_money.id"))
    note: Mapped[str | None] = mapped_column(String(300))  # of a reversal: why
    recorded_by_id: Mapped[AccountId]
    recorded_at: Mapped[datetime]

    party: Mapped[Party | None] = relationship(lazy="raise_on_sql", viewonly=True)
    asset: Mapped[Asset | None] = relationship(lazy="raise_on_sql", viewonly=True)
    document: Mapped[Document | None] = relationship(lazy="raise_on_sql", viewonly=True)
