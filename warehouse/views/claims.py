"""Entering what lies on the shelf already, as an old file has it, and seeing it."""

from contextlib import suppress
from typing import Any

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from accounts.models import Office
from audit.models import LedgerEntry
from foundation.acts import Act
from foundation.codes import shown
from foundation.database import db
from foundation.days import UnreadDay
from foundation.partdays import read_part_day
from foundation.permissions import Permission
from warehouse import queries, resolver
from warehouse.allowed_claims import why_not_see
from warehouse.forms.claims import ClaimForm, SeeForm
from warehouse.models import EvidenceItem
from warehouse.operations.claims import claim_item, see_item
from warehouse.refusals import WarehouseOfAnotherOffice
from warehouse.views.known import answered, beside
from web.access import actor, offices, permission_required
from web.formatting import quantity
from web.forms import refusal_text
from web.pages import act_on, act_page, one_or_404

bp = Blueprint("claims", __name__, url_prefix="/items")

KEPT = ("case_number", "place", "since", "source")  # what the next thing has in common with this
NEXT = "next"  # the button that goes on with another thing


@bp.route("/claim", methods=["GET", "POST"])
@permission_required(Permission.KEEP_WAREHOUSE)
def new() -> ResponseReturnValue:
    return act_page(
        lambda: db.session.get_one(Office, actor().office_id),
        lambda _office: ClaimForm(),
        _claim,
        first=_begin,
        then=_then,
        said=lambda item: _(
            "Entered: %(code)s, %(quantity)s %(unit)s. It is not seen yet.",
            code=shown(item.code),
            quantity=quantity(item.quantity),
            unit=item.unit,
        ),
        template="warehouse/claims/new.html",
        subject="office",
    )


@bp.route("/<code>/seen", methods=["GET", "POST"])
@permission_required(Permission.KEEP_WAREHOUSE)
def see(code: str) -> ResponseReturnValue:
    return act_page(
        lambda: one_or_404(queries.item(code, offices())),
        lambda item: SeeForm(item=item),
        _see,
        first=lambda item, form: form.begin(item),
        prepare=lambda _item, form: form.keep_photos(),
        then=lambda _seen: url_for("warehouse.items.show", code=code),
        said=lambda seen: answered(
            seen[0], _("Seen in %(place)s.", place=seen[1].payload["place"])
        ),
        template="warehouse/claims/see.html",
        subject="item",
        context=_beside,
    )


def _beside(item: EvidenceItem) -> dict[str, Any]:
    """Return what is known of it, and why it is not seen for the first time now."""
    by = act_on(Permission.KEEP_WAREHOUSE, item)
    why = why_not_see(item, by) if by else WarehouseOfAnotherOffice()
    return beside(item) | {"why_not": refusal_text(why) if why else ""}


def _begin(_office: Office, form: ClaimForm) -> None:
    """Write what the thing before had in common with this one, or the place one comes from."""
    form.source.data = request.args.get("source") or _("by the old file")
    form.case_number.data = request.args.get("case_number", "")
    form.place.data = request.args.get("place", "")
    with suppress(UnreadDay):
        form.since.data = read_part_day(request.args.get("since", ""))


def _claim(office: Office, form: ClaimForm, by: Act) -> EvidenceItem:
    place = resolver.place_named(form.place.data or "", offices(), own=office.id)
    return claim_item(office, **form.given | {"place": place}, by=by)


def _then(item: EvidenceItem) -> str:
    """Go to the label, or on to the next thing of the same shelf."""
    if request.form.get("go") != NEXT:
        return url_for("warehouse.labels.show", code=item.code)
    kept: dict[str, Any] = {name: request.form.get(name) or None for name in KEPT}
    return url_for("warehouse.claims.new", **kept)


def _see(item: EvidenceItem, form: SeeForm, by: Act) -> tuple[EvidenceItem, LedgerEntry]:
    at = resolver.place_named(form.place.data or "", offices(), own=item.office_id)
    given = {name: value for name, value in form.given.items() if name != "place"}
    return item, see_item(item, at=at, **given, by=by)
