"""Templates of the papers drafted here: the list, one with its fields and made-up values."""

from flask import Blueprint, Response, abort
from flask.typing import ResponseReturnValue

from foundation.database import db
from foundation.permissions import Permission
from papers.drafting import queries
from papers.drafting.facts import declared as facts_of
from papers.drafting.registry import Template, declared, template_of
from papers.drafting.sample import cited_in, sample_blocks, sample_file
from papers.files import WORD
from web.access import offices, permission_required
from web.pages import page

bp = Blueprint("templates", __name__, url_prefix="/templates")


@bp.get("")
@permission_required(Permission.MANAGE_ACCOUNTS)
def index() -> ResponseReturnValue:
    templates = sorted(declared().values(), key=lambda each: (each.kind, each.code))
    return page("papers/templates/index.html", templates=templates)


@bp.get("/<code>")
@permission_required(Permission.MANAGE_ACCOUNTS)
def show(code: str) -> ResponseReturnValue:
    template = _template(code)
    blocks = sample_blocks(template)
    return page(
        "papers/templates/show.html",
        of=template,
        shown={"blocks": blocks},
        cited=cited_in(blocks),
        facts=[one.metadata for kind in template.kinds for one in facts_of(kind)],
        used_in=db.session.scalars(queries.offices_using(template.code, offices())).all(),
    )


@bp.get("/<code>/docx")
@permission_required(Permission.MANAGE_ACCOUNTS)
def docx(code: str) -> ResponseReturnValue:
    """Answer the template as it is, with its fields in braces."""
    template = _template(code)
    return _word(template.file.read_bytes(), f"{template.code}.docx")


@bp.get("/<code>/sample")
@permission_required(Permission.MANAGE_ACCOUNTS)
def sample(code: str) -> ResponseReturnValue:
    """Answer the template filled with made-up values."""
    template = _template(code)
    return _word(sample_file(template), f"{template.code}-mau.docx")


def _template(code: str) -> Template:
    return template_of(code) or abort(404)


def _word(content: bytes, name: str) -> Response:
    response = Response(content, mimetype=WORD)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "private, no-store"
    return response
