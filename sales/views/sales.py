"""Sales: list, show, money, extension, taking, cancellation."""

from flask import Blueprint, abort, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from audit import ledger
from foundation.database import db
from foundation.identity import masked
from foundation.permissions import Permission
from papers import queries as papers
from sales import allowed, forms, queries, sale_facts
from sales.acts import SaleAct
from sales.models import MoneyKind, Sale
from sales.operations import default, deposits, settlement
from sales.operations import money as moving
from sales.operations.identity import read_identity
from sales.views import buttons
from sales.views.details import details_of
from sales.views.finding import act_context, find_sale, page_of, today_in
from sales.views.sale_list import SALES
from web.access import may, permission_required
from web.checking import Check
from web.formatting import dong, label
from web.forms import Form
from web.lists import list_page
from web.pages import act_of, act_page, do_once, page
from web.panels import panels

bp = Blueprint("sales", __name__, url_prefix="/sales")

TIMELINE = 30
ACT = "sales/sales/act.html"


@bp.get("")
@permission_required(Permission.READ_AUCTIONS)
def index() -> ResponseReturnValue:
    return list_page(SALES, "sales/sales/index.html")


@bp.get("/<string:code>")
@permission_required(Permission.READ_AUCTIONS)
def show(code: str) -> ResponseReturnValue:
    return _show(find_sale(code), Form())


@bp.post("/<string:code>/identity")
@permission_required(Permission.READ_AUCTIONS)
def identity(code: str) -> ResponseReturnValue:
    """Show the buyer's identity number in full, once, and record who read it."""
    sale, form = find_sale(code), Form()
    if not _works_on(sale):
        abort(403)
    if not form.submitted():
        return _show(sale, form)
    done = do_once(form, lambda: {"read": bool(read_identity(sale, by=act_of(form)))})
    sale = find_sale(code)
    if done is None or done.repeated:  # sent again it would be a reading that nobody recorded
        form.renew()
        return _show(sale, form)
    return _show(sale, form, sale.buyer_identity)


def _show(sale: Sale, form: Form, whole: str | None = None) -> ResponseReturnValue:
    panel = queries.panel_of(sale, sale.lot)
    entries = db.session.scalars(ledger.history(sale.stream).limit(TIMELINE)).all()
    return page(
        "sales/sales/show.html",
        sale=panel,
        corrects={row.id: buttons.of_money(row, panel.movements) for row in panel.movements},
        of_attempts=buttons.of_attempts(panel.attempts),
        taken_back={row.reverses_id for row in panel.movements},
        shown=panels("sale", sale),
        buttons=buttons.buttons_of(panel.facts),
        form=form,
        identity=whole or masked(sale.buyer_identity),
        may_read=not whole and _works_on(sale) and allowed.why_not_read_identity(sale) is None,
        entries=entries,
        details=details_of(entries),
    )


@bp.route("/<string:code>/money", methods=["GET", "POST"])
@permission_required(Permission.KEEP_ACCOUNTS)
def money(code: str) -> ResponseReturnValue:
    asked = request.args.get("kind", "")
    act = next((act for act, kind in buttons.MONEY.items() if kind == asked), SaleAct.PAY)
    return act_page(
        lambda: find_sale(code),
        _money_form,
        lambda sale, form, by: moving.record_money(sale, **form.given, by=by),
        check=lambda _sale, form: Check(
            _(
                "Record %(kind)s: %(amount)s",
                kind=label(form.kind.data).lower(),
                amount=dong(form.amount.data),
            ),
            [_("The sums of the sale change at once; a movement is not struck out.")],
        ),
        first=_first_movement,
        template=ACT,
        subject="sale",
        context=act_context(act),
        then=lambda _row: page_of(code),
        said=lambda _row: _("The movement is recorded."),
    )


