"""Looking at things at the door, line by line: compared with the first seizure minutes, coded."""

from collections.abc import Sequence
from dataclasses import replace

from cases.models import CaseFile
from foundation.acts import Act
from foundation.codes import scanned, shown
from foundation.database import db, lock
from foundation.folding import tidy
from foundation.refusals import check
from papers.operations import NOTHING, Paper, Subject, record_document
from warehouse import allowed, entries_orders, law, observing, refusals
from warehouse.allowed_hand_overs import why_not_change
from warehouse.door import entries as door
from warehouse.door.left_out import leave_out
from warehouse.finding import index_item
from warehouse.holding import held_by
from warehouse.models import (
    Deviation,
    DifferenceDecision,
    EvidenceItem,
    HandOver,
    LineState,
    Order,
    OrderLine,
    PhysicalHolder,
    Place,
    PlaceClass,
    Touch,
)
from warehouse.observing import Found
from warehouse.operations.at_the_door import AtTheDoor, put_at_the_door
from warehouse.operations.binding import add_binding, check_means_nothing
from warehouse.operations.hand_overs import MOST_LINES
from warehouse.operations.observing import observe
from warehouse.operations.orders import (
    finish_when_settled,
    leave_waiting,
    log,
    settle_line,
    wait_at_the_door,
)
from warehouse.queries.hand_overs import open_intake
from warehouse.receiving import check_asked, check_looked, checked_seal
from warehouse.refusals import hand_overs as hand_over_refusals
from warehouse.shelving import check_place


def receive_line(
    line: OrderLine,
    *,
    found: Found,
    place: Place | None,
    by: Act,
    as_described: bool = False,
    unit: str | None = None,
    new_seal_number: str | None = None,
    witnesses: str = "",
    conclusion: Paper = NOTHING,
    difference: DifferenceDecision | None = None,
    difference_note: str | None = None,
    confirmation: Paper = NOTHING,
    bound_codes: Sequence[str] = (),
    holder: PhysicalHolder = PhysicalHolder.OFFICE,
    holder_name: str | None = None,
    adds_holder: bool | None = None,
) -> EvidenceItem | None:
    """Compare one line of an approved intake order at the door, and give the thing its code.

    It waits at the door, on the keeper's intake, until both have signed: see ``draft_intake``.

    Args:
        found: as it is at the door, counted in the unit of the line; nothing in it comes from the
            minutes.
        as_described: who looked says that quantity and condition, where they gave none, are exactly
            as the minutes describe. Nobody reads a weight or a seal off a description.
        unit: what was counted, where the minutes name no unit.
        new_seal_number: of the seal put on at the hand-over, after the seal before was looked at;
            ``witnesses``: who signed it, or the seal it came with.
        difference: what is done about a difference; REFUSE and WAIT make no item.
        conclusion: the expert conclusion on what is in the sealed pack.
        confirmation: the holding body's written confirmation (to accept a difference).
        bound_codes: plates, IMEI and the like that shall find the item when scanned.
        holder: who has it physically, where the place is elsewhere.
        adds_holder: see ``organisation_in_words``.

    Returns:
        The new item; None when the line was refused or waits.

    Raises:
        WrongPurpose: the order is no intake.
        NotApproved: it is not approved, or it has ended.
        ThirdPersonNeeded: a third person carries an order out.
        WarehouseOfAnotherOffice: the person keeps the warehouse of another office.
        LineSettledAlready: the line was received or refused before, or waits at the door.
        IntakeNeeded: the keeper has not said who brings the things.
        HandOverSigned: one of the two has signed it already.
        TooManyLines: more than a hand-over takes.
        DifferenceNeedsNote: refused, waiting or accepted with a difference, and no word of why.
        ActualQuantityNeeded: nothing was counted.
        WeightNotPositive: it weighs nothing.
        ConditionNeeded: nobody says in words how it is.
        SealStateNeeded: nobody says how the seal is; that there is none is an answer.
        WeightNotPositive: it weighs nothing.
        UnitNeeded: the minutes name no unit and the keeper gave none.
        DifferenceNeedsDecision: it differs and nothing is decided.
        ConfirmationNeeded: accepted without the written confirmation.
        SealNumberNeeded, SealStillIntact, MustBeSealed, SealedByOffice, ExpertConclusionNeeded,
            ConclusionByOffice: see ``checked_seal``.
        WeightNeeded, PhotoNeeded, NumberNeeded: the office asks for it, see ``check_asked``.
        PlaceNeeded, HolderNeeded: nowhere to put it; elsewhere with nobody.
        PlaceOfAnotherOffice, PlaceClosed, WrongPlaceClass, PlaceFull: see ``check_place``.
        NoLetterOrDigit, CodeIsAWord, CodeTooShort, CodeIsOurs, CodeIsOrderNumber, CodeNamesCase,
            CodeNamesPlace, CodeBoundAlready: see ``check_means_nothing``.
        DocumentNeeded and the others of ``record_document``: a paper is named by half.
        OrganisationUnknown, OrganisationUnclear, OrganisationClosed, OrganisationNameUnreadable:
            see ``organisation_in_words``.

    Basis: NĐ 152/2026 Điều 37 khoản 2 (from 01/07/2026); Luật 26/2008/QH12 Điều 123 before.
    """
    order = db.session.get_one(Order, line.order_id)
    lock(db.session.get_one(CaseFile, order.case_id))  # first, as whoever signs does
    check(allowed.why_not_receive(lock(order), lock(line), by))
    intake = _intake(order, by)
    day = by.day
    refused = difference in {DifferenceDecision.REFUSE, DifferenceDecision.WAIT}
    if as_described:
        found = observing.filled(found, line)
    counted_in = line.unit or tidy(unit or "")[:40]
    if not refused:
        check_looked(found, counted_in, as_described=as_described)
    renewed = (new_seal_number or "").strip()
    if found.was_opened and not found.seal_number:  # it is sealed again only now
        found = replace(found, seal_number=renewed)
    differences = observing.compare(observing.described(line, found), found)
    differing = [each.kind for each in differences]
    if differing and difference is None:
        raise refusals.DifferenceNeedsDecision(basis=law.difference_basis(day))
    decided = difference if differing or refused else None
    if decided is not None and not (difference_note or "").strip():
        raise refusals.DifferenceNeedsNote
    if decided is DifferenceDecision.ACCEPT and confirmation.is_empty:
        raise refusals.ConfirmationNeeded(basis=law.difference_basis(day))
    line.actual_quantity = found.quantity
    line.difference, line.difference_note = decided, difference_note or None
    if refused:
        _keep_papers(order, line, [], conclusion, confirmation, by=by)
        _leave_out(order, line, intake, found, differing, by=by)
        return None
    in_force = checked_seal(line, found, renewed, conclusion, on=day)
    check_asked(line, found, numbered=any(map(str.strip, bound_codes)), on=day)
    shelf = _checked_place(place, line, holder, by=by)
    if shelf.place_class is not PlaceClass.ELSEWHERE:
        holder = PhysicalHolder.OFFICE
    there = held_by(holder, holder_name, adds_holder, office_id=order.office_id, by=by)
    codes = list(map(scanned, bound_codes))
    for raw in codes:
        check_means_nothing(raw, order.office_id)
    item = put_at_the_door(
        order,
        line,
        intake,
        AtTheDoor(
            found=found,
            unit=counted_in,
            place=shelf,
            holder=there,
            seal_number=in_force,
            witnesses=witnesses,
            differing=differing,
            confirmation=confirmation.called,
            as_described=as_described and not differing,
        ),
        by=by,
    )
    wait_at_the_door(line, item)
    _keep_papers(order, line, [item], conclusion, confirmation, by=by)
    for raw in codes:
        add_binding(item, raw, at=by.at)
    index_item(item)
    log(order, door.LINE_LOOKED_AT, by=by, line=line.line_no, item=shown(item.code))
    return item


