"""What a bank answers in place: whether it takes the asset, whether the winner may pay later."""

from typing import Any

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from auctions.models import Lot
from foundation.acts import Act
from papers.models import Document
from sales.models import Sale
from seats import operations, queries
from seats.forms import YES, ExtensionForm, TakingForm
from seats.views.finding import SEAT, find_lot, find_sale, sight
from web.access import permission_required
from web.checking import Check
from web.formatting import day
from web.pages import act_page

bp = Blueprint("answers", __name__)


@bp.route("/lots/<code>/taking", methods=["GET", "POST"])
@permission_required(SEAT)
def taking(code: str) -> ResponseReturnValue:
    return act_page(
        lambda: find_lot(code),
        lambda _lot: TakingForm(),
        lambda lot, form, by: operations.answer_taking(
            lot,
            **form.given,
            organisation=sight().organisation,
            party=queries.own_creditor(sight(), lot.case_id),
            by=by,
        ),
        check=lambda _lot, _form: Check(
            _("Send the answer"),
            [_once()],
        ),
        template="seats/act.html",
        subject="lot",
        context=lambda lot: _of(lot, _("Say whether you take the asset")) | {"once": _once()},
        then=lambda _answer: url_for("seats.home.show"),
        said=lambda _answer: _("The answer is in the case file from now on."),
    )


@bp.route("/sales/<code>/extension", methods=["GET", "POST"])
@permission_required(SEAT)
def extension(code: str) -> ResponseReturnValue:
    def answer(sale: Sale, form: ExtensionForm, by: Act) -> Document:
        agrees, until = form.agrees.data == YES, form.until.data
        summary = (
            _("Agrees that the winner pays until %(day)s", day=day(until))
            if agrees and until
            else _("Does not agree that the winner pays later")
        )
        return operations.answer_extension(
            sale,
            agrees=agrees,
            until=until,
            summary=summary,
            organisation=sight().organisation,
            party=queries.own_creditor(sight(), sale.case_id),
            paper=form.given["paper"],
            by=by,
        )

    return act_page(
        lambda: find_sale(code),
        lambda _sale: ExtensionForm(),
        answer,
        template="seats/act.html",
        subject="sale",
        context=lambda sale: (
            _of(sale.lot, _("Say whether the winner may pay later")) | {"once": _once_for_a_sale()}
        ),
        then=lambda _document: url_for("seats.home.show"),
        said=lambda _document: _("The answer is in the case file from now on."),
    )


def _once() -> str:
    return str(_("The answer is given once for this price. A yes opens the taking of the asset."))


def _once_for_a_sale() -> str:
    return str(
        _(
            "It enters the case file at once. The answer is given once for this sale; to change "
            "it, ask the enforcement officer to replace the document."
        )
    )


def _of(lot: Lot, words: str) -> dict[str, Any]:
    return {
        "sight": sight(),
        "words": words,
        "about": lot.title,
        "back": url_for("seats.home.show"),
    }
