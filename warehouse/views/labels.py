"""Labels: what has none yet, a sheet of chosen ones, a single one; on a printer of the office."""

from collections.abc import Callable, Sequence
from typing import Any

from flask import Blueprint, Response, abort, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import force_locale
from flask_babel import gettext as _

from foundation import clock
from foundation.database import db
from foundation.failures import Failure
from foundation.once import answer_of, once
from foundation.permissions import Permission
from foundation.refusals import Refusal, check
from warehouse import allowed, queries, refusals, sheets
from warehouse.allowed_door import why_never_here
from warehouse.forms.lists import LabelsForm, PrintForm
from warehouse.label_symbols import label_svg
from warehouse.labels import GAPPED_SHEET, ROLL_62, Label, PlaceLabel, SheetGeometry
from warehouse.models import EvidenceItem, Place, PrinterKind
from warehouse.operations.printing import record_prints
from warehouse.printers.layout import layout_of
from warehouse.queries.printers import printers_for
from warehouse.views import buttons
from warehouse.views.blind import unseen
from warehouse.views.label_words import label_link, label_words
from warehouse.views.pdf import download
from warehouse.views.printer_list import printer_words
from web.access import actor, offices, permission_required
from web.buttons import Button
from web.forms import refusal_text
from web.pages import act_of, envelope, one_or_404, page
from web.underway import underway

bp = Blueprint("labels", __name__, url_prefix="/labels")

OFFERED = 24  # a full sheet


@bp.route("", methods=["GET", "POST"])
@permission_required(Permission.PRINT_LABELS)
def index() -> ResponseReturnValue:
    form = LabelsForm()
    waiting = db.session.scalars(
        unseen(queries.items_without_label(offices()), EvidenceItem.id).limit(OFFERED)
    ).all()
    if request.method == "GET":
        form.codes.data = "\n".join(_asked() or [item.code for item in waiting])
    _offer(form, form.listed)
    return _handed_out(
        form,
        lambda: form.listed,
        lambda labels: _drawn(labels, form, GAPPED_SHEET),
        name=f"nhan-{clock.today():%Y-%m-%d}.pdf",
    ) or page(
        "warehouse/labels/index.html",
        form=form,
        waiting=waiting,
        actions=[Button(_("Printers"), url_for("warehouse.printers.index"))],
        sections=buttons.sections("labels"),
    )


@bp.route("/<code>", methods=["GET", "POST"])
@permission_required(Permission.PRINT_LABELS)
def show(code: str) -> ResponseReturnValue:
    try:
        subject = sheets.subjects_of([code], offices())[0]
    except refusals.UnknownLabelCodes:
        abort(404)
    form = PrintForm()
    if not any(kind is PrinterKind.SHEET for kind in _offer(form, [code])):
        del form.start_cell
    return _handed_out(
        form,
        lambda: [code],
        lambda labels: _drawn(labels, form, ROLL_62),
        name=f"nhan-{code}.pdf",
    ) or page(
        "warehouse/labels/show.html",
        form=form,
        subject=subject,
        why_not=_never_here(subject),
        symbol=label_svg(subject.code),
        says=_says(subject),
        prints=db.session.scalars(queries.prints([code])).all(),
    )


def _never_here(subject: sheets.Subject) -> str:
    """Say of what was not taken in that it gets no label."""
    why = why_never_here(subject) if isinstance(subject, EvidenceItem) else None
    return refusal_text(why) if why else ""


def _says(subject: sheets.Subject) -> list[str]:
    """Return what the label of one thing says beside its code, the strongest first."""
    with force_locale("vi"):
        face = sheets.faces([subject], label_words(), {})[0]
    if isinstance(face, PlaceLabel):
        told = [face.name, face.path_text, face.office_name, face.kind_text]
    else:
        told = [
            f"{face.quantity_text} {face.description}".strip(),
            face.case_number,
            face.seal_text,
            face.place_text,
            face.office_name,
            face.kind_text,
            face.received_text,
        ]
    return [text for text in told if text]


def _offer(form: PrintForm, codes: Sequence[str]) -> list[PrinterKind]:
    """Let a printer be chosen, first the default where the things lie; return their kinds."""
    rows = printers_for(codes, offices(), own=actor().office_id)
    form.offer_printers(rows, printer_words)
    return [row.kind for row in rows]


def _drawn(
    labels: list[Label | PlaceLabel], form: PrintForm, otherwise: SheetGeometry
) -> sheets.Printed:
    """Draw labels for the chosen printer, counted for who waits for them.

    Args:
        otherwise: where they lie while the office has no printer.
    """
    printer = form.chosen_printer
    geometry = layout_of(printer).geometry if printer is not None else otherwise
    with underway(len(labels)) as tell:
        return sheets.sheet(
            labels, geometry=geometry, start_cell=form.first_cell, link=label_link(), tell=tell
        )


def _asked() -> list[str]:
    """Return the codes the address asks for: named ones, an order's items, a place's tree."""
    args = request.args
    if "order" in args:
        items = db.session.scalars(queries.items_of_order(args["order"], offices()))
        return [item.code for item in items if item.labelled_at is None]
    if "place" in args:
        place: Place = one_or_404(queries.place(args["place"], offices()))
        return list(db.session.scalars(queries.place_codes_under(place)))
    return args.getlist("code")


def _handed_out(
    form: PrintForm,
    codes: Callable[[], list[str]],
    draw: Callable[[list[Label | PlaceLabel]], sheets.Printed],
    *,
    name: str,
) -> Response | None:
    """Draw the labels, read them back, write the print log and hand the document out.

    None when the form is to be shown, because it was only opened or something was refused. The
    labels are drawn before anything is locked. The same form sent again gives the same labels
    again, and the log has them once.
    """
    try:
        return download(_printed(form, codes(), draw), name) if form.submitted() else None
    except Refusal as refusal:
        form.refuse(refusal)
        form.renew()
    except Failure as failure:
        form.fail(failure)
    return None


def _printed(
    form: PrintForm,
    codes: list[str],
    draw: Callable[[list[Label | PlaceLabel]], sheets.Printed],
) -> sheets.Printed:
    by, reason = act_of(form), form.reason.data or ""
    subjects = sheets.subjects_of(codes, offices())
    sent_before = answer_of(by.id or "", by.actor)
    prints = sent_before.get("prints") or queries.print_counts([each.code for each in subjects])
    check(allowed.why_not_print(prints, reason))
    with force_locale("vi"):
        labels = sheets.faces(subjects, label_words(), prints)
    printed = draw(labels)

    def record() -> dict[str, Any]:
        record_prints(subjects, reason=reason, by=by, seen=prints)
        return {"prints": prints}

    once(by, str(request.endpoint), record, envelope=envelope())
    return printed
