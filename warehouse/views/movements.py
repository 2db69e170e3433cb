"""Moving one item from its own page: to a place, or into a box."""

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from audit.models import LedgerEntry
from foundation.permissions import Permission
from warehouse import queries, resolver
from warehouse.forms.custody import MoveForm
from warehouse.models import EvidenceItem
from warehouse.operations.movement import move_item, pack_item
from web.access import offices, permission_required
from web.pages import act_of, one_or_404, page, perform

bp = Blueprint("movements", __name__, url_prefix="/items")


@bp.route("/<code>/move", methods=["GET", "POST"])
@permission_required(Permission.KEEP_WAREHOUSE)
def new(code: str) -> ResponseReturnValue:
    item: EvidenceItem = one_or_404(queries.item(code, offices()))
    form = MoveForm()
    if form.submitted():
        done = perform(
            form,
            lambda: _put(item, form),
            then=lambda _entry: url_for("warehouse.items.show", code=code),
            message=lambda entry: _("Now in %(place)s.", place=entry.payload["to"]),
        )
        if done is not None:
            return done
        item = one_or_404(queries.item(code, offices()))
    elif request.method == "GET":
        form.expected.data = str(item.custody_seq)
    return page("warehouse/movements/new.html", form=form, item=item)


def _put(item: EvidenceItem, form: MoveForm) -> LedgerEntry:
    """Put the item into the place or the box the typed text stands for."""
    text = form.place.data or ""
    by = act_of(form)
    found = resolver.resolve(text, offices())
    if found is not None and found.kind == "item":
        resolver.check_seal_in_force(found.seen)
        return pack_item(item, into=found.subject, by=by)
    to = resolver.place_named(text, offices())
    return move_item(item, to=to, by=by)
