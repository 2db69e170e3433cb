"""The result of a session: failed, sold; the parties notified."""

from typing import Any

from flask import Blueprint
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from auctions.acts import LotAct
from auctions.creditor import right_after
from auctions.forms.result import FailureForm, NotifyForm, SoldForm
from auctions.models import Round
from auctions.operations import results
from auctions.views.finding import act_context, find_round, page_of
from foundation import clock
from foundation.i18n import N_
from foundation.permissions import Permission
from lawbook.failure import FailureCode
from papers import queries as papers
from web.access import permission_required
from web.checking import Check
from web.pages import act_page

bp = Blueprint("results", __name__, url_prefix="/lots/<code>/rounds/<int:number>")


@bp.route("/fail", methods=["GET", "POST"])
@permission_required(Permission.RUN_AUCTIONS)
def fail(code: str, number: int) -> ResponseReturnValue:
    return act_page(
        lambda: find_round(code, number),
        lambda round_: FailureForm(papers=papers.offered("case", round_.case_id)),
        lambda round_, form, by: results.record_failure(round_, **form.given, by=by),
        check=lambda round_, _form: Check(
            _("Record that round %(number)s failed", number=round_.number),
            [_("The parties are to be notified; the days for a cut run from the failure.")],
        ),
        first=_counted,
        template="auctions/results/record.html",
        subject="round",
        context=lambda round_: {
            **act_context(LotAct.RECORD_RESULT, round_.lot, round_, word=N_("Record the failure")),
            "sold": False,
        },
        then=lambda _round: page_of(code),
        said=lambda round_: _(
            "Round %(number)s failed; the parties are to be notified.", number=round_.number
        ),
    )


@bp.route("/sell", methods=["GET", "POST"])
@permission_required(Permission.RUN_AUCTIONS)
def sell(code: str, number: int) -> ResponseReturnValue:
    return act_page(
        lambda: find_round(code, number),
        lambda round_: SoldForm(papers=papers.offered("case", round_.case_id)),
        lambda round_, form, by: results.record_sold(round_, **form.given, by=by),
        check=lambda round_, _form: Check(
            _("Record round %(number)s as sold", number=round_.number),
            [_("The sale opens and the day of the winner's payment is worked out.")],
        ),
        first=_counted,
        template="auctions/results/record.html",
        subject="round",
        context=lambda round_: {
            **act_context(LotAct.RECORD_RESULT, round_.lot, round_, word=N_("Record the sale")),
            "sold": True,
        },
        then=lambda _round: page_of(code),
        said=lambda round_: _(
            "Round %(number)s is sold; the winner's payment is due.", number=round_.number
        ),
    )


@bp.route("/notify", methods=["GET", "POST"])
@permission_required(Permission.RUN_AUCTIONS)
def notify(code: str, number: int) -> ResponseReturnValue:
    def first(_round: Round, form: NotifyForm) -> None:
        form.on.data = form["document_on"].data = clock.today()

    return act_page(
        lambda: find_round(code, number),
        lambda round_: NotifyForm(papers=papers.offered("case", round_.lot.case_id)),
        lambda round_, form, by: results.notify_parties(round_, **form.given, by=by),
        first=first,
        template="auctions/results/notify.html",
        subject="round",
        context=_right,
        then=lambda _round: page_of(code),
        said=lambda _round: _("The notice to the parties is recorded."),
    )


def _counted(round_: Round, form: FailureForm | SoldForm) -> None:
    form.registrants.data = round_.registrants
    if isinstance(form, FailureForm) and round_.registrants == 0:
        form.code.data = FailureCode.NO_REGISTRANT
    today = clock.today()
    form.result_received_on.data = today
    if round_.session_on is not None:
        form["minutes_on"].data = min(round_.session_on, today)


def _right(round_: Round) -> dict[str, Any]:
    """Show what the notice must say once the creditor may take the asset."""
    opened = right_after(round_.lot, round_)
    return {**act_context(LotAct.NOTIFY, round_.lot, round_), "right": opened}
