"""From a file to rows a person can look at: read apart, checked, kept in short transactions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Protocol

from cases.models import CaseFile
from exchange import queries, reading
from exchange.importing.apart import ReadFile, ReadRow, read_apart
from exchange.importing.problems import NAMES_A_ROW, Code, Problem, Severity
from exchange.models import ImportBatch, RowState, SheetKind, Upload
from exchange.operations import backlog_file, batches, exhibits, rows
from exchange.operations.backlog_notes import notes_of
from exchange.operations.minutes import Minutes, scope_of
from exchange.operations.notice_checks import NoticeChecker
from exchange.operations.notice_facts import draft_of
from exchange.operations.offers_again import offered_again
from exchange.operations.staged import Staged
from foundation.acts import Act
from foundation.database import db
from foundation.transaction import transaction

ROWS: Final = 100  # kept in one transaction


@dataclass(frozen=True, slots=True)
class FileUnread:
    """A file that was refused as a whole; nothing of it is kept."""

    problems: Sequence[Problem]


class Checker(Protocol):
    """Says for rows, in the order of the file, what an import would do with them."""

    def check(self, rows: Sequence[ReadRow]) -> list[Staged]: ...


def stage(
    path: Path,
    *,
    kind: SheetKind,
    office_id: int,
    case_id: int | None,
    name: str,
    sha256: str,
    by: Act,
    upload_id: int | None = None,
    minutes: Minutes | None = None,
) -> ImportBatch | FileUnread:
    """Read a file, check its rows against what is recorded, and keep them; nothing is imported.

    Args:
        path: where the file lies; ``name``: as the person called it.
        case_id: the case whose exhibits it lists.
        upload_id: the upload it came by; None for a file of the command line.
        minutes: the seizure minutes whose exhibits it lists; None if it is only checked.

    Raises:
        NobodyElseMayApprove, NobodyCarriesOut, ProposerCarriesOut: the file becomes orders, which
            would come to nothing in this office; it is not read.
        TooManyAreRead: several files are being read.
    """
    if kind is SheetKind.EXHIBITS and minutes is not None:
        exhibits.check_orders_end(office_id, by)
    with reading.place():
        read = read_apart(path, kind=kind.value, name=name)
    if read.problems:
        return FileUnread(read.problems)
    with transaction():
        batch = batches.open_batch(
            kind=kind,
            office_id=office_id,
            case=db.session.get_one(CaseFile, case_id) if case_id else None,
            upload=db.session.get_one(Upload, upload_id) if upload_id else None,
            name=name,
            sha256=sha256,
            minutes=minutes,
            by=by,
        )
        batch_id = batch.id
        notes = [*read.notes, *_notes(batch, minutes)]
    checker = _checker(kind, office_id, case_id, by, read, minutes)
    by_row = {row.row: row for row in read.rows}
    told: list[Problem] = []
    for start in range(0, len(read.rows), ROWS):
        staged = _checked(checker, read.rows[start : start + ROWS], by_row)
        with transaction():
            rows.keep_rows(batch_id, office_id, staged)
        told += [problem for one in staged for problem in one.problems]
    with transaction():
        batch = db.session.get_one(ImportBatch, batch_id)
        batches.close_reading(batch, notes=[*notes, *notes_of(told)])
    return batch


def _checked(
    checker: Checker, some: Sequence[ReadRow], by_row: Mapping[int, ReadRow]
) -> list[Staged]:
    """Say for rows what an import would do with them; those that are no lines are only kept."""
    lines = [row for row in some if not row.is_aside]
    checked = {one.row: one for one in checker.check(lines)}
    kept: list[Staged] = []
    for row in some:
        one = checked.get(row.row) or Staged(row.row, RowState.ASIDE, problems=row.problems)
        told = [located(problem, row, by_row) for problem in one.problems]
        kept.append(replace(one, sheet=row.sheet, sheet_row=row.sheet_row, problems=told))
    return kept


def located(problem: Problem, row: ReadRow, by_row: Mapping[int, ReadRow]) -> Problem:
    """Return a problem with its cell; another row it names is called as its sheet numbers it."""
    cell = problem.cell or row.cells.get(problem.column, "")
    hole = NAMES_A_ROW.get(problem.code)
    other = by_row.get(int(problem.details[hole])) if hole else None
    if hole is None or other is None:
        return problem if cell == problem.cell else replace(problem, cell=cell)
    elsewhere = f" ({other.sheet})" if other.sheet != row.sheet else ""
    details = {**problem.details, hole: f"{other.sheet_row}{elsewhere}"}
    return replace(problem, details=details, cell=cell)


def _notes(batch: ImportBatch, minutes: Minutes | None) -> list[Problem]:
    """Return what to know of a list as a whole: it has no document, or came in for another one."""
    if batch.kind is not SheetKind.EXHIBITS:
        return []
    if minutes is None:
        return [Problem(0, "", Code.DOCUMENT_NOT_GIVEN, severity=Severity.WARNING)]
    before = db.session.scalars(queries.same_file(batch)).first()
    if before is None or scope_of(batch.case_id or 0, minutes) == _scope(before):
        return []
    details = {"document": before.document_no or ""}
    return [Problem(0, "", Code.FILE_AGAIN, details, Severity.WARNING)]


def _scope(batch: ImportBatch) -> str:
    on = batch.document_on
    minutes = Minutes(batch.document_no or "", on) if on is not None else None
    return scope_of(batch.case_id or 0, minutes)


def _checker(
    kind: SheetKind,
    office_id: int,
    case_id: int | None,
    by: Act,
    read: ReadFile,
    minutes: Minutes | None,
) -> Checker:
    if kind is SheetKind.NOTICES:
        drafts = (draft_of(row.draft) for row in read.rows if row.draft and not row.repeats)
        return NoticeChecker(office_id, by.day, offered_again(office_id, drafts))
    if kind is SheetKind.BACKLOG:
        return backlog_file.checker(office_id, by, read.rows)
    return exhibits.checker(db.session.get_one(CaseFile, case_id), minutes, read.rows)
