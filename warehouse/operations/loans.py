"""Drafting loans (trích xuất) and their returns: hand-overs that an outside person signs, too."""

from datetime import date

from sqlalchemy import select

from cases.models import CaseFile
from foundation.acts import Act, lock_as_seen
from foundation.database import db, lock
from foundation.refusals import check
from organisations.models import Organisation
from organisations.operations.naming import Named
from warehouse import allowed, queries, refusals
from warehouse.models import (
    EvidenceItem,
    HandOver,
    HandOverKind,
    Loan,
    LoanPurpose,
    Order,
    Place,
)
from warehouse.operations.hand_over_checks import check_lending
from warehouse.operations.hand_overs import MOST_LINES, add_lines
from warehouse.operations.outside_signers import begin_outside, name_signer
from warehouse.queries.lending import out_together


def draft_loan(
    item: EvidenceItem,
    *,
    order: Order,
    organisation: Named | Organisation | None,
    name: str,
    capacity: str,
    identity: str,
    purpose: LoanPurpose,
    due_back_on: date,
    by: Act,
    everything: bool = False,
    introduction: str | None = None,
) -> HandOver:
    """Draft the hand-over by which things go out under an approved order to lend them.

    Nothing goes before the keeper and who fetches it have signed.

    Args:
        organisation: whose person fetches it: the court, the examiners.
        name: of the person who signs; ``capacity``: as what; ``identity``: 12 digits of their card;
            ``introduction``: number of their introduction paper.
        everything: all things of the order that are still to go, and not this one alone.

    Raises:
        ChangedMeanwhile: the item is not as the person saw it.
        WrongPurpose and the others of ``check_lending``: it may not be lent under this order.
        LoanNeedsDueDay: the day is past.
        DueBackTooLate: later than the order says.
        ReceiverNeeded, CapacityNeeded, OrganisationNeeded: nobody says who signs, as what, for
            whom.
        IdentityNotTwelveDigits, IdentityOfOneDigit: the identity cannot be right.
        OutsideIsOurs: the keeper would sign both halves.
        OrganisationUnknown, OrganisationUnclear, OrganisationClosed: see ``organisation_of``.
        OnHandOverAlready, KeptByAnother: see ``add_lines``.

    Basis: TT 04/2023/TT-BTP Điều 11 khoản 3.
    """
    lock(db.session.get_one(CaseFile, item.case_id))  # first, as whoever offers things of it does
    lock(order)
    lock_as_seen(item, by)
    check_lending(order, [item], purpose, by)
    if due_back_on < by.day:
        raise refusals.LoanNeedsDueDay
    if order.due_back_on is not None and due_back_on > order.due_back_on:
        raise refusals.DueBackTooLate(day=order.due_back_on)
    signer = name_signer(organisation, name, capacity, identity, introduction, by=by)
    things = [item]
    if everything:
        things = list(db.session.scalars(queries.items_to_go(order)).all())[:MOST_LINES]
    row = HandOver(
        kind=HandOverKind.LOAN,
        reason=order.reason[:500],
        giver_id=by.actor.id,
        order_id=order.id,
        purpose=purpose,
        due_back_on=due_back_on,
    )
    begin_outside(row, item.office_id, signer, by=by)
    add_lines(row, items=things, by=by.onward())
    return row


def draft_return(
    item: EvidenceItem,
    *,
    place: Place,
    organisation: Named | Organisation | None,
    name: str,
    capacity: str,
    identity: str,
    by: Act,
    everything: bool = False,
    introduction: str | None = None,
) -> HandOver:
    """Draft the hand-over by which things come back from their loan.

    Args:
        place: where they are put; each may be put elsewhere when it is looked at.
        organisation: whose person brings it; ``name`` and the others: see ``draft_loan``.
        everything: all that went out under the same order and is still out.

    Raises:
        ChangedMeanwhile: the item is not as the person saw it.
        WarehouseOfAnotherOffice: the person keeps the warehouse of another office.
        NotOnLoan: it is not out.
        ReceiverNeeded, CapacityNeeded, OrganisationNeeded, OutsideIsOurs, IdentityNotTwelveDigits,
            IdentityOfOneDigit: see ``draft_loan``.
        OnHandOverAlready, PlaceOfAnotherOffice, PlaceClosed, WrongPlaceClass, PlaceFull: see
            ``add_lines``.

    Basis: TT 04/2023/TT-BTP Điều 10, 11 khoản 3.
    """
    lock_as_seen(item, by)
    check(allowed.why_not_take_back(item, by))
    out = select(Loan).where(Loan.item_id == item.id, Loan.returned_at.is_(None))
    loan = db.session.scalars(out).one()
    order = db.session.get_one(Order, loan.order_id)
    signer = name_signer(organisation, name, capacity, identity, introduction, by=by)
    things = [item]
    if everything:
        things = list(db.session.scalars(out_together(loan, MOST_LINES)))
    row = HandOver(
        kind=HandOverKind.RETURN,
        reason=order.reason[:500],
        receiver_id=by.actor.id,
        order_id=order.id,
    )
    begin_outside(row, item.office_id, signer, by=by)
    add_lines(row, items=things, place=place, by=by.onward())
    return row
