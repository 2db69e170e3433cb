"""Arranging the appraisal of seized assets of a case."""

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from cases import queries
from cases.forms.appraisals import AppraisalForm
from cases.models import CaseFile
from cases.operations import appraisals
from cases.views.finding import find_case
from foundation.permissions import Permission
from papers import queries as papers
from web.access import permission_required
from web.pages import act_page

bp = Blueprint("appraisals", __name__)


@bp.route("/<int:case_id>/appraisal", methods=["GET", "POST"])
@permission_required(Permission.WRITE_CASES)
def new(case_id: int) -> ResponseReturnValue:
    def first(_case: CaseFile, form: AppraisalForm) -> None:
        form.assets.data = request.args.getlist("asset")

    return act_page(
        lambda: find_case(case_id),
        lambda case: AppraisalForm(
            assets=queries.to_appraise(case), papers=papers.offered("case", case.id)
        ),
        lambda case, form, by: appraisals.arrange_appraisal(case, **form.given, by=by),
        first=first,
        template="cases/appraisals/new.html",
        subject="case",
        then=lambda case: url_for("cases.files.show", case_id=case.id),
        said=lambda _case: _("How the price is found is recorded."),
    )
