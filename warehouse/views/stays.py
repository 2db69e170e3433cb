"""Why things are still here: the list, and the answer for one thing."""

from typing import Any

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from foundation import clock
from foundation.permissions import Permission
from warehouse import queries
from warehouse.allowed_stays import why_not_answer
from warehouse.forms.stays import StayForm
from warehouse.models import EvidenceItem, StayAnswer
from warehouse.operations.stays import answer_stay
from warehouse.queries.stays import last_answers
from warehouse.stays.days import FIRST_AFTER
from warehouse.stays.suggesting import suggest
from warehouse.views import buttons
from warehouse.views.stay_list import STAYS
from web.access import offices, permission_required
from web.formatting import short_day
from web.forms import refusal_text
from web.lists import list_page
from web.pages import act_on, act_page, one_or_404

MOST = 12  # answers shown beside the form

bp = Blueprint("stays", __name__, url_prefix="/stays")


@bp.get("")
@permission_required(Permission.READ_WAREHOUSE)
def index() -> ResponseReturnValue:
    return list_page(STAYS, "warehouse/stays/index.html", sections=buttons.sections("stays"))


@bp.route("/<code>", methods=["GET", "POST"])
@permission_required(Permission.PROPOSE_ORDERS)
def answer(code: str) -> ResponseReturnValue:
    return act_page(
        lambda: _item(code),
        lambda _item: StayForm(),
        lambda item, form, by: answer_stay(item, **form.given, by=by),
        first=_first,
        then=lambda _answer: url_for("warehouse.stays.index"),
        said=_said,
        template="warehouse/stays/answer.html",
        subject="item",
        context=_context,
    )


def _item(code: str) -> EvidenceItem:
    found: EvidenceItem = one_or_404(queries.item(code, offices()))
    return found


def _first(item: EvidenceItem, form: StayForm) -> None:
    """Fill in what the records suggest; the day to ask again is half a year away."""
    found = suggest(item, queries.ordered_out([item.id]).get(item.id))
    if found is not None:
        form.reason.data, form.step.data = found.reason, found.step
    form.again_on.data = clock.today() + FIRST_AFTER


def _said(answer: StayAnswer) -> str:
    return str(_("Recorded. It is asked about again on %(day)s.", day=short_day(answer.again_on)))


def _context(item: EvidenceItem) -> dict[str, Any]:
    by = act_on(Permission.PROPOSE_ORDERS, item)
    why = why_not_answer(item, by) if by else None
    stay, answers = last_answers(item, MOST)
    return {
        "why_not": refusal_text(why) if why else "",
        "stay": stay,
        "answers": answers,
        "on_order": queries.ordered_out([item.id]).get(item.id),
    }
