"""What a person settles in the preview: what lines lack, and rows that are left out."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from sqlalchemy import select

from exchange import entries
from exchange.models import ImportBatch, ImportRow, RowState, SheetKind
from exchange.operations.batches import Completed, check_waits, complete, confirm, count_rows
from exchange.operations.confirming import open_cases
from exchange.operations.doubles import keep_apart, rows_kept_apart
from exchange.operations.halting import log
from exchange.operations.rows import turn_back, turn_rows
from foundation.acts import Act, lock_as_seen
from foundation.database import db

#: What a person can leave out: what comes in, or would once it is settled.
CAN_BE_LEFT_OUT: Final = frozenset(
    {RowState.NEW, RowState.INCOMPLETE, RowState.ASSETS_ONLY, RowState.REFUSED}
)


@dataclass(frozen=True, slots=True)
class Ticks:
    """The rows that a page showed, those a person leaves out, and those they say are other things.

    A row is said to be another thing where the file, or the office, has one that says the same.
    """

    shown: Collection[int] = ()
    left: Collection[int] = ()
    apart: Collection[int] = ()


NO_TICKS: Final = Ticks()


def complete_rows(
    batch: ImportBatch,
    completed: Completed,
    *,
    font_is_right: bool = False,
    opens_cases: bool = False,
    ticks: Ticks = NO_TICKS,
    by: Act,
) -> ImportBatch:
    """Keep what a person settled: quantities that could not be read, texts of an old font.

    Args:
        font_is_right: these texts are converted rightly, says the person.
        opens_cases: cases of things in store that are not there are opened, says the person.
        ticks: the rows a person leaves out.

    Raises:
        ChangedMeanwhile: the batch is not as the person saw it.
        ImportHasBegun: nothing can be completed any more.
        FileGone: the upload is over.
    """
    lock_as_seen(batch, by)
    check_waits(batch, by)
    settle(batch, ticks, font_is_right=font_is_right, opens_cases=opens_cases, by=by)
    complete(batch, completed)
    return batch


def settle(
    batch: ImportBatch, ticks: Ticks, *, font_is_right: bool, opens_cases: bool = False, by: Act
) -> None:
    """Take what a person said of a batch as a whole; it is locked and waits."""
    leave_out(batch, ticks)
    if font_is_right:
        confirm(batch, by)
    if opens_cases:
        open_cases(batch)
        count_rows(batch)


def leave_out(batch: ImportBatch, ticks: Ticks) -> None:
    """Leave the ticked rows out of a batch that is locked and waits, and let the others wait again.

    An asset of a backlog comes in whole or not at all: all its rows go with the one.
    """
    if _turn(batch, ticks):
        count_rows(batch)


def log_settled(batch: ImportBatch, by: Act) -> None:
    """Write which rows of a file a person left out, and which they say are other things."""
    left = list(
        db.session.scalars(
            select(ImportRow.row)
            .where(ImportRow.batch_id == batch.id, ImportRow.state == RowState.LEFT_OUT)
            .order_by(ImportRow.row)
        )
    )
    if left:
        log(batch, entries.ROWS_LEFT_OUT, by, rows=left)
    if batch.kind is SheetKind.BACKLOG and (apart := rows_kept_apart(batch)):
        log(batch, entries.ROWS_KEPT_APART, by, rows=apart)


def _turn(batch: ImportBatch, ticks: Ticks) -> bool:
    """Leave the ticked rows out and let the others wait again; tell whether any row changed."""
    asked = select(ImportRow.row, ImportRow.state).where(
        ImportRow.batch_id == batch.id, ImportRow.row.in_(sorted({*ticks.shown}))
    )
    shown = dict(db.session.execute(asked).all())
    left = {row for row in ticks.left if shown.get(row) in CAN_BE_LEFT_OUT}
    apart = {row for row in ticks.apart if shown.get(row) in CAN_BE_LEFT_OUT | {RowState.LEFT_OUT}}
    keep_apart(batch, _with_their_asset(batch, apart - left, tuple(RowState)))
    db.session.flush()
    back = {row for row, state in shown.items() if state is RowState.LEFT_OUT} - {*ticks.left}
    turn_rows(_with_their_asset(batch, left, CAN_BE_LEFT_OUT), RowState.LEFT_OUT)
    turn_back(_with_their_asset(batch, back, {RowState.LEFT_OUT}))
    return bool(left or back or apart)


def _with_their_asset(
    batch: ImportBatch, rows: Collection[int], states: Collection[RowState]
) -> set[int]:
    """Return the ids of some rows, with all rows of the same asset of a backlog."""
    if not rows:
        return set()
    own = ImportRow.row.in_(sorted(rows))
    these = select(ImportRow.id, ImportRow.part).where(ImportRow.batch_id == batch.id, own)
    found = db.session.execute(these).all()
    ids = {key for key, _part in found}
    parts = {part for _key, part in found if part}
    if batch.kind is SheetKind.BACKLOG and parts:
        others = select(ImportRow.id).where(
            ImportRow.batch_id == batch.id,
            ImportRow.part.in_(sorted(parts)),
            ImportRow.state.in_(states),
        )
        ids |= set(db.session.scalars(others))
    return ids
