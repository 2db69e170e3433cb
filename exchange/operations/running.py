"""Importing what was kept: a person says yes, then a few rows at a time come in."""

from collections.abc import Mapping, Sequence
from types import ModuleType
from typing import Final

from sqlalchemy import select

from accounts import queries as people
from accounts.models import Role, UserAccount
from cases.models import CaseFile
from cases.operations.files import check_open
from exchange import entries, refusals
from exchange.allowed import act_now, act_of, why_comes_to_nothing
from exchange.models import BatchState, ImportBatch, ImportRow, RowState, SheetKind, Upload
from exchange.operations import backlog, exhibits, notices
from exchange.operations.batches import (
    Completed,
    check_waits,
    complete,
    count_unchanged,
)
from exchange.operations.halting import forget_halt, halt, log
from exchange.operations.rows import join_all, refused, turn, turn_back, turn_row, turn_rows
from exchange.operations.settled import NO_TICKS, Ticks, log_settled, settle
from exchange.operations.uploads import end_upload
from foundation import clock
from foundation.actor import SYSTEM_ACCOUNT_ID
from foundation.acts import Act, lock_as_seen
from foundation.database import db, lock, lock_name
from foundation.refusals import Refusal

ROOMS: Final[Mapping[SheetKind, ModuleType]] = {
    SheetKind.NOTICES: notices,
    SheetKind.EXHIBITS: exhibits,
    SheetKind.BACKLOG: backlog,
}
AT_ONCE: Final = 1000  # rows that wait again by one press of the button


def start_notices(
    batch: ImportBatch,
    *,
    skip_refused: bool,
    by: Act,
    join_rest: bool = False,
    font_is_right: bool = False,
    ticks: Ticks = NO_TICKS,
) -> ImportBatch:
    """Say yes to a file of notices: from now on its rows come in, a few at a time.

    Whatever can be refused is refused before the first row comes in.

    Args:
        skip_refused: leave exactly the refused rows out.
        join_rest: join every notice that may offer an asset again, and of which nobody said
            whether it does; without it they stand alone.
        font_is_right: texts of an old font are converted rightly, says the person.
        ticks: the rows a person leaves out.

    Raises:
        ChangedMeanwhile: the batch is not as the person saw it.
        ImportHasBegun: somebody said yes before.
        FileGone: the upload is over.
        RowsRefused: a row is refused and ``skip_refused`` was not chosen.
        NothingToImport: no row is new.
    """
    lock_as_seen(batch, by)
    check_waits(batch, by)
    settle(batch, ticks, font_is_right=font_is_right, by=by)
    _check_rows(batch, skip_refused)
    if join_rest:
        join_all(batch)
    batch.officer_id = officer_for(batch.office_id, by).id
    return _begin(batch, by)


def start_exhibits(
    batch: ImportBatch,
    *,
    skip_refused: bool,
    by: Act,
    completed: Completed | None = None,
    font_is_right: bool = False,
    ticks: Ticks = NO_TICKS,
) -> ImportBatch:
    """Say yes to a list of exhibits: from now on its lines are proposed, order by order.

    Whatever can be refused is refused before the first order is proposed.

    Args:
        skip_refused: leave exactly the refused and incomplete lines out.
        completed: what a person typed for lines that could not be read whole.
        font_is_right: texts of an old font are converted rightly, says the person.
        ticks: the rows a person leaves out.

    Raises:
        ChangedMeanwhile: the batch is not as the person saw it.
        ImportHasBegun: somebody said yes before.
        FileGone: the upload is over.
        RowsIncomplete: lines are incomplete, none is refused, and ``skip_refused`` was not chosen.
        RowsRefused: a line is refused and ``skip_refused`` was not chosen.
        NothingToImport: no line is new.
        MinutesNotNamed: nobody said which seizure minutes the list belongs to.
        CaseIsClosed: the case is closed.
        NobodyElseMayApprove, NobodyCarriesOut, ProposerCarriesOut: the orders would come to
            nothing in this office.
    """
    lock_as_seen(batch, by)
    check_waits(batch, by)
    settle(batch, ticks, font_is_right=font_is_right, by=by)
    if completed:
        complete(batch, completed)
    _check_rows(batch, skip_refused)
    if not batch.document_no or batch.document_on is None:
        raise refusals.MinutesNotNamed
    check_open(db.session.get_one(CaseFile, batch.case_id))
    exhibits.check_orders_end(batch.office_id, by)
    return _begin(batch, by)


def start_backlog(
    batch: ImportBatch,
    *,
    skip_refused: bool,
    by: Act,
    font_is_right: bool = False,
    opens_cases: bool = False,
    ticks: Ticks = NO_TICKS,
) -> ImportBatch:
    """Say yes to a file of a backlog: from now on its rows come in, one asset after the other.

    Args:
        skip_refused: leave exactly the refused rows out.
        font_is_right: texts of an old font are converted rightly, says the person.
        opens_cases: cases of things in store that are not there are opened, says the person.
        ticks: the rows a person leaves out.

    Raises:
        ChangedMeanwhile: the batch is not as the person saw it.
        ImportHasBegun: somebody said yes before.
        FileGone: the upload is over.
        RowsRefused: a row is refused and ``skip_refused`` was not chosen.
        NothingToImport: no row is new.
    """
    lock_as_seen(batch, by)
    check_waits(batch, by)
    settle(batch, ticks, font_is_right=font_is_right, opens_cases=opens_cases, by=by)
    _check_rows(batch, skip_refused)
    batch.officer_id = officer_for(batch.office_id, by).id
    return _begin(batch, by)


