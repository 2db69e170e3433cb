"""Parties of a case."""

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from cases import queries
from cases.forms.files import PartyForm
from cases.models import CaseFile, PartyKind, PartyRole
from cases.operations import files
from foundation.permissions import Permission
from web.access import offices, permission_required
from web.pages import act_of, one_or_404, page, perform

bp = Blueprint("parties", __name__, url_prefix="/<int:case_id>/parties")


@bp.route("/new", methods=["GET", "POST"])
@permission_required(Permission.WRITE_CASES)
def new(case_id: int) -> ResponseReturnValue:
    case: CaseFile = one_or_404(queries.case_by_id(case_id, offices()))
    form = PartyForm()
    if form.submitted():
        done = perform(
            form,
            lambda: files.add_party(
                case,
                role=PartyRole(form.role.data),
                kind=PartyKind(form.kind.data),
                name=form.name.data or "",
                is_bank=bool(form.is_bank.data),
                identity_no=form.identity_no.data or None,
                address=form.address.data or None,
                phone=form.phone.data or None,
                by=act_of(form),
            ),
            then=lambda _party: url_for("cases.files.show", case_id=case_id),
            message=lambda party: _("%(name)s is a party of the case.", name=party.name),
        )
        if done is not None:
            return done
        case = one_or_404(queries.case_by_id(case_id, offices()))
    return page("cases/parties/new.html", form=form, case=case)
