"""Unknown codes: bind each to an item, or put it aside."""

from typing import Any

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from foundation.acts import Act
from foundation.permissions import Permission
from warehouse import allowed, queries, resolver
from warehouse.forms.lists import UnknownForm
from warehouse.models import BoundCode, UnknownScan
from warehouse.operations.scans import bind_scan, put_scan_aside
from warehouse.views import buttons
from warehouse.views.unknown_list import UNKNOWN
from web.access import offices, permission_required
from web.lists import Shown, list_page
from web.pages import act_on, act_page, one_or_404

bp = Blueprint("unknown", __name__, url_prefix="/unknown-codes")


@bp.get("")
@permission_required(Permission.READ_WAREHOUSE)
def index() -> ResponseReturnValue:
    return _index(UnknownForm(), None)


@bp.post("/<int:scan_id>")
@permission_required(Permission.KEEP_WAREHOUSE)
def settle(scan_id: int) -> ResponseReturnValue:
    aside = request.form.get("act") == "aside"
    return act_page(
        lambda: one_or_404(queries.unknown_scans(offices()).where(UnknownScan.id == scan_id)),
        lambda _scan: UnknownForm(),
        _put_aside if aside else _bind,
        then=lambda _row: url_for("warehouse.unknown.index"),
        said=lambda row: (
            _("The code %(raw)s is put aside.", raw=row.raw)
            if aside
            else _("Scanning %(raw)s now finds this item.", raw=row.raw)
        ),
        show=lambda scan, form: _index(form, scan.id),
    )


def _put_aside(scan: UnknownScan, _form: UnknownForm, by: Act) -> UnknownScan | BoundCode:
    return put_scan_aside(scan, by=by)


def _bind(scan: UnknownScan, form: UnknownForm, by: Act) -> UnknownScan | BoundCode:
    return bind_scan(scan, item=resolver.item_named(form.item.data or "", offices()), by=by)


def _index(form: UnknownForm, refused_id: int | None) -> ResponseReturnValue:
    """List them, each with a form of its own for who may settle it; the refused one says why."""

    def settling(shown: Shown) -> dict[str, Any]:
        rows = []
        for scan in shown.things:
            by = act_on(Permission.KEEP_WAREHOUSE, scan)
            own = form if scan.id == refused_id else UnknownForm(formdata=None)
            rows.append((scan, own if by and not allowed.why_not_settle(scan, by) else None))
        return {"rows": rows}

    return list_page(
        UNKNOWN,
        "warehouse/unknown/index.html",
        form=form,
        beside=settling,
        sections=buttons.sections("unknown"),
    )
