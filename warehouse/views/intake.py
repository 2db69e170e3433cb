"""Receiving an approved intake order: one line at a time, on a phone at the warehouse door."""

from flask import Blueprint, current_app, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from foundation.codes import shown
from foundation.database import db
from foundation.failures import Failure
from foundation.permissions import Permission
from foundation.refusals import Refusal
from foundation.transaction import transaction
from warehouse import photos, queries, resolver
from warehouse.forms.custody import ReceiveForm
from warehouse.models import EvidenceItem, LineState, OrderLine, SealState
from warehouse.operations.intake import receive_line
from warehouse.operations.photos import add_photos
from web.access import about, offices, permission_required
from web.formatting import quantity
from web.pages import act_of, one_or_404, page, perform

bp = Blueprint("intake", __name__, url_prefix="/orders")


@bp.route("/<code>/lines/<int:line_no>/receive", methods=["GET", "POST"])
@permission_required(Permission.KEEP_WAREHOUSE)
def receive(code: str, line_no: int) -> ResponseReturnValue:
    line: OrderLine = one_or_404(queries.line(code, line_no, offices()))
    about(line.order)
    form = ReceiveForm()
    if request.method == "GET":
        _begin(form, line)
    if form.submitted() and _kept(form, line):
        done = perform(
            form,
            lambda: _receive(line, form),
            then=lambda item: _next(code, item),
            message=lambda item: _said(item),
        )
        if done is not None:
            return done
    line = one_or_404(queries.line(code, line_no, offices()))
    return page(
        "warehouse/intake/receive.html",
        form=form,
        line=line,
        order=line.order,
        taken=db.session.scalars(queries.photos_of_line(line)).all(),
        has_difference=bool(form.difference.data) or _names(form, "difference", "confirmation_no"),
        elsewhere=_names(form, "holder", "holder_name", "bound_codes"),
        settled=line.state in {LineState.DONE, LineState.REFUSED},
    )


def _begin(form: ReceiveForm, line: OrderLine) -> None:
    """Write what the minutes describe into the form, so that only what differs is typed."""
    form.actual_quantity.data = line.described_quantity
    form.actual_weight_grams.data = line.described_weight_grams
    form.actual_condition.data = line.described_condition
    form.seal_number.data = line.described_seal and line.described_seal[:80]
    form.seal_state.data = None if line.described_seal else SealState.NONE.value
    form.place.data = request.args.get("place", "")


def _receive(line: OrderLine, form: ReceiveForm) -> EvidenceItem | None:
    typed = form.place.data or ""
    return receive_line(
        line,
        actual_quantity=form.actual_quantity.data,
        actual_weight_grams=form.actual_weight_grams.data,
        actual_condition=form.actual_condition.data or "",
        condition_differs=bool(form.condition_differs.data),
        seal_state=form.found_seal,
        seal_number=form.seal_number.data,
        seal_witnesses=form.seal_witnesses.data or "",
        expert_conclusion_no=form.expert_conclusion_no.data,
        place=resolver.place_named(typed, offices()) if typed else None,
        difference=form.decision,
        difference_note=form.difference_note.data,
        confirmation_no=form.confirmation_no.data,
        bound_codes=form.codes_to_bind,
        holder=form.physical_holder,
        holder_name=form.holder_name.data,
        by=act_of(form),
    )


def _kept(form: ReceiveForm, line: OrderLine) -> bool:
    """Keep the photos first: a refusal of the rest must not cost the keeper a second round."""
    try:
        kept = [
            photos.keep(current_app.extensions["blobs"], file.read(), name=file.filename or "")
            for file in form.photos.data or []
            if file and file.filename
        ]
        if kept:
            with transaction():
                add_photos(line, photos=kept, by=act_of(form))
    except Refusal as refusal:
        form.refuse(refusal)
        return False
    except Failure as failure:
        form.fail(failure)
        return False
    return True


def _next(code: str, item: EvidenceItem | None) -> str:
    """Go on with the next line still to receive, or back to the order."""
    order = one_or_404(queries.order(code, offices()))
    waiting = [line.line_no for line in order.lines if line.state is LineState.PENDING]
    if not waiting:
        return url_for("warehouse.orders.show", code=code)
    typed = request.form.get("place", "") if item is not None else ""
    return url_for("warehouse.intake.receive", code=code, line_no=waiting[0], place=typed)


def _said(item: EvidenceItem | None) -> str:
    if item is None:
        return str(_("The decision about the line is recorded; nothing was received."))
    return str(
        _(
            "Received: %(code)s, %(quantity)s %(unit)s.",
            code=shown(item.code),
            quantity=quantity(item.quantity),
            unit=item.unit,
        )
    )


def _names(form: ReceiveForm, *names: str) -> bool:
    """Tell whether one of these fields was refused or filled."""
    return any(form[name].errors for name in names)
