"""Keeping what was read from a file until a person says yes; completing it; giving it up."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import func, select

from cases.models import CaseFile
from exchange import refusals
from exchange.importing import stored
from exchange.importing.exhibits import SEAL, TOLD
from exchange.importing.problems import Code, Problem
from exchange.models import BatchState, ImportBatch, ImportRow, RowState, SheetKind, Upload
from exchange.operations.confirming import confirm_font, is_of_font, old_font_of, take
from exchange.operations.minutes import Minutes
from exchange.operations.rows import delete_rows, turn
from exchange.operations.uploads import end_upload
from foundation.acts import Act, lock_as_seen
from foundation.database import db, lock
from papers.operations import Paper, check_named

COUNTED = (
    RowState.NEW,
    RowState.INCOMPLETE,
    RowState.ASSETS_ONLY,
    RowState.REFUSED,
    RowState.UNCHANGED,
)

ASKED_FOR_THE_UNIT = (Code.UNIT_MISSING, Code.UNIT_NEEDED)


@dataclass(frozen=True, slots=True)
class Typed:
    """What a person typed beside a line; no quantity where only the unit was asked."""

    quantity: Decimal | None
    unit: str
    description: str = ""
    seal: str = ""


Completed = Mapping[int, Typed]  # by row


def open_batch(
    *,
    kind: SheetKind,
    office_id: int,
    case: CaseFile | None,
    upload: Upload | None,
    name: str,
    sha256: str,
    minutes: Minutes | None = None,
    by: Act,
) -> ImportBatch:
    """Begin to keep what was read from a file.

    Args:
        minutes: the seizure minutes a list of exhibits belongs to.

    Raises:
        DocumentNeeded: the seizure minutes have no number.
        DocumentFromTheFuture: they are dated after today.
    """
    if minutes is not None:
        named = Paper(number=minutes.number, issued_on=minutes.on, slot="document")
        check_named(named, by)
    batch = ImportBatch(
        office_id=office_id,
        upload_id=upload.id if upload else None,
        kind=kind,
        case_id=case.id if case else None,
        state=BatchState.STAGING,
        file_name=name,
        sha256=sha256,
        document_no=minutes.number.strip() if minutes else None,
        document_on=minutes.on if minutes else None,
        read_at=by.at,
    )
    db.session.add(batch)
    db.session.flush()
    return batch


def close_reading(batch: ImportBatch, *, notes: Sequence[Problem] = ()) -> None:
    """Count the rows; from now on a person can look at them.

    Args:
        notes: what to know of the file as a whole.
    """
    lock(batch)
    turn(batch, BatchState.READ)
    batch.notes = [stored.problem_written(note) for note in notes]
    batch.old_font = old_font_of(batch)
    count_rows(batch)


def confirm(batch: ImportBatch, by: Act) -> None:
    """Confirm the converted texts of a batch that is locked and waits."""
    confirm_font(batch, by)
    count_rows(batch)


def complete(batch: ImportBatch, completed: Completed) -> None:
    """Complete lines of a batch that is locked and waits."""
    for row in _waiting(batch, completed):
        typed = completed[row.row]
        only_unit = typed.quantity is None or row.state is RowState.NEW
        quantity = quantity_without_unit(row) if only_unit else typed.quantity
        if quantity is None or (asks_for_words(row) and not typed.description):
            continue
        words = {"description": typed.description, "seal": typed.seal}
        told = {name: text for name, text in words.items() if text}
        row.completed = {"quantity": format(quantity, "f"), "unit": typed.unit, **told}
        if row.state is RowState.INCOMPLETE and not any(map(is_of_font, row.problems)):
            take(row, batch.kind)
    count_rows(batch)


def answer_joining(batch: ImportBatch, row: int, *, joins: bool, by: Act) -> ImportBatch:
    """Keep whether a notice is one more round of the asset it seems to offer again.

    Raises:
        ChangedMeanwhile: the batch is not as the person saw it.
        ImportHasBegun: nothing can be said any more.
        FileGone: the upload is over.
        NothingToJoin: the row offers no asset again.
    """
    lock_as_seen(batch, by)
    check_waits(batch, by)
    found = db.session.scalar(
        select(ImportRow).where(ImportRow.batch_id == batch.id, ImportRow.row == row)
    )
    if found is None or not found.is_offered_again:
        raise refusals.NothingToJoin
    together = select(ImportRow).where(  # the publications of one round are one offer
        ImportRow.batch_id == batch.id, ImportRow.fingerprint == found.fingerprint
    )
    for one in db.session.scalars(together):
        if one.is_offered_again:
            one.joins = joins
    return batch


def give_up(batch: ImportBatch, *, by: Act) -> ImportBatch:
    """Give a file up that nothing was imported from; its rows are forgotten by the next night.

    Raises:
        ImportHasBegun: its rows come in, or came in.
    """
    lock(batch)
    if batch.is_begun:
        raise refusals.ImportHasBegun
    if batch.upload_id is not None:
        end_upload(db.session.get_one(Upload, batch.upload_id), by=by)
    return batch


def forget_rows(batch_id: int, most: int) -> int:
    """Delete some kept rows of a batch, and the batch itself if it never was begun.

    Returns:
        How many rows were deleted.
    """
    ids = db.session.scalars(
        select(ImportRow.id).where(ImportRow.batch_id == batch_id).limit(most)
    ).all()
    delete_rows(ids)
    batch = db.session.get(ImportBatch, batch_id)
    if batch is not None and not ids and batch.started_at is None:
        db.session.delete(batch)
    return len(ids)


def check_waits(batch: ImportBatch, by: Act) -> None:
    """Refuse a file that no longer waits for a person.

    Raises:
        ImportHasBegun: its rows come in, or came in.
        FileGone: the upload is over, or reading it was interrupted.
    """
    if batch.is_begun:
        raise refusals.ImportHasBegun
    upload = db.session.get(Upload, batch.upload_id) if batch.upload_id else None
    over = upload is not None and (upload.ended_at is not None or upload.expires_at <= by.at)
    if over or batch.state is BatchState.STAGING:
        raise refusals.FileGone


def _incomplete(batch: ImportBatch) -> Sequence[ImportRow]:
    return db.session.scalars(
        select(ImportRow).where(
            ImportRow.batch_id == batch.id, ImportRow.state == RowState.INCOMPLETE
        )
    ).all()


def _waiting(batch: ImportBatch, completed: Completed) -> Sequence[ImportRow]:
    """Return the lines a person may complete: incomplete ones, and new ones without a unit."""
    rows = db.session.scalars(
        select(ImportRow).where(
            ImportRow.batch_id == batch.id,
            ImportRow.row.in_(sorted(completed)),
            ImportRow.state.in_((RowState.INCOMPLETE, RowState.NEW)),
        )
    ).all()
    return [
        row
        for row in rows
        if row.state is RowState.INCOMPLETE or quantity_without_unit(row) is not None
    ]


def asks_for_words(row: ImportRow) -> bool:
    """Tell whether the description of a line points at another line: a person must write it."""
    return any(
        each.get("code") == Code.DITTO and each.get("column") in TOLD for each in row.problems
    )


def asks_for_seal(row: ImportRow) -> bool:
    """Tell whether the seal of a line points at another line."""
    return any(
        each.get("code") == Code.DITTO and each.get("column") == SEAL for each in row.problems
    )


def quantity_without_unit(row: ImportRow) -> Decimal | None:
    """Return how many a line counts, if its unit is not known."""
    if not any(each.get("code") in ASKED_FOR_THE_UNIT for each in row.problems):
        return None
    quantity = json.loads(row.draft or "{}").get("quantity")
    return None if quantity is None else Decimal(quantity)


def count_unchanged(batch: ImportBatch, was: RowState) -> None:
    """Count a row that was to come in, and was imported by somebody meanwhile."""
    match was:
        case RowState.INCOMPLETE:
            batch.incomplete -= 1
        case RowState.ASSETS_ONLY:
            batch.assets_only -= 1
        case _:
            batch.new -= 1
    batch.unchanged += 1


def count_rows(batch: ImportBatch) -> None:
    """Count the rows of a batch by what becomes of them."""
    db.session.flush()
    counts = dict(
        db.session.execute(
            select(ImportRow.state, func.count())
            .where(ImportRow.batch_id == batch.id)
            .group_by(ImportRow.state)
        ).all()
    )
    batch.new, batch.incomplete, batch.assets_only, batch.refused, batch.unchanged = (
        counts.get(state, 0) for state in COUNTED
    )
    batch.rows = sum(counts.get(state, 0) for state in COUNTED)
    batch.aside = counts.get(RowState.ASIDE, 0)
    batch.skipped = counts.get(RowState.LEFT_OUT, 0)