def take_in_some(batch: ImportBatch, most: int) -> bool:
    """Import the next few rows; end the import when none is left.

    Where nobody is left who could decide or carry out what it proposes, it stops once, with the
    reason in its notes; the rest waits until somebody goes on.

    Returns:
        Whether rows are left that can come in now.

    Raises:
        Refusal: a row cannot come in now; see the rooms' ``take_in``.
    """
    lock(batch)
    if batch.state is not BatchState.RUNNING:
        return False
    lock_name(f"import:{batch.office_id}")  # what another import of the office brought is seen
    room, by = ROOMS[batch.kind], act_of(batch)
    rows: Sequence[ImportRow] = room.next_rows(batch, most)
    if not rows:
        _end(batch, by)
        return False
    if (why := why_comes_to_nothing(batch)) is not None:
        halt(batch, why)
        return False
    unchanged: Sequence[ImportRow] = room.take_in(batch, rows, by=by)
    same = {row.id for row in unchanged}
    turn_rows(same, RowState.UNCHANGED)
    turn_rows({row.id for row in rows} - same, RowState.IMPORTED)
    if len(rows) > len(same):
        log(batch, entries.ROWS_TAKEN_IN, by, rows=[row.row for row in rows if row.id not in same])
    batch.imported += len(rows) - len(same)
    for row in unchanged:
        count_unchanged(batch, row.outcome)
    batch.stepped_at = clock.now()
    return True


def fail_next(batch: ImportBatch, why: Refusal) -> None:
    """Leave the rows out that :func:`take_in_some` could not import, with the reason."""
    lock(batch)
    if batch.state is not BatchState.RUNNING:
        return
    rows = ROOMS[batch.kind].next_rows(batch, 1)
    at = backlog.cell_refused(rows, why) if batch.kind is SheetKind.BACKLOG else None
    for row in rows:
        turn_row(row, RowState.FAILED)
        others = [each for each in row.problems if "refusal" not in each]
        row.problems = [refused(why, at), *others]
        batch.failed += 1


def stop_import(batch: ImportBatch, *, by: Act) -> ImportBatch:
    """Stop an import between two steps: what came in stays, the rest waits until somebody goes on.

    Stopped twice, it is stopped once.

    Raises:
        NothingRuns: nobody said yes yet, or all of it came in.
    """
    lock(batch)
    if batch.is_stopped:
        return batch
    if not batch.is_running:
        raise refusals.NothingRuns
    turn(batch, BatchState.STOPPED)
    log(batch, entries.IMPORT_STOPPED, by, imported=batch.imported, waiting=batch.waiting)
    return batch


def carry_on(batch: ImportBatch, *, by: Act) -> ImportBatch:
    """Go on: an import that was stopped, or the rows of one that failed.

    Rows that failed wait once more when it has ended, the first of them if they are very many.

    Raises:
        NothingFailed: every row came in, or nobody said yes yet.
        NobodyElseMayApprove, NobodyCarriesOut, ProposerCarriesOut: the orders of the rest would
            come to nothing in this office.
    """
    lock(batch)
    if batch.state is BatchState.RUNNING:
        return batch
    if batch.is_begun:
        if batch.kind is SheetKind.EXHIBITS:
            exhibits.check_orders_end(batch.office_id, act_now(batch))
        forget_halt(batch)
    if batch.is_stopped:
        turn(batch, BatchState.RUNNING)
        log(batch, entries.IMPORT_RESUMED, by)
        return batch
    if not batch.failed:
        raise refusals.NothingFailed
    failed = (
        select(ImportRow.id)
        .where(ImportRow.batch_id == batch.id, ImportRow.state == RowState.FAILED)
        .order_by(ImportRow.row)
        .limit(AT_ONCE)
    )
    rows = set(db.session.scalars(failed))
    turn_back(rows)
    turn(batch, BatchState.RUNNING)
    batch.ended_at = None
    batch.failed -= len(rows)
    log(batch, entries.IMPORT_REPEATED, by)
    return batch


def officer_for(office_id: int, by: Act) -> UserAccount:
    """Return who is in charge of imported cases: the actor, else the first officer of the office.

    The system's account when the office has no officer yet.
    """
    officers = people.holders(Role.OFFICER, [office_id], by.day)
    me = next((person for person in officers if person.id == by.actor.id), None)
    return me or (officers[0] if officers else db.session.get_one(UserAccount, SYSTEM_ACCOUNT_ID))


def _check_rows(batch: ImportBatch, skip_refused: bool) -> None:
    if batch.left_out and not skip_refused:
        if not batch.refused:
            raise refusals.RowsIncomplete(count=batch.left_out)
        raise refusals.RowsRefused(count=batch.left_out)
    if not batch.comes_in:
        raise refusals.NothingToImport


def _begin(batch: ImportBatch, by: Act) -> ImportBatch:
    turn(batch, BatchState.RUNNING)
    batch.started_at, batch.started_by_id = by.at, by.actor.id
    batch.actor_name, batch.actor_role = by.actor.name, by.actor.role
    batch.actor_office_id = by.actor.office_id
    log(batch, entries.IMPORT_STARTED, by, sha256=batch.sha256, rows=batch.rows, new=batch.comes_in)
    log_settled(batch, by)
    return batch


def _end(batch: ImportBatch, by: Act) -> None:
    turn(batch, BatchState.DONE)
    batch.ended_at = clock.now()
    if batch.upload_id is not None:
        end_upload(db.session.get_one(Upload, batch.upload_id), by=by)
    log(batch, entries.IMPORT_ENDED, by, imported=batch.imported, failed=batch.failed)
