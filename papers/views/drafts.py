"""Drafts of papers: the list, one draft beside its paper, what is done with it."""

from typing import Any

from flask import Blueprint, Response, abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import select

from audit import ledger, subjects
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.permissions import Permission
from foundation.refusals import Refusal
from papers.drafting import allowed, queries
from papers.drafting.facts import missing
from papers.drafting.forms import BeginForm, DraftForm, DropForm, SignForm, form_for
from papers.drafting.models import Draft
from papers.drafting.operations.drafts import (
    begin_draft,
    drop_draft,
    keep_draft,
    renew_draft,
    write_draft,
)
from papers.drafting.operations.signing import sign_draft
from papers.drafting.pages import draft_file, signed_file
from papers.drafting.reading import read_facts
from papers.drafting.registry import Template, template_of
from papers.files import WORD
from papers.models import Document
from papers.views.draft_list import DRAFTS
from papers.views.making import make_files
from papers.views.signing import shown_on, signers_of, what_follows
from web.access import actor, may, need, offices, permission_required
from web.checking import Check
from web.forms import refusal_text
from web.i18n import translated
from web.lists import list_page
from web.pages import act_page, one_or_404, page

bp = Blueprint("drafts", __name__, url_prefix="/drafts")

READS = Permission.READ_CASES


@bp.get("")
@permission_required(READS)
def index() -> ResponseReturnValue:
    return list_page(DRAFTS, "papers/drafts/index.html")


@bp.route("/new/<template>/<int:subject_id>", methods=["GET", "POST"])
@permission_required(READS)
def new(template: str, subject_id: int) -> ResponseReturnValue:
    paper = template_of(template) or abort(404)
    need(paper.permission)

    def context(thing: Any) -> dict[str, Any]:
        facts, _sources = read_facts(paper, thing)
        return {
            "kind": paper,
            "about": _about(f"{paper.subject}:{thing.id}"),
            "missing": missing(paper.kinds, facts),
            "why_not": allowed.why_not_begin(paper, thing),
        }

    return act_page(
        lambda: _thing(paper, subject_id),
        lambda _thing: BeginForm(),
        lambda thing, _form, by: begin_draft(thing, template=paper, by=by),
        template="papers/drafts/new.html",
        subject="thing",
        context=context,
        then=_page_of,
        said=lambda _draft: _("The draft is begun. It takes no number until it is signed."),
    )


@bp.get("/<int:draft_id>")
@permission_required(READS)
def show(draft_id: int) -> ResponseReturnValue:
    draft = _find(draft_id)
    template = template_of(draft.template)
    form = None
    if template is not None and draft.is_open and may(template.permission, draft.office_id):
        form = form_for(template)
        form.show(draft.free)
        form.expected.data = str(draft.version)
    return _show(draft, form)


@bp.post("/<int:draft_id>/parts")
@permission_required(READS)
def write(draft_id: int) -> ResponseReturnValue:
    draft, template = _writable(draft_id)
    return act_page(
        lambda: _find(draft_id),
        lambda _draft: form_for(template),
        lambda draft, form, by: write_draft(draft, template=template, **form.given, by=by),
        then=_page_of,
        said=lambda _draft: _("The draft is kept."),
        show=_show,
    )


@bp.route("/<int:draft_id>/changes", methods=["GET", "POST"])
@permission_required(READS)
def renew(draft_id: int) -> ResponseReturnValue:
    _draft, template = _writable(draft_id)
    return act_page(
        lambda: _find(draft_id),
        lambda _draft: BeginForm(),
        lambda draft, _form, by: renew_draft(draft, template=template, by=by),
        template="papers/drafts/renew.html",
        subject="draft",
        context=_context,
        then=_page_of,
        said=lambda _draft: _("The draft says what is recorded now."),
    )


@bp.route("/<int:draft_id>/as-it-was", methods=["GET", "POST"])
@permission_required(READS)
def keep(draft_id: int) -> ResponseReturnValue:
    _draft, template = _writable(draft_id)
    return act_page(
        lambda: _find(draft_id),
        lambda _draft: BeginForm(),
        lambda draft, _form, by: keep_draft(draft, template=template, by=by),
        template="papers/drafts/keep.html",
        subject="draft",
        context=_context,
        then=_page_of,
        said=lambda _draft: _("The draft stays as it was."),
    )


