"""Receiving an approved intake order at the door: who brings it, then one line after the other."""

from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, current_app, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from foundation import clock
from foundation.acts import Act
from foundation.codes import shown
from foundation.database import db
from foundation.permissions import Permission
from foundation.transaction import transaction
from papers import queries as papers
from warehouse import queries, resolver
from warehouse.allowed_hand_overs import why_not_take_in
from warehouse.forms.custody import ReceiveForm
from warehouse.forms.lending import DelivererForm
from warehouse.kinds.in_force import OwnRule, rule_of
from warehouse.models import Demand, EvidenceItem, Order, OrderLine
from warehouse.operations.intake import receive_line
from warehouse.operations.intakes import draft_intake
from warehouse.operations.photos import add_photos
from warehouse.queries.hand_overs import signer_of
from warehouse.refusals import WarehouseOfAnotherOffice
from warehouse.views import taking_in
from warehouse.views.hand_overs import drafted
from warehouse.views.photos import kept
from web.access import offices, permission_required
from web.formatting import quantity
from web.forms import refusal_text
from web.pages import act_of, act_on, act_page, one_or_404, page

CONFIRMED = (
    "difference",
    "confirmation_paper",
    "confirmation_no",
    "confirmation_on",
    "confirmation_file",
)

bp = Blueprint("intake", __name__, url_prefix="/orders")


@bp.route("/<code>/intake", methods=["GET", "POST"])
@permission_required(Permission.KEEP_WAREHOUSE)
def begin(code: str) -> ResponseReturnValue:
    return act_page(
        lambda: one_or_404(queries.order(code, offices())),
        lambda _order: DelivererForm(),
        lambda order, form, by: draft_intake(order, **form.given, by=by),
        first=_begin_with,
        then=lambda _row: _first(code),
        said=drafted,
        template="warehouse/intake/begin.html",
        subject="order",
        context=_context,
    )


@bp.route("/<code>/lines/<int:line_no>/receive", methods=["GET", "POST"])
@permission_required(Permission.KEEP_WAREHOUSE)
def receive(code: str, line_no: int) -> ResponseReturnValue:
    return act_page(
        lambda: one_or_404(queries.line(code, line_no, offices())),
        _form,
        _receive,
        first=_begin,
        prepare=_keep_photos,
        then=lambda _item: _next(code, line_no),
        said=_said,
        show=_show,
    )


def _form(line: OrderLine) -> ReceiveForm:
    form = ReceiveForm(papers=papers.offered("case", line.order.case_id))
    if line.unit:
        form.count_in(line.unit)
    return form


def _show(line: OrderLine, form: ReceiveForm) -> ResponseReturnValue:
    by = act_on(Permission.KEEP_WAREHOUSE, line.order)
    taken = db.session.scalars(queries.photos_of_line(line)).all()
    intake = taking_in.intake_of(line.order)
    why = taking_in.why_not_now(line.order, line, intake, by) if by else None
    if why:
        form.records = False  # no form stands there in which a file could be chosen again
    return page(
        "warehouse/intake/receive.html",
        form=form,
        line=line,
        order=line.order,
        taken=taken,
        no_file=current_app.extensions["blobs"].missing(photo.sha256 for photo in taken),
        has_difference=bool(form.difference.data) or _wrong(form, *CONFIRMED),
        elsewhere=Demand.NUMBER in _rule(line).demands
        or _wrong(form, "holder", "holder_name", "bound_codes"),
        why_not=refusal_text(why) if why else "",
        begins=taking_in.beginning(line.order, intake),
        signs=taking_in.signing(intake),
        brought_by=db.session.scalars(signer_of(intake)).one() if intake else None,
        progress=taking_in.progress_of(line.order),
        later=taking_in.next_line(line.order, line.line_no),
        asked=[each for each in Demand if each in _rule(line).demands],
    )


def _begin(line: OrderLine, form: ReceiveForm) -> None:
    """Write where the line before went and the usual unit, and nothing of what is to be seen."""
    form.unit.data = _rule(line).unit
    form.place.data = request.args.get("place", "")


def _rule(line: OrderLine) -> OwnRule:
    """Return what the office says of the kind of a line today."""
    return rule_of(line.kind, line.office_id, clock.today())


def _keep_photos(line: OrderLine, form: ReceiveForm) -> None:
    """Keep the photos first: a refusal of the rest must not cost the keeper a second round."""
    photos = kept(form.photos)
    if photos:
        with transaction():
            add_photos(line, photos=photos, by=act_of(form))


def _receive(line: OrderLine, form: ReceiveForm, by: Act) -> EvidenceItem | None:
    typed = form.place.data or ""
    place = resolver.place_named(typed, offices(), own=line.office_id) if typed else None
    return receive_line(line, **form.given | {"place": place}, by=by)


def _next(code: str, line_no: int) -> str:
    """Go on with the next line, then with those passed over; with none left to where both sign.

    The place that was typed is carried on, whether the line went there or was left out.
    """
    order = one_or_404(queries.order(code, offices()))
    following = taking_in.next_line(order, line_no)
    if following is not None:
        return f"{following}?{urlencode({'place': request.form.get('place', '')})}"
    return _where_both_sign(order)


def _first(code: str) -> str:
    order = one_or_404(queries.order(code, offices()))
    return taking_in.next_line(order) or _where_both_sign(order)


def _where_both_sign(order: Order) -> str:
    signs = taking_in.signing(taking_in.intake_of(order))
    return signs.url if signs else url_for("warehouse.orders.show", code=order.code)


def _begin_with(order: Order, form: DelivererForm) -> None:
    """Write who brings it, as the order says."""
    form.organisation.data = order.counterpart_office
    form["name"].data = order.counterpart_name
    form.introduction.data = order.counterpart_paper


def _context(order: Order) -> dict[str, Any]:
    intake = taking_in.intake_of(order)
    by = act_on(Permission.KEEP_WAREHOUSE, order)
    why = why_not_take_in(order, by) if by is not None else WarehouseOfAnotherOffice()
    return {
        "why_not": refusal_text(why) if why else "",
        "begun": intake,
        "goes_on": taking_in.next_line(order) if intake else None,
    }


def _said(item: EvidenceItem | None) -> str:
    if item is None:
        return str(_("The decision about the line is recorded; nothing was received."))
    return str(
        _(
            "At the door: %(code)s, %(quantity)s %(unit)s. It is taken in when both have signed.",
            code=shown(item.code),
            quantity=quantity(item.quantity),
            unit=item.unit,
        ),
    )


def _wrong(form: ReceiveForm, *names: str) -> bool:
    """Tell whether one of these fields was refused."""
    return any(form[name].errors for name in names if name in form)
