"""Codes nobody knows yet: bind each to an item, or put it aside."""

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from foundation.database import db
from foundation.permissions import Permission
from warehouse import queries, resolver
from warehouse.forms.lists import UnknownForm
from warehouse.models import UnknownScan
from warehouse.operations.scans import bind_scan, put_scan_aside
from web.access import offices, permission_required
from web.pages import act_of, one_or_404, page, perform

bp = Blueprint("unknown", __name__, url_prefix="/unknown-codes")


@bp.get("")
@permission_required(Permission.READ_WAREHOUSE)
def index() -> ResponseReturnValue:
    return _index(UnknownForm(), None)


@bp.post("/<int:scan_id>")
@permission_required(Permission.KEEP_WAREHOUSE)
def settle(scan_id: int) -> ResponseReturnValue:
    scan: UnknownScan = one_or_404(
        queries.unknown_scans(offices()).where(UnknownScan.id == scan_id)
    )
    form = UnknownForm()
    aside = request.form.get("act") == "aside"
    raw = scan.raw
    if form.submitted():
        done = perform(
            form,
            lambda: _settle(scan, form, aside),
            then=lambda _row: url_for("warehouse.unknown.index"),
            message=lambda _row: (
                _("The code %(raw)s is put aside.", raw=raw)
                if aside
                else _("Scanning %(raw)s now finds this item.", raw=raw)
            ),
        )
        if done is not None:
            return done
    return _index(form, scan_id)


def _settle(scan: UnknownScan, form: UnknownForm, aside: bool) -> object:
    """Put the code aside, or bind it to the item the typed text stands for."""
    if aside:
        return put_scan_aside(scan, by=act_of(form))
    item = resolver.item_named(form.item.data or "", offices())
    return bind_scan(scan, item=item, by=act_of(form))


def _index(form: UnknownForm, refused_id: int | None) -> ResponseReturnValue:
    """List them, each with a form of its own; the refused one says why."""
    scans = db.session.scalars(queries.unknown_scans(offices())).all()
    rows = [(scan, form if scan.id == refused_id else UnknownForm(formdata=None)) for scan in scans]
    return page("warehouse/unknown/index.html", form=form, rows=rows)
