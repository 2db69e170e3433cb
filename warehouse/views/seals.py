"""Sealing an item anew: the old seal ends in the chain, the new one follows."""

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from foundation.permissions import Permission
from warehouse import queries
from warehouse.forms.custody import SealForm
from warehouse.models import EvidenceItem
from warehouse.operations.sealing import reseal_item
from web.access import offices, permission_required
from web.pages import act_of, one_or_404, page, perform

bp = Blueprint("seals", __name__, url_prefix="/items")


@bp.route("/<code>/seal", methods=["GET", "POST"])
@permission_required(Permission.KEEP_WAREHOUSE)
def new(code: str) -> ResponseReturnValue:
    item: EvidenceItem = one_or_404(queries.item(code, offices()))
    form = SealForm()
    if request.method == "GET":
        form.expected.data = str(item.custody_seq)
    if form.submitted():
        done = perform(
            form,
            lambda: reseal_item(
                item,
                number=form.number.data or "",
                witnesses=form.witnesses.data or "",
                was_intact=form.was_intact.data == "yes",
                reason=form.reason.data or "",
                by=act_of(form),
            ),
            then=lambda _entry: url_for("warehouse.items.show", code=code),
            message=lambda _entry: _("The seal %(number)s is in force.", number=form.number.data),
        )
        if done is not None:
            return done
        item = one_or_404(queries.item(code, offices()))
    return page("warehouse/seals/new.html", form=form, item=item)
