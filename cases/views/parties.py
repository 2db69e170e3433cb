"""Parties of a case."""

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from cases.forms.files import PartyForm
from cases.operations import files
from cases.views.finding import find_case
from foundation.permissions import Permission
from web.access import permission_required
from web.pages import act_page

bp = Blueprint("parties", __name__, url_prefix="/<int:case_id>/parties")


@bp.route("/new", methods=["GET", "POST"])
@permission_required(Permission.WRITE_CASES)
def new(case_id: int) -> ResponseReturnValue:
    return act_page(
        lambda: find_case(case_id),
        lambda _case: PartyForm(),
        lambda case, form, by: files.add_party(case, **form.given, by=by),
        template="cases/parties/new.html",
        subject="case",
        then=lambda party: url_for("cases.files.show", case_id=party.case_id),
        said=lambda party: _("%(name)s is a party of the case.", name=party.name),
    )
