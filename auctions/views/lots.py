"""Lots: list, one lot, make, value, contract, withdraw."""

from typing import Any

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from auctions import allowed_stopping, lot_page, queries, sources
from auctions.acts import LotAct
from auctions.forms.lot import (
    ContractForm,
    LotForm,
    RevaluationForm,
    ValuationForm,
    WithdrawForm,
)
from auctions.models import Lot, Valuation
from auctions.operations import contracts, lots, valuations
from auctions.sale_hooks import sale_hooks
from auctions.valued import holds_too_long
from auctions.views import buttons, ladder, timeline
from auctions.views.finding import act_context, find_lot, page_of
from auctions.views.lot_list import LOTS
from cases import queries as case_queries
from cases.models import CaseFile
from cases.views.sides import sides_among
from foundation import clock
from foundation.database import db
from foundation.permissions import Permission
from papers import queries as papers
from web.access import offices, permission_required
from web.checking import Check
from web.formatting import days_left
from web.lists import list_page
from web.pages import act_page, one_or_404, page
from web.panels import columns, panels
from web.requests import query_int

LAST_ROUNDS = 3  # shown at once; older ones are folded

bp = Blueprint("lots", __name__, url_prefix="/lots")


@bp.get("")
@permission_required(Permission.READ_AUCTIONS)
def index() -> ResponseReturnValue:
    makes = bool(offices(Permission.RUN_AUCTIONS))
    return list_page(LOTS, "auctions/lots/index.html", makes=makes)


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
    following = buttons.next_of(shown.offer, sale)
    return page(
        "auctions/lots/show.html",
        shown=shown,
        older_rounds=shown.rounds[:-LAST_ROUNDS],
        last_rounds=shown.rounds[-LAST_ROUNDS:],
        lot=lot,
        steps=ladder.steps_of(shown, sale.sale.price if sale else None),
        summary=ladder.summary_of(shown),
        floor_label=ladder.floor_label(shown),
        right_after=opened,
        right_label=said,
        sides=sides_among(shown.parties),
        over=max(0, -(days_left(following.due_on) or 0)) if following is not None else 0,
        columns=columns(panels("lot", lot)),
        act=following,
        buttons=buttons.in_head(shown, following, sale),
        of_valuations=buttons.of_steps(shown.valuations, "lot.valuation"),
        sale=sale,
        happened=timeline.details_of(shown.entries),
        sources=sources.of_lot(lot),
    )


@bp.route("/new", methods=["GET", "POST"])
@permission_required(Permission.RUN_AUCTIONS)
def new() -> ResponseReturnValue:
    case_id = query_int("case_id")
    if case_id is None:
        cases = db.session.scalars(queries.cases_with_seized_assets(offices())).unique().all()
        return page("auctions/lots/choose.html", cases=cases)

    def find() -> CaseFile:
        case: CaseFile = one_or_404(case_queries.case_by_id(case_id, offices()))
        return case

    return act_page(
        find,
        lambda case: LotForm(assets=queries.seized_assets(case)),
        lambda case, form, by: lots.create_lot(case, **form.given, by=by),
        template="auctions/lots/new.html",
        subject="case",
        then=lambda lot: page_of(lot.code),
        said=lambda lot: _("The lot “%(title)s” is made.", title=lot.title),
    )


@bp.route("/<code>/value", methods=["GET", "POST"])
@permission_required(Permission.RUN_AUCTIONS)
def value(code: str) -> ResponseReturnValue:
    def is_priced(lot: Lot) -> bool:  # also at a price that nobody knows
        return lot.current_price is not None or lot.price_unknown

    def first(_lot: Lot, form: ValuationForm) -> None:
        form.received_on.data = clock.today()

    return act_page(
        lambda: find_lot(code),
        lambda lot: (RevaluationForm if is_priced(lot) else ValuationForm)(
            papers=papers.offered("case", lot.case_id)
        ),
        lambda lot, form, by: valuations.record_valuation(lot, **form.given, by=by),
        first=first,
        template="auctions/lots/value.html",
        subject="lot",
        context=lambda lot: act_context(LotAct.VALUE, lot),
        then=lambda _valuation: page_of(code),
        said=_valued,
    )


def _valued(valuation: Valuation) -> Any:
    if holds_too_long(valuation):
        return _(
            "The valuation is recorded. It holds for more than 6 months: compare the day with the "
            "certificate (?)."
        )
    return _("The valuation is recorded.")


@bp.route("/<code>/contract", methods=["GET", "POST"])
@permission_required(Permission.RUN_AUCTIONS)
def contract(code: str) -> ResponseReturnValue:
    def first(_lot: Lot, form: ContractForm) -> None:
        form.signed_on.data = clock.today()

    return act_page(
        lambda: find_lot(code),
        lambda lot: ContractForm(papers=papers.offered("case", lot.case_id)),
        lambda lot, form, by: contracts.sign_contract(lot, **form.given, by=by),
        first=first,
        template="auctions/lots/contract.html",
        subject="lot",
        context=lambda lot: {
            **act_context(LotAct.SIGN_CONTRACT, lot),
            "valuation": queries.latest_valuation(lot),
        },
        then=lambda _contract: page_of(code),
        said=lambda _contract: _("The service contract is recorded."),
    )


@bp.route("/<code>/withdraw", methods=["GET", "POST"])
@permission_required(Permission.RUN_AUCTIONS)
def withdraw(code: str) -> ResponseReturnValue:
    def first(_lot: Lot, form: WithdrawForm) -> None:
        form.withdrawn_on.data = clock.today()

    note = _(
        "The lot ends; its assets are seized again and may go into another lot. An open round is "
        "stopped."
    )
    return act_page(
        lambda: find_lot(code),
        lambda lot: WithdrawForm(
            grounds=allowed_stopping.grounds_of_lots(clock.today()),
            papers=papers.offered("case", lot.case_id),
        ),
        lambda lot, form, by: lots.withdraw_lot(lot, **form.given, by=by),
        check=lambda _lot, _form: Check(_("Withdraw the lot from sale"), [note]),
        first=first,
        template="auctions/lots/withdraw.html",
        subject="lot",
        context=lambda lot: act_context(LotAct.WITHDRAW, lot, note=note),
        then=lambda _lot: page_of(code),
        said=lambda _lot: _("The lot is withdrawn from sale."),
    )
