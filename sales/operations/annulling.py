"""Annulling the sale of a round whose result was recorded wrongly."""

from auctions.models import AfterResult, Round
from auctions.refusals import ResultActedOn
from cases.models import CaseFile
from foundation.acts import Act
from foundation.database import db, lock
from foundation.refusals import Refusal, check
from sales.models import MoneyKind, Sale, SaleState
from sales.operations import milestones
from sales.queries import movements_that_stand, sale_of_round
from sales.refusals import DeliveredBeforePaid


def why_not_annul(round_: Round) -> Refusal | None:
    """A sale is annulled before anything was paid or handed over; the deposit goes with it.

    Raises:
        ResultActedOn: something was paid, or handed over.
        DeliveredBeforePaid: it was handed over, and is not known to be paid.
    """
    sale = sale_of_round(round_)
    if sale.state is SaleState.UNPAID and sale.is_delivered_early:
        return DeliveredBeforePaid()
    if sale.state not in {SaleState.UNPAID, SaleState.PAID}:
        return ResultActedOn(what=sale.state)
    moved = [row for row in movements_that_stand(sale) if row.kind is not MoneyKind.DEPOSIT]
    return ResultActedOn(what=AfterResult.MONEY) if moved else None


def annul_sale(round_: Round, *, by: Act) -> Sale:
    """Annul the sale of a round.

    Raises:
        ResultActedOn: something was paid, or handed over.
        DeliveredBeforePaid: it was handed over, and is not known to be paid.
    """
    sale = sale_of_round(round_)
    lock(db.session.get_one(CaseFile, sale.case_id))
    lock(sale)
    check(why_not_annul(round_))
    milestones.annulled(sale, by=by)
    return sale
