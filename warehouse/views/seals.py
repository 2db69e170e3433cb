"""Sealing an item: the seal in force, if any, is opened and the new one follows."""

from typing import Any

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from foundation.acts import Act
from foundation.permissions import Permission
from warehouse import allowed, locks, queries
from warehouse.forms.custody import SealForm
from warehouse.locks import Door
from warehouse.models import EvidenceItem
from warehouse.operations.sealing import reseal_item
from warehouse.views.known import beside
from web.access import offices, permission_required
from web.forms import refusal_text
from web.pages import act_on, act_page, one_or_404

bp = Blueprint("seals", __name__, url_prefix="/items")


@bp.route("/<code>/seal", methods=["GET", "POST"])
@permission_required(Permission.KEEP_WAREHOUSE)
def new(code: str) -> ResponseReturnValue:
    return act_page(
        lambda: one_or_404(queries.item(code, offices())),
        lambda item: SealForm(item=item),
        _seal,
        prepare=lambda _item, form: form.keep_photos(),
        then=lambda _item: url_for("warehouse.items.show", code=code),
        said=lambda item: _("The seal %(number)s is in force.", number=item.seal_number),
        template="warehouse/seals/new.html",
        subject="item",
        context=_context,
    )


def _seal(item: EvidenceItem, form: SealForm, by: Act) -> EvidenceItem:
    reseal_item(item, **form.given, by=by)
    return item


def _context(item: EvidenceItem) -> dict[str, Any]:
    by = act_on(Permission.KEEP_WAREHOUSE, item)
    locked = locks.over([item], Door.SEAL).get(item.id, ())
    why = allowed.why_not_seal(item, by, locked) if by else None
    return beside(item) | {"why_not": refusal_text(why) if why else ""}
