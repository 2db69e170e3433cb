"""Orders: lists, one order; deciding, cancelling, revoking. Proposing is in ``proposals``."""

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from audit import ledger
from foundation.acts import Act
from foundation.database import db
from foundation.permissions import Permission
from warehouse import locks, queries
from warehouse.forms.orders import DecisionForm
from warehouse.label_symbols import label_svg
from warehouse.models import UNSETTLED, HandOver, Order, OrderState
from warehouse.operations.orders import approve_order, cancel_order, reject_order, revoke_order
from warehouse.queries.hand_overs import under_order
from warehouse.queries.orders import order_seen
from warehouse.views import buttons, taking_in
from warehouse.views.leaving import sending
from warehouse.views.order_list import ORDERS
from warehouse.views.timeline import timeline_details
from web.access import may, offices, permission_required
from web.buttons import Button
from web.checking import Check
from web.lists import list_page
from web.pages import act_on, act_page, one_or_404, page
from web.panels import panels

bp = Blueprint("orders", __name__, url_prefix="/orders")


@bp.get("")
@permission_required(Permission.READ_WAREHOUSE)
def index() -> ResponseReturnValue:
    return list_page(ORDERS, "warehouse/orders/index.html", actions=buttons.of_orders())


@bp.get("/<code>")
@permission_required(Permission.READ_WAREHOUSE)
def show(code: str) -> ResponseReturnValue:
    order: Order = one_or_404(order_seen(code, offices()))
    form = DecisionForm()
    form.expected.data = str(order.version)
    return _show(order, form)


@bp.post("/<code>/decision")
@permission_required(Permission.APPROVE_ORDERS)
def decide(code: str) -> ResponseReturnValue:
    return act_page(
        lambda: one_or_404(queries.order(code, offices())),
        lambda _order: DecisionForm(),
        _decide,
        check=_rejection,
        then=_address,
        said=lambda order: (
            _("Order %(number)s is approved.", number=order.number)
            if order.state is OrderState.APPROVED
            else _("Order %(number)s is rejected.", number=order.number)
        ),
        show=_show,
    )


@bp.post("/<code>/cancellation")
@permission_required(Permission.PROPOSE_ORDERS)
def cancel(code: str) -> ResponseReturnValue:
    return act_page(
        lambda: one_or_404(queries.order(code, offices())),
        lambda _order: DecisionForm(),
        lambda order, form, by: cancel_order(order, note=form.note.data or "", by=by),
        check=lambda order, _form: Check(
            _("Cancel order %(number)s", number=order.number),
            [_("Nothing is done by it any more. What is still wanted needs a new order.")],
        ),
        then=_address,
        said=lambda order: _("Order %(number)s is cancelled.", number=order.number),
        show=_show,
    )


@bp.post("/<code>/revocation")
@permission_required(Permission.APPROVE_ORDERS)
def revoke(code: str) -> ResponseReturnValue:
    return act_page(
        lambda: one_or_404(queries.order(code, offices())),
        lambda _order: DecisionForm(),
        lambda order, form, by: revoke_order(order, note=form.note.data or "", by=by),
        check=lambda order, _form: Check(
            _("Revoke order %(number)s", number=order.number),
            [_("Nothing is done by it any more. What is still wanted needs a new order.")],
        ),
        then=_address,
        said=lambda order: _("Order %(number)s is revoked.", number=order.number),
        show=_show,
    )


def _decide(order: Order, form: DecisionForm, by: Act) -> Order:
    verb = approve_order if request.form.get("decision") == "approve" else reject_order
    return verb(order, note=form.note.data or "", by=by)


def _rejection(order: Order, _form: DecisionForm) -> Check | None:
    """Ask before an order is rejected; an approved one can be revoked."""
    if request.form.get("decision") == "approve":
        return None
    return Check(
        _("Reject order %(number)s", number=order.number),
        [_("Nothing is done by it. What is still wanted needs a new order.")],
    )


def _address(order: Order) -> str:
    return url_for("warehouse.orders.show", code=order.code)


def _show(order: Order, form: DecisionForm) -> ResponseReturnValue:
    entries = db.session.scalars(ledger.history(order.stream).limit(50)).all()
    locked = locks.over([line.item for line in order.lines if line.item is not None])
    intake = taking_in.intake_of(order)
    acts = _acts(order, intake, locked)
    handed = db.session.scalars(under_order(order)).all()
    ways = [
        taking_in.beginning(order, intake),
        taking_in.signing(intake),
        sending(order, locked, handed),
    ]
    return page(
        "warehouse/orders/show.html",
        form=form,
        order=order,
        case_seen=may(Permission.READ_CASES, order.case.office_id),
        acts=acts,
        photos=queries.first_photos_of_lines(order.lines),
        first=next(((line, act) for line in order.lines if (act := acts[line.id])), None),
        done=sum(line.state not in UNSETTLED for line in order.lines),
        incoming=order.is_intake,
        shown=panels("order", order),
        actions=[*filter(None, ways), *buttons.of_order(order)],
        hand_overs=handed,
        decides=buttons.decides(order),
        why_not_approved=buttons.why_not_approved(order, locked),
        cancels=buttons.cancels(order),
        revokes=buttons.revokes(order),
        not_your_turn=buttons.not_your_turn(order),
        entries=entries,
        details=timeline_details(entries),
        symbol=label_svg(order.code),
    )


def _acts(order: Order, intake: HandOver | None, locked: locks.Locks) -> dict[int, Button | None]:
    """Return by the id of each line the act by which it is carried out now."""
    if not order.is_intake:
        return {line.id: buttons.of_line(order, line, locked) for line in order.lines}
    by = act_on(Permission.KEEP_WAREHOUSE, order)
    return {line.id: taking_in.line_act(order, line, intake, by) for line in order.lines}
