"""Beginning an order: what orders in and out have in common when they are proposed."""

from accounts.turns import check_ends
from cases.models import CaseFile
from foundation.acts import Act
from foundation.database import db
from foundation.numbering import next_number
from organisations.models import OrganisationKind
from organisations.operations.naming import organisation_in_words, written_name
from papers.models import Document
from papers.operations import Paper, record_document
from papers.refusals import DocumentDayNeeded
from warehouse import allowed, entries_orders
from warehouse.finding import index_order
from warehouse.models import Order, OrderDirection, OrderPurpose
from warehouse.naming import SERIES, unused_code
from warehouse.operations.orders import log
from warehouse.papers_about import about


def begin_order(
    case: CaseFile,
    office_id: int,
    direction: OrderDirection,
    purpose: OrderPurpose,
    *,
    document: Document,
    reason: str,
    counterpart_name: str | None,
    office: tuple[str | None, bool | None],
    counterpart_paper: str | None,
    by: Act,
) -> Order:
    """Number an order over things of a case, and keep who proposed it, why, and by which paper.

    Args:
        office_id: in whose store the things are, or come into.
        office: the agency of who brings or fetches them, and whether it is added to the registry.

    Raises:
        DocumentDayNeeded: the paper it rests on has no day.
        NobodyElseMayApprove, NobodyCarriesOut, ProposerCarriesOut: it would come to nothing.
        OrganisationUnknown, OrganisationUnclear, OrganisationClosed, OrganisationNameUnreadable:
            see ``organisation_in_words``.
    """
    if document.issued_on is None:  # recorded from an old file
        raise DocumentDayNeeded
    check_ends(allowed.PARTS, office_id, by)
    known = organisation_in_words(*office, OrganisationKind.OTHER, office_id=office_id, by=by)
    order = Order(
        office_id=office_id,
        code=unused_code(),
        number=next_number(SERIES[direction], office_id=office_id, year=by.day.year),
        direction=direction,
        purpose=purpose,
        case_id=case.id,
        reason=reason,
        document=document,
        document_on=document.issued_on,
        counterpart_name=counterpart_name or None,
        counterpart_office=written_name(office[0], known),
        counterpart_organisation_id=known.id if known is not None else None,
        counterpart_paper=counterpart_paper or None,
        proposed_by_id=by.actor.id,
        proposed_at=by.at,
    )
    db.session.add(order)
    db.session.flush()
    record_document(about(case, order), paper=Paper(known=document), by=by.onward())
    return order


def announce_order(order: Order, case: CaseFile, count: int, *, by: Act) -> None:
    """Make the order findable and write the proposal down."""
    db.session.flush()
    index_order(order)
    log(
        order,
        entries_orders.ORDER_PROPOSED,
        by=by,
        number=order.number,
        purpose=order.purpose,
        case=case.number,
        document=order.document_no,
        lines=count,
    )
