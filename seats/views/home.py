"""The home of a seat: what awaits its answer, by the clock, and what is its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from auctions import offers
from auctions.allowed import why_not_answer
from foundation import clock
from foundation.acts import Act
from sales import sale_facts
from seats import queries
from seats.allowed import why_not_answer_extension
from seats.sight import Sight
from seats.views.case_list import OWN_CASES
from seats.views.finding import SEAT, sight
from seats.views.item_list import OWN_ITEMS
from seats.views.round_list import OWN_ROUNDS
from web.access import actor, permission_required
from web.lists import few
from web.pages import page

bp = Blueprint("home", __name__)

FEW = 8


@dataclass(frozen=True, slots=True)
class Awaited:
    """One answer that a seat may give now."""

    words: str
    under: str
    url: str
    due_on: date | None


@bp.get("")
@permission_required(SEAT)
def show() -> ResponseReturnValue:
    seen = sight()
    one = OWN_ROUNDS if seen.is_auctioneer else OWN_ITEMS if seen.is_store else OWN_CASES
    return page(
        "seats/home/show.html",
        sight=seen,
        awaited=_awaited(seen) if seen.is_bank else [],
        list=few(one, FEW),
        contracts=queries.contracts(seen),
        handed_in=queries.handed_in(seen),
    )


def _awaited(seen: Sight) -> Sequence[Awaited]:
    """Return what a bank may answer now, the next last day first."""
    by = Act(actor(), clock.now())
    found = []
    lots = queries.awaited_lots(seen, by.day)
    read = offers.read_many(lots)
    for lot in lots:
        offer = read[lot.id]
        if why_not_answer(offer, by) is None and offer.right is not None:
            until = offer.right.until
            found.append(
                Awaited(
                    _("Say whether you take the asset"),
                    lot.title,
                    url_for("seats.answers.taking", code=lot.code),
                    until.value if until is not None else None,
                )
            )
    sales = queries.awaited_sales(seen, by.day)
    facts = sale_facts.read_many(sales, {sale.lot_id: sale.lot for sale in sales})
    given = queries.answers_about(seen.organisation, [sale.id for sale in sales])
    for sale in sales:
        if why_not_answer_extension(facts[sale.id], given.get(sale.id), by) is None:
            found.append(
                Awaited(
                    _("Say whether the winner may pay later"),
                    sale.lot.title,
                    url_for("seats.answers.extension", code=sale.code),
                    facts[sale.id].pay_due_on,
                )
            )
    return sorted(found, key=lambda one: (one.due_on is None, one.due_on or date.max))
