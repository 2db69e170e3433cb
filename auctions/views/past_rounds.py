"""Recording a round of the past, as the old file tells it."""

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from auctions.forms.past import PastRoundForm
from auctions.operations.past_rounds import record_past_round
from auctions.views.finding import find_lot
from foundation.permissions import Permission
from papers import queries as papers
from web.access import permission_required
from web.pages import act_page

bp = Blueprint("past_rounds", __name__, url_prefix="/lots/<code>/past-rounds")


@bp.route("/new", methods=["GET", "POST"])
@permission_required(Permission.RUN_AUCTIONS)
def new(code: str) -> ResponseReturnValue:
    return act_page(
        lambda: find_lot(code),
        lambda lot: PastRoundForm(papers=papers.offered("case", lot.case_id)),
        lambda lot, form, by: record_past_round(lot, **form.given, by=by),
        template="auctions/past_rounds/new.html",
        subject="lot",
        then=lambda round_: url_for("auctions.rounds.show", code=code, number=round_.number),
        said=lambda round_: _(
            "Round %(number)s is recorded as the old file tells it.", number=round_.number
        ),
    )
