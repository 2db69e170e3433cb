"""Orders: lists by state, one order, deciding and cancelling. Proposing is in ``proposals``."""

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from audit import ledger
from foundation import paging
from foundation.database import db
from foundation.permissions import Permission
from warehouse import queries
from warehouse.forms.orders import DecisionForm
from warehouse.label_symbols import label_svg
from warehouse.models import LineState, Order, OrderDirection, OrderState
from warehouse.operations.orders import approve_order, cancel_order, reject_order
from warehouse.views.acts import timeline_details
from web.access import actor, may, offices, permission_required
from web.pages import act_of, one_or_404, page, perform

bp = Blueprint("orders", __name__, url_prefix="/orders")


@bp.get("")
@permission_required(Permission.READ_WAREHOUSE)
def index() -> ResponseReturnValue:
    wanted = request.args.get("state", "")
    state = next((each for each in OrderState if each.value == wanted), None)
    rows = paging.keyset(
        queries.orders(offices(), state=state),
        Order.id,
        descending=True,
        after=request.args.get("after"),
        before=request.args.get("before"),
    )
    return page("warehouse/orders/index.html", rows=rows, state=state, states=list(OrderState))


@bp.get("/<code>")
@permission_required(Permission.READ_WAREHOUSE)
def show(code: str) -> ResponseReturnValue:
    return _show(code, DecisionForm())


@bp.post("/<code>/decision")
@permission_required(Permission.APPROVE_ORDERS)
def decide(code: str) -> ResponseReturnValue:
    order: Order = one_or_404(queries.order(code, offices()))
    form = DecisionForm()
    approves = request.form.get("decision") == "approve"

    def act() -> Order:
        if approves:
            return approve_order(order, note=form.note.data or "", by=act_of(form))
        return reject_order(order, note=form.note.data or "", by=act_of(form))

    if form.submitted():
        number = order.number
        done = perform(
            form,
            act,
            then=lambda _order: url_for("warehouse.orders.show", code=code),
            message=lambda _order: (
                _("Order %(number)s is approved.", number=number)
                if approves
                else _("Order %(number)s is rejected.", number=number)
            ),
        )
        if done is not None:
            return done
    return _show(code, form)


@bp.post("/<code>/cancellation")
@permission_required(Permission.PROPOSE_ORDERS)
def cancel(code: str) -> ResponseReturnValue:
    order: Order = one_or_404(queries.order(code, offices()))
    form = DecisionForm()
    if form.submitted():
        number = order.number
        done = perform(
            form,
            lambda: cancel_order(order, note=form.note.data or "", by=act_of(form)),
            then=lambda _order: url_for("warehouse.orders.show", code=code),
            message=lambda _order: _("Order %(number)s is cancelled.", number=number),
        )
        if done is not None:
            return done
    return _show(code, form)


def _show(code: str, form: DecisionForm) -> ResponseReturnValue:
    order: Order = one_or_404(queries.order(code, offices()))
    form.expected.data = str(order.version)
    open_lines = [
        line for line in order.lines if line.state in {LineState.PENDING, LineState.WAITING}
    ]
    approved = order.state is OrderState.APPROVED
    mine = actor().id in {order.proposed_by_id, order.approved_by_id}
    executes = approved and may(Permission.KEEP_WAREHOUSE) and not mine
    untouched = all(
        line.state is LineState.PENDING and line.actual_quantity is None for line in order.lines
    )
    entries = db.session.scalars(ledger.history(order.stream).limit(50)).all()
    return page(
        "warehouse/orders/show.html",
        form=form,
        order=order,
        open_lines=open_lines,
        received=any(line.item_id for line in order.lines),
        incoming=order.direction is OrderDirection.IN,
        decides=order.state is OrderState.PROPOSED and may(Permission.APPROVE_ORDERS),
        own_proposal=order.proposed_by_id == actor().id,
        cancels=order.state in {OrderState.PROPOSED, OrderState.APPROVED}
        and untouched
        and may(Permission.PROPOSE_ORDERS),
        executes=executes,
        may_not_execute=approved and may(Permission.KEEP_WAREHOUSE) and mine,
        entries=entries,
        details=timeline_details(entries),
        symbol=label_svg(order.code),
    )
