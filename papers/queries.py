"""Selects about documents."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import selectinload

from foundation.database import db, lock_name
from foundation.sight import in_sight
from organisations.queries import same_as as same_organisation
from papers.models import (
    Document,
    DocumentDirection,
    DocumentSubject,
    document_key,
    document_numbered,
)
from papers.naming import Paper

MOST_OFFERED = 100  # documents a field offers; an older one is typed by its number and day

#: "không số" and its short forms, as people write them where a paper has no number
WITHOUT_NUMBER: Final = frozenset(
    document_key(words) for words in ("không số", "ko số", "k số", "không có số", "0", "không")
)
DETAILS: Final = ("received_on", "received_no", "summary", "signer", "capacity")


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


def documents_about_any(subjects: Mapping[str, Collection[int] | Select[int]]) -> Select[Document]:
    """Select the documents about at least one of some things, by kind and id."""
    row = DocumentSubject
    about = [and_(row.kind == kind, row.subject_id.in_(ids)) for kind, ids in subjects.items()]
    return select(Document).where(Document.id.in_(select(row.document_id).where(or_(*about))))


def subjects_of(document: Document) -> Sequence[DocumentSubject]:
    """Return what a document is about, in the order it was said."""
    rows = select(DocumentSubject).where(DocumentSubject.document_id == document.id)
    return db.session.scalars(rows.order_by(DocumentSubject.id)).all()


def offered(kind: str, subject_id: int) -> list[Document]:
    """Return the documents in force about one thing that a field offers, the newest first."""
    query = documents_about(kind, subject_id).where(Document.replaced_by_id.is_(None))
    return list(db.session.scalars(query.order_by(Document.id.desc()).limit(MOST_OFFERED)))


def is_numbered(number: str | None) -> bool:
    """Whether what was typed is the number of a paper: "không số" says that it has none."""
    key = document_key(number or "")
    return bool(key) and key not in WITHOUT_NUMBER


def same_as(document: Document, kind: str, subject_id: int) -> Document | None:
    """Return the document in force about a thing that says all that this one says.

    Kind, direction, number, day and issuer are equal, and what else this one says of itself. A
    paper without a number is never the same as another one.
    """
    if not is_numbered(document.number):
        return None
    said = {name: getattr(document, name) for name in DETAILS}
    return db.session.scalar(
        documents_about(kind, subject_id)
        .where(
            Document.kind == document.kind,
            Document.direction == document.direction,
            document_numbered(document.number or ""),
            Document.issued_on == document.issued_on,
            _issued_alike(document),
            Document.replaced_by_id.is_(None),
            *(getattr(Document, name) == value for name, value in said.items() if value),
        )
        .order_by(Document.id)
        .limit(1)
    )


def _issued_alike(document: Document) -> ColumnElement[bool]:
    """Whether the issuer is the same: the organisation, else the name in words."""
    alike = func.coalesce(Document.issuer, "") == (document.issuer or "")
    if document.organisation_id is None:
        return alike
    same = Document.organisation_id.in_(same_organisation(document.organisation_id))
    return or_(same, and_(Document.organisation_id.is_(None), alike))


def issued_before(paper: Paper, office_id: int) -> Document | None:
    """Return the document in force that an office issued under the number and day of a paper.

    An office numbers its own documents: two of one kind, number and day are one, whatever they are
    about. A document that came from elsewhere is the same only about the same thing (``same_as``).
    """
    if paper.direction is not DocumentDirection.ISSUED or not is_numbered(paper.number):
        return None
    key = document_key(paper.number or "")
    lock_name(f"document:office:{office_id}:{key}")
    return db.session.scalar(
        select(Document)
        .where(
            Document.office_id == office_id,
            document_numbered(paper.number or ""),
            Document.kind == paper.kind,
            Document.direction == DocumentDirection.ISSUED,
            Document.issued_on == paper.issued_on,
            Document.replaced_by_id.is_(None),
        )
        .order_by(Document.id)
        .limit(1)
    )
