"""Loans: what is out with the overdue first, lending, taking back."""

from typing import Any

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from foundation.acts import Act
from foundation.codes import shown
from foundation.database import db
from foundation.permissions import Permission
from warehouse import allowed, queries, resolver
from warehouse.forms.custody import LendForm, TakeBackForm
from warehouse.models import EvidenceItem, Loan
from warehouse.operations.loans import lend_item
from warehouse.operations.loans import take_back as take_back_item
from warehouse.views import buttons
from warehouse.views.discrepancy_words import decides_if_it_differs
from warehouse.views.known import answered, beside
from warehouse.views.leaving import leaving
from warehouse.views.loan_list import LOANS
from web.access import actor, offices, permission_required
from web.formatting import day
from web.forms import refusal_text
from web.lists import list_page
from web.pages import act_on, act_page, one_or_404

bp = Blueprint("loans", __name__)


@bp.get("/loans")
@permission_required(Permission.READ_WAREHOUSE)
def index() -> ResponseReturnValue:
    return list_page(LOANS, "warehouse/loans/index.html", sections=buttons.sections("loans"))


@bp.route("/items/<code>/lend", methods=["GET", "POST"])
@permission_required(Permission.KEEP_WAREHOUSE)
def new(code: str) -> ResponseReturnValue:
    return act_page(
        lambda: one_or_404(queries.item(code, offices())),
        lambda item: LendForm(item=item, orders=leaving(item, allowed.why_not_lend).orders),
        lambda item, form, by: lend_item(item, **form.given, by=by),
        first=_begin,
        prepare=lambda _item, form: form.keep_photos(),
        then=lambda _loan: url_for("warehouse.items.show", code=code),
        said=lambda loan: _(
            "Lent out: %(code)s, due back %(day)s.", code=shown(code), day=day(loan.due_back_on)
        ),
        template="warehouse/loans/new.html",
        subject="item",
        context=_context,
    )


def _context(item: EvidenceItem) -> dict[str, Any]:
    """Say under which orders it may go; where under none, how one is proposed."""
    return beside(item) | {
        "leaving": leaving(item, allowed.why_not_lend),
        "toward": buttons.toward_order(item, lend=True),
    }


def _begin(_item: EvidenceItem, form: LendForm) -> None:
    """Write who fetches it and until when, as the order says."""
    for order in form.orders[:1]:
        form.borrower.data = order.counterpart_office
        form.receiver.data = order.counterpart_name
        form.due_back_on.data = order.due_back_on


@bp.route("/items/<code>/take-back", methods=["GET", "POST"])
@permission_required(Permission.KEEP_WAREHOUSE)
def take_back(code: str) -> ResponseReturnValue:
    return act_page(
        lambda: one_or_404(queries.item(code, offices())),
        lambda item: TakeBackForm(item=item),
        _take_back,
        first=lambda _item, form: form.begin(place=request.args.get("place", "")),
        prepare=lambda _item, form: form.keep_photos(),
        then=lambda _loan: url_for("warehouse.items.show", code=code),
        said=lambda loan: answered(
            db.session.get_one(EvidenceItem, loan.item_id),
            _("Taken back: %(code)s.", code=shown(code)),
        ),
        template="warehouse/loans/take_back.html",
        subject="item",
        context=_loan_of,
    )


def _take_back(item: EvidenceItem, form: TakeBackForm, by: Act) -> Loan:
    place = resolver.place_named(form.place.data or "", offices(), own=item.office_id)
    return take_back_item(item, **form.given | {"place": place}, by=by)


def _loan_of(item: EvidenceItem) -> dict[str, Any]:
    by = act_on(Permission.KEEP_WAREHOUSE, item)
    why = allowed.why_not_take_back(item, by) if by else None
    return {
        **beside(item),
        "decides": decides_if_it_differs(item, actor().id),
        "loan": db.session.scalars(queries.loans_of(item).limit(1)).first(),
        "why_not": refusal_text(why) if why else "",
    }
