"""Things, loans and orders that name an organisation in words: the registry knows the name now."""

from foundation.acts import Act
from foundation.database import db, lock
from organisations.models import Organisation
from organisations.operations.linking import record_linked
from warehouse import custody
from warehouse.claims import entries
from warehouse.models import HELD_BY_PERSONS, EvidenceItem, Loan, Order


def link_holder(item: EvidenceItem, *, to: Organisation, by: Act) -> bool:
    """Point a thing to the organisation that has it; return whether it was done."""
    lock(item)
    if item.holder_organisation_id is not None or item.holder in HELD_BY_PERSONS:
        return False
    custody.post(item, entries.HOLDER_LINKED, holder_organisation_id=to.id, by=by)
    return True


def link_borrower(loan: Loan, *, to: Organisation, by: Act) -> bool:
    """Point a loan to the organisation that borrowed; return whether it was done."""
    lock(loan)
    if loan.borrower_organisation_id is not None:
        return False
    loan.borrower_organisation_id = to.id
    db.session.flush()
    stream = f"item:{loan.item_id}"
    record_linked(stream, office_id=loan.office_id, name=loan.borrower, to=to, by=by)
    return True


def link_agency(order: Order, *, to: Organisation, by: Act) -> bool:
    """Point an order to the agency it is for; return whether it was done."""
    lock(order)
    if order.counterpart_organisation_id is not None:
        return False
    order.counterpart_organisation_id = to.id
    db.session.flush()
    stream, name = f"order:{order.id}", order.counterpart_office or ""
    record_linked(stream, office_id=order.office_id, name=name, to=to, by=by)
    return True
