"""Delivering what was sold: attempts, hand-over, the release order, the title file."""

from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from accounts.views.turns import told
from foundation.permissions import Permission
from papers import queries as papers
from sales import forms
from sales.acts import SaleAct
from sales.operations import attempts, delivery, past_sales, title
from sales.views.finding import act_context, find_sale, page_of, today_in
from sales.views.sales import ACT, bp
from warehouse import allowed as warehouse
from web.access import permission_required
from web.checking import Check
from web.pages import act_page


@bp.route("/<string:code>/attempts/new", methods=["GET", "POST"])
@permission_required(Permission.RUN_AUCTIONS)
def attempt(code: str) -> ResponseReturnValue:
    return act_page(
        lambda: find_sale(code),
        lambda sale: forms.AttemptForm(papers=papers.offered("case", sale.case_id)),
        lambda sale, form, by: attempts.record_attempt(sale, **form.given, by=by),
        first=today_in("attempted_on"),
        template=ACT,
        subject="sale",
        context=act_context(SaleAct.RECORD_ATTEMPT),
        then=lambda _attempt: page_of(code),
        said=lambda _attempt: _("The attempt is recorded."),
    )


@bp.route("/<string:code>/hand-over", methods=["GET", "POST"])
@permission_required(Permission.RUN_AUCTIONS)
def hand_over(code: str) -> ResponseReturnValue:
    return act_page(
        lambda: find_sale(code),
        lambda sale: forms.HandOverForm(papers=papers.offered("case", sale.case_id)),
        lambda sale, form, by: delivery.hand_over(sale, **form.given, by=by),
        check=lambda _sale, _form: Check(
            _("Record the hand-over"),
            [_("The buyer holds what was handed over; the office answers for it no more.")],
        ),
        first=today_in("delivered_on"),
        template=ACT,
        subject="sale",
        context=act_context(SaleAct.HAND_OVER),
        then=lambda _sale: page_of(code),
        said=lambda _sale: _("The hand-over is recorded."),
    )


@bp.route("/<string:code>/delivery", methods=["GET", "POST"])
@permission_required(Permission.RUN_AUCTIONS)
def say_delivery(code: str) -> ResponseReturnValue:
    return act_page(
        lambda: find_sale(code),
        lambda _sale: forms.SayDeliveryForm(),
        lambda sale, form, by: past_sales.say_delivery(
            sale, delivered=form.was_delivered.data == "yes", day=form.day.data, by=by
        ),
        template=ACT,
        subject="sale",
        context=act_context(SaleAct.SAY_DELIVERY),
        then=lambda _sale: page_of(code),
        said=lambda sale: (
            _("The hand-over is recorded.")
            if sale.delivered_day is not None
            else _("It is recorded that the asset was not handed over.")
        ),
    )


@bp.route("/<string:code>/release-order", methods=["GET", "POST"])
@permission_required(Permission.PROPOSE_ORDERS)
def release_order(code: str) -> ResponseReturnValue:
    return act_page(
        lambda: find_sale(code),
        lambda sale: forms.HandOverOrderForm(papers=papers.offered("case", sale.case_id)),
        lambda sale, form, by: delivery.propose_handover_order(sale, **form.given, by=by),
        first=today_in("document_on"),
        template=ACT,
        subject="sale",
        context=lambda sale: {
            **act_context(SaleAct.PROPOSE_RELEASE)(sale),
            "turns": told(warehouse.PARTS, sale),
        },
        then=lambda _order: page_of(code),
        said=lambda _order: _("The release order is proposed; another person approves it."),
    )


@bp.route("/<string:code>/title-file", methods=["GET", "POST"])
@permission_required(Permission.RUN_AUCTIONS)
def title_file(code: str) -> ResponseReturnValue:
    return act_page(
        lambda: find_sale(code),
        lambda sale: forms.TitleFileForm(papers=papers.offered("case", sale.case_id)),
        lambda sale, form, by: title.record_title_file(sale, **form.given, by=by),
        first=today_in("sent_on"),
        template=ACT,
        subject="sale",
        context=act_context(SaleAct.SEND_TITLE_FILE),
        then=lambda _sale: page_of(code),
        said=lambda _sale: _("The title file is recorded."),
    )
