"""Series of numbers of issued documents, and drafts of documents that are written here."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from foundation.database import AccountId, Model, OfficeId, Pk, open_codes
from foundation.recording import DIGEST, Stream
from papers.models import Document, DocumentKind


class DocumentSeries(Model):
    """The numbers one office gives to its documents of one kind in one year."""

    __tablename__ = "document_series"
    __ledger__ = Stream("document_series", "id")
    __table_args__ = (
        UniqueConstraint("office_id", "kind", "year"),
        CheckConstraint("next_value > 0", name="next_value"),
    )

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    kind: Mapped[DocumentKind] = mapped_column(open_codes(DocumentKind))
    year: Mapped[int]  # numbers begin again with each calendar year
    pattern: Mapped[str] = mapped_column(String(60))  # "{n}/QĐ-THADS"
    next_value: Mapped[int] = mapped_column(default=1)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}

    @property
    def stream(self) -> str:
        return f"document_series:{self.id}"


class Draft(Model):
    """A document being written here from a template and the facts of one thing.

    It holds no number. Signing makes the document; a draft that is signed or dropped stays as it
    was.
    """

    __tablename__ = "draft"
    __ledger__ = Stream("draft", "id")
    __table_args__ = (
        Index("ix_draft_office_id_id", "office_id", "id"),
        Index("ix_draft_subject_kind_subject_id", "subject_kind", "subject_id", "id"),
        Index("ix_draft_office_id_template", "office_id", "template"),
        CheckConstraint("document_id IS NULL OR dropped_reason IS NULL", name="one_end"),
    )

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    template: Mapped[str] = mapped_column(String(80))  # code of a papers.drafting.registry.Template
    template_version: Mapped[str] = mapped_column(String(40))
    subject_kind: Mapped[str] = mapped_column(String(40))  # what its facts are of: "lot"
    subject_id: Mapped[int]
    # the facts as they were read, and what a person writes beside them; names stand in both
    facts: Mapped[dict[str, Any]] = mapped_column(JSON, info=DIGEST)
    facts_version: Mapped[str] = mapped_column(String(80))  # hash of the facts
    free: Mapped[dict[str, str]] = mapped_column(JSON, info=DIGEST)
    kept_version: Mapped[str | None] = mapped_column(String(80))  # of later facts that were refused
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"), index=True)
    dropped_reason: Mapped[str | None] = mapped_column(String(300))
    drafted_by_id: Mapped[AccountId]
    drafted_at: Mapped[datetime]  # when the facts were read
    version: Mapped[int] = mapped_column(default=1)

    document: Mapped[Document | None] = relationship(lazy="joined")

    __mapper_args__ = {"version_id_col": version}

    @property
    def stream(self) -> str:
        return f"draft:{self.id}"

    @property
    def subject(self) -> str:
        """The stream of what its facts are of: "lot:17"."""
        return f"{self.subject_kind}:{self.subject_id}"

    @property
    def is_open(self) -> bool:
        """Whether it is neither signed nor dropped."""
        return self.document_id is None and self.dropped_reason is None
