"""Printers: the list, one with its test page, adding, changing, no longer using one."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from flask import Blueprint, abort, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from audit import ledger
from audit.models import LedgerEntry
from audit.wording import Said, details
from foundation.acts import Act
from foundation.database import db
from foundation.permissions import Permission
from foundation.refusals import Refusal, check
from warehouse import allowed_printers, sheets
from warehouse.forms.places import CloseForm
from warehouse.forms.printers import PrinterForm
from warehouse.models import Place, Printer, PrinterKind
from warehouse.operations.printers import add_printer, change_printer, retire_printer
from warehouse.printers.entries import PRINTER_CHANGED
from warehouse.printers.layout import STANDARD, layout_of
from warehouse.queries import printers as queries
from warehouse.views import buttons
from warehouse.views.label_words import label_link
from warehouse.views.pdf import download
from warehouse.views.printer_list import PRINTERS, layout_words, pair_words
from web.access import about, offices, permission_required
from web.forms import Form
from web.lists import list_page
from web.pages import act_on, act_page, one_or_404, page

bp = Blueprint("printers", __name__, url_prefix="/printers")


@bp.get("")
@permission_required(Permission.PRINT_LABELS)
def index() -> ResponseReturnValue:
    return list_page(
        PRINTERS,
        "warehouse/printers/index.html",
        actions=buttons.of_printers(),
        sections=buttons.sections("labels"),
    )


@bp.get("/<int:printer_id>")
@permission_required(Permission.PRINT_LABELS)
def show(printer_id: int) -> ResponseReturnValue:
    return _show(_printer(printer_id), CloseForm())


@bp.route("/new/<kind>", methods=["GET", "POST"])
@permission_required(Permission.MANAGE_PLACES)
def new(kind: str) -> ResponseReturnValue:
    """Add a printer of A4 sheets, or of a roll."""
    on = next((each for each in PrinterKind if each.value == kind), None) or abort(404)

    def make(_nothing: None) -> PrinterForm:
        return _offered(PrinterForm(kind=on), offices())

    def act(_nothing: None, form: PrinterForm, by: Act) -> Printer:
        return add_printer(form.place.chosen, **_said(form), by=by)

    return act_page(
        lambda: None,
        make,
        act,
        first=lambda _nothing, form: form.begin(STANDARD[on]),
        prepare=lambda _nothing, form: about(form.place.chosen),
        then=_address,
        said=lambda printer: _("%(printer)s is added. Print a test page.", printer=printer.name),
        template="warehouse/printers/new.html",
        subject="nothing",
        context=lambda _nothing: {"kind": on},
    )


@bp.route("/<int:printer_id>/edit", methods=["GET", "POST"])
@permission_required(Permission.MANAGE_PLACES)
def edit(printer_id: int) -> ResponseReturnValue:
    def first(printer: Printer, form: PrinterForm) -> None:
        form.name.data, form.place.data = printer.name, str(printer.place_id)
        form.is_default.data = _is_default(printer)
        form.begin(layout_of(printer))

    def act(printer: Printer, form: PrinterForm, by: Act) -> Printer:
        return change_printer(printer, place=form.place.chosen, **_said(form), by=by)

    return act_page(
        lambda: _printer(printer_id),
        lambda printer: _offered(PrinterForm(kind=printer.kind), {printer.office_id}),
        act,
        first=first,
        then=_address,
        said=lambda printer: _("%(printer)s is changed.", printer=printer.name),
        template="warehouse/printers/edit.html",
        subject="printer",
    )


@bp.post("/<int:printer_id>/retire")
@permission_required(Permission.MANAGE_PLACES)
def retire(printer_id: int) -> ResponseReturnValue:
    return act_page(
        lambda: _printer(printer_id),
        lambda _printer: CloseForm(),
        lambda printer, _form, by: retire_printer(printer, by=by),
        then=_address,
        said=lambda printer: _("%(printer)s is no longer used.", printer=printer.name),
        show=_show,
    )


@bp.post("/<int:printer_id>/test")
@permission_required(Permission.PRINT_LABELS)
def test(printer_id: int) -> ResponseReturnValue:
    """Fill its paper with invented labels in their outlines; nothing is recorded."""
    printer, form = _printer(printer_id), CloseForm()
    if form.submitted():
        geometry = replace(layout_of(printer).geometry, cut_lines=True)
        labels = sheets.samples(geometry.cells)
        try:
            check(allowed_printers.why_not_use(printer))
            printed = sheets.sheet(labels, geometry=geometry, link=label_link())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return download(printed, f"in-thu-{printer.id}.pdf")
    return _show(printer, form)


def _printer(printer_id: int) -> Printer:
    found: Printer = one_or_404(queries.printer(printer_id, offices()))
    return found


def _offered(form: PrinterForm, sight: Collection[int]) -> PrinterForm:
    """Let a warehouse of these offices be chosen."""
    rows = db.session.scalars(queries.warehouses_for_printers(sight)).all()
    form.place.offer(rows, lambda place: f"{place.full_name} ({place.short_name})")
    return form


def _said(form: PrinterForm) -> dict[str, Any]:
    return {
        "name": form.name.data or "",
        "layout": form.layout,
        "is_default": bool(form.is_default.data),
    }


def _changed(entry: LedgerEntry) -> Said:
    """Return what a change changed; what a printer was added with is read off its facts."""
    if entry.kind != PRINTER_CHANGED.code:
        return Said("")
    return Said("", "; ".join(f"{each.label}: {each.value}" for each in details(entry, {})))


def _is_default(printer: Printer) -> bool:
    return printer.id in queries.defaults_among([printer.id])


def _address(printer: Printer) -> str:
    return url_for("warehouse.printers.show", printer_id=printer.id)


def _show(printer: Printer, form: Form) -> ResponseReturnValue:
    layout = layout_of(printer)
    used = allowed_printers.why_not_use(printer) is None
    manages = used and act_on(Permission.MANAGE_PLACES, printer) is not None
    entries = db.session.scalars(ledger.history(printer.stream)).all()
    place = db.session.get_one(Place, printer.place_id)
    if form.failure is None:
        form.expected.data = str(printer.version)
    return page(
        "warehouse/printers/show.html",
        form=form,
        printer=printer,
        place=place,
        manages=manages,
        words=layout_words(printer),
        is_sheet=printer.kind is PrinterKind.SHEET,
        size=pair_words(layout.width, layout.height),
        margins=pair_words(layout.left, layout.top, "/"),
        gaps=pair_words(layout.gap_across, layout.gap_down, "/"),
        shift=pair_words(layout.shift_across, layout.shift_down, "/"),
        is_default=_is_default(printer),
        entries=entries,
        details={entry.seq: _changed(entry) for entry in entries},
    )
