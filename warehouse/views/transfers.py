"""Things that go to the store of another office: sent under an order, put where they come."""

from collections.abc import Sequence

from flask.typing import ResponseReturnValue
from flask_babel import ngettext

from foundation.acts import Act
from foundation.database import db
from foundation.permissions import Permission
from warehouse import queries, resolver
from warehouse.allowed_transfers import why_not_say_where, why_not_send
from warehouse.forms.transfers import PlacesForm, SendForm
from warehouse.models import HandOver, HandOverLine, Order
from warehouse.operations.transfers import draft_transfer, say_where
from warehouse.queries import hand_overs
from warehouse.views import hand_overs as pages
from warehouse.views import orders
from web.access import offices, permission_required
from web.forms import refusal_text
from web.pages import act_on, act_page, one_or_404

KEEP = Permission.KEEP_WAREHOUSE


@orders.bp.route("/<code>/send", methods=["GET", "POST"])
@permission_required(KEEP)
def send(code: str) -> ResponseReturnValue:
    return act_page(
        lambda: one_or_404(queries.order(code, offices())),
        lambda _order: SendForm(),
        lambda order, _form, by: draft_transfer(order, by=by),
        then=lambda row: pages.next_page(row.id),
        said=pages.drafted,
        template="warehouse/orders/send.html",
        subject="order",
        context=_sending,
    )


@pages.bp.route("/<int:hand_over_id>/places", methods=["GET", "POST"])
@permission_required(KEEP)
def places(hand_over_id: int) -> ResponseReturnValue:
    return act_page(
        lambda: pages.found_row(hand_over_id),
        lambda _row: PlacesForm(),
        _say,
        then=lambda _lines: _back(hand_over_id),
        said=lambda lines: ngettext(
            "It is said where %(num)d thing is put.",
            "It is said where %(num)d things are put.",
            len(lines),
        ),
        template="warehouse/hand_overs/places.html",
        subject="row",
        context=lambda row: (
            pages.told_why_not(row, why_not_say_where)
            | {"left": db.session.scalar(hand_overs.unplaced(row))}
        ),
    )


def _sending(order: Order) -> dict[str, object]:
    by = act_on(KEEP, order)
    why = why_not_send(order, by) if by is not None else None
    open_lines = [line for line in order.lines if line.settled_at is None]
    return {"why_not": refusal_text(why) if why else "", "lines": open_lines}


def _say(row: HandOver, form: PlacesForm, by: Act) -> Sequence[HandOverLine]:
    place = resolver.place_named(form.place.data or "", offices(), own=row.to_office_id)
    items = resolver.items_labelled(form.labels, {row.office_id}) if form.labels else []
    return say_where(row, place=place, codes=[item.code for item in items], by=by)


def _back(hand_over_id: int) -> str:
    return pages.page_of(pages.found_row(hand_over_id))
