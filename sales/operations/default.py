"""A winner who does not pay: the sale is cancelled, the lot is offered again without a cut."""

from datetime import date

from auctions import law, lifecycle, queries
from auctions.models import LotStatus, Round, RoundState
from cases import lifecycle as assets_life
from cases.models import AssetState
from foundation.acts import Act
from foundation.database import db, lock
from foundation.moments import Moment
from foundation.past import check_past
from foundation.refusals import check
from papers.dated import orders
from papers.operations import Paper
from sales import allowed, entries, sale_facts
from sales import law as sale_law
from sales.models import Sale
from sales.operations import milestones


def declare_default(sale: Sale, *, declared_on: date, document: Paper, by: Act) -> Sale:
    """Cancel a sale that was not paid in time; the deposit is lost and the lot is free again.

    A default is no failure: the price stays and no failed round is counted. A creditor who does
    not pay what is left falls back to the decision after the failed round.

    Args:
        document: the decision or agreement to cancel the contract; ``declared_on``: its day.

    Raises:
        ChangedMeanwhile: the sale changed since the person saw it.
        SaleNotUnpaid: it was paid in full, or cancelled before.
        DeliveredBeforePaid: an old file tells that it was handed over.
        PaymentStillDue: the last day to pay has not passed.
        DepositNotKnown: nobody knows whether the deposit paid the price.
        OnHold: a hold lay over the case or an asset of the lot on that day.
        DayInTheFuture: later than the act.
        DocumentNeeded and the others of ``record_document``: no decision, or one named by half.

    Basis: D4; 152/2026/NĐ-CP, Điều 65 khoản 5; until 30/06/2026 62/2015/NĐ-CP, Điều 27 khoản 5.
    """
    facts = sale_facts.locked(sale, by)
    check(allowed.why_not_default(facts, by, declared_on))
    lot, due_on = facts.lot, facts.pay_due_on
    check_past(declared_on, by, Moment.DEFAULT)
    basis = sale_law.forfeit_basis(due_on + law.DAY)
    decision = milestones.rests_on(sale, lot, document, orders(declared_on), by=by)
    milestones.defaulted(sale, declared_on, document=decision, by=by)
    if not sale.to_creditor:
        round_ = lock(db.session.get_one(Round, sale.round_id))
        lifecycle.turn(round_, RoundState.DEFAULTED)
    milestones.log(
        sale,
        entries.SALE_DEFAULTED,
        {
            "declared_on": declared_on,
            "document": decision.number,
            "deposit_forfeited": sale.deposit,
            "to_office": sale_law.deposit_goes_to_office(due_on + law.DAY),
        },
        by=by,
        basis=law.ground(basis),
    )
    lifecycle.advance(
        lot,
        entries.LOT_DEFAULTED,
        status=LotStatus.UNSOLD if sale.to_creditor else LotStatus.READY,
        on=declared_on,
        by=by,
        payload={"sale": sale.code},
        basis=law.ground(basis),
    )
    for asset in queries.assets_of(lot):
        assets_life.advance(asset, AssetState.ON_OFFER, by=by, payload={"lot": lot.code})
    return sale
