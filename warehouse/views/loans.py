"""Loans: what is out with the overdue first, lending, taking back."""

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from foundation import clock, paging
from foundation.codes import shown
from foundation.database import db
from foundation.permissions import Permission
from warehouse import queries, resolver
from warehouse.forms.custody import LendForm, TakeBackForm
from warehouse.models import EvidenceItem, Loan, OrderPurpose
from warehouse.operations.loans import lend_item
from warehouse.operations.loans import take_back as take_back_item
from web.access import offices, permission_required
from web.formatting import day
from web.pages import act_of, one_or_404, page, perform

bp = Blueprint("loans", __name__)


@bp.get("/loans")
@permission_required(Permission.READ_WAREHOUSE)
def index() -> ResponseReturnValue:
    rows = paging.keyset(
        queries.loans_out(offices()),
        Loan.due_back_on,
        Loan.id,
        after=request.args.get("after"),
        before=request.args.get("before"),
    )
    return page("warehouse/loans/index.html", rows=rows, today=clock.today())


@bp.route("/items/<code>/lend", methods=["GET", "POST"])
@permission_required(Permission.KEEP_WAREHOUSE)
def new(code: str) -> ResponseReturnValue:
    item: EvidenceItem = one_or_404(queries.item(code, offices()))
    orders = [
        order
        for order in db.session.scalars(queries.orders_out_for(item))
        if order.purpose is OrderPurpose.LOAN
    ]
    form = LendForm(orders=orders)
    if request.method == "GET":
        form.expected.data = str(item.custody_seq)
        if orders:
            form.borrower.data = ", ".join(
                filter(None, (orders[0].counterpart_office, orders[0].counterpart_name))
            )
            form.due_back_on.data = orders[0].due_back_on
    if form.submitted():
        done = perform(
            form,
            lambda: lend_item(
                item,
                order=form.chosen_order,
                borrower=form.borrower.data or "",
                receiver_identity=form.receiver_identity.data or "",
                receiver_paper=form.receiver_paper.data,
                purpose=form.chosen_purpose,
                due_back_on=form.due_back_on.data,
                by=act_of(form),
            ),
            then=lambda _loan: url_for("warehouse.items.show", code=code),
            message=lambda loan: _(
                "Lent out: %(code)s, due back %(day)s.", code=shown(code), day=day(loan.due_back_on)
            ),
        )
        if done is not None:
            return done
        item = one_or_404(queries.item(code, offices()))
    return page("warehouse/loans/new.html", form=form, item=item, orders=orders)


@bp.route("/items/<code>/take-back", methods=["GET", "POST"])
@permission_required(Permission.KEEP_WAREHOUSE)
def take_back(code: str) -> ResponseReturnValue:
    item: EvidenceItem = one_or_404(queries.item(code, offices()))
    form = TakeBackForm()
    if request.method == "GET":
        form.expected.data = str(item.custody_seq)
        form.place.data = request.args.get("place", "")
    if form.submitted():
        done = perform(
            form,
            lambda: _take_back(item, form),
            then=lambda _loan: url_for("warehouse.items.show", code=code),
            message=lambda _loan: _("Taken back: %(code)s.", code=shown(code)),
        )
        if done is not None:
            return done
        item = one_or_404(queries.item(code, offices()))
    loans = db.session.scalars(queries.loans_of(item)).all()
    return page(
        "warehouse/loans/take_back.html", form=form, item=item, loan=loans[0] if loans else None
    )


def _take_back(item: EvidenceItem, form: TakeBackForm) -> Loan:
    return take_back_item(
        item,
        place=resolver.place_named(form.place.data or "", offices()),
        condition=form.condition.data or "",
        seal_intact=form.intact,
        new_seal_number=form.new_seal_number.data,
        witnesses=form.witnesses.data or "",
        by=act_of(form),
    )
