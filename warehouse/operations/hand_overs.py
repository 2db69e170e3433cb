"""Drafting a hand-over: the things that are on it, and what each of the two sees of them."""

from collections.abc import Sequence
from types import MappingProxyType
from typing import Final

from sqlalchemy import select

from accounts.models import Office
from audit import ledger
from cases.models import CaseFile
from foundation.acts import Act, lock_as_seen
from foundation.codes import shown
from foundation.database import db, lock
from foundation.numbering import next_number
from foundation.refusals import check
from papers.operations import NOTHING, Paper, record_document
from warehouse import refusals
from warehouse.allowed_hand_overs import why_not_change
from warehouse.door import entries as door
from warehouse.hand_overs import entries
from warehouse.models import (
    EvidenceItem,
    HandOver,
    HandOverKind,
    HandOverLine,
    Order,
    Place,
    SealState,
)
from warehouse.observing import Found
from warehouse.operations.hand_over_checks import Going, check_things
from warehouse.operations.hand_over_looks import is_plain, see_line
from warehouse.operations.intakes_carried_out import leave_at_the_door
from warehouse.operations.movement import contents_of_all
from warehouse.operations.observing import known_of_all
from warehouse.queries.discrepancies import open_looks
from warehouse.queries.hand_overs import open_of_items
from warehouse.refusals import hand_overs as refused
from warehouse.shelving import check_room

SERIES: Final = "BG"
MOST_LINES: Final = 500
ALL: Final[Going] = MappingProxyType({})


def draft_hand_over(
    office: Office, *, kind: HandOverKind, reason: str, by: Act, paper: Paper = NOTHING
) -> HandOver:
    """Begin a hand-over of things of an office to another keeper; who drafts it gives them.

    Args:
        kind: a change of keeper; what rests on an order is drafted in ``operations.loans``,
            ``operations.release``, ``operations.intakes`` and ``operations.transfers``.
        paper: the decision it rests on, where there is one.

    Raises:
        WarehouseOfAnotherOffice: the person keeps the warehouse of another office.
        DocumentNeeded and the others of ``record_document``: a paper is named by half.

    Basis: TT 04/2023/TT-BTP Điều 10 khoản 2.
    """
    if kind is not HandOverKind.KEEPER:
        raise TypeError(f"a {kind} rests on an order")
    if by.actor.office_id != office.id:
        raise refusals.WarehouseOfAnotherOffice
    row = HandOver(kind=kind, reason=reason.strip(), giver_id=by.actor.id)
    return begin_hand_over(row, office, by=by, paper=paper)


def begin_hand_over(
    row: HandOver,
    office: Office,
    *,
    by: Act,
    paper: Paper = NOTHING,
    to: str | None = None,
    to_office: Office | None = None,
) -> HandOver:
    """Number a hand-over of an office and write that it was drafted.

    Args:
        row: its kind, its reason, and who gives or takes.
        to: who takes it over; the office itself where nobody is named.
        to_office: whose keepers take it over; the same office if none is named.

    Raises:
        DocumentNeeded and the others of ``record_document``: a paper is named by half.
    """
    taking = to_office or office
    row.office_id, row.to_office_id = office.id, taking.id
    row.number = next_number(SERIES, office_id=office.id, year=by.day.year)
    row.drafted_at = by.at
    row.lines_count = row.seen_count = 0
    db.session.add(row)
    db.session.flush()
    if not paper.is_empty:
        row.document_id = record_document([row], paper=paper, by=by.onward()).id
    ledger.append(
        row.stream,
        entries.DRAFTED,
        office_id=row.office_id,
        by=by,
        payload={
            "number": row.number,
            "kind": row.kind,
            "to": to or taking.name,
            "document": paper.called,
        },
        begins=True,
    )
    return row