@bp.route("/<int:draft_id>/drop", methods=["GET", "POST"])
@permission_required(READS)
def drop(draft_id: int) -> ResponseReturnValue:
    _writable(draft_id)
    return act_page(
        lambda: _find(draft_id),
        lambda _draft: DropForm(),
        lambda draft, form, by: drop_draft(draft, **form.given, by=by),
        template="papers/drafts/drop.html",
        subject="draft",
        context=_called,
        then=_page_of,
        said=lambda _draft: _("The draft is dropped."),
    )


@bp.route("/<int:draft_id>/signature", methods=["GET", "POST"])
@permission_required(READS)
def sign(draft_id: int) -> ResponseReturnValue:
    draft, template = _writable(draft_id)
    signed: list[int] = []

    def first(draft: Draft, form: SignForm) -> None:
        form.signed_on.data = clock.today()

    def then(document: Document) -> str:
        signed.append(document.id)
        return url_for("papers.documents.show", document_id=document.id)

    done = act_page(
        lambda: _find(draft_id),
        lambda draft: SignForm(signers=lambda on: signers_of(draft, on)),
        lambda draft, form, by: sign_draft(draft, template=template, **form.given, by=by),
        check=lambda draft, form: Check(
            _("Record the signature and take a number"), what_follows(draft, template, form)
        ),
        first=first,
        template="papers/drafts/sign.html",
        subject="draft",
        context=_context,
        then=then,
        said=lambda document: _("The document has the number %(number)s.", number=document.number),
    )
    for document_id in signed:
        make_files(document_id, Act(actor(template.permission), clock.now()))
    return done


@bp.get("/<int:draft_id>/docx")
@permission_required(READS)
def docx(draft_id: int) -> ResponseReturnValue:
    """Answer the draft as a file without number and day; once signed, the file of the document."""
    draft = _find(draft_id)
    document, url = draft.document, _word_of(draft)
    if url != request.path:
        return redirect(url, 303)
    template = template_of(draft.template) or abort(404)
    try:
        content = (draft_file if document is None else signed_file)(draft, template)
    except Refusal as refusal:
        flash(refusal_text(refusal), "warn")
        return redirect(_page_of(draft), 303)
    response = Response(content, mimetype=WORD)
    name = f"ban-nhap-{draft.id}.docx" if document is None else f"van-ban-{document.id}.docx"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _word_of(draft: Draft) -> str:
    """Return the address of the draft as a file: of its document, once files of it were made."""
    document = draft.document
    if document is not None and document.docx_sha256 is not None:
        return url_for("papers.documents.made", document_id=document.id, kind="docx")
    return url_for("papers.drafts.docx", draft_id=draft.id)


def _show(draft: Draft, form: DraftForm | None) -> ResponseReturnValue:
    template = template_of(draft.template)
    context = _context(draft)
    why_not = context["shown"].why_not if context["shown"] is not None else None
    return page(
        "papers/drafts/show.html",
        form=form,
        draft=draft,
        word=_word_of(draft),
        why_not=refusal_text(why_not) if why_not is not None else "",
        marks=request.args.get("as") != "print",
        acts=template is not None and draft.is_open and may(template.permission, draft.office_id),
        entries=db.session.scalars(ledger.history(draft.stream).limit(50)).all(),
        **context,
    )


def _context(draft: Draft) -> dict[str, Any]:
    template = template_of(draft.template)
    return {
        **_called(draft),
        "shown": shown_on(draft, template, clock.today()) if template is not None else None,
    }


def _called(draft: Draft) -> dict[str, Any]:
    template = template_of(draft.template)
    called = translated(template.words) if template is not None else draft.template
    return {"called": called, "about": _about(draft.subject)}


def _about(stream: str) -> Any:
    return subjects.named([stream], offices).get(stream)


def _thing(template: Template, subject_id: int) -> Any:
    thing = template.find(subject_id)
    if thing is None or thing.office_id not in offices():
        abort(404)
    return one_or_404(select(type(thing)).where(type(thing).id == subject_id))


def _find(draft_id: int) -> Draft:
    """Return a draft for who may see the page of what it is about."""
    draft: Draft = one_or_404(queries.draft_by_id(draft_id, offices()))
    if not subjects.opens(draft.subject, offices):
        abort(403)
    return draft


def _writable(draft_id: int) -> tuple[Draft, Template]:
    """Return a draft and its template; from here on the request works with its permission."""
    draft = _find(draft_id)
    template = template_of(draft.template) or abort(404)
    need(template.permission)
    return _find(draft_id), template


def _page_of(draft: Draft) -> str:
    return url_for("papers.drafts.show", draft_id=draft.id)
