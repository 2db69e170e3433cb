"""Receiving things line by line: compared with the first seizure minutes, then given a code."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from cases.models import CaseFile
from foundation.acts import Act
from foundation.codes import scanned, shown
from foundation.database import db, lock
from foundation.folding import tidy
from foundation.refusals import check
from papers.operations import NOTHING, Paper, Subject, record_document
from warehouse import allowed, custody, entries, entries_orders, law, observing, refusals
from warehouse.finding import index_item
from warehouse.holding import HeldBy, held_by
from warehouse.models import (
    Deviation,
    DifferenceDecision,
    EvidenceItem,
    ItemStatus,
    LineState,
    Order,
    OrderLine,
    PhysicalHolder,
    Place,
    PlaceClass,
    Touch,
)
from warehouse.naming import unused_code
from warehouse.observing import Found
from warehouse.operations.binding import add_binding, check_means_nothing
from warehouse.operations.discrepancies import open_discrepancy
from warehouse.operations.observing import observe, seen_as
from warehouse.operations.orders import (
    finish_when_settled,
    leave_waiting,
    log,
    settle_line,
)
from warehouse.operations.photos import hand_photos_to
from warehouse.operations.sealing import begin_seal
from warehouse.receiving import check_asked, check_looked, checked_seal
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
    """Compare one line of an approved intake order and receive it as an item with a code.

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
        LineSettledAlready: the line was received or refused before.
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
    order = lock(db.session.get_one(Order, line.order_id))
    check(allowed.why_not_receive(order, lock(line), by))
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
        _leave_out(order, line, found, differing, by=by)
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
    item = _make_item(
        order,
        line,
        shelf,
        counted_in,
        found,
        in_force,
        as_described and not differing,
        differing,
        confirmation.called,
        there,
        by=by,
    )
    _keep_papers(order, line, [item], conclusion, confirmation, by=by)
    if in_force:
        begin_seal(item, number=in_force, witnesses=witnesses, at=by.at)
    for raw in codes:
        add_binding(item, raw, at=by.at)
    line.item_id = item.id
    settle_line(line, LineState.DONE, by=by)
    index_item(item)
    log(order, entries_orders.LINE_RECEIVED, by=by, line=line.line_no, item=shown(item.code))
    finish_when_settled(order, by=by)
    open_discrepancy(item, seen_as(item), differences, by=by.onward())
    return item


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
    order: Order, line: OrderLine, found: Found, differing: list[Deviation], *, by: Act
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


def _make_item(
    order: Order,
    line: OrderLine,
    place: Place,
    unit: str,
    found: Found,
    in_force: str | None,
    as_described: bool,
    differing: list[Deviation],
    confirmation: str | None,
    there: HeldBy,
    *,
    by: Act,
) -> EvidenceItem:
    """Add the item and its first custody entry, which sets what custody alone may set."""
    quantity = line.actual_quantity or Decimal(0)
    item = EvidenceItem(
        office_id=order.office_id,
        code=unused_code(),
        case_id=order.case_id,
        asset_id=line.asset_id,
        kind=line.kind,
        description=line.description,
        quantity=quantity,
        unit=unit,
        seizure_document_id=order.document_id,
        seizure_on=order.document_on,
        received_at=by.at,
        status=ItemStatus.IN_CUSTODY,
        holder=PhysicalHolder.OFFICE,
        quantity_held=quantity,
        custody_seq=0,
    )
    db.session.add(item)
    db.session.flush()
    seen = observe(item, found, touch=Touch.INTAKE, line=line, place_id=place.id, by=by)
    photos = hand_photos_to(item, line, seen)
    custody.post(
        item,
        entries.RECEIVED,
        place_id=place.id,
        seal_number=in_force,
        by=by,
        holder=there.holder,
        holder_name=there.name,
        holder_organisation_id=there.organisation_id,
        payload={
            "code": item.code,
            "order": order.number,
            "line": line.line_no,
            "seizure": order.document_no,
            "place": place.full_name,
            "described": line.described_quantity,
            "actual": quantity,
            "unit": unit,
            "seal": found.seal_state,
            "differs": differing,
            "confirmation": confirmation or None,
            **({"as_described": True} if as_described else {}),
            **observing.told(found, photos),
        },
        basis=law.difference_basis(by.day) if differing else None,
    )
    return item
