"""Moving one item from its own page: to a place, or into a box."""

from collections.abc import Sequence

from flask import Blueprint, abort, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from audit.models import LedgerEntry
from foundation.acts import Act
from foundation.database import db
from foundation.permissions import Permission
from warehouse import allowed, queries, resolver
from warehouse.forms.custody import MOST, MoveForm, MoveSeveralForm, versions_of
from warehouse.models import EvidenceItem
from warehouse.operations.movement import move_item, move_items, pack_item
from web.access import about, offices, permission_required
from web.forms import refusal_text
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
        context=lambda item: _told(item),
    )


@bp.route("/several/move", methods=["GET", "POST"])
@permission_required(Permission.KEEP_WAREHOUSE)
def several() -> ResponseReturnValue:
    def first(items: Sequence[EvidenceItem], form: MoveSeveralForm) -> None:
        form.seen.data = versions_of(items)

    def put(items: Sequence[EvidenceItem], form: MoveSeveralForm, by: Act) -> list[LedgerEntry]:
        to = resolver.place_named(form.place.data or "", offices(), own=items[0].office_id)
        return move_items(items, to=to, seen=form.versions, by=by)

    return act_page(
        _chosen,
        lambda _items: MoveSeveralForm(),
        put,
        first=first,
        then=lambda _entries: url_for("warehouse.items.index"),
        said=lambda entries: ngettext(
            "%(num)d item is now in %(place)s.",
            "%(num)d items are now in %(place)s.",
            len(entries),
            place=entries[0].payload["to"],
        ),
        template="warehouse/movements/several.html",
        subject="items",
        context=lambda items: _told(*items),
    )


def _told(*items: EvidenceItem) -> dict[str, str]:
    """Say why one of these is not moved by anybody now, before a place is scanned."""
    why = next(filter(None, map(allowed.why_not_here, items)), None)
    return {"why_not": refusal_text(why) if why else ""}


def _chosen() -> Sequence[EvidenceItem]:
    """Return the items that are named by the address, or by the form that was sent."""
    codes = list(MoveSeveralForm().versions) or request.args.getlist("code")[:MOST]
    items = db.session.scalars(queries.items_named(codes, offices())).all()
    if not items:
        abort(404)
    about(items[0])
    return items


def _put(item: EvidenceItem, form: MoveForm, by: Act) -> LedgerEntry:
    """Put the item into the place or the box the typed text stands for."""
    text = form.place.data or ""
    found = resolver.resolve(text, offices())
    if found is not None and found.kind == "item":
        resolver.check_means_one(found.seen)
        return pack_item(item, into=found.subject, by=by)
    return move_item(item, to=resolver.place_named(text, offices(), own=item.office_id), by=by)
