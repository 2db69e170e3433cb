"""Loans: what is out with the overdue first; drafting one, and drafting its return."""

from typing import Any

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from foundation.acts import Act
from foundation.database import db
from foundation.permissions import Permission
from warehouse import allowed, queries, resolver
from warehouse.forms.lending import LendForm, TakeBackForm
from warehouse.models import EvidenceItem, HandOver
from warehouse.operations.loans import draft_loan, draft_return
from warehouse.queries import lending
from warehouse.views import buttons
from warehouse.views.discrepancy_words import decides_if_it_differs
from warehouse.views.hand_overs import drafted, next_page
from warehouse.views.known import beside
from warehouse.views.leaving import leaving
from warehouse.views.loan_list import LOANS
from web.access import actor, offices, permission_required
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
        _lend_form,
        lambda item, form, by: draft_loan(item, **form.given, by=by),
        first=_begin,
        then=lambda row: next_page(row.id),
        said=drafted,
        template="warehouse/loans/new.html",
        subject="item",
        context=_context,
    )


@bp.route("/items/<code>/take-back", methods=["GET", "POST"])
@permission_required(Permission.KEEP_WAREHOUSE)
def take_back(code: str) -> ResponseReturnValue:
    return act_page(
        lambda: one_or_404(queries.item(code, offices())),
        _back_form,
        _take_back,
        first=_begin_back,
        then=lambda row: next_page(row.id),
        said=drafted,
        template="warehouse/loans/take_back.html",
        subject="item",
        context=_loan_of,
    )


def _lend_form(item: EvidenceItem) -> LendForm:
    form = LendForm(orders=leaving(item, allowed.why_not_lend).orders)
    form.offer(item, max((lending.to_go_beside(order, item) for order in form.orders), default=0))
    return form


def _back_form(item: EvidenceItem) -> TakeBackForm:
    form = TakeBackForm()
    form.offer(item, lending.out_beside(item))
    return form


def _context(item: EvidenceItem) -> dict[str, Any]:
    """Say under which orders it may go; where under none, how one is proposed."""
    return beside(item) | {
        "leaving": leaving(item, allowed.why_not_lend),
        "toward": buttons.toward_order(item, lend=True),
    }


def _begin(_item: EvidenceItem, form: LendForm) -> None:
    """Write who fetches it and until when, as the order says."""
    for order in form.orders[:1]:
        form.organisation.data = order.counterpart_office
        form["name"].data = order.counterpart_name
        form.due_back_on.data = order.due_back_on


def _begin_back(item: EvidenceItem, form: TakeBackForm) -> None:
    """Write where it is put, as the scan page said, and whose person brings it: who fetched it."""
    form.begin(place=request.args.get("place", ""))
    signer = lending.last_borrower(item)
    if signer is not None:
        form.organisation.data = signer.whose
        form["name"].data, form.capacity.data = signer.name, signer.capacity


def _take_back(item: EvidenceItem, form: TakeBackForm, by: Act) -> HandOver:
    place = resolver.place_named(form.place.data or "", offices(), own=item.office_id)
    return draft_return(item, **form.given | {"place": place}, by=by)


def _loan_of(item: EvidenceItem) -> dict[str, Any]:
    by = act_on(Permission.KEEP_WAREHOUSE, item)
    why = allowed.why_not_take_back(item, by) if by else None
    return {
        **beside(item),
        "decides": decides_if_it_differs(item, actor().id),
        "loan": db.session.scalars(queries.loans_of(item).limit(1)).first(),
        "why_not": refusal_text(why) if why else "",
    }
