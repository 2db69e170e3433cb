"""Release pages: choose an approved order, name the receiver, hand the item over."""

from typing import Any

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from foundation.codes import shown
from foundation.permissions import Permission
from warehouse import allowed, queries
from warehouse.forms.custody import ReleaseForm
from warehouse.models import EvidenceItem
from warehouse.operations.release import release_item
from warehouse.views import buttons
from warehouse.views.known import beside
from warehouse.views.leaving import leaving
from web.access import offices, permission_required
from web.checking import Check
from web.pages import act_page, one_or_404

bp = Blueprint("releases", __name__, url_prefix="/items")


@bp.route("/<code>/release", methods=["GET", "POST"])
@permission_required(Permission.KEEP_WAREHOUSE)
def new(code: str) -> ResponseReturnValue:
    return act_page(
        lambda: one_or_404(queries.item(code, offices())),
        lambda item: ReleaseForm(item=item, orders=leaving(item, allowed.why_not_release).orders),
        lambda item, form, by: release_item(item, **form.given, by=by),
        check=lambda item, _form: Check(
            _("Hand over %(code)s for good", code=shown(item.code)),
            [_("It leaves the warehouse; the keeper answers for it no more.")],
        ),
        first=_begin,
        then=lambda _entry: url_for("warehouse.items.show", code=code),
        said=lambda entry: _(
            "Released: %(code)s, ledger no. %(seq)s.", code=shown(code), seq=entry.seq
        ),
        template="warehouse/releases/new.html",
        subject="item",
        context=_context,
    )


def _context(item: EvidenceItem) -> dict[str, Any]:
    """Say under which orders it may go; where under none, how one is proposed."""
    return beside(item) | {
        "leaving": leaving(item, allowed.why_not_release),
        "toward": buttons.toward_order(item, lend=False),
    }


def _begin(_item: EvidenceItem, form: ReleaseForm) -> None:
    """Write who fetches it, as the order says."""
    for order in form.orders[:1]:
        form.receiver.data = order.counterpart_name
