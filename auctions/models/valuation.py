"""Valuations (thẩm định giá) of a lot."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from foundation.database import Dong, Model, OfficeId, Pk
from foundation.recording import Stream


class Valuation(Model):
    """One appraisal certificate (chứng thư) or price determination."""

    __tablename__ = "valuation"
    __ledger__ = Stream("lot", "lot_id")
    __table_args__ = (
        Index("ix_valuation_office_id_id", "office_id", "id"),
        CheckConstraint("value > 0", name="value"),
    )

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    lot_id: Mapped[int] = mapped_column(ForeignKey("lot.id"), index=True)
    firm: Mapped[str] = mapped_column(String(200))
    certificate_no: Mapped[str] = mapped_column(String(80))
    certificate_on: Mapped[date]
    valid_until: Mapped[date]  # read from the certificate
    received_on: Mapped[date]  # result reached the office: re-valuation may be asked from notice
    value: Mapped[Dong]
