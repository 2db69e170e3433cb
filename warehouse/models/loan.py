"""Loans (trích xuất): out for trial or examination, due back."""

import enum
from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from foundation.database import Model, OfficeId, Pk
from foundation.recording import Stream
from warehouse.models.item import EvidenceItem


class LoanPurpose(enum.StrEnum):
    """Why it goes out."""

    TRIAL = "trial"  # xét xử
    INVESTIGATION = "investigation"  # điều tra
    EXPERTISE = "expertise"  # giám định
    VALUATION = "valuation"  # thẩm định giá


class Loan(Model):
    """One loan of one item; while ``returned_at`` is empty it is out."""

    __tablename__ = "loan"
    __ledger__ = Stream("item", "item_id")
    __table_args__ = (
        Index("ix_loan_office_id_returned_at_due", "office_id", "returned_at", "due_back_on", "id"),
        Index(  # what is out, in every office
            "ix_loan_out",
            "due_back_on",
            "id",
            sqlite_where=text("returned_at IS NULL"),
            postgresql_where=text("returned_at IS NULL"),
        ),
        Index("ix_loan_item_id", "item_id"),
    )

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    item_id: Mapped[int] = mapped_column(ForeignKey("evidence_item.id"))
    order_id: Mapped[int] = mapped_column(ForeignKey("stock_order.id"))
    borrower: Mapped[str] = mapped_column(String(200))  # the agency, as it was called then
    borrower_organisation_id: Mapped[int | None] = mapped_column(
        ForeignKey("organisation.id"), index=True
    )
    purpose: Mapped[LoanPurpose]
    lent_at: Mapped[datetime]
    due_back_on: Mapped[date]
    returned_at: Mapped[datetime | None]

    item: Mapped[EvidenceItem] = relationship(lazy="raise_on_sql", viewonly=True)
