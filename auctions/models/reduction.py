"""Reductions of the price after a failure, and the creditor's answers before them."""

import enum
from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from auctions.models.annullable import STANDS, Annullable
from foundation.database import Dong, Model, OfficeId, Pk
from foundation.recording import Stream
from papers.models import Document
from papers.numbers import NumberOf


class Reduction(Annullable, Model):
    """One decision to cut the starting price (quyết định giảm giá)."""

    __tablename__ = "reduction"
    __ledger__ = Stream("lot", "lot_id")
    __table_args__ = (
        Index(
            "uq_reduction_lot_id_ordinal",
            "lot_id",
            "ordinal",
            unique=True,
            sqlite_where=STANDS,
            postgresql_where=STANDS,
        ),
        Index(  # one cut a failed round
            "uq_reduction_round_id",
            "round_id",
            unique=True,
            sqlite_where=STANDS,
            postgresql_where=STANDS,
        ),
        Index("ix_reduction_office_id_id", "office_id", "id"),
        CheckConstraint("to_price > 0 AND to_price < from_price", name="prices"),
    )

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    lot_id: Mapped[int] = mapped_column(ForeignKey("lot.id"))
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"))  # the failed round it follows
    ordinal: Mapped[int]  # 1, 2, 3 …
    from_price: Mapped[Dong]
    to_price: Mapped[Dong]
    basis_points: Mapped[int]  # 1000 = 10 %, rounded up
    decision_no_before: Mapped[str | None] = mapped_column("decision_no", String(80))
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    decided_on: Mapped[date]
    decided_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))

    document: Mapped[Document | None] = relationship(lazy="joined")
    decision_no = NumberOf("document", "decision_no_before")


class CreditorChoice(enum.StrEnum):
    """What the creditor said about taking the asset (nhận tài sản để trừ vào số tiền)."""

    TAKES = "takes"
    REFUSES = "refuses"
    SILENT = "silent"  # asked, no answer by the last day


class CreditorAnswer(Annullable, Model):
    """The answer after one failed round."""

    __tablename__ = "creditor_answer"
    __ledger__ = Stream("lot", "lot_id")
    __table_args__ = (
        Index(
            "uq_creditor_answer_round_id",
            "round_id",
            unique=True,
            sqlite_where=STANDS,
            postgresql_where=STANDS,
        ),
        Index("ix_creditor_answer_office_id_id", "office_id", "id"),
    )

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    lot_id: Mapped[int] = mapped_column(ForeignKey("lot.id"), index=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"))
    party_id: Mapped[int | None] = mapped_column(ForeignKey("party.id"))
    choice: Mapped[CreditorChoice]
    answered_on: Mapped[date]
    document_no_before: Mapped[str | None] = mapped_column("document_no", String(120))
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"), index=True)

    document: Mapped[Document | None] = relationship(lazy="joined")
    document_no = NumberOf("document", "document_no_before")
