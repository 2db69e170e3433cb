"""The right of co-owners to buy before the first sale: the notice, and what they do."""

from flask import Blueprint
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from auctions import law
from auctions.acts import LotAct
from auctions.forms.buying_first import FirstBuyersForm, TellFirstBuyersForm
from auctions.models import Lot
from auctions.operations import buying_first
from auctions.views.finding import act_context, find_lot, page_of
from foundation import clock
from foundation.permissions import Permission
from papers import queries as papers
from web.access import permission_required
from web.checking import Check
from web.formatting import day
from web.pages import act_page

bp = Blueprint("buying_first", __name__, url_prefix="/lots")


@bp.route("/<code>/first-buyers/tell", methods=["GET", "POST"])
@permission_required(Permission.RUN_AUCTIONS)
def tell(code: str) -> ResponseReturnValue:
    def first(_lot: Lot, form: TellFirstBuyersForm) -> None:
        form.told_on.data = clock.today()

    def note(lot: Lot) -> str:
        days = law.priority_of_first_sale(clock.today(), lot)
        if days is None:
            return ""
        right, payment = days
        said: str = _(
            "Told today, they may buy at the starting price until %(right)s and pay until "
            "%(payment)s; no session is held before.",
            right=day(right.value),
            payment=day(payment.value),
        )
        return said

    return act_page(
        lambda: find_lot(code),
        lambda lot: TellFirstBuyersForm(papers=papers.offered("case", lot.case_id)),
        lambda lot, form, by: buying_first.tell_first_buyers(lot, **form.given, by=by),
        first=first,
        template="auctions/buying_first/tell.html",
        subject="lot",
        context=lambda lot: act_context(LotAct.TELL_FIRST_BUYERS, lot, note=note(lot)),
        then=lambda _lot: page_of(code),
        said=lambda _lot: _("The notice of the right to buy first is recorded."),
    )


@bp.route("/<code>/first-buyers/answer", methods=["GET", "POST"])
@permission_required(Permission.RUN_AUCTIONS)
def answer(code: str) -> ResponseReturnValue:
    def first(_lot: Lot, form: FirstBuyersForm) -> None:
        form.answered_on.data = clock.today()

    return act_page(
        lambda: find_lot(code),
        lambda lot: FirstBuyersForm(papers=papers.offered("case", lot.case_id)),
        lambda lot, form, by: buying_first.answer_first_buyers(lot, **form.given, by=by),
        check=lambda _lot, _form: Check(
            _("Record what the co-owners do"),
            [_("It is recorded once. Where all decline, the session may be held at once.")],
        ),
        first=first,
        template="auctions/buying_first/answer.html",
        subject="lot",
        context=lambda lot: act_context(LotAct.ANSWER_FIRST_BUYERS, lot),
        then=lambda _lot: page_of(code),
        said=lambda _lot: _("What the co-owners do is recorded."),
    )
