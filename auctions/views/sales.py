"""Sales: list, show, and every act after the hammer."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from audit import ledger
from auctions import sale_queries
from auctions.forms import sale as forms
from auctions.models import AttemptOutcome, MoneyKind, Sale, SaleState
from auctions.operations import default, delivery, settlement
from cases.models import Holder
from foundation import clock
from foundation.database import db
from foundation.paging import keyset
from foundation.permissions import Permission
from web.access import actor, offices, permission_required
from web.forms import Form
from web.pages import one_or_404, page, perform

bp = Blueprint("sales", __name__, url_prefix="/sales")

TIMELINE = 30


@bp.get("")
@permission_required(Permission.READ_AUCTIONS)
def index() -> ResponseReturnValue:
    asked = request.args.get("state", "")
    state = SaleState(asked) if asked in set(SaleState) else None
    rows = keyset(
        sale_queries.sales(offices(), state=state),
        Sale.id,
        descending=True,
        after=request.args.get("after"),
        before=request.args.get("before"),
    )
    due = sale_queries.due_days([sale.id for sale in rows.rows])
    return page(
        "auctions/sales/index.html", rows=rows, state=state, states=list(SaleState), due=due
    )


@bp.get("/<string:code>")
@permission_required(Permission.READ_AUCTIONS)
def show(code: str) -> ResponseReturnValue:
    sale = _find(code)
    return page(
        "auctions/sales/show.html",
        sale=sale_queries.panel_of(sale, sale.lot),
        entries=db.session.scalars(ledger.history(sale.stream).limit(TIMELINE)).all(),
        today=clock.today(),
    )


@bp.route("/<string:code>/money", methods=["GET", "POST"])
@permission_required(Permission.KEEP_ACCOUNTS)
def money(code: str) -> ResponseReturnValue:
    form = forms.MoneyForm()
    return _act(
        code,
        form,
        lambda sale: settlement.record_money(
            sale,
            kind=MoneyKind(form.kind.data),
            amount=form.amount.data,
            moved_on=form.moved_on.data,
            voucher_no=form.voucher_no.data or "",
            counterpart=form.counterpart.data or "",
            actor=actor(),
            at=clock.now(),
            expected=form.expected_version,
        ),
        title=_("Record money"),
        button=_("Record the movement"),
        message=_("The movement is recorded."),
        today=form.moved_on,
        first=_first_movement(form),
    )


@bp.route("/<string:code>/extension", methods=["GET", "POST"])
@permission_required(Permission.RUN_AUCTIONS)
def extension(code: str) -> ResponseReturnValue:
    form = forms.ExtensionForm()
    return _act(
        code,
        form,
        lambda sale: settlement.extend_payment(
            sale,
            extended_to=form.extended_to.data,
            document_no=form.document_no.data or "",
            actor=actor(),
            at=clock.now(),
            expected=form.expected_version,
        ),
        title=_("Extend the payment"),
        button=_("Extend the payment"),
        message=_("The payment is extended."),
    )


@bp.route("/<string:code>/attempts/new", methods=["GET", "POST"])
@permission_required(Permission.RUN_AUCTIONS)
def attempt(code: str) -> ResponseReturnValue:
    form = forms.AttemptForm()
    return _act(
        code,
        form,
        lambda sale: delivery.record_attempt(
            sale,
            attempted_on=form.attempted_on.data,
            coercive=bool(form.coercive.data),
            outcome=AttemptOutcome(form.outcome.data),
            reason_code=form.reason_code.data,
            note=form.note.data or None,
            minutes_no=form.minutes_no.data or None,
            held_by=Holder(form.held_by.data) if form.held_by.data else None,
            holder_name=form.holder_name.data or None,
            next_act=form.next_act.data or None,
            next_due_on=form.next_due_on.data,
            actor=actor(),
            at=clock.now(),
            expected=form.expected_version,
        ),
        title=_("Record a delivery that did not happen"),
        button=_("Record the attempt"),
        message=_("The attempt is recorded."),
        today=form.attempted_on,
    )


@bp.route("/<string:code>/hand-over", methods=["GET", "POST"])
@permission_required(Permission.RUN_AUCTIONS)
def hand_over(code: str) -> ResponseReturnValue:
    form = forms.HandOverForm()
    return _act(
        code,
        form,
        lambda sale: delivery.hand_over(
            sale,
            delivered_on=form.delivered_on.data,
            handover_no=form.handover_no.data or "",
            received_by=form.received_by.data or "",
            actor=actor(),
            at=clock.now(),
            expected=form.expected_version,
        ),
        title=_("Hand over by minutes"),
        button=_("Record the hand-over"),
        message=_("The hand-over is recorded."),
        today=form.delivered_on,
    )


@bp.route("/<string:code>/release-order", methods=["GET", "POST"])
@permission_required(Permission.PROPOSE_ORDERS)
def release_order(code: str) -> ResponseReturnValue:
    form = forms.HandOverOrderForm()
    return _act(
        code,
        form,
        lambda sale: delivery.propose_handover_order(
            sale,
            document_no=form.document_no.data or "",
            document_on=form.document_on.data,
            reason=form.reason.data or "",
            actor=actor(),
            at=clock.now(),
        ),
        title=_("Propose the release to the buyer"),
        button=_("Propose the release order"),
        message=_("The release order is proposed; another person approves it."),
        today=form.document_on,
    )


@bp.route("/<string:code>/title-file", methods=["GET", "POST"])
@permission_required(Permission.RUN_AUCTIONS)
def title_file(code: str) -> ResponseReturnValue:
    form = forms.TitleFileForm()
    return _act(
        code,
        form,
        lambda sale: delivery.record_title_file(
            sale,
            sent_on=form.sent_on.data,
            document_no=form.document_no.data or "",
            actor=actor(),
            at=clock.now(),
            expected=form.expected_version,
        ),
        title=_("Record the title file"),
        button=_("Record that it was sent"),
        message=_("The title file is recorded."),
        today=form.sent_on,
    )


@bp.route("/<string:code>/default", methods=["GET", "POST"])
@permission_required(Permission.RUN_AUCTIONS)
def declare_default(code: str) -> ResponseReturnValue:
    form = forms.DefaultForm()
    return _act(
        code,
        form,
        lambda sale: default.declare_default(
            sale,
            declared_on=form.declared_on.data,
            document_no=form.document_no.data or "",
            actor=actor(),
            at=clock.now(),
            expected=form.expected_version,
        ),
        title=_("Declare that the winner did not pay"),
        button=_("Declare the default"),
        message=_("The sale ended; the lot can be offered again at the same price."),
        today=form.declared_on,
    )


def _find(code: str) -> Sale:
    sale: Sale = one_or_404(sale_queries.sale_by_code(code, offices()))
    return sale


def _act(
    code: str,
    form: Form,
    act: Callable[[Sale], Any],
    *,
    title: str,
    button: str,
    message: str,
    today: Any = None,
    first: Callable[[Sale], None] | None = None,
) -> ResponseReturnValue:
    """Show the form of one act on a sale, or do it and go back to the sale."""
    sale = _find(code)
    if request.method == "GET":
        form.expected.data = str(sale.version)
        if today is not None:
            today.data = clock.today()
        if first is not None:
            first(sale)
    if form.submitted():
        done = perform(
            form,
            lambda: act(sale),
            then=lambda _done: url_for("auctions.sales.show", code=code),
            message=lambda _done: message,
        )
        if done is not None:
            return done
        sale = _find(code)
    return page(
        "auctions/sales/act.html",
        form=form,
        sale=sale,
        heading=title,
        button=button,
        balance=settlement.balance(sale),
    )


def _first_movement(form: forms.MoneyForm) -> Callable[[Sale], None]:
    """Offer the movement that is due next, with its amount."""

    def fill(sale: Sale) -> None:
        state = settlement.balance(sale)
        if sale.state is SaleState.UNPAID:
            kind, amount = MoneyKind.PAYMENT, state.rest
        elif sale.state is SaleState.PAID:
            kind, amount = MoneyKind.TERM_DEPOSIT, sale.price - state.term_deposit
        else:
            kind, amount = MoneyKind.PAYOUT, state.left
        form.kind.data, form.amount.data = kind.value, amount or None

    return fill
