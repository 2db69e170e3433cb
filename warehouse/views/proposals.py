"""Proposing orders: choose the case file, write the lines, or tick the items that go out."""

from typing import Any

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import exists, or_, select

from accounts.views.turns import told
from cases.models import CaseFile, numbered
from foundation import clock
from foundation.acts import Act
from foundation.codes import read_code
from foundation.database import db
from foundation.permissions import Permission
from foundation.sight import Offices, in_sight
from papers import queries as papers
from warehouse import allowed, locks, queries, resolver
from warehouse.allowed import OUTWARD
from warehouse.forms.intake import IntakeForm
from warehouse.forms.orders import ChooseCaseForm, ReleaseProposalForm
from warehouse.models import EvidenceItem, ItemStatus, Order, OrderPurpose
from warehouse.operations.proposals import propose_intake, propose_release
from warehouse.queries.items import store_of
from warehouse.views.orders import bp
from web.access import about_office, may, offices, permission_required
from web.forms import refusal_text
from web.pages import act_page, one_or_404, page
from web.requests import query_int

MOST_ITEMS = 200  # offered at once; a case with more is ordered out in parts


@bp.route("/new", methods=["GET", "POST"])
@permission_required(Permission.PROPOSE_ORDERS)
def new() -> ResponseReturnValue:
    if query_int("case_id") is None:
        return _choose("warehouse.orders.new")
    return act_page(
        _case,
        _intake_form,
        lambda case, form, by: propose_intake(case, **form.given, by=by),
        first=_begin_intake,
        then=_address,
        said=_proposed,
        template="warehouse/orders/new.html",
        subject="case",
        context=lambda case: {"turns": told(allowed.PARTS, case)},
    )


def _intake_form(case: CaseFile) -> IntakeForm:
    assets = db.session.scalars(queries.movable_assets(case.id)).all()
    return IntakeForm.of(request.form, assets, papers.offered("case", case.id))


def _begin_intake(case: CaseFile, form: IntakeForm) -> None:
    """Write what was seized and is not in store into the lines."""
    taken = set(db.session.scalars(queries.asset_ids_ordered_in(case.id)))
    form.begin_with([each for each in form.assets if each.id not in taken and each.is_open])


@bp.route("/new-release", methods=["GET", "POST"])
@permission_required(Permission.PROPOSE_ORDERS)
def new_release() -> ResponseReturnValue:
    if query_int("case_id") is None:
        return _choose("warehouse.orders.new_release")
    return act_page(
        _case_or_kept,
        lambda case: ReleaseProposalForm(
            items=_items(case)[0], papers=papers.offered("case", case.id)
        ),
        _propose_release,
        first=_begin_release,
        then=_address,
        said=_proposed,
        template="warehouse/orders/new_release.html",
        subject="case",
        context=_offered,
    )


def _propose_release(case: CaseFile, form: ReleaseProposalForm, by: Act) -> Order:
    given = form.given
    called = (given.pop("to_office") or "").strip()
    wanted = called and given["purpose"] is OrderPurpose.TO_STORE
    return propose_release(
        case, **given, to_office=resolver.office_called(called) if wanted else None, by=by
    )


def _begin_release(_case: CaseFile, form: ReleaseProposalForm) -> None:
    wanted = read_code(request.args.get("item", ""))
    form.items.data = [item.code for item in form.offered if item.code == wanted]
    form.document_on.data = clock.today()
    if request.args.get("purpose") in {purpose.value for purpose in OUTWARD}:
        form.purpose.data = OrderPurpose(request.args["purpose"])


def _offered(case: CaseFile) -> dict[str, Any]:
    free, kept_back = _items(case)
    seen = may(Permission.READ_CASES, case.office_id)
    return {
        "case_seen": seen,
        "items": free,
        "kept_back": kept_back,
        "turns": told(allowed.PARTS, case),
    }


def _items(case: CaseFile) -> tuple[list[EvidenceItem], list[tuple[EvidenceItem, str]]]:
    """Return what may be ordered out, and what is here and may not, each with the reason."""
    # who proposes for a case of their office names what lies in other stores, too
    own = may(Permission.PROPOSE_ORDERS, case.office_id)
    stores = Offices(everywhere=True) if own else offices()
    query = queries.items(stores, statuses=[ItemStatus.IN_CUSTODY], case_id=case.id)
    items = db.session.scalars(query.order_by("id").limit(MOST_ITEMS)).all()
    orders = queries.ordered_out([item.id for item in items])
    locked = locks.over(items)
    free, kept_back = [], []
    for item in items:
        why = allowed.why_not_order_out(
            item, on_order=orders.get(item.id), locks=locked.get(item.id, ())
        )
        if why is None:
            free.append(item)
        else:
            kept_back.append((item, refusal_text(why)))
    return free, kept_back


def _address(order: Order) -> str:
    return url_for("warehouse.orders.show", code=order.code)


def _proposed(order: Order) -> str:
    return str(_("Order %(number)s is proposed; another person approves it.", number=order.number))


def _case() -> CaseFile:
    case_id = query_int("case_id")
    found: CaseFile = one_or_404(
        select(CaseFile).where(CaseFile.id == case_id, in_sight(CaseFile.office_id, offices()))
    )
    return found


def _case_or_kept() -> CaseFile:
    """Return a case of an office in sight, or of which a store in sight keeps something."""
    kept = exists().where(
        EvidenceItem.case_id == CaseFile.id, in_sight(EvidenceItem.office_id, offices())
    )
    found: CaseFile = one_or_404(
        select(CaseFile).where(
            CaseFile.id == query_int("case_id"), or_(in_sight(CaseFile.office_id, offices()), kept)
        )
    )
    if not may(Permission.PROPOSE_ORDERS, found.office_id):
        about_office(db.session.scalar(store_of(found, offices())))
    return found


def _choose(endpoint: str) -> ResponseReturnValue:
    """Ask for the case file by its number; one match goes on at once."""
    form = ChooseCaseForm(request.args)
    number = (form.number.data or "").strip()
    matches = (
        db.session.scalars(
            select(CaseFile)
            .where(in_sight(CaseFile.office_id, offices()), numbered(number))
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
