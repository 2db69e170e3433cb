"""Costs of a case: record one, take one back."""

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from cases import queries
from cases.forms.money import ClaimForm, CostForm, ReversalForm
from cases.models import CaseFile, MoneyMovement
from cases.operations import claims, money
from cases.views.finding import find_case, find_movement
from foundation import clock
from foundation.permissions import Permission
from papers import queries as papers
from web.access import permission_required
from web.formatting import dong
from web.pages import act_page

bp = Blueprint("money", __name__)


@bp.route("/<int:case_id>/costs/new", methods=["GET", "POST"])
@permission_required(Permission.KEEP_ACCOUNTS)
def new(case_id: int) -> ResponseReturnValue:
    def first(_case: CaseFile, form: CostForm) -> None:
        form.moved_on.data = clock.today()

    return act_page(
        lambda: find_case(case_id),
        lambda case: CostForm(
            parties=queries.parties_of(case),
            assets=queries.assets_of(case),
            papers=papers.offered("case", case.id),
        ),
        lambda case, form, by: money.record_cost(case, **form.given, by=by),
        first=first,
        template="cases/money/new.html",
        subject="case",
        then=_case_of,
        said=lambda row: _("The cost of %(amount)s is recorded.", amount=dong(row.amount)),
    )


@bp.route("/<int:case_id>/claim", methods=["GET", "POST"])
@permission_required(Permission.WRITE_CASES)
def claim(case_id: int) -> ResponseReturnValue:
    return act_page(
        lambda: find_case(case_id),
        lambda case: ClaimForm(papers=papers.offered("case", case.id)),
        lambda case, form, by: claims.say_claim(case, **form.given, by=by),
        template="cases/money/claim.html",
        subject="case",
        then=lambda case: url_for("cases.files.show", case_id=case.id),
        said=lambda _case: _("The money due is recorded."),
    )


@bp.route("/money/<int:movement_id>/reverse", methods=["GET", "POST"])
@permission_required(Permission.KEEP_ACCOUNTS)
def reverse(movement_id: int) -> ResponseReturnValue:
    def first(_row: MoneyMovement, form: ReversalForm) -> None:
        form.reversed_on.data = clock.today()

    return act_page(
        lambda: find_movement(movement_id),
        lambda row: ReversalForm(papers=papers.offered("case", row.case_id)),
        lambda row, form, by: money.reverse_movement(row, **form.given, by=by),
        first=first,
        template="cases/money/reverse.html",
        subject="movement",
        context=lambda row: {"case": find_case(row.case_id)},
        then=_case_of,
        said=lambda row: _("%(amount)s is taken back.", amount=dong(row.amount)),
    )


def _case_of(row: MoneyMovement) -> str:
    return url_for("cases.files.show", case_id=row.case_id)
