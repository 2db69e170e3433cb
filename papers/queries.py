"""Selects about documents."""

from collections.abc import Collection

from sqlalchemy import Select, func, select
from sqlalchemy.orm import selectinload

from foundation.database import db
from foundation.sight import in_sight
from papers.models import Document, DocumentSubject, document_key

MOST_OFFERED = 100  # documents a field offers; an older one is typed by its number and day


def document_by_id(document_id: int, offices: Collection[int]) -> Select[Document]:
    """Select one document with what it is about."""
    return (
        select(Document)
        .where(Document.id == document_id, in_sight(Document.office_id, offices))
        .options(selectinload(Document.subjects))
    )


def documents_about(kind: str, subject_id: int) -> Select[Document]:
    """Select the documents about one thing."""
    return (
        select(Document)
        .join(DocumentSubject, DocumentSubject.document_id == Document.id)
        .where(DocumentSubject.kind == kind, DocumentSubject.subject_id == subject_id)
    )


def offered(kind: str, subject_id: int) -> list[Document]:
    """Return the documents in force about one thing that a field offers, the newest first."""
    query = documents_about(kind, subject_id).where(Document.replaced_by_id.is_(None))
    return list(db.session.scalars(query.order_by(Document.id.desc()).limit(MOST_OFFERED)))


def same_as(document: Document, kind: str, subject_id: int) -> Document | None:
    """Return the document in force about a thing that has the same kind, number and day."""
    return db.session.scalar(
        documents_about(kind, subject_id)
        .where(
            Document.kind == document.kind,
            Document.direction == document.direction,
            Document.number_key == document_key(document.number or ""),
            Document.issued_on == document.issued_on,
            func.coalesce(Document.issuer, "") == (document.issuer or ""),
            Document.replaced_by_id.is_(None),
        )
        .order_by(Document.id)
        .limit(1)
    )
