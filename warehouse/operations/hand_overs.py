"""Drafting a hand-over: the things that are on it, and what each of the two sees of them."""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import select

from accounts.models import Office
from audit import ledger
from foundation.acts import Act, lock_as_seen
from foundation.codes import shown
from foundation.database import db, lock
from foundation.numbering import next_number
from foundation.refusals import check
from papers.operations import NOTHING, Paper, record_document
from warehouse import allowed, observing, refusals
from warehouse.allowed_hand_overs import why_not_change, why_not_give, why_not_look
from warehouse.hand_overs import entries
from warehouse.models import (
    EvidenceItem,
    HandOver,
    HandOverKind,
    HandOverLine,
    SealState,
)
from warehouse.observing import Found, Seen
from warehouse.operations.movement import contents_of_all
from warehouse.operations.observing import check_as_known, known_of_all
from warehouse.queries.discrepancies import open_looks
from warehouse.queries.hand_overs import open_of_items
from warehouse.refusals import hand_overs as refused

SERIES: Final = "BG"
MOST_LINES: Final = 500


def draft_hand_over(
    office: Office, *, kind: HandOverKind, reason: str, by: Act, paper: Paper = NOTHING
) -> HandOver:
    """Begin a hand-over of things of an office; who drafts it gives them.

    Args:
        kind: a change of keeper: another keeper of the office takes over.
        paper: the decision it rests on, where there is one.

    Raises:
        WarehouseOfAnotherOffice: the person keeps the warehouse of another office.
        DocumentNeeded and the others of ``record_document``: a paper is named by half.

    Basis: TT 04/2023/TT-BTP Điều 10 khoản 2.
    """
    if by.actor.office_id != office.id:
        raise refusals.WarehouseOfAnotherOffice
    row = HandOver(
        office_id=office.id,
        to_office_id=office.id,
        number=next_number(SERIES, office_id=office.id, year=by.day.year),
        kind=kind,
        reason=reason.strip(),
        drafted_at=by.at,
        giver_id=by.actor.id,
    )
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
            "to": office.name,
            "document": paper.called,
        },
        begins=True,
    )
    return row


def add_lines(
    hand_over: HandOver, *, items: Sequence[EvidenceItem], by: Act, condition: str = ""
) -> int:
    """Put things on a hand-over, each with all that lies in it; what is on it already stays.

    Args:
        condition: how those are that bear no seal and are as they were known; the others, and all
            of them where nothing is said, are looked at one by one.

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
        TooManyLines: more than a hand-over takes.
    """
    lock_as_seen(hand_over, by)
    check(why_not_change(hand_over, by))
    things = _locked(items)
    things += contents_of_all(things)
    open_ones = db.session.execute(open_of_items([item.id for item in things])).all()
    taken = {row.item_id: row for row in open_ones}
    fresh = []
    for item in things:
        check(allowed.why_not_handle(item, by))
        on = taken.get(item.id)
        if on is not None and on.id != hand_over.id:
            raise refused.OnHandOverAlready(
                code=shown(item.code), number=on.number, see=[f"hand_over:{on.id}"]
            )
        if on is None:
            fresh.append(item)
    check(why_not_give(hand_over, fresh, by))
    if hand_over.lines_count + len(fresh) > MOST_LINES:
        raise refused.TooManyLines(most=MOST_LINES)
    said = Found(condition=condition.strip(), seal_state=SealState.NONE)
    known = known_of_all(fresh)
    differing = open_looks([item.id for item in fresh])
    lines = []
    for item in fresh:
        line = HandOverLine(
            office_id=hand_over.office_id, hand_over_id=hand_over.id, item_id=item.id, condition=""
        )
        if said.condition and item.id not in differing and _is_plain(known[item.id], said):
            _see(line, item, said, by)
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
    """Take a thing off a hand-over.

    Raises:
        HandOverEnded, HandOverSigned, OnlyWhoGives: see ``add_lines``.
    """
    hand_over = lock(db.session.get_one(HandOver, line.hand_over_id))
    check(why_not_change(hand_over, by))
    lock(line)
    item = db.session.get_one(EvidenceItem, line.item_id)
    hand_over.lines_count -= 1
    hand_over.seen_count -= line.seen_at is not None
    db.session.delete(line)
    db.session.flush()
    ledger.append(
        hand_over.stream,
        entries.LINE_REMOVED,
        office_id=hand_over.office_id,
        by=by,
        payload={"item": shown(item.code)},
    )
    return hand_over


def look_at_line(line: HandOverLine, *, found: Found, by: Act) -> HandOver:
    """Write what one of the two sees of a thing before they sign.

    What is not as it was known is looked into first, where the thing lies: that opens its
    discrepancy. A thing whose open discrepancy says the same already is handed over as it is.

    Raises:
        HandOverEnded, HandOverSigned: nothing is changed any more.
        NotOfTheHandOver: the person neither gives nor takes over.
        NotInCustody: the thing is not here any more.
        ConditionNeeded: nobody says in words how it is.
        SealStateNeeded, SealNumberNeeded: nobody says how the seal is, or reads its number.
        DiffersFromKnown: it is not as it was last seen.
        WeightNotPositive: it is said to weigh nothing.
    """
    hand_over = lock(db.session.get_one(HandOver, line.hand_over_id))
    check(why_not_look(hand_over, by))
    lock(line)
    item = lock(db.session.get_one(EvidenceItem, line.item_id))
    check(allowed.why_not_here(item))
    if not found.condition.strip():
        raise refusals.ConditionNeeded
    check(observing.why_not_such(found))
    check_as_known(item, found)
    hand_over.seen_count += line.seen_at is None
    _see(line, item, found, by)
    db.session.flush()
    ledger.append(
        hand_over.stream,
        entries.LINE_SEEN,
        office_id=hand_over.office_id,
        by=by,
        payload={"item": shown(item.code), **observing.told(found)},
    )
    return hand_over


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


def _is_plain(known: Seen, said: Found) -> bool:
    """Whether a thing bears no seal, so far as is known, and nothing is found otherwise."""
    return known.seal_state is SealState.NONE and not observing.compare(known, said)


def _see(line: HandOverLine, item: EvidenceItem, found: Found, by: Act) -> None:
    line.seen_at, line.seen_by_id, line.item_version = by.at, by.actor.id, item.custody_seq
    line.quantity, line.weight_grams = found.quantity, found.weight_grams
    line.condition = found.condition.strip()[:500]
    line.seal_state = found.seal_state
    line.seal_number = (found.seal_number or "").strip()[:80] or None
