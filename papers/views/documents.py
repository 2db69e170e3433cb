"""One document: its page, and another in its place."""

from collections.abc import Sequence

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from audit import ledger, subjects
from foundation.database import db
from foundation.permissions import Permission
from papers import queries
from papers.forms import ReplaceForm, called
from papers.models import Document
from papers.operations import replace_document
from web.access import may, offices, permission_required
from web.pages import act_page, one_or_404, page

bp = Blueprint("documents", __name__, url_prefix="/documents")


@bp.get("/<int:document_id>")
@permission_required(Permission.READ_CASES)
def show(document_id: int) -> ResponseReturnValue:
    document: Document = one_or_404(queries.document_by_id(document_id, offices()))
    about = subjects.named([row.subject for row in document.subjects], offices)
    by = document.replaced_by_id
    return page(
        "papers/documents/show.html",
        document=document,
        called=called(document),
        about=list(about.values()),
        in_its_place=db.session.get(Document, by) if by is not None else None,
        replaces=by is None and may(Permission.WRITE_CASES, document.office_id),
        entries=db.session.scalars(ledger.history(document.stream).limit(50)).all(),
    )


@bp.route("/<int:document_id>/replace", methods=["GET", "POST"])
@permission_required(Permission.WRITE_CASES)
def replace(document_id: int) -> ResponseReturnValue:
    return act_page(
        lambda: one_or_404(queries.document_by_id(document_id, offices())),
        lambda document: ReplaceForm(papers=_others(document), replaced=document),
        lambda document, form, by: replace_document(document, **form.given, by=by),
        template="papers/documents/replace.html",
        subject="document",
        context=lambda document: {"called": called(document)},
        then=lambda other: url_for("papers.documents.show", document_id=other.id),
        said=lambda _other: _("The document is replaced; the old one stays and says why."),
    )


def _others(document: Document) -> Sequence[Document]:
    """Return the other documents about the first thing it is about."""
    if not document.subjects:
        return []
    first = document.subjects[0]
    found = queries.offered(first.kind, first.subject_id)
    return [other for other in found if other.id != document.id]
