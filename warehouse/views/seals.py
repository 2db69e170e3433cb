"""Sealing an item: the seal in force, if any, ends in the chain and the new one follows."""

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from foundation.acts import Act
from foundation.permissions import Permission
from warehouse import queries
from warehouse.forms.custody import SealForm
from warehouse.models import EvidenceItem
from warehouse.operations.sealing import reseal_item
from warehouse.views.known import answered
from web.access import offices, permission_required
from web.pages import act_page, one_or_404

bp = Blueprint("seals", __name__, url_prefix="/items")


@bp.route("/<code>/seal", methods=["GET", "POST"])
@permission_required(Permission.KEEP_WAREHOUSE)
def new(code: str) -> ResponseReturnValue:
    return act_page(
        lambda: one_or_404(queries.item(code, offices())),
        _form,
        _seal,
        then=lambda _item: url_for("warehouse.items.show", code=code),
        said=lambda item: answered(
            item, _("The seal %(number)s is in force.", number=item.seal_number)
        ),
        template="warehouse/seals/new.html",
        subject="item",
    )


def _seal(item: EvidenceItem, form: SealForm, by: Act) -> EvidenceItem:
    reseal_item(item, **form.given, by=by)
    return item


def _form(item: EvidenceItem) -> SealForm:
    """Ask how the seal before was found, and for a new one, only where one is in force."""
    form = SealForm()
    if item.seal_number is None:
        del form.was_intact
        form.number.label.text = _("Seal number")
    return form
