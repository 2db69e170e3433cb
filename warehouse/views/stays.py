"""Why things are still here: the list, and the answer for one thing or several."""

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, abort, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import ngettext

from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.permissions import Permission
from warehouse import queries
from warehouse.allowed_stays import why_not_answer
from warehouse.forms.custody import MOST, versions_of
from warehouse.forms.stays import StayForm
from warehouse.models import EvidenceItem
from warehouse.operations.stays import answer_stays
from warehouse.queries.stays import codes_of, last_answers
from warehouse.stays.days import FIRST_AFTER
from warehouse.stays.suggesting import suggest
from warehouse.views import buttons
from warehouse.views.stay_list import STAYS
from web.access import about, may, offices, permission_required
from web.forms import refusal_text
from web.lists import list_page
from web.pages import act_on, act_page

EARLIER = 12  # answers shown beside the form

bp = Blueprint("stays", __name__, url_prefix="/stays")


@bp.get("")
@permission_required(Permission.READ_WAREHOUSE)
def index() -> ResponseReturnValue:
    return list_page(STAYS, "warehouse/stays/index.html", sections=buttons.sections("stays"))


@bp.route("/answer", methods=["GET", "POST"])
@permission_required(Permission.PROPOSE_ORDERS)
def answer() -> ResponseReturnValue:
    def give(items: Sequence[EvidenceItem], form: StayForm, by: Act) -> Sequence[EvidenceItem]:
        return answer_stays(items, **form.given, seen=form.versions, by=by)

    return act_page(
        _chosen,
        lambda _items: StayForm(),
        give,
        first=_first,
        then=lambda _items: url_for("warehouse.stays.index"),
        said=lambda items: ngettext(
            "Recorded for %(num)d thing.", "Recorded for %(num)d things.", len(items)
        ),
        template="warehouse/stays/answer.html",
        subject="items",
        context=_context,
    )


def _chosen() -> Sequence[EvidenceItem]:
    """Return the items that are named by the address, or by the form that was sent."""
    codes = list(StayForm().versions) or request.args.getlist("code")[:MOST]
    codes += codes_of(request.args.getlist("stay")[:MOST], offices())
    items = db.session.scalars(queries.items_named(codes[:MOST], offices())).all()
    if not items:
        abort(404)
    about(items[0])
    return items


def _first(items: Sequence[EvidenceItem], form: StayForm) -> None:
    """Fill in what the records suggest of all of them; the day is half a year away."""
    form.seen.data = versions_of(items)
    orders = queries.ordered_out([item.id for item in items])
    found = {suggest(item, orders.get(item.id)) for item in items}
    if len(found) == 1 and (one := found.pop()) is not None:
        form.reason.data, form.step.data = one.reason, one.step
    form.again_on.data = clock.today() + FIRST_AFTER


def _context(items: Sequence[EvidenceItem]) -> dict[str, Any]:
    whys = [why for item in items if (why := _why_not(item))]
    stay, answers = last_answers(items[0], EARLIER) if len(items) == 1 else (None, [])
    return {
        "why_not": whys[0] if whys else "",
        "stay": stay,
        "case_seen": may(Permission.READ_CASES, items[0].case.office_id),
        "answers": answers,
        "orders": queries.ordered_out([item.id for item in items]),
    }


def _why_not(item: EvidenceItem) -> str:
    by = act_on(Permission.PROPOSE_ORDERS, item)
    why = why_not_answer(item, by) if by else None
    return refusal_text(why) if why else ""
