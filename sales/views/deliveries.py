"""Delivering what was sold: attempts, hand-over, the release order, the title file."""

from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from cases.models import Holder
from foundation.permissions import Permission
from sales import forms
from sales.models import AttemptOutcome
from sales.operations import attempts, delivery, title
from sales.views.acts import act_on_sale
from sales.views.sales import bp
from web.access import permission_required
from web.pages import act_of


@bp.route("/<string:code>/attempts/new", methods=["GET", "POST"])
@permission_required(Permission.RUN_AUCTIONS)
def attempt(code: str) -> ResponseReturnValue:
    form = forms.AttemptForm()
    return act_on_sale(
        code,
        form,
        lambda sale: attempts.record_attempt(
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
            due_on=form.due_on.data,
            by=act_of(form),
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
    return act_on_sale(
        code,
        form,
        lambda sale: delivery.hand_over(
            sale,
            delivered_on=form.delivered_on.data,
            handover_no=form.handover_no.data or "",
            received_by=form.received_by.data or "",
            coercive=bool(form.coercive.data),
            by=act_of(form),
        ),
        title=_("Record the hand-over"),
        button=_("Record the hand-over"),
        message=_("The hand-over is recorded."),
        today=form.delivered_on,
    )


@bp.route("/<string:code>/release-order", methods=["GET", "POST"])
@permission_required(Permission.PROPOSE_ORDERS)
def release_order(code: str) -> ResponseReturnValue:
    form = forms.HandOverOrderForm()
    return act_on_sale(
        code,
        form,
        lambda sale: delivery.propose_handover_order(
            sale,
            document_no=form.document_no.data or "",
            document_on=form.document_on.data,
            reason=form.reason.data or "",
            by=act_of(form),
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
    return act_on_sale(
        code,
        form,
        lambda sale: title.record_title_file(
            sale,
            sent_on=form.sent_on.data,
            document_no=form.document_no.data or "",
            by=act_of(form),
        ),
        title=_("Record the title file"),
        button=_("Record that it was sent"),
        message=_("The title file is recorded."),
        today=form.sent_on,
    )
