"""Documents (văn bản): one row each, what they are about, and by which one they were replaced."""

import enum
import re
from datetime import date, datetime
from typing import Final

from sqlalchemy import CheckConstraint, ColumnElement, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

import organisations.models  # noqa: F401  # the table points at its table
from foundation.database import AccountId, Model, OfficeId, Pk, open_codes
from foundation.folding import fold, identifier
from foundation.kept import KeptFile
from foundation.recording import BLOB, DIGEST, Stream

_BEFORE: Final = re.compile(r"^so ?[:.]? ?(?=[0-9])")  # "Số: 12": no part of the number


class DocumentKind(enum.StrEnum):
    """What a document is; a later version may add kinds without a migration."""

    DECISION = "decision"  # quyết định
    MINUTES = "minutes"  # biên bản
    NOTICE = "notice"  # thông báo
    ANSWER = "answer"  # văn bản trả lời, ý kiến của đương sự
    REQUEST = "request"  # đơn, văn bản yêu cầu, đề nghị
    LETTER = "letter"  # công văn
    AGREEMENT = "agreement"  # văn bản thỏa thuận
    CONTRACT = "contract"  # hợp đồng
    CERTIFICATE = "certificate"  # chứng thư, giấy chứng nhận
    VOUCHER = "voucher"  # phiếu thu, phiếu chi, ủy nhiệm chi
    INVOICE = "invoice"  # hóa đơn
    PROOF = "proof"  # chứng cứ đã thông báo, niêm yết, gửi
    OTHER = "other"


class DocumentDirection(enum.StrEnum):
    """Who made the document."""

    ISSUED = "issued"  # văn bản đi: of this office
    RECEIVED = "received"  # văn bản đến


def document_key(number: str) -> str:
    """Return what the number of a document is compared by, however it is written.

    "Số 12/QĐ-THADS" and "12/QĐ-THADS" are one number.
    """
    return identifier(_BEFORE.sub("", fold(number)))[:120]


def document_keys(*numbers: str) -> list[str]:
    """Return every key that documents of these numbers may have, those of earlier versions too."""
    keys = {document_key(number) for number in numbers}
    return sorted(keys | {f"so{key}"[:120] for key in keys if key[:1].isdigit()})


def document_numbered(*numbers: str) -> ColumnElement[bool]:
    """Whether a document has one of these numbers, however it and they are written."""
    return Document.number_key.in_(document_keys(*numbers))


class Document(Model):
    """One document. It is never deleted; a wrong one is replaced, with the reason."""

    __tablename__ = "document"
    __ledger__ = Stream("document", "id")
    __table_args__ = (
        Index("ix_document_office_id_id", "office_id", "id"),
        Index("ix_document_office_id_number_key", "office_id", "number_key"),
        CheckConstraint("replaced_by_id IS NULL OR replaced_by_id <> id", name="replaced"),
        CheckConstraint(
            "(replaced_by_id IS NULL) = (replaced_reason IS NULL)", name="replaced_reason"
        ),
    )

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    kind: Mapped[DocumentKind] = mapped_column(open_codes(DocumentKind))
    direction: Mapped[DocumentDirection]
    number: Mapped[str | None] = mapped_column(String(120))  # none where the paper has none
    number_key: Mapped[str | None] = mapped_column(String(120))  # of the number: document_key()
    issued_on: Mapped[date | None]  # the day on it; unknown in an old file
    received_on: Mapped[date | None]  # ngày đến
    received_no: Mapped[str | None] = mapped_column(String(80))  # số đến
    summary: Mapped[str | None] = mapped_column(String(300))  # trích yếu
    # the organisation that issued it; its name as it was then, or the name of a person
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    issuer: Mapped[str | None] = mapped_column(String(200))
    signer: Mapped[str | None] = mapped_column(String(200), info=DIGEST)
    capacity: Mapped[str | None] = mapped_column(String(120))  # chức vụ, tư cách của người ký
    # the file, kept by its hash
    sha256: Mapped[str | None] = mapped_column(String(64), info=BLOB)
    file_name: Mapped[str | None] = mapped_column(String(255))  # as it was called where it came
    file_type: Mapped[str | None] = mapped_column(String(100))
    file_bytes: Mapped[int | None]
    pages: Mapped[int | None]
    # made here from a template
    template: Mapped[str | None] = mapped_column(String(80))
    template_version: Mapped[str | None] = mapped_column(String(40))
    data_version: Mapped[str | None] = mapped_column(String(80))  # of what it was filled with
    docx_sha256: Mapped[str | None] = mapped_column(String(64), info=BLOB)  # as it was printed
    pdf_sha256: Mapped[str | None] = mapped_column(String(64), info=BLOB)
    replaced_by_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    replaced_reason: Mapped[str | None] = mapped_column(String(300))
    recorded_by_id: Mapped[AccountId]
    recorded_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)

    subjects: Mapped[list["DocumentSubject"]] = relationship(
        lazy="raise_on_sql", viewonly=True, order_by="DocumentSubject.id"
    )

    __mapper_args__ = {"version_id_col": version}

    @validates("number")
    def _keyed(self, _name: str, number: str | None) -> str | None:
        self.number_key = document_key(number) if number else None
        return number

    def take(self, file: KeptFile) -> None:
        """Name the kept file of it."""
        self.sha256, self.file_name = file.sha256, file.name[:255]
        self.file_type, self.file_bytes, self.pages = file.media_type, file.size, file.pages

    @property
    def stream(self) -> str:
        return f"document:{self.id}"


class DocumentSubject(Model):
    """One thing a document is about, by the kind under which the ledger knows it, and its id."""

    __tablename__ = "document_subject"
    __ledger__ = Stream("document", "document_id")
    __table_args__ = (
        UniqueConstraint("document_id", "kind", "subject_id"),
        Index("ix_document_subject_kind_subject_id", "kind", "subject_id", "document_id"),
        Index("ix_document_subject_office_id_id", "office_id", "id"),
    )

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"))
    kind: Mapped[str] = mapped_column(String(40))  # "case", "lot": see papers.subjects
    subject_id: Mapped[int]

    document: Mapped[Document] = relationship(lazy="raise_on_sql", viewonly=True)

    @property
    def subject(self) -> str:
        """The stream of what it is about: "case:17"."""
        return f"{self.kind}:{self.subject_id}"
