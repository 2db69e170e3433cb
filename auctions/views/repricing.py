"""After a failure: cut the price, record the creditor's answer."""

from typing import Any

from flask import Blueprint
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from auctions import law, queries, refusals
from auctions.forms.repricing import AnswerForm, ReduceForm
from auctions.models import Lot
from auctions.operations import repricing
from auctions.views.acts import act_on, find_lot
from cases.models import Step
from foundation import clock
from foundation.permissions import Permission
from lawbook import repricing as rules
from web.access import permission_required
from web.pages import act_of

bp = Blueprint("repricing", __name__, url_prefix="/lots/<code>")


@bp.route("/reduce", methods=["GET", "POST"])
@permission_required(Permission.RUN_AUCTIONS)
def reduce(code: str) -> ResponseReturnValue:
    lot, form = find_lot(code), ReduceForm()
    limits = _limits(lot)
    return act_on(
        lot,
        form,
        lambda: repricing.reduce_price(
            lot,
            to_price=form.to_price.data,
            decision_no=form.decision_no.data or "",
            decided_on=form.decided_on.data,
            by=act_of(form),
        ),
        template="auctions/repricing/reduce.html",
        message=_("The price is cut; the lot is ready for the next round."),
        first={"decided_on": clock.today(), "to_price": limits["lowest_price"]},
        context=_limits,
    )


@bp.route("/answer", methods=["GET", "POST"])
@permission_required(Permission.RUN_AUCTIONS)
def answer(code: str) -> ResponseReturnValue:
    lot = find_lot(code)
    form = AnswerForm(creditors=queries.creditors_of(lot))
    return act_on(
        lot,
        form,
        lambda: repricing.record_creditor_answer(
            lot,
            choice=form.chosen,
            answered_on=form.answered_on.data,
            document_no=form.document_no.data or None,
            party=form.chosen_party,
            by=act_of(form),
        ),
        template="auctions/repricing/answer.html",
        message=_("The creditor's answer is recorded."),
        first={"answered_on": clock.today()},
        context=_asked,
    )


def _limits(lot: Lot) -> dict[str, Any]:
    """Return what the decision may not go below: a tenth, and the costs."""
    found: dict[str, Any] = {"lowest": None, "lowest_price": None, "due": None}
    if lot.current_price is not None:
        try:
            with law.answering():
                found["lowest"] = rules.lowest_next_price(lot.current_price, clock.today())
            found["lowest_price"] = found["lowest"].value
        except refusals.NoRule:
            found["lowest"] = None
    round_ = queries.latest_round(lot)
    if round_ is not None:
        found["due"] = queries.round_deadline(round_, Step.DECIDE_REDUCTION)
    floor = law.price_floor(lot.case.enforcement_costs, queries.prior_debts(lot))
    return {**found, "floor": floor}


def _asked(lot: Lot) -> dict[str, Any]:
    round_ = queries.latest_round(lot)
    due = None if round_ is None else queries.round_deadline(round_, Step.CREDITOR_ANSWER)
    return {"due": due}
