"""Corrections: what stood, what stands now, why; one row a proposal."""

from datetime import date
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from accounts.models import Approval
from foundation.database import Model, OfficeId, Pk
from foundation.recording import DIGEST, Stream
from papers.models import Document


class Correction(Model):
    """One proposed correction of one fact; in force from the day it is executed."""

    __tablename__ = "correction"
    __ledger__ = Stream("approval", "approval_id")
    __table_args__ = (
        UniqueConstraint("approval_id"),
        Index("ix_correction_what_target_id", "what", "target_id"),
        Index("ix_correction_subject_kind_subject_id", "subject_kind", "subject_id", "id"),
        Index("ix_correction_office_id_id", "office_id", "id"),
    )

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    approval_id: Mapped[int] = mapped_column(ForeignKey("approval.id"))
    what: Mapped[str] = mapped_column(String(40))  # code of a corrections.facts.Fact
    target_id: Mapped[int]  # of the row that was wrong
    subject_kind: Mapped[str] = mapped_column(String(40))  # on whose page it is shown: "case"
    subject_id: Mapped[int]
    takes_back: Mapped[bool]  # the fact never was; nothing is entered in its place
    # [[field, value before, value after]], as they are kept in JSON; names may stand in it
    changes: Mapped[list[Any]] = mapped_column(JSON, info=DIGEST)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"), index=True)
    executed_on: Mapped[date | None]

    approval: Mapped[Approval] = relationship(lazy="raise_on_sql", viewonly=True)
    document: Mapped[Document] = relationship(lazy="raise_on_sql", viewonly=True)
