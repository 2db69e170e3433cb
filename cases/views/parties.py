"""Parties of a case."""

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from cases.forms.files import PartyForm
from cases.forms.money import CreditorClaimForm
from cases.operations import claims, files
from cases.views.finding import find_case, find_party
from foundation.permissions import Permission
from papers import queries as papers
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


@bp.route("/<int:party_id>/claim", methods=["GET", "POST"])
@permission_required(Permission.WRITE_CASES)
def claim(case_id: int, party_id: int) -> ResponseReturnValue:
    return act_page(
        lambda: find_party(case_id, party_id),
        lambda _party: CreditorClaimForm(papers=papers.offered("case", case_id)),
        lambda party, form, by: claims.say_claim_of(party, **form.given, by=by),
        template="cases/parties/claim.html",
        subject="party",
        context=lambda _party: {"case": find_case(case_id)},
        then=lambda party: url_for("cases.files.show", case_id=party.case_id),
        said=lambda party: _("What is owed to %(name)s is recorded.", name=party.name),
    )