def _intake(order: Order, by: Act) -> HandOver:
    """Return the intake of a keeper under an order, locked: things are still put on it."""
    intake = db.session.scalars(open_intake(order, by.actor.id)).first()
    if intake is None:
        raise hand_over_refusals.IntakeNeeded(number=order.number)
    check(why_not_change(lock(intake), by))
    if intake.lines_count >= MOST_LINES:
        raise hand_over_refusals.TooManyLines(most=MOST_LINES)
    return intake


def _keep_papers(
    order: Order,
    line: OrderLine,
    made: Sequence[EvidenceItem],
    conclusion: Paper,
    confirmation: Paper,
    *,
    by: Act,
) -> None:
    about: list[Subject] = [db.session.get_one(CaseFile, order.case_id), order, *made]
    if not conclusion.is_empty:
        document = record_document(about, paper=conclusion, by=by.onward())
        line.expert_document_id = document.id
    if not confirmation.is_empty:
        document = record_document(about, paper=confirmation, by=by.onward())
        line.confirmation_document_id = document.id


def _leave_out(
    order: Order,
    line: OrderLine,
    intake: HandOver,
    found: Found,
    differing: list[Deviation],
    *,
    by: Act,
) -> None:
    """Refuse the line or let it wait; refused lines are settled."""
    observe(line, found, touch=Touch.INTAKE, by=by)
    waits = line.difference is DifferenceDecision.WAIT
    if waits:
        leave_waiting(line)
    else:
        settle_line(line, LineState.REFUSED, by=by)
    log(
        order,
        entries_orders.LINE_WAITING if waits else entries_orders.LINE_REFUSED,
        by=by,
        line=line.line_no,
        differs=differing,
        note=line.difference_note,
        **observing.told(found),
    )
    leave_out(intake, line, by=by.onward())
    finish_when_settled(order, by=by)


def _checked_place(
    place: Place | None, line: OrderLine, holder: PhysicalHolder, *, by: Act
) -> Place:
    if place is None:
        raise refusals.PlaceNeeded
    check_place(place, line, [line.kind], by=by)
    if place.place_class is PlaceClass.ELSEWHERE and holder is PhysicalHolder.OFFICE:
        raise refusals.HolderNeeded(place=place.short_name)
    return place