def add_lines(
    hand_over: HandOver,
    *,
    items: Sequence[EvidenceItem],
    by: Act,
    condition: str = "",
    place: Place | None = None,
    going: Going = ALL,
) -> int:
    """Put things on a hand-over; what is on it already stays.

    In a change of keeper each comes with all that lies in it; a box is lent empty.

    Args:
        condition: how those are that bear no seal and are as they were known; the others, and all
            of them where nothing is said, are looked at one by one.
        place: where things are put that come back.
        going: of a release, how much of a thing goes, by its id; all its order allows otherwise.

    Returns:
        How many were put on it.

    Raises:
        ChangedMeanwhile: the hand-over changed since the person saw it.
        HandOverEnded: it is signed by both, or withdrawn.
        HandOverSigned: one of the two has signed.
        OnlyWhoGives: another person gives.
        WarehouseOfAnotherOffice: a thing is in the warehouse of another office.
        NotSeenYet: only an old file says that a thing is here.
        NotInCustody: a thing is not here.
        OnHandOverAlready: it is on another one that has not ended.
        ItemLocked: a count did not find it, or found it otherwise, and that waits.
        KeptByAnother: another keeper answers for it.
        NotOnLoan: of a return, it is not out.
        NotAtTheDoor: of an intake, which takes in what is received line by line.
        PlaceNeeded: of a return, nobody says where things are put.
        PlaceOfAnotherOffice, PlaceClosed, WrongPlaceClass, PlaceFull: see ``check_room``.
        OrderDoesNotListItem and the others of ``check_lending``: of a loan, it may not be lent.
        LineSettledAlready and the others of ``check_releasing``: of a release, it may not go.
        NotApproved and the others of ``check_sending``: of a move to another store, likewise.
        TooManyLines: more than a hand-over takes.
    """
    lock_case_of(hand_over)
    lock_as_seen(hand_over, by)
    check(why_not_change(hand_over, by))
    things = _locked(items)
    if hand_over.kind is HandOverKind.KEEPER:
        things += contents_of_all(things)
    open_ones = db.session.execute(open_of_items([item.id for item in things])).all()
    taken = {row.item_id: row for row in open_ones}
    fresh = [item for item in things if item.id not in taken]
    goes = check_things(hand_over, things, by, going=going)
    for item in things:
        on = taken.get(item.id)
        if on is not None and on.id != hand_over.id:
            raise refused.OnHandOverAlready(
                code=shown(item.code), number=on.number, see=[f"hand_over:{on.id}"]
            )
    if hand_over.lines_count + len(fresh) > MOST_LINES:
        raise refused.TooManyLines(most=MOST_LINES)
    if hand_over.kind is HandOverKind.RETURN:
        if place is None:
            raise refused.PlaceNeeded
        check_room([(item, place.id) for item in fresh], by=by)
    said = Found(condition=condition.strip(), seal_state=SealState.NONE)
    known = known_of_all(fresh)
    differing = open_looks([item.id for item in fresh])
    lines = []
    for item in fresh:
        line = HandOverLine(
            office_id=hand_over.office_id, hand_over_id=hand_over.id, item_id=item.id, condition=""
        )
        line.place_id = place.id if place is not None else None
        line.going = goes.get(item.id)
        if said.condition and item.id not in differing and is_plain(known[item.id], said):
            see_line(line, item, said, by)
        lines.append(line)
    seen = sum(line.seen_at is not None for line in lines)
    db.session.add_all(lines)
    hand_over.lines_count += len(lines)
    hand_over.seen_count += seen
    db.session.flush()
    if lines:
        ledger.append(
            hand_over.stream,
            entries.LINES_ADDED,
            office_id=hand_over.office_id,
            by=by,
            payload={"count": len(lines), "seen": seen},
        )
    return len(lines)


def remove_line(line: HandOverLine, *, by: Act) -> HandOver:
    """Take a thing off a hand-over; what waited at the door is not taken in.

    Raises:
        HandOverEnded, HandOverSigned, OnlyWhoGives: see ``add_lines``.
    """
    hand_over = db.session.get_one(HandOver, line.hand_over_id)
    lock_case_of(hand_over)
    check(why_not_change(lock(hand_over), by))
    lock(line)
    item = lock(db.session.get_one(EvidenceItem, line.item_id))
    hand_over.lines_count -= 1
    hand_over.seen_count -= line.seen_at is not None
    db.session.delete(line)
    db.session.flush()
    ledger.append(
        hand_over.stream,
        door.LINE_TAKEN_OFF if hand_over.takes_in else entries.LINE_REMOVED,
        office_id=hand_over.office_id,
        by=by,
        payload={"item": shown(item.code)},
    )
    if hand_over.takes_in:
        leave_at_the_door(hand_over, [item], by)
    return hand_over


def lock_case_of(hand_over: HandOver) -> None:
    """Lock the case of a hand-over under an order: before the hand-over, whatever is done."""
    if hand_over.order_id is not None:
        order = db.session.get_one(Order, hand_over.order_id)
        lock(db.session.get_one(CaseFile, order.case_id))


def _locked(items: Sequence[EvidenceItem]) -> list[EvidenceItem]:
    """Lock things together, in the order in which everybody does."""
    query = (
        select(EvidenceItem)
        .where(EvidenceItem.id.in_({item.id for item in items}))
        .order_by(EvidenceItem.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return list(db.session.scalars(query))
