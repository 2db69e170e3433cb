"""Documents of a case: record one."""

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from cases.views.finding import find_case
from foundation.permissions import Permission
from papers.forms import DocumentForm
from papers.operations import record_document
from web.access import permission_required
from web.pages import act_page

bp = Blueprint("documents", __name__, url_prefix="/<int:case_id>/documents")


@bp.route("/new", methods=["GET", "POST"])
@permission_required(Permission.WRITE_CASES)
def new(case_id: int) -> ResponseReturnValue:
    return act_page(
        lambda: find_case(case_id),
        lambda _case: DocumentForm(),
        lambda case, form, by: record_document([case], **form.given, by=by),
        template="cases/documents/new.html",
        subject="case",
        then=lambda document: url_for("papers.documents.show", document_id=document.id),
        said=lambda _document: _("The document is recorded."),
    )
