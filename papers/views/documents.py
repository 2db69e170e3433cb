"""One document: its page, and another in its place."""

from collections.abc import Sequence

from flask import Blueprint, Response, abort, current_app, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from audit import ledger, subjects
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.permissions import Permission
from papers import queries
from papers.drafting.forms import BeginForm
from papers.drafting.models import Draft
from papers.drafting.queries import draft_of_document
from papers.drafting.registry import template_of
from papers.files import ENDINGS, PDF, SHOWN, WORD
from papers.forms import FileForm, ReplaceForm, called
from papers.models import Document
from papers.operations import keep_document_file, replace_document
from papers.views.making import make_files
from web.access import actor, may, need, offices, permission_required
from web.pages import act_page, one_or_404, page

bp = Blueprint("documents", __name__, url_prefix="/documents")

IN_OUR_PAGES = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"
"""What a kept file may load: nothing; and only our own pages show it inside themselves."""


@bp.get("/<int:document_id>")
@permission_required(Permission.READ_CASES)
def show(document_id: int) -> ResponseReturnValue:
    document = _find(document_id)
    about = subjects.named([row.subject for row in document.subjects], offices)
    by = document.replaced_by_id
    return page(
        "papers/documents/show.html",
        document=document,
        called=called(document),
        about=list(about.values()),
        in_place=document.file_type in SHOWN,
        is_pdf=document.file_type == PDF,
        is_lost=bool(_missing(document)),
        draft=_draft_of(document),
        makes=_makes(document),
        in_its_place=db.session.get(Document, by) if by is not None else None,
        replaces=by is None and may(Permission.WRITE_CASES, document.office_id),
        entries=db.session.scalars(ledger.history(document.stream).limit(50)).all(),
    )


def _draft_of(document: Document) -> Draft | None:
    """Return the draft it was signed from, if the reader may open it."""
    draft = draft_of_document(document.id) if document.template is not None else None
    return draft if draft is not None and subjects.opens(draft.subject, offices) else None


@bp.get("/<int:document_id>/file")
@permission_required(Permission.READ_CASES)
def file(document_id: int) -> ResponseReturnValue:
    """Answer the kept file itself; what a browser cannot show is saved under a plain name."""
    document = _find(document_id)
    kind = document.file_type or ""
    if document.sha256 is None or kind not in ENDINGS:
        abort(404)
    response = Response(current_app.extensions["blobs"].get(document.sha256), mimetype=kind)
    way = "inline" if kind in SHOWN else "attachment"
    name = f"van-ban-{document.id}.{ENDINGS[kind]}"
    response.headers["Content-Disposition"] = f'{way}; filename="{name}"'
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["Content-Security-Policy"] = IN_OUR_PAGES
    return response


@bp.get("/<int:document_id>/made/<kind>")
@permission_required(Permission.READ_CASES)
def made(document_id: int, kind: str) -> ResponseReturnValue:
    """Answer a file that was made here of a signed document: "docx" or "pdf"."""
    document = _find(document_id)
    names = {"docx": (document.docx_sha256, WORD), "pdf": (document.pdf_sha256, PDF)}
    name, media_type = names.get(kind) or abort(404)
    if name is None:
        abort(404)
    response = Response(current_app.extensions["blobs"].get(name), mimetype=media_type)
    way = "inline" if media_type in SHOWN else "attachment"
    file_name = f"van-ban-{document.id}.{kind}"
    response.headers["Content-Disposition"] = f'{way}; filename="{file_name}"'
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["Content-Security-Policy"] = IN_OUR_PAGES
    return response


@bp.post("/<int:document_id>/made")
@permission_required(Permission.READ_CASES)
def make(document_id: int) -> ResponseReturnValue:
    """Make the files of a signed document that are missing; what is kept stays."""
    document = _find(document_id)
    template = template_of(document.template or "") or abort(404)
    need(template.permission)
    document = _find(document_id)
    if BeginForm().submitted():
        make_files(document.id, Act(actor(), clock.now()))
    return redirect(url_for("papers.documents.show", document_id=document.id), 303)


@bp.route("/<int:document_id>/file/new", methods=["GET", "POST"])
@permission_required(Permission.WRITE_CASES)
def keep(document_id: int) -> ResponseReturnValue:
    return act_page(
        lambda: _find(document_id),
        lambda _document: FileForm(),
        lambda document, form, by: keep_document_file(document, file=form.paper_file.data, by=by),
        template="papers/documents/keep.html",
        subject="document",
        context=lambda document: {"called": called(document)},
        then=lambda document: url_for("papers.documents.show", document_id=document.id),
        said=lambda _document: _("The file of the document is kept."),
    )


@bp.route("/<int:document_id>/replace", methods=["GET", "POST"])
@permission_required(Permission.WRITE_CASES)
def replace(document_id: int) -> ResponseReturnValue:
    return act_page(
        lambda: _find(document_id),
        lambda document: ReplaceForm(papers=_others(document), replaced=document),
        lambda document, form, by: replace_document(document, **form.given, by=by),
        template="papers/documents/replace.html",
        subject="document",
        context=lambda document: {"called": called(document)},
        then=lambda other: url_for("papers.documents.show", document_id=other.id),
        said=lambda _other: _("The document is replaced; the old one stays and says why."),
    )


def _find(document_id: int) -> Document:
    """Return a document for who may see the page of something it is about."""
    document: Document = one_or_404(queries.document_by_id(document_id, offices()))
    streams = [row.subject for row in document.subjects]
    if streams and not any(subjects.opens(stream, offices) for stream in streams):
        abort(403)
    return document


def _makes(document: Document) -> BeginForm | None:
    """Return the form that makes the files of a document, where one is missing."""
    template = template_of(document.template or "")
    whole = document.docx_sha256 is not None and document.pdf_sha256 is not None
    if template is None or whole or not may(template.permission, document.office_id):
        return None
    return BeginForm()


def _missing(document: Document) -> frozenset[str]:
    """Return the name of its file where the file is not in the store."""
    names = [document.sha256] if document.sha256 is not None else []
    missing: frozenset[str] = current_app.extensions["blobs"].missing(names)
    return missing


def _others(document: Document) -> Sequence[Document]:
    """Return the other documents about the first thing it is about."""
    if not document.subjects:
        return []
    first = document.subjects[0]
    found = queries.offered(first.kind, first.subject_id)
    return [other for other in found if other.id != document.id]
