"""Lots: list, one lot, make, value, contract, withdraw."""

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from auctions import lot_page, queries
from auctions.forms.lot import ContractForm, LotFilter, LotForm, ValuationForm, WithdrawForm
from auctions.models import Lot, LotStatus
from auctions.operations import contracts, lots, valuations
from auctions.sale_hooks import sale_hooks
from auctions.views import acts, buttons, ladder, timeline
from auctions.views.acts import act_on, find_lot
from cases import queries as case_queries
from cases.models import CaseFile
from foundation import clock, search
from foundation.paging import keyset
from foundation.permissions import Permission
from web.access import offices, permission_required
from web.pages import act_of, one_or_404, page, perform
from web.requests import query_int

bp = Blueprint("lots", __name__, url_prefix="/lots")


@bp.get("")
@permission_required(Permission.READ_AUCTIONS)
def index() -> ResponseReturnValue:
    narrow = LotFilter(request.args)
    status, failed = narrow.status.data or "", narrow.failed.data or ""
    query = queries.lots(
        offices(),
        statuses=[LotStatus(status)] if status in set(LotStatus) else (),
        case_id=query_int("case_id"),
        credit=bool(narrow.credit.data),
        failed_at_least=int(failed) if failed in {"1", "2", "3"} else 0,
    )
    if narrow.words.data:
        hits = search.find(narrow.words.data, offices=offices(), kinds=("lot",))
        query = query.where(Lot.id.in_([hit.subject_id for hit in hits]))
    rows = keyset(
        query,
        Lot.id,
        descending=True,
        after=request.args.get("after"),
        before=request.args.get("before"),
        within=(Lot.office_id, offices()),
    )
    kept = {k: v for k, v in request.args.items() if k not in {"after", "before"} and v}
    return page("auctions/lots/index.html", narrow=narrow, rows=rows, kept=kept)


@bp.get("/by-id/<int:lot_id>")
@permission_required(Permission.READ_AUCTIONS)
def by_id(lot_id: int) -> ResponseReturnValue:
    lot = one_or_404(queries.lots(offices()).where(Lot.id == lot_id))
    return redirect(url_for("auctions.lots.show", code=lot.code))


@bp.get("/<code>")
@permission_required(Permission.READ_AUCTIONS)
def show(code: str) -> ResponseReturnValue:
    lot = find_lot(code)
    shown, sale = lot_page.read(lot), sale_hooks().panel(lot)
    opened, said = ladder.right_of(shown)
    return page(
        "auctions/lots/show.html",
        shown=shown,
        lot=lot,
        steps=ladder.steps_of(shown, sale.sale.price if sale else None),
        summary=ladder.summary_of(shown),
        floor_label=ladder.floor_label(shown),
        right_after=opened,
        right_label=said,
        act=buttons.of_next_act(shown, sale.sale.code if sale else None),
        buttons=buttons.of_lot(shown),
        sale=sale,
        happened=timeline.told(shown.entries),
    )


@bp.route("/new", methods=["GET", "POST"])
@permission_required(Permission.RUN_AUCTIONS)
def new() -> ResponseReturnValue:
    case_id = query_int("case_id")
    if case_id is None:
        cases = queries.cases_with_seized_assets(offices())
        return page("auctions/lots/choose.html", cases=acts.all_of(cases))
    case: CaseFile = one_or_404(case_queries.case_by_id(case_id, offices()))
    form = LotForm(assets=queries.seized_assets(case))
    if form.submitted():
        done = perform(
            form,
            lambda: lots.create_lot(
                case, assets=form.chosen_assets, title=form.title.data or "", by=act_of(form)
            ),
            then=lambda lot: url_for("auctions.lots.show", code=lot.code),
            message=lambda lot: _("The lot “%(title)s” is made.", title=lot.title),
        )
        if done is not None:
            return done
        case = one_or_404(case_queries.case_by_id(case_id, offices()))
    return page("auctions/lots/new.html", form=form, case=case)


@bp.route("/<code>/value", methods=["GET", "POST"])
@permission_required(Permission.RUN_AUCTIONS)
def value(code: str) -> ResponseReturnValue:
    lot, form = find_lot(code), ValuationForm()
    return act_on(
        lot,
        form,
        lambda: valuations.record_valuation(
            lot,
            firm=form.firm.data or "",
            certificate_no=form.certificate_no.data or "",
            certificate_on=form.certificate_on.data,
            valid_until=form.valid_until.data,
            value=form.value.data,
            received_on=form.received_on.data,
            notified_on=form.notified_on.data,
            by=act_of(form),
        ),
        template="auctions/lots/value.html",
        message=_("The valuation is recorded."),
        first={"received_on": clock.today()},
    )


@bp.route("/<code>/contract", methods=["GET", "POST"])
@permission_required(Permission.RUN_AUCTIONS)
def contract(code: str) -> ResponseReturnValue:
    lot, form = find_lot(code), ContractForm()
    return act_on(
        lot,
        form,
        lambda: contracts.sign_contract(
            lot,
            organisation=form.organisation.data or "",
            number=form.number.data or "",
            signed_on=form.signed_on.data,
            ends_on=form.ends_on.data,
            fee=form.fee.data,
            kept_price_no=form.kept_price_no.data or None,
            by=act_of(form),
        ),
        template="auctions/lots/contract.html",
        message=_("The service contract is recorded."),
        first={"signed_on": clock.today()},
        context=lambda of: {"valuation": queries.latest_valuation(of)},
    )


@bp.route("/<code>/withdraw", methods=["GET", "POST"])
@permission_required(Permission.RUN_AUCTIONS)
def withdraw(code: str) -> ResponseReturnValue:
    lot, form = find_lot(code), WithdrawForm()
    return act_on(
        lot,
        form,
        lambda: lots.withdraw_lot(
            lot,
            ground=form.ground.data or "",
            document_no=form.document_no.data or "",
            withdrawn_on=form.withdrawn_on.data,
            by=act_of(form),
        ),
        template="auctions/lots/withdraw.html",
        message=_("The lot is withdrawn from sale."),
        first={"withdrawn_on": clock.today()},
    )
