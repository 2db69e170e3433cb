"""Proposing orders: choose the case file, write the lines, or tick the items that go out."""

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import select

from cases.models import CaseFile, number_key
from foundation import clock
from foundation.codes import read_code
from foundation.database import db
from foundation.permissions import Permission
from foundation.sight import in_sight
from warehouse import queries
from warehouse.allowed import OUTWARD
from warehouse.forms.orders import ChooseCaseForm, IntakeForm, ReleaseProposalForm
from warehouse.models import ItemStatus, Order
from warehouse.operations.proposals import propose_intake, propose_release
from warehouse.views.orders import bp
from web.access import offices, permission_required
from web.pages import act_of, one_or_404, page, perform
from web.requests import query_int

MOST_ITEMS = 200  # offered at once; a case with more is ordered out in parts


@bp.route("/new", methods=["GET", "POST"])
@permission_required(Permission.PROPOSE_ORDERS)
def new() -> ResponseReturnValue:
    case = _case()
    if case is None:
        return _choose("warehouse.orders.new")
    assets = db.session.scalars(queries.movable_assets(case.id)).all()
    form = IntakeForm(assets=assets)
    if request.method == "GET":
        taken = set(db.session.scalars(queries.asset_ids_ordered_in(case.id)))
        form.begin_with([asset for asset in assets if asset.id not in taken and asset.is_open])
    elif "add" in request.form:
        form.add_line()
    elif "remove" in request.form:
        form.remove_line(request.form.get("remove", -1, int))
    elif form.submitted():
        done = perform(
            form,
            lambda: propose_intake(
                case,
                document_no=form.document_no.data or "",
                document_on=form.document_on.data,
                reason=form.reason.data or "",
                lines=form.drafts,
                counterpart_name=form.counterpart_name.data,
                counterpart_office=form.counterpart_office.data,
                counterpart_paper=form.counterpart_paper.data,
                by=act_of(form),
            ),
            then=lambda order: url_for("warehouse.orders.show", code=order.code),
            message=_proposed,
        )
        if done is not None:
            return done
    return page("warehouse/orders/new.html", form=form, case=case)


@bp.route("/new-release", methods=["GET", "POST"])
@permission_required(Permission.PROPOSE_ORDERS)
def new_release() -> ResponseReturnValue:
    case = _case()
    if case is None:
        return _choose("warehouse.orders.new_release")
    query = queries.items(offices(), status=ItemStatus.IN_CUSTODY, case_id=case.id)
    items = db.session.scalars(query.order_by("id").limit(MOST_ITEMS)).all()
    form = ReleaseProposalForm(items=items)
    if request.method == "GET":
        wanted = read_code(request.args.get("item", ""))
        form.items.data = [item.code for item in items if item.code == wanted]
        form.document_on.data = clock.today()
        if request.args.get("purpose") in {purpose.value for purpose in OUTWARD}:
            form.purpose.data = request.args["purpose"]
    elif form.submitted():
        done = perform(
            form,
            lambda: propose_release(
                case,
                purpose=form.chosen_purpose,
                items=form.chosen,
                document_no=form.document_no.data or "",
                document_on=form.document_on.data,
                reason=form.reason.data or "",
                counterpart_name=form.counterpart_name.data,
                counterpart_office=form.counterpart_office.data,
                due_back_on=form.due_back_on.data,
                by=act_of(form),
            ),
            then=lambda order: url_for("warehouse.orders.show", code=order.code),
            message=_proposed,
        )
        if done is not None:
            return done
    return page("warehouse/orders/new_release.html", form=form, case=case, items=items)


def _proposed(order: Order) -> str:
    return str(_("Order %(number)s is proposed; another person approves it.", number=order.number))


def _case() -> CaseFile | None:
    case_id = query_int("case_id")
    if case_id is None:
        return None
    found: CaseFile = one_or_404(
        select(CaseFile).where(CaseFile.id == case_id, in_sight(CaseFile.office_id, offices()))
    )
    return found


def _choose(endpoint: str) -> ResponseReturnValue:
    """Ask for the case file by its number; one match goes on at once."""
    form = ChooseCaseForm(request.args)
    number = (form.number.data or "").strip()
    matches = (
        db.session.scalars(
            select(CaseFile)
            .where(
                in_sight(CaseFile.office_id, offices()), CaseFile.number_key == number_key(number)
            )
            .limit(10)
        ).all()
        if number
        else []
    )
    if len(matches) == 1:
        return redirect(url_for(endpoint, case_id=matches[0].id))
    recent = db.session.scalars(
        select(CaseFile)
        .where(in_sight(CaseFile.office_id, offices()), CaseFile.is_open)
        .order_by(CaseFile.id.desc())
        .limit(15)
    ).all()
    return page(
        "warehouse/orders/choose.html",
        narrow=form,
        number=number,
        cases=matches or recent,
        found=bool(matches),
        endpoint=endpoint,
    )
