"""After a failure: cut the price, record the creditor's answer."""

from typing import Any

from flask import Blueprint
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from auctions import floors, law, queries, refusals
from auctions.acts import LotAct
from auctions.creditor import right_after
from auctions.drafting.templates import PRICE_REDUCTION
from auctions.forms.repricing import AnswerForm, ReduceForm
from auctions.models import Lot
from auctions.operations import repricing
from auctions.views.finding import act_context, find_lot, page_of
from cases.models import Step
from foundation import clock
from foundation.permissions import Permission
from lawbook import repricing as rules
from lawbook.citation import Ruling
from papers import queries as papers
from papers.views.draft_panels import draft_address
from web.access import permission_required
from web.checking import Check
from web.formatting import dong
from web.pages import act_page

bp = Blueprint("repricing", __name__, url_prefix="/lots/<code>")


@bp.route("/reduce", methods=["GET", "POST"])
@permission_required(Permission.RUN_AUCTIONS)
def reduce(code: str) -> ResponseReturnValue:
    def first(lot: Lot, form: ReduceForm) -> None:
        if (lowest := _lowest(lot)) is not None:  # what a cut may reach, above the costs
            floor = floors.floor_of(lot, clock.today())
            form.to_price.data = max(lowest.value, floor.amount + 1)
        form.decided_on.data = clock.today()

    def form_of(lot: Lot) -> ReduceForm:
        form = ReduceForm(papers=papers.offered("case", lot.case_id))
        form.draft_at = draft_address(PRICE_REDUCTION, lot)
        return form

    return act_page(
        lambda: find_lot(code),
        form_of,
        lambda lot, form, by: repricing.reduce_price(lot, **form.given, by=by),
        check=lambda _lot, form: Check(
            _("Reduce the price to %(price)s", price=dong(form.to_price.data)),
            [_("The next round starts at this price.")],
        ),
        first=first,
        template="auctions/repricing/reduce.html",
        subject="lot",
        context=_limits,
        then=lambda _reduction: page_of(code),
        said=lambda _reduction: _("The price is cut; the lot is ready for the next round."),
    )


@bp.route("/answer", methods=["GET", "POST"])
@permission_required(Permission.RUN_AUCTIONS)
def answer(code: str) -> ResponseReturnValue:
    def first(_lot: Lot, form: AnswerForm) -> None:
        form.answered_on.data = clock.today()

    return act_page(
        lambda: find_lot(code),
        lambda lot: AnswerForm(
            creditors=queries.creditors_of(lot), papers=papers.offered("case", lot.case_id)
        ),
        lambda lot, form, by: repricing.record_creditor_answer(lot, **form.given, by=by),
        check=lambda _lot, _form: Check(
            _("Record the creditor's answer"),
            [_("The answer is given once for this price. A yes opens the taking of the asset.")],
        ),
        first=first,
        template="auctions/repricing/answer.html",
        subject="lot",
        context=_asked,
        then=lambda _answer: page_of(code),
        said=lambda _answer: _("The creditor's answer is recorded."),
    )


def _lowest(lot: Lot) -> Ruling[int] | None:
    """Return the lowest price a decision of today may set; None where no law is recorded."""
    if lot.current_price is None:
        return None
    try:
        with law.answering():
            return rules.lowest_next_price(lot.current_price, clock.today())
    except refusals.NoRule:
        return None


def _limits(lot: Lot) -> dict[str, Any]:
    """Show what the decision may not go below: a tenth, and the costs."""
    round_ = queries.latest_round(lot)
    return {
        **act_context(LotAct.REDUCE, lot),
        "lowest": _lowest(lot),
        "due": queries.round_deadline(round_, Step.DECIDE_REDUCTION) if round_ else None,
        "floor": floors.floor_of(lot, clock.today()).amount,
    }


def _asked(lot: Lot) -> dict[str, Any]:
    note = _(
        "From the failure after the second reduction the creditor may take the asset at the last "
        "price, before a further cut. A yes or a no is a document with its number and day; silence "
        "is recorded after the last day."
    )
    round_ = queries.latest_round(lot)
    return {
        **act_context(LotAct.ANSWER, lot, note=note),
        "right": right_after(lot, round_),
        "due": queries.round_deadline(round_, Step.CREDITOR_ANSWER) if round_ else None,
    }
