"""Entering an old asset with all its past: one form, and beside it what follows from it."""

from typing import Any

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from accounts.models import Office
from backlog.forms import OldAssetForm
from backlog.operations import Recorded, record_old_asset
from backlog.summary import summary_of
from cases.models import Certainty
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.permissions import Permission
from web.access import actor, permission_required
from web.forms import EDIT
from web.pages import act_page, page

bp = Blueprint("assets", __name__)

KEPT = ("case_number", "source", "certainty")  # what the next asset has in common with this one
NEXT = "next"  # the button that goes on with another asset


@bp.route("/assets/new", methods=["GET", "POST"])
@permission_required(Permission.ENTER_BACKLOG)
def new() -> ResponseReturnValue:
    return act_page(
        lambda: db.session.get_one(Office, actor().office_id),
        lambda _office: _form(),
        _record,
        first=_begin,
        then=_then,
        said=lambda done: _(
            "Entered by the old file: %(what)s, case file %(number)s.",
            what=done.asset.description[:80],
            number=done.case.number,
        ),
        show=_show,
    )


def _form() -> OldAssetForm:
    form = OldAssetForm(papers=())
    form.lengthen(request.form.get(EDIT, ""))
    return form


def _begin(_office: Office, form: OldAssetForm) -> None:
    """Write what the asset before had in common with this one, or the case one comes from."""
    form.case_number.data = request.args.get("case_number", "")
    form.source.data = request.args.get("source") or _("by the old file")
    said = request.args.get("certainty", "")
    form.certainty.data = Certainty(said) if said in set(Certainty) else None


def _show(office: Office, form: OldAssetForm) -> ResponseReturnValue:
    matter = form.matter(office.id)
    return page(
        "backlog/new.html",
        form=form,
        office=office,
        matter=matter,
        summary=summary_of(matter, clock.today()),
    )


def _record(office: Office, form: OldAssetForm, by: Act) -> Recorded:
    return record_old_asset(form.matter(office.id), by=by)


def _then(done: Recorded) -> str:
    """Go to the asset, or on to the next one."""
    if request.form.get("go") != NEXT:
        return url_for("cases.assets.show", asset_id=done.asset.id)
    kept: dict[str, Any] = {name: request.form.get(name) or None for name in KEPT}
    return url_for("backlog.assets.new", **kept)