@bp.route("/<string:code>/deposit", methods=["GET", "POST"])
@permission_required(Permission.RUN_AUCTIONS)
def deposit(code: str) -> ResponseReturnValue:
    def first(sale: Sale, form: forms.DepositForm) -> None:
        known = sale.round.deposit
        form.deposit.data = min(known, sale.price) if known is not None else None

    return act_page(
        lambda: find_sale(code),
        lambda sale: forms.DepositForm(papers=papers.offered("case", sale.case_id)),
        lambda sale, form, by: deposits.say_deposit(sale, **form.given, by=by),
        first=first,
        template=ACT,
        subject="sale",
        context=act_context(SaleAct.SAY_DEPOSIT),
        then=lambda _sale: page_of(code),
        said=lambda _sale: _("The deposit is recorded."),
    )


@bp.route("/<string:code>/taking", methods=["GET", "POST"])
@permission_required(Permission.RUN_AUCTIONS)
def taking(code: str) -> ResponseReturnValue:
    return act_page(
        lambda: find_sale(code),
        lambda sale: forms.TakingForm(papers=papers.offered("case", sale.case_id)),
        lambda sale, form, by: settlement.settle_taking(sale, **form.given, by=by),
        first=today_in("notified_on", "document_on"),
        template=ACT,
        subject="sale",
        context=act_context(SaleAct.SETTLE_TAKING),
        then=lambda _sale: page_of(code),
        said=lambda _sale: _("The notice to the creditor is recorded."),
    )


@bp.route("/<string:code>/extension", methods=["GET", "POST"])
@permission_required(Permission.RUN_AUCTIONS)
def extension(code: str) -> ResponseReturnValue:
    return act_page(
        lambda: find_sale(code),
        lambda sale: forms.ExtensionForm(papers=papers.offered("case", sale.case_id)),
        lambda sale, form, by: settlement.extend_payment(sale, **form.given, by=by),
        first=today_in("document_on"),
        template=ACT,
        subject="sale",
        context=act_context(SaleAct.EXTEND),
        then=lambda _sale: page_of(code),
        said=lambda _sale: _("The payment is extended."),
    )


@bp.route("/<string:code>/default", methods=["GET", "POST"])
@permission_required(Permission.RUN_AUCTIONS)
def declare_default(code: str) -> ResponseReturnValue:
    warning = _("The deposit is lost; the price is not cut and no failed round is counted.")
    return act_page(
        lambda: find_sale(code),
        lambda sale: forms.DefaultForm(papers=papers.offered("case", sale.case_id)),
        lambda sale, form, by: default.declare_default(sale, **form.given, by=by),
        check=lambda _sale, _form: Check(_("Cancel the sale"), [warning]),
        first=today_in("declared_on"),
        template=ACT,
        subject="sale",
        context=act_context(SaleAct.CANCEL, warning=warning),
        then=lambda _sale: page_of(code),
        said=lambda _sale: _(
            "The sale is cancelled; the lot can be offered again at the same price."
        ),
    )


def _money_form(sale: Sale) -> forms.MoneyForm:
    """Offer the movements that may be recorded now; one that was posted is for the operation."""
    allowed = buttons.kinds_of(sale_facts.read(sale, sale.lot))
    posted = request.form.get("kind")
    wanted = [kind for kind in buttons.MONEY.values() if kind in allowed or kind == posted]
    return forms.MoneyForm(
        kinds=wanted or list(buttons.MONEY.values()), papers=papers.offered("case", sale.case_id)
    )


def _first_movement(sale: Sale, form: forms.MoneyForm) -> None:
    """Propose the movement that is asked for, or due next, with all that is left of it."""
    today_in("moved_on")(sale, form)
    sums, kinds = queries.sums_of(sale), form.kinds
    left = {
        MoneyKind.PAYMENT: sums.left_to_pay,
        MoneyKind.TERM_DEPOSIT: sums.left_to_deposit,
    }
    asked = request.args.get("kind", "")
    kind = next((kind for kind in kinds if kind == asked or len(kinds) == 1), None)
    if kind is not None:
        form.kind.data, form.amount.data = kind, left.get(kind, sums.left_to_pay_out) or None


def _works_on(sale: Sale) -> bool:
    """Whether this person runs the auction or keeps the accounts of the sale's office."""
    works = (Permission.RUN_AUCTIONS, Permission.KEEP_ACCOUNTS)
    return any(may(permission, sale.office_id) for permission in works)
