"""The register of outside rows: what was imported before, by key and by fingerprint."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Select, insert, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from exchange import refusals
from exchange.importing.marks import Marks
from exchange.models import ImportBatch, ImportedMark, ImportedRow, ImportRow, SheetKind
from foundation.database import db
from warehouse.models import Order, OrderState

CHUNK = 500  # keys in one query
MARK = 200  # characters of an identifier
GIVEN_UP = (OrderState.REJECTED, OrderState.CANCELLED)


def known_rows(kind: SheetKind, office_id: int, keys: Collection[str]) -> Mapping[str, ImportedRow]:
    """Return the rows of ``keys`` that were imported before and stand."""
    return {row.key: row for row in _known(kind, office_id, ImportedRow.key, keys)}


def known_fingerprints(
    kind: SheetKind, office_id: int, prints: Collection[str]
) -> Mapping[str, Sequence[ImportedRow]]:
    """Return the earlier rows of each fingerprint, whatever their key."""
    found: dict[str, list[ImportedRow]] = {}
    for row in _known(kind, office_id, ImportedRow.fingerprint, prints):
        found.setdefault(row.fingerprint, []).append(row)
    return found


def known_assets(
    kind: SheetKind, office_id: int, lot_keys: Collection[str]
) -> Mapping[str, Sequence[ImportedRow]]:
    """Return the earlier rows of each asset, whatever their key and round."""
    found: dict[str, list[ImportedRow]] = {}
    for row in _known(kind, office_id, ImportedRow.lot_key, lot_keys):
        found.setdefault(row.lot_key or "", []).append(row)
    return found


def standing_of(
    case_id: int,
    office_id: int,
    prefix: str,
    *,
    is_document: Callable[[str], bool] | None = None,
) -> Mapping[str, str]:
    """Return the lines of a case whose keys begin alike and that stand: fingerprints by key.

    Args:
        is_document: which numbers of minutes they came in for; None for any.
    """
    rows = db.session.execute(
        in_force()
        .with_only_columns(ImportedRow.key, ImportedRow.fingerprint, ImportBatch.document_no)
        .join(ImportBatch, ImportBatch.id == ImportedRow.batch_id)
        .where(
            ImportBatch.office_id == office_id,
            ImportBatch.case_id == case_id,
            ImportedRow.key.startswith(prefix, autoescape=True),
        )
    ).all()
    return {
        row.key: row.fingerprint
        for row in rows
        if is_document is None or is_document(row.document_no or "")
    }


def in_force() -> Select[ImportedRow]:
    """Select rows that became something that stands: their order was not given up."""
    return (
        select(ImportedRow)
        .outerjoin(Order, Order.id == ImportedRow.order_id)
        .where(or_(ImportedRow.order_id.is_(None), Order.state.not_in(GIVEN_UP)))
    )


def is_same(former: ImportedRow, content_hash: str, words: Mapping[str, str]) -> bool:
    """Tell whether a row says what it said when it came in.

    It does where the same is read from it, and where its words are the same: what a cell is read as
    and which column its head names may differ between two versions of the reader, what the office
    wrote does not. A column that both versions know must hold the same words in both.

    Args:
        words: the cells of the row, by column.
    """
    if former.content_hash == content_hash:
        return True
    then = former.source or {}
    if any(words[column] != then[column] for column in then.keys() & words.keys()):
        return False
    return bool(then) and sorted(then.values()) == sorted(words.values())


def check_same(former: ImportedRow, row: ImportRow, words: Mapping[str, str]) -> None:
    """Refuse a row that somebody imported meanwhile and that says something else.

    Args:
        words: the cells of the row, by column.

    Raises:
        ImportedMeanwhile: it does.
    """
    if not is_same(former, row.content_hash, words):
        raise refusals.ImportedMeanwhile(key=row.key)


def remembered(
    batch: ImportBatch,
    row: ImportRow,
    *,
    lot_id: int | None = None,
    round_id: int | None = None,
    order_id: int | None = None,
    lot_key: str | None = None,
    source: dict[str, str] | None = None,
) -> ImportedRow:
    """Return what is to be remembered of a row."""
    return ImportedRow(
        office_id=batch.office_id,
        batch_id=batch.id,
        kind=batch.kind,
        key=row.key,
        content_hash=row.content_hash,
        fingerprint=row.fingerprint,
        lot_key=lot_key,
        source=source,
        lot_id=lot_id,
        round_id=round_id,
        order_id=order_id,
    )


def remember(rows: Sequence[ImportedRow], former: Mapping[str, ImportedRow]) -> None:
    """Remember what rows became; a row whose former order was given up points to the new one.

    Args:
        former: the rows of these keys that are remembered, given up or not; see :func:`recall`.
    """
    for row in rows:
        old = former.get(row.key)
        if old is None:
            db.session.add(row)
        else:
            old.batch_id, old.order_id = row.batch_id, row.order_id
            old.content_hash, old.fingerprint = row.content_hash, row.fingerprint


def mark(rows: Iterable[tuple[ImportedRow, Marks]]) -> None:
    """Keep what identifies the asset of each row that was just remembered."""
    found = [
        {"office_id": row.office_id, "imported_row_id": row.id, "mark": each[:MARK]}
        for row, marks in rows
        if row.id is not None
        for each in marks.written
    ]
    if found:
        db.session.execute(insert(ImportedMark), found)


def marks_of_rows(row_ids: Sequence[int]) -> Mapping[int, set[str]]:
    """Return the identifiers of the assets of imported rows."""
    found: dict[int, set[str]] = {}
    for start in range(0, len(row_ids), CHUNK):
        some = row_ids[start : start + CHUNK]
        query = select(ImportedMark.imported_row_id, ImportedMark.mark)
        for row_id, written in db.session.execute(
            query.where(ImportedMark.imported_row_id.in_(some))
        ):
            found.setdefault(row_id, set()).add(written)
    return found


@dataclass(frozen=True, slots=True)
class Recalled:
    """What is remembered of rows, by key: those that stand, and all of them."""

    standing: Mapping[str, ImportedRow]
    every: Mapping[str, ImportedRow]


def recall(kind: SheetKind, office_id: int, keys: Sequence[str]) -> Recalled:
    """Return what is remembered of rows of these keys, be it in force or given up."""
    found = db.session.execute(
        select(ImportedRow, Order.state)
        .outerjoin(Order, Order.id == ImportedRow.order_id)
        .where(
            ImportedRow.office_id == office_id,
            ImportedRow.kind == kind,
            ImportedRow.key.in_(keys),
        )
    ).all()
    return Recalled(
        {row.key: row for row, state in found if state not in GIVEN_UP},
        {row.key: row for row, _state in found},
    )


def _known(
    kind: SheetKind,
    office_id: int,
    column: InstrumentedAttribute[str] | InstrumentedAttribute[str | None],
    values: Collection[str],
) -> Sequence[ImportedRow]:
    wanted = sorted(set(values))
    return [
        row
        for start in range(0, len(wanted), CHUNK)
        for row in db.session.scalars(
            in_force().where(
                ImportedRow.office_id == office_id,
                ImportedRow.kind == kind,
                column.in_(wanted[start : start + CHUNK]),
            )
        )
    ]
