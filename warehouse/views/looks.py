"""Looking at an item where it lies: what is seen is written down and compared."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from foundation.acts import Act
from foundation.permissions import Permission
from foundation.refusals import Refusal
from warehouse import allowed, queries, resolver
from warehouse.allowed_discrepancies import why_not_recover
from warehouse.forms.found import FoundAgainForm, LookForm
from warehouse.models import EvidenceItem
from warehouse.operations.looking import look_at_item, recover_item
from warehouse.views.discrepancy_words import decides_if_it_differs
from warehouse.views.known import answered, beside
from web.access import actor, offices, permission_required
from web.forms import refusal_text
from web.pages import act_on, act_page, one_or_404

bp = Blueprint("looks", __name__, url_prefix="/items")


@bp.route("/<code>/look", methods=["GET", "POST"])
@permission_required(Permission.KEEP_WAREHOUSE)
def new(code: str) -> ResponseReturnValue:
    return act_page(
        lambda: one_or_404(queries.item(code, offices())),
        _form,
        _look,
        prepare=lambda _item, form: form.keep_photos(),
        then=lambda _item: url_for("warehouse.items.show", code=code),
        said=_said,
        template="warehouse/looks/new.html",
        subject="item",
        context=_context,
    )


@bp.route("/<code>/recover", methods=["GET", "POST"])
@permission_required(Permission.KEEP_WAREHOUSE)
def recover(code: str) -> ResponseReturnValue:
    return act_page(
        lambda: one_or_404(queries.item(code, offices())),
        _recovery_form,
        _recover,
        prepare=lambda _item, form: form.keep_photos(),
        then=lambda _item: url_for("warehouse.items.show", code=code),
        said=lambda item: answered(item, _("It is here again.")),
        template="warehouse/looks/new.html",
        subject="item",
        context=_recovery_context,
    )


def _form(item: EvidenceItem) -> LookForm:
    form = LookForm()
    form.ask_of(item)
    return form


def _recovery_form(item: EvidenceItem) -> FoundAgainForm:
    form = FoundAgainForm()
    form.ask_of(item)
    return form


def _look(item: EvidenceItem, form: LookForm, by: Act) -> EvidenceItem:
    look_at_item(item, found=form.found, by=by)
    return item


def _recover(item: EvidenceItem, form: FoundAgainForm, by: Act) -> EvidenceItem:
    place = resolver.place_named(form.place.data or "", offices(), own=item.office_id)
    recover_item(item, place=place, found=form.found, by=by)
    return item


def _said(item: EvidenceItem) -> str:
    return answered(item, _("What you saw is recorded."))


def _context(item: EvidenceItem) -> dict[str, Any]:
    words = {"title": _("Look at the item"), "button": _("Record what I see")}
    return words | _known(item, allowed.why_not_handle)


def _recovery_context(item: EvidenceItem) -> dict[str, Any]:
    words = {"title": _("Found again"), "button": _("It is here again")}
    return words | _known(item, why_not_recover)


def _known(
    item: EvidenceItem, asked: Callable[[EvidenceItem, Act], Refusal | None]
) -> dict[str, Any]:
    """Return what is known of the item, who decides if it differs, and why it may not be now."""
    by = act_on(Permission.KEEP_WAREHOUSE, item)
    why = asked(item, by) if by else None
    decides = decides_if_it_differs(item, actor().id)
    return beside(item) | {"decides": decides, "why_not": refusal_text(why) if why else ""}
