"""Lending items out for trial or examination (trích xuất), and taking them back."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from sqlalchemy import select

from audit.entries import Kind
from cases.models import CaseFile
from foundation.acts import Act, lock_as_seen
from foundation.codes import shown
from foundation.database import db, lock
from foundation.identity import checked_identity, masked
from foundation.refusals import check
from organisations.models import OrganisationKind
from organisations.operations.naming import organisation_in_words, written_name
from warehouse import allowed, custody, entries, locks, observing, refusals
from warehouse.allowed_discrepancies import why_not_lend_for
from warehouse.finding import index_item
from warehouse.locks import Door
from warehouse.models import (
    Deviation,
    EvidenceItem,
    ItemStatus,
    LineState,
    Loan,
    LoanPurpose,
    Order,
    PhysicalHolder,
    Place,
    SealState,
    Touch,
)
from warehouse.observing import NOTHING_SEEN, Found
from warehouse.operations.discrepancies import open_discrepancy
from warehouse.operations.movement import check_empty
from warehouse.operations.observing import check_as_known, differs, observe
from warehouse.operations.orders import (
    finish_when_settled,
    log,
    settle_line,
)
from warehouse.operations.release import line_for
from warehouse.operations.sealing import begin_seal, open_seal
from warehouse.shelving import check_place

BORROWERS: Final[Mapping[LoanPurpose, OrganisationKind]] = {
    LoanPurpose.TRIAL: OrganisationKind.COURT,
    LoanPurpose.INVESTIGATION: OrganisationKind.POLICE,
    LoanPurpose.EXPERTISE: OrganisationKind.OTHER,
    LoanPurpose.VALUATION: OrganisationKind.APPRAISER,
}
"""What a borrower that is added to the registry is, where its name does not say it."""


def lend_item(
    item: EvidenceItem,
    *,
    order: Order,
    borrower: str,
    receiver_identity: str,
    purpose: LoanPurpose,
    due_back_on: date,
    by: Act,
    adds_borrower: bool | None = None,
    receiver: str | None = None,
    receiver_paper: str | None = None,
    found: Found = NOTHING_SEEN,
) -> Loan:
    """Hand an item out against an approved order to lend it, due back on a day.

    Args:
        borrower: the agency; ``adds_borrower``: see ``organisation_in_words``.
        receiver: the person who fetches and signs, where the agency does not stand for them.
        receiver_identity: the 12 digits of that person's identity card.
        found: as it is when it goes; a sealed thing's seal is looked at.

    Raises:
        ChangedMeanwhile: the item is not as the person saw it.
        WrongPurpose: the order is for something else.
        NotApproved: it is not approved, or it has ended.
        ThirdPersonNeeded: a third person carries an order out.
        WarehouseOfAnotherOffice: the person keeps the warehouse of another office.
        NotInCustody: the item is not here.
        ItemLocked: something holds it: an offer, a sale.
        OrderDoesNotListItem: the order names other items.
        LineSettledAlready: it went out under this line before.
        ContainerNotEmpty: something is still in it.
        ReceiverNeeded, IdentityNotTwelveDigits, IdentityOfOneDigit: nobody signs, or with a wrong
            identity.
        LoanNeedsDueDay: the day is past.
        DueBackTooLate: later than the order says.
        SealStateNeeded, SealNumberNeeded: nobody says how the seal is, or reads its number.
        DiffersFromKnown: it is not as it was last seen; that is looked into first.
        OnlyForExamination: it was sent to experts, and this is for something else.
        WeightNotPositive: it weighs nothing.
        OrganisationUnknown, OrganisationUnclear, OrganisationClosed, OrganisationNameUnreadable:
            see ``organisation_in_words``.

    Basis: TT 04/2023/TT-BTP Điều 11 khoản 3.
    """
    lock(db.session.get_one(CaseFile, item.case_id))  # first, as whoever offers things of it does
    lock(order)
    lock_as_seen(item, by)
    over = locks.over([item]).get(item.id, ())
    check(allowed.why_not_lend(item, order, by, over))
    line = line_for(order, item)
    if line.state is not LineState.PENDING:
        raise refusals.LineSettledAlready(line_no=line.line_no)
    check_empty(item)
    if not borrower.strip():
        raise refusals.ReceiverNeeded
    line.receiver_identity = checked_identity(receiver_identity)
    if due_back_on < by.day:
        raise refusals.LoanNeedsDueDay
    if order.due_back_on is not None and due_back_on > order.due_back_on:
        raise refusals.DueBackTooLate(day=order.due_back_on)
    check(why_not_lend_for(item, purpose, over))
    differing = check_as_known(item, found)
    agency = organisation_in_words(
        borrower, adds_borrower, BORROWERS[purpose], office_id=item.office_id, by=by
    )
    called = written_name(borrower, agency) or borrower.strip()
    line.receiver_name = (receiver or "").strip() or called
    line.receiver_paper = receiver_paper or None
    line.actual_quantity = item.quantity_held
    loan = Loan(
        office_id=item.office_id,
        item_id=item.id,
        order_id=order.id,
        borrower=called,
        borrower_organisation_id=agency.id if agency is not None else None,
        purpose=purpose,
        lent_at=by.at,
        due_back_on=due_back_on,
    )
    db.session.add(loan)
    db.session.flush()
    seen = observe(
        item, found, touch=Touch.LEND, line=line, loan=loan, place_id=item.place_id, by=by
    )
    custody.post(
        item,
        entries.LENT,
        status=ItemStatus.ON_LOAN,
        place_id=None,
        container_id=None,
        holder=PhysicalHolder.BORROWER,
        holder_name=called,
        holder_organisation_id=loan.borrower_organisation_id,
        by=by,
        payload={
            "order": order.number,
            "borrower": called,
            "identity": masked(line.receiver_identity),
            "purpose": purpose,
            "due_back_on": due_back_on,
            **observing.told(found, found.photos),
        },
    )
    open_discrepancy(item, seen, differing, by=by.onward())
    settle_line(line, LineState.DONE, by=by)
    log(order, entries.LINE_LENT, by=by, line=line.line_no, item=shown(item.code))
    finish_when_settled(order, by=by)
    return loan


def take_back(
    item: EvidenceItem,
    *,
    place: Place,
    found: Found,
    by: Act,
    new_seal_number: str | None = None,
    witnesses: str = "",
) -> Loan:
    """Take an item back from its loan onto a shelf, compared with what is known of it.

    A seal that was opened and sealed again under minutes ends as opened, and the one it bears now
    is in force. Whatever differs opens a discrepancy, or is added to the open one; nothing of what
    is known changes before its decision, the seal neither.

    Args:
        found: as it is now.
        new_seal_number: of the seal put on at the return; ``witnesses``: who signed it, or the one
            it bears since it was opened under minutes.

    Raises:
        ChangedMeanwhile: the item is not as the person saw it.
        WarehouseOfAnotherOffice: the person keeps the warehouse of another office.
        NotOnLoan: it is not out.
        SealStateNeeded, SealNumberNeeded: nobody says how the seal is, or reads its number.
        ReadAgain: another number is read than is known, and nobody read it twice.
        WeightNotPositive: it weighs nothing.
        ConditionNeeded: nobody says in words how it is.
        SealStillIntact: a new seal is put over one that came back whole.
        DecidedBeforeSealed, ItemLocked: a new seal is put on before it is decided what became of
            the seal before.
        PlaceOfAnotherOffice, PlaceClosed, WrongPlaceClass, PlaceFull: see ``check_place``.

    Basis: TT 04/2023/TT-BTP Điều 10, 11 khoản 3; NĐ 127/2017/NĐ-CP Điều 11.
    """
    lock_as_seen(item, by)
    check(allowed.why_not_take_back(item, by))
    loan = lock(
        db.session.scalars(
            select(Loan).where(Loan.item_id == item.id, Loan.returned_at.is_(None))
        ).one()
    )
    if not found.condition.strip():
        raise refusals.ConditionNeeded
    renewed = (new_seal_number or "").strip()
    if found.was_opened and not found.seal_number:  # it is sealed again only now
        found = replace(found, seal_number=renewed)
    differing = differs(item, found)
    deviations = [each.kind for each in differing]
    if renewed and observing.OF_SEALS.intersection(deviations):
        raise refusals.DecidedBeforeSealed
    if renewed:
        over = locks.over([item], Door.SEAL).get(item.id, ())
        check(allowed.why_not_pass(item, Door.SEAL, over))
    on_it = found.seal_number if found.was_opened else item.seal_number
    if renewed and on_it and on_it != renewed:
        raise refusals.SealStillIntact(number=on_it)
    check_place(place, item, [item.kind], by=by)
    loan.returned_at = by.at
    seen = observe(item, found, touch=Touch.TAKE_BACK, loan=loan, place_id=place.id, by=by)
    intact = _came_whole(item, found)
    seal_number = item.seal_number
    if found.was_opened:
        seal_number = open_seal(item, found, witnesses=witnesses, by=by)
    elif renewed:
        begin_seal(item, number=renewed, witnesses=witnesses, at=by.at)
        seal_number = renewed
    custody.post(
        item,
        _returned(item, deviations),
        status=ItemStatus.IN_CUSTODY,
        place_id=place.id,
        holder=PhysicalHolder.OFFICE,
        holder_name=None,
        holder_organisation_id=None,
        seal_number=seal_number,
        by=by,
        payload={
            "loan": loan.id,
            "to": place.full_name,
            "seal_intact": intact,
            "due_back_on": loan.due_back_on,
            "late_days": max(0, (by.day - loan.due_back_on).days),
            "differs": deviations,
            **observing.told(found, found.photos),
        },
    )
    if renewed or found.was_opened:
        index_item(item)
    open_discrepancy(item, seen, differing, by=by.onward())
    return loan


def _returned(item: EvidenceItem, deviations: Sequence[Deviation]) -> Kind:
    """Return the kind of entry: what came back torn, with another seal, or otherwise."""
    if item.seal_number and Deviation.SEAL in deviations:
        return entries.RETURNED_BROKEN
    if Deviation.SEAL_NUMBER in deviations:
        return entries.RETURNED_OTHER_SEAL
    return entries.RETURNED


def _came_whole(item: EvidenceItem, found: Found) -> bool | None:
    """Whether the seal came back whole; None where none was in force, or it was opened lawfully."""
    if item.seal_number is None or found.was_opened:
        return None
    return found.seal_state is SealState.INTACT
