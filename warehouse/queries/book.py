"""Reading the book: its lines, its closings, and how many things it has."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Select, and_, false, func, or_, select, tuple_
from sqlalchemy.orm import joinedload

from audit.models import LedgerEntry
from foundation.database import db
from foundation.sight import in_sight
from warehouse.models import (
    STILL_OURS,
    BookClosing,
    BookLine,
    ClosingState,
    CountPart,
    EvidenceItem,
)

Offices = Collection[int]
Moved = Mapping[tuple[Any, Any], int]  # states before and after to the number of lines


def book_lines(offices: Offices) -> Select[BookLine]:
    """Select lines of the book with their things and cases."""
    return (
        select(BookLine)
        .where(in_sight(BookLine.office_id, offices))
        .options(
            joinedload(BookLine.item).joinedload(EvidenceItem.case), joinedload(BookLine.closing)
        )
    )


def closings(offices: Offices) -> Select[BookClosing]:
    """Select closings with who signed them."""
    return (
        select(BookClosing)
        .where(in_sight(BookClosing.office_id, offices))
        .options(
            joinedload(BookClosing.keeper),
            joinedload(BookClosing.accountant),
            joinedload(BookClosing.head),
        )
    )


def closing_by_id(closing_id: int, offices: Offices) -> Select[BookClosing]:
    """Select one closing."""
    return closings(offices).where(BookClosing.id == closing_id)


def last_closing(office_id: int) -> BookClosing | None:
    """Return the last closing of an office that was not returned."""
    return db.session.scalar(
        select(BookClosing)
        .where(BookClosing.office_id == office_id, BookClosing.state != ClosingState.RETURNED)
        .order_by(BookClosing.id.desc())
        .limit(1)
    )


def closings_to_sign(account_id: int, rights: Mapping[CountPart, Offices]) -> Select[int]:
    """Select the closings that wait for a signature this person may give.

    Args:
        rights: for each part the offices in which the person may sign so; the keeper signed when
            it was made up.
    """
    signed = {
        CountPart.ACCOUNTANT: BookClosing.accountant_id,
        CountPart.HEAD: BookClosing.head_id,
    }
    mine = [
        and_(in_sight(BookClosing.office_id, rights[part]), who.is_(None))
        for part, who in signed.items()
    ]
    by_me = or_(*(who == account_id for who in (BookClosing.keeper_id, *signed.values())))
    return select(BookClosing.id).where(
        BookClosing.state == ClosingState.PROPOSED, or_(*mine), ~func.coalesce(by_me, false())
    )


def is_open_until(office_id: int, until: date) -> Any:
    """Return what is asked of lines that no closing covers, up to a day."""
    return (
        (BookLine.office_id == office_id) & BookLine.closing_id.is_(None) & (BookLine.day <= until)
    )


def moved_by(closing: BookClosing) -> Moved:
    """Count the lines that a closing covers, by the states on either side."""
    query = (
        select(BookLine.before, BookLine.after, func.count())
        .where(BookLine.closing_id == closing.id)
        .group_by(BookLine.before, BookLine.after)
    )
    return {(row[0], row[1]): row[2] for row in db.session.execute(query)}


def lines_before(closing: BookClosing, line_id: int) -> int:
    """Count the lines of a closing, or of its time where it was returned, before one of them."""
    returned = closing.state is ClosingState.RETURNED
    of = is_open_until(closing.office_id, closing.until)
    covered = of if returned else BookLine.closing_id == closing.id
    query = select(func.count()).where(covered, BookLine.id < line_id)
    return db.session.scalar(query) or 0


def came_by(moved: Moved) -> int:
    """Return how many things came into the book."""
    return sum(n for (before, after), n in moved.items() if before is None and after in STILL_OURS)


def went_by(moved: Moved) -> int:
    """Return how many went out of it."""
    return sum(
        n for (before, after), n in moved.items() if before is not None and after not in STILL_OURS
    )


def entries_of_lines(lines: Collection[BookLine]) -> dict[tuple[int, int], LedgerEntry]:
    """Return the entries that lines rest on, by thing and number in its stream."""
    named = {(f"item:{line.item_id}", line.seq): (line.item_id, line.seq) for line in lines}
    if not named:
        return {}
    query = select(LedgerEntry).where(
        tuple_(LedgerEntry.stream, LedgerEntry.seq).in_(sorted(named))
    )
    return {named[one.stream, one.seq]: one for one in db.session.scalars(query)}


def lines_of_item(item: EvidenceItem, most: int) -> Sequence[BookLine]:
    """Return the lines of one thing, the oldest first."""
    query = select(BookLine).where(BookLine.item_id == item.id)
    return db.session.scalars(query.order_by(BookLine.id).limit(most)).all()


def lines_of_case(case_id: int, most: int) -> Sequence[BookLine]:
    """Return the lines of the things of one case, the oldest first."""
    query = (
        select(BookLine)
        .join(EvidenceItem, EvidenceItem.id == BookLine.item_id)
        .where(EvidenceItem.case_id == case_id)
        .options(joinedload(BookLine.item))
    )
    return db.session.scalars(query.order_by(BookLine.id).limit(most)).all()
