"""How the ledger names documents, and what a document may be about."""

from typing import Final

from sqlalchemy import select

from audit.subjects import SubjectKind, register
from foundation.i18n import N_
from foundation.permissions import Permission
from papers.drafting.models import DocumentSeries, Draft
from papers.drafting.registry import template_of
from papers.models import Document
from web.formatting import moment
from web.i18n import translated

ABOUT: Final = frozenset(
    {"asset", "case", "contract", "count", "discrepancy", "hand_over", "item", "lot", "order"}
    | {"place", "round", "sale"}
)
"""Kinds of subjects a document may be about; the rooms above register each (audit.subjects)."""


def _called(code: str) -> str:
    """Return what a template is called; of one that an earlier version had, its code."""
    template = template_of(code)
    return translated(template.words) if template is not None else code


register(
    "document",
    SubjectKind(
        N_("document"),
        select(Document.id, Document.office_id, Document.number, Document.issued_on),
        Document.id,
        name=lambda row: " · ".join(
            part
            for part in (row.number, f"{row.issued_on:%d/%m/%Y}" if row.issued_on else "")
            if part
        ),
        permission=Permission.READ_CASES,
        address=lambda row: ("papers.documents.show", {"document_id": row.id}),
    ),
)
register(
    "document_series",
    SubjectKind(
        N_("numbers of documents"),
        select(
            DocumentSeries.id,
            DocumentSeries.office_id,
            DocumentSeries.pattern,
            DocumentSeries.year,
        ),
        DocumentSeries.id,
        name=lambda row: f"{row.pattern} · {row.year}",
        permission=Permission.READ_CASES,
        address=lambda _row: None,
    ),
)
register(
    "draft",
    SubjectKind(
        N_("draft"),
        select(Draft.id, Draft.office_id, Draft.template, Draft.drafted_at),
        Draft.id,
        name=lambda row: f"{_called(row.template)}, {moment(row.drafted_at)}",
        permission=Permission.READ_CASES,
        address=lambda row: ("papers.drafts.show", {"draft_id": row.id}),
    ),
)
