"""Closing the book of the store at the end of a quarter (kết sổ)."""

from typing import Final

from sqlalchemy import update

from accounts.models import Office
from audit import checkpoints, ledger
from foundation.acts import Act, lock_as_seen
from foundation.database import db, lock
from foundation.numbering import next_number
from foundation.refusals import check
from warehouse.allowed_book import (
    end_to_close,
    why_not_make_up,
    why_not_return_closing,
    why_not_sign_closing,
)
from warehouse.book import entries
from warehouse.models import BookClosing, BookLine, ClosingState, CountPart, ItemStatus
from warehouse.queries.book import came_by, is_open_until, last_closing, moved_by, went_by
from warehouse.refusals import book as refusals

SERIES: Final = "KS"
PARTS: Final = {
    "in_store": ItemStatus.IN_CUSTODY,
    "claimed": ItemStatus.CLAIMED,
    "lent": ItemStatus.ON_LOAN,
    "missing": ItemStatus.MISSING,
}
"""Columns of a closing, and the state of the things each counts."""


def make_up_closing(*, office_id: int, by: Act) -> BookClosing:
    """Close the book of an office until the end of the quarter whose turn it is.

    The lines that happened until then, and that no closing covers, are covered by this one. What is
    recorded later of a day before that stands in the next closing; nothing that is closed changes.
    The keeper who makes it up signs as keeper.

    Raises:
        ClosingOpen: the closing before waits for signatures.
        QuarterNotOver: the next quarter has not ended.
        NothingInBook: nothing stands in the book until then.

    Basis: TT 04/2023/TT-BTP Điều 30.
    """
    lock(db.session.get_one(Office, office_id))
    last = last_closing(office_id)
    check(why_not_make_up(last, by.day))
    until = end_to_close(last, by.day)
    closing = BookClosing(
        office_id=office_id,
        number=next_number(SERIES, office_id=office_id, year=by.day.year),
        state=ClosingState.PROPOSED,
        since=last.until if last is not None else None,
        until=until,
        lines=0,
        opened_with=0,
        came=0,
        went=0,
        **dict.fromkeys(PARTS, 0),
        keeper_id=by.actor.id,
        keeper_at=by.at,
    )
    db.session.add(closing)
    db.session.flush()
    db.session.execute(
        update(BookLine)
        .where(is_open_until(office_id, until))
        .values(closing_id=closing.id)
        .execution_options(synchronize_session=False)
    )
    moved = moved_by(closing)  # of the lines it covers: another line may have come meanwhile
    if last is None and not moved:
        raise refusals.NothingInBook(until=until)
    parts = {
        name: (getattr(last, name) if last is not None else 0)
        + sum(number for (_before, after), number in moved.items() if after is status)
        - sum(number for (before, _after), number in moved.items() if before is status)
        for name, status in PARTS.items()
    }
    closing.lines, closing.opened_with = sum(moved.values()), last.held if last is not None else 0
    closing.came, closing.went = came_by(moved), went_by(moved)
    closing.in_store, closing.claimed = parts["in_store"], parts["claimed"]
    closing.lent, closing.missing = parts["lent"], parts["missing"]
    db.session.flush()
    ledger.append(
        closing.stream,
        entries.CLOSING_PROPOSED,
        office_id=office_id,
        by=by,
        payload={
            "number": closing.number,
            "until": until,
            "lines": closing.lines,
            "opened_with": closing.opened_with,
            "came": closing.came,
            "went": closing.went,
            **parts,
        },
    )
    return closing


def sign_closing(closing: BookClosing, *, part: CountPart, by: Act) -> BookClosing:
    """Sign a closing as accountant or head; with the third signature the book is closed.

    Raises:
        ChangedMeanwhile: it changed since the person saw it.
        NotForSigning: it is closed or returned.
        NotYourSignature: the person's role in this office is another one.
        SignedByYou: the part is signed, or the person signed another one.

    Basis: TT 04/2023/TT-BTP Điều 30.
    """
    lock_as_seen(closing, by)
    check(why_not_sign_closing(closing, part, by))
    if part is CountPart.ACCOUNTANT:
        closing.accountant_id, closing.accountant_at = by.actor.id, by.at
    else:
        closing.head_id, closing.head_at = by.actor.id, by.at
    ends = None not in closing.signed_by.values()
    if ends:
        closing.state = ClosingState.CLOSED
    db.session.flush()
    signed = ledger.append(
        closing.stream,
        entries.CLOSING_SIGNED,
        office_id=closing.office_id,
        by=by,
        payload={"part": part},
    )
    if ends:
        checkpoint = checkpoints.last()
        ledger.append(
            closing.stream,
            entries.CLOSING_CLOSED,
            office_id=closing.office_id,
            by=by.onward(),
            payload={
                "after": signed.seq,
                "checkpoint": checkpoint.named if checkpoint is not None else None,
            },
        )
    return closing


def return_closing(closing: BookClosing, *, note: str, by: Act) -> BookClosing:
    """Send a closing back before it is signed by three; its lines stand open again.

    Raises:
        ChangedMeanwhile: it changed since the person saw it.
        NotForSigning: it is closed, or returned already.
        NotYourSignature: the person's role in this office signs no closing.
        ReturnNoteNeeded: nobody says why.
    """
    lock_as_seen(closing, by)
    check(why_not_return_closing(closing, by))
    if not note.strip():
        raise refusals.ReturnNoteNeeded
    closing.state, closing.note = ClosingState.RETURNED, note.strip()[:500]
    db.session.flush()
    db.session.execute(
        update(BookLine)
        .where(BookLine.closing_id == closing.id)
        .values(closing_id=None)
        .execution_options(synchronize_session=False)
    )
    ledger.append(
        closing.stream,
        entries.CLOSING_RETURNED,
        office_id=closing.office_id,
        by=by,
        payload={"note": closing.note},
    )
    return closing
