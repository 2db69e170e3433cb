"""Release pages: choose an approved order, say who takes the things, and draft the hand-over."""

from typing import Any

from flask import Blueprint
from flask.typing import ResponseReturnValue

from foundation.permissions import Permission
from warehouse import allowed, queries
from warehouse.forms.lending import ReleaseForm
from warehouse.models import EvidenceItem
from warehouse.operations.release import draft_release
from warehouse.queries import lending
from warehouse.views import buttons
from warehouse.views.hand_overs import drafted, next_page
from warehouse.views.known import beside
from warehouse.views.leaving import leaving
from web.access import offices, permission_required
from web.pages import act_page, one_or_404

bp = Blueprint("releases", __name__, url_prefix="/items")


@bp.route("/<code>/release", methods=["GET", "POST"])
@permission_required(Permission.KEEP_WAREHOUSE)
def new(code: str) -> ResponseReturnValue:
    return act_page(
        lambda: one_or_404(queries.item(code, offices())),
        _form,
        lambda item, form, by: draft_release(item, **form.given, by=by),
        first=_begin,
        then=lambda row: next_page(row.id),
        said=drafted,
        template="warehouse/releases/new.html",
        subject="item",
        context=_context,
    )


def _form(item: EvidenceItem) -> ReleaseForm:
    form = ReleaseForm(orders=leaving(item, allowed.why_not_release).orders)
    form.offer(item, max((lending.to_go_beside(order, item) for order in form.orders), default=0))
    return form


def _context(item: EvidenceItem) -> dict[str, Any]:
    """Say under which orders it may go; where under none, how one is proposed."""
    return beside(item) | {
        "leaving": leaving(item, allowed.why_not_release),
        "toward": buttons.toward_order(item, lend=False),
    }


def _begin(_item: EvidenceItem, form: ReleaseForm) -> None:
    """Write who takes it, as the order says."""
    for order in form.orders[:1]:
        form.organisation.data = order.counterpart_office
        form["name"].data = order.counterpart_name
