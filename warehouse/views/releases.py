"""Release pages: choose an approved order, name the receiver, hand the item over."""

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from foundation.codes import shown
from foundation.database import db
from foundation.permissions import Permission
from warehouse import queries
from warehouse.forms.custody import ReleaseForm
from warehouse.models import EvidenceItem, OrderPurpose
from warehouse.operations.release import release_item
from web.access import offices, permission_required
from web.pages import act_of, one_or_404, page, perform

bp = Blueprint("releases", __name__, url_prefix="/items")


@bp.route("/<code>/release", methods=["GET", "POST"])
@permission_required(Permission.KEEP_WAREHOUSE)
def new(code: str) -> ResponseReturnValue:
    item: EvidenceItem = one_or_404(queries.item(code, offices()))
    orders = [
        order
        for order in db.session.scalars(queries.orders_out_for(item))
        if order.purpose is not OrderPurpose.LOAN
    ]
    form = ReleaseForm(orders=orders)
    if request.method == "GET":
        form.expected.data = str(item.custody_seq)
        if orders:
            form.receiver.data = orders[0].counterpart_name
    if form.submitted():
        done = perform(
            form,
            lambda: release_item(
                item,
                order=form.chosen_order,
                receiver=form.receiver.data or "",
                receiver_identity=form.receiver_identity.data or "",
                receiver_paper=form.receiver_paper.data,
                quantity=form.quantity.data,
                by=act_of(form),
            ),
            then=lambda _entry: url_for("warehouse.items.show", code=code),
            message=lambda entry: _(
                "Released: %(code)s, ledger no. %(seq)s.", code=shown(code), seq=entry.seq
            ),
        )
        if done is not None:
            return done
        item = one_or_404(queries.item(code, offices()))
    return page("warehouse/releases/new.html", form=form, item=item, orders=orders)
