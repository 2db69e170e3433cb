"""Annulling the sale of a round whose result, or the taking by an answer, was recorded wrongly."""

from auctions.models import Round
from auctions.refusals import LaterStepStands
from cases.models import CaseFile
from foundation.acts import Act
from foundation.database import db, lock
from sales.models import Sale
from sales.operations import steps_back
from sales.queries import sale_of_round
from sales.standing import of_sale


def annul_sale(round_: Round, *, by: Act) -> Sale:
    """Annul the sale of a round before anything stands on it; the deposit goes with it.

    Raises:
        LaterStepStands: something was paid, or handed over, or the buyer defaulted.
    """
    sale = sale_of_round(round_)
    lock(db.session.get_one(CaseFile, sale.case_id))
    lock(sale)
    steps = of_sale(sale)
    if steps:
        raise LaterStepStands(what=steps[-1].what)
    steps_back.annulled(sale, by=by)
    return sale
