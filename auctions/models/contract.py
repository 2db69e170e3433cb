"""Auction service contracts (hợp đồng dịch vụ đấu giá)."""

from datetime import date

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from auctions.models.annullable import Annullable
from auctions.models.lot import Lot
from foundation.database import Dong, Model, OfficeId, Pk
from foundation.recording import Stream
from papers.models import Document
from papers.numbers import NumberOf


class ServiceContract(Annullable, Model):
    """One contract with an auction organisation for one lot."""

    __tablename__ = "service_contract"
    __ledger__ = Stream("lot", "lot_id")
    __table_args__ = (Index("ix_service_contract_office_id_id", "office_id", "id"),)

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    lot_id: Mapped[int] = mapped_column(ForeignKey("lot.id"), index=True)
    organisation: Mapped[str | None] = mapped_column(String(200))  # its name on that day
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    number_before: Mapped[str | None] = mapped_column("number", String(80))
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    signed_on: Mapped[date]
    ends_on: Mapped[date | None]
    fee: Mapped[Dong | None]

    lot: Mapped[Lot] = relationship(lazy="raise_on_sql", viewonly=True)
    document: Mapped[Document | None] = relationship(lazy="joined")
    number = NumberOf("document", "number_before")

    @property
    def stream(self) -> str:
        return f"contract:{self.id}"

    @property
    def case_id(self) -> int:
        return self.lot.case_id
