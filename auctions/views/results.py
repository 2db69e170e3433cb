"""The result of a session: failed, sold; the parties notified."""

from flask import Blueprint
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from auctions import law
from auctions.forms.result import FailureForm, NotifyForm, SoldForm
from auctions.operations import results
from auctions.views.acts import act_on, find_lot, find_round
from foundation import clock
from foundation.permissions import Permission
from web.access import permission_required
from web.pages import act_of

bp = Blueprint("results", __name__, url_prefix="/lots/<code>/rounds/<int:number>")


@bp.route("/fail", methods=["GET", "POST"])
@permission_required(Permission.RUN_AUCTIONS)
def fail(code: str, number: int) -> ResponseReturnValue:
    lot, form = find_lot(code), FailureForm()
    round_ = find_round(lot, number)
    return act_on(
        lot,
        form,
        lambda: results.record_failure(
            round_,
            code=form.chosen_code,
            registrants=form.registrants.data or 0,
            minutes_no=form.minutes_no.data or "",
            result_received_on=form.result_received_on.data,
            by=act_of(form),
        ),
        template="auctions/results/fail.html",
        message=_("Round %(number)s failed; the parties are to be notified.", number=number),
        round_=round_,
        first={"registrants": round_.registrants, "result_received_on": clock.today()},
    )


@bp.route("/sell", methods=["GET", "POST"])
@permission_required(Permission.RUN_AUCTIONS)
def sell(code: str, number: int) -> ResponseReturnValue:
    lot, form = find_lot(code), SoldForm()
    round_ = find_round(lot, number)
    return act_on(
        lot,
        form,
        lambda: results.record_sold(
            round_,
            price=form.price.data,
            buyer=form.buyer.data or "",
            buyer_identity=form.buyer_identity.data or None,
            minutes_no=form.minutes_no.data or "",
            registrants=form.registrants.data or 0,
            result_received_on=form.result_received_on.data,
            contract_no=form.contract_no.data or None,
            consent_no=form.consent_no.data or None,
            by=act_of(form),
        ),
        template="auctions/results/sell.html",
        message=_("Round %(number)s is sold; the winner's payment is due.", number=number),
        round_=round_,
        first={"registrants": round_.registrants, "result_received_on": clock.today()},
    )


@bp.route("/notify", methods=["GET", "POST"])
@permission_required(Permission.RUN_AUCTIONS)
def notify(code: str, number: int) -> ResponseReturnValue:
    lot, form = find_lot(code), NotifyForm()
    round_ = find_round(lot, number)
    right = law.creditor_right(lot, round_.session_on)
    opened = right is not None and right.value
    return act_on(
        lot,
        form,
        lambda: results.notify_parties(
            round_, on=form.on.data, document_no=form.document_no.data or "", by=act_of(form)
        ),
        template="auctions/results/notify.html",
        message=_("The notice to the parties is recorded."),
        round_=round_,
        first={"on": clock.today()},
        context=lambda _lot: {"right": right if opened else None},
    )
