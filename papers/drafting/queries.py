"""Selects about drafts."""

from collections.abc import Collection
from typing import Final

from sqlalchemy import Select, exists, select

from accounts.models import Office
from foundation.database import db
from foundation.sight import in_sight
from papers.drafting.models import DocumentSeries, Draft

MOST_OFFICES: Final = 100  # named on the page of a template


def drafts(offices: Collection[int]) -> Select[Draft]:
    """Select the drafts of some offices."""
    return select(Draft).where(in_sight(Draft.office_id, offices))


def draft_by_id(draft_id: int, offices: Collection[int]) -> Select[Draft]:
    return drafts(offices).where(Draft.id == draft_id)


def offices_using(template: str, offices: Collection[int]) -> Select[Office]:
    """Select the offices in sight that began a draft from a template: one probe an office."""
    began = exists().where(Draft.office_id == Office.id, Draft.template == template)
    return (
        select(Office)
        .where(in_sight(Office.id, offices), began)
        .order_by(Office.sort_key, Office.id)
        .limit(MOST_OFFICES)
    )


def drafts_of(subject_kind: str, subject_id: int) -> Select[Draft]:
    """Select the drafts of papers about one thing, without those that were dropped."""
    return select(Draft).where(
        Draft.subject_kind == subject_kind,
        Draft.subject_id == subject_id,
        Draft.dropped_reason.is_(None),
    )


def draft_of_document(document_id: int) -> Draft | None:
    """Return the draft that became a document."""
    return db.session.scalar(select(Draft).where(Draft.document_id == document_id).limit(1))


def series_of(office_id: int, year: int) -> Select[DocumentSeries]:
    """Select the series of numbers of an office in a year."""
    return (
        select(DocumentSeries)
        .where(DocumentSeries.office_id == office_id, DocumentSeries.year == year)
        .order_by(DocumentSeries.kind)
    )
