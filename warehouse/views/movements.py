"""Moving one item from its own page: to a place, or into a box."""

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from audit.models import LedgerEntry
from foundation.acts import Act
from foundation.permissions import Permission
from warehouse import queries, resolver
from warehouse.forms.custody import MoveForm
from warehouse.models import EvidenceItem
from warehouse.operations.movement import move_item, pack_item
from web.access import offices, permission_required
from web.pages import act_page, one_or_404

bp = Blueprint("movements", __name__, url_prefix="/items")


@bp.route("/<code>/move", methods=["GET", "POST"])
@permission_required(Permission.KEEP_WAREHOUSE)
def new(code: str) -> ResponseReturnValue:
    return act_page(
        lambda: one_or_404(queries.item(code, offices())),
        lambda _item: MoveForm(),
        _put,
        then=lambda _entry: url_for("warehouse.items.show", code=code),
        said=lambda entry: _("Now in %(place)s.", place=entry.payload["to"]),
        template="warehouse/movements/new.html",
        subject="item",
    )


def _put(item: EvidenceItem, form: MoveForm, by: Act) -> LedgerEntry:
    """Put the item into the place or the box the typed text stands for."""
    text = form.place.data or ""
    found = resolver.resolve(text, offices())
    if found is not None and found.kind == "item":
        resolver.check_means_one(found.seen)
        return pack_item(item, into=found.subject, by=by)
    return move_item(item, to=resolver.place_named(text, offices(), own=item.office_id), by=by)
