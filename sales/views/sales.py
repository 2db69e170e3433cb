"""Sales: list, show, money, extension, taking, cancellation."""

from collections.abc import Callable, Sequence

from flask import Blueprint, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from audit import ledger
from foundation.database import db
from foundation.identity import masked
from foundation.paging import keyset
from foundation.permissions import Permission
from sales import forms, queries
from sales.models import MoneyKind, Sale, SaleState
from sales.operations import default, settlement
from sales.operations import money as moving
from sales.operations.milestones import sums_of
from sales.views import buttons as sale_buttons
from sales.views.acts import act_on_sale, find_sale
from sales.views.details import details_of
from web.access import may, offices, permission_required
from web.pages import act_of, page

bp = Blueprint("sales", __name__, url_prefix="/sales")

TIMELINE = 30


@bp.get("")
@permission_required(Permission.READ_AUCTIONS)
def index() -> ResponseReturnValue:
    asked = request.args.get("state", "")
    state = SaleState(asked) if asked in set(SaleState) else None
    rows = keyset(
        queries.sales(offices(), state=state),
        Sale.id,
        descending=True,
        after=request.args.get("after"),
        before=request.args.get("before"),
        within=(Sale.office_id, offices()),
    )
    due = queries.due_days([sale.id for sale in rows.rows])
    return page("sales/sales/index.html", rows=rows, state=state, states=list(SaleState), due=due)


@bp.get("/<string:code>")
@permission_required(Permission.READ_AUCTIONS)
def show(code: str) -> ResponseReturnValue:
    sale = find_sale(code)
    panel = queries.panel_of(sale, sale.lot)
    entries = db.session.scalars(ledger.history(sale.stream).limit(TIMELINE)).all()
    return page(
        "sales/sales/show.html",
        sale=panel,
        buttons=sale_buttons.buttons_of(panel),
        identity=_identity(sale),
        entries=entries,
        details=details_of(entries),
    )


@bp.route("/<string:code>/money", methods=["GET", "POST"])
@permission_required(Permission.KEEP_ACCOUNTS)
def money(code: str) -> ResponseReturnValue:
    kinds = sale_buttons.kinds_of(find_sale(code).state)
    form = forms.MoneyForm(kinds=kinds)
    return act_on_sale(
        code,
        form,
        lambda sale: moving.record_money(
            sale,
            kind=MoneyKind(form.kind.data),
            amount=form.amount.data,
            moved_on=form.moved_on.data,
            voucher_no=form.voucher_no.data or "",
            counterpart=form.counterpart.data or "",
            by=act_of(form),
        ),
        title=_("Record money"),
        button=_("Record the movement"),
        message=_("The movement is recorded."),
        today=form.moved_on,
        first=_first_movement(form, kinds),
    )


@bp.route("/<string:code>/taking", methods=["GET", "POST"])
@permission_required(Permission.RUN_AUCTIONS)
def taking(code: str) -> ResponseReturnValue:
    form = forms.TakingForm()
    return act_on_sale(
        code,
        form,
        lambda sale: settlement.settle_taking(
            sale,
            debtor_notified_on=form.debtor_notified_on.data,
            notified_on=form.notified_on.data,
            offset=form.offset.data or 0,
            document_no=form.document_no.data or "",
            by=act_of(form),
        ),
        title=_("Set off against the debt"),
        button=_("Record the notice"),
        message=_("The notice to the creditor is recorded."),
        today=form.notified_on,
    )


@bp.route("/<string:code>/extension", methods=["GET", "POST"])
@permission_required(Permission.RUN_AUCTIONS)
def extension(code: str) -> ResponseReturnValue:
    form = forms.ExtensionForm()
    return act_on_sale(
        code,
        form,
        lambda sale: settlement.extend_payment(
            sale,
            extended_to=form.extended_to.data,
            document_no=form.document_no.data or "",
            by=act_of(form),
        ),
        title=_("Extend the payment"),
        button=_("Extend the payment"),
        message=_("The payment is extended."),
    )


@bp.route("/<string:code>/default", methods=["GET", "POST"])
@permission_required(Permission.RUN_AUCTIONS)
def declare_default(code: str) -> ResponseReturnValue:
    form = forms.DefaultForm()
    return act_on_sale(
        code,
        form,
        lambda sale: default.declare_default(
            sale,
            declared_on=form.declared_on.data,
            document_no=form.document_no.data or "",
            by=act_of(form),
        ),
        title=_("Cancel the sale, not paid"),
        button=_("Cancel the sale"),
        message=_("The sale is cancelled; the lot can be offered again at the same price."),
        warning=_("The deposit is lost; the price is not cut and no failed round is counted."),
        today=form.declared_on,
    )


def _first_movement(form: forms.MoneyForm, kinds: Sequence[MoneyKind]) -> Callable[[Sale], None]:
    """Offer the movement that is asked for, or due next, with all that is left of it."""

    def fill(sale: Sale) -> None:
        sums = sums_of(sale)
        left = {
            MoneyKind.PAYMENT: sums.left_to_pay,
            MoneyKind.TERM_DEPOSIT: sums.left_to_deposit,
        }
        asked = request.args.get("kind", "")
        kind = MoneyKind(asked) if asked in kinds else kinds[0]
        amount = left.get(kind, sums.left_to_pay_out)
        form.kind.data, form.amount.data = kind.value, amount or None

    return fill


def _identity(sale: Sale) -> str:
    """Return the buyer's identity in full for who works on the sale, else its last digits."""
    if may(Permission.RUN_AUCTIONS, sale.office_id) or may(
        Permission.KEEP_ACCOUNTS, sale.office_id
    ):
        return sale.buyer_identity or ""
    return masked(sale.buyer_identity)
