"""What lay over a sale on a day that a correction gives to one of its acts."""

from datetime import date

from auctions.models import Lot
from cases.allowed import why_not_while_held
from cases.allowed_ended import why_not_act, why_not_after_end, why_not_settle
from foundation.database import db
from foundation.refusals import Refusal
from sales import sale_facts
from sales.models import Sale
from sales.sale_facts import SaleFacts


def why_not_sold(sale: Sale, day: date) -> Refusal | None:
    """No session is held under a hold; a taking is asked for under one. Old files are not asked."""
    if sale.origin is not None:
        return None
    over = _facts(sale).over
    return why_not_after_end(over.ends, day) if sale.to_creditor else why_not_act(over, day)


def why_not_delivered(sale: Sale, day: date) -> Refusal | None:
    """Nothing is handed over under a hold; what an old file tells of is not asked."""
    told = sale.origin is not None
    return None if told else why_not_while_held(_facts(sale).holds, day)


def why_not_paid_out(sale: Sale, day: date) -> Refusal | None:
    """Nothing is paid out under a hold, or once the judgment was quashed."""
    if sale.origin is not None:
        return None
    facts = _facts(sale)
    return why_not_settle(facts.over.ends, day) or why_not_while_held(facts.holds, day)


def _facts(sale: Sale) -> SaleFacts:
    return sale_facts.read(sale, db.session.get_one(Lot, sale.lot_id))
