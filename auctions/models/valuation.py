"""Valuations (thẩm định giá) of a lot."""

import enum
from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from auctions.models.annullable import Annullable
from foundation.database import Dong, Model, OfficeId, Pk
from foundation.recording import Stream
from papers.models import Document
from papers.numbers import NumberOf


class ValuationGround(enum.StrEnum):
    """Why a lot that has a price is valued again (Điều 82 khoản 2)."""

    VIOLATION = "violation"  # điểm a: kết luận về vi phạm nghiêm trọng
    EXPIRED = "expired"  # điểm b: chứng thư hết hiệu lực trước khi ký hợp đồng dịch vụ đấu giá
    REQUEST = "request"  # điểm c: đương sự yêu cầu, một lần
    CORRECTION = "correction"  # no other valuation: the one before was recorded wrongly


class Valuation(Annullable, Model):
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
    firm: Mapped[str | None] = mapped_column(String(200))  # its name on the certificate
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    certificate_no_before: Mapped[str | None] = mapped_column("certificate_no", String(80))
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))  # the certificate
    certificate_on: Mapped[date]
    valid_until: Mapped[date]  # read from the certificate
    received_on: Mapped[date]  # result reached the office: re-valuation may be asked from notice
    notified_on: Mapped[date | None]  # parties notified of the result
    value: Mapped[Dong]
    # of a re-valuation: why it was made, and the paper that says so
    ground: Mapped[ValuationGround | None]
    ground_no_before: Mapped[str | None] = mapped_column("ground_no", String(120))
    ground_document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    ground_on: Mapped[date | None]  # day of the conclusion or the request
    round_id: Mapped[int | None] = mapped_column(ForeignKey("round.id"))  # the newest round then

    document: Mapped[Document | None] = relationship(lazy="joined", foreign_keys=[document_id])
    ground_document: Mapped[Document | None] = relationship(
        lazy="joined", foreign_keys=[ground_document_id]
    )
    certificate_no = NumberOf("document", "certificate_no_before")
    ground_no = NumberOf("ground_document", "ground_no_before")
