"""Texts of an old font: a person compares the converted ones with the file and says they are right.

Until then a row with such texts stays out, whatever it is a row of.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select

from exchange.importing import stored
from exchange.importing.drafts import NoticeDraft
from exchange.importing.problems import Code, Severity
from exchange.models import ImportBatch, ImportRow, RowState, SheetKind
from exchange.operations.notice_facts import outcome_of
from exchange.operations.rows import turn_row
from foundation.acts import Act
from foundation.database import db

#: What a row with such texts is until a person confirms them.
WAITS: Mapping[SheetKind, RowState] = {
    SheetKind.NOTICES: RowState.REFUSED,
    SheetKind.EXHIBITS: RowState.INCOMPLETE,
    SheetKind.BACKLOG: RowState.REFUSED,
}


def old_font_of(batch: ImportBatch) -> str | None:
    """Return the old font that rows of a file wait to be confirmed in."""
    for row in _waiting(batch):
        for each in row.problems:
            if is_of_font(each):
                return str(each["details"]["font"])
    return None


def confirm_font(batch: ImportBatch, by: Act) -> None:
    """Confirm the converted texts of a batch that is locked and waits; settled rows come in."""
    if not batch.font_to_confirm:
        return
    batch.font_confirmed_at = by.at
    for row in _waiting(batch):
        if not any(map(is_of_font, row.problems)):
            continue
        row.problems = [_confirmed(each) for each in row.problems]
        if row.completed is not None or not stays_out(row):
            take(row, batch.kind)


def open_cases(batch: ImportBatch) -> None:
    """Take the person's word that cases which are not there are opened, with their number only.

    The batch is locked and waits; rows that nothing else keeps out come in.
    """
    if not batch.asks_for_cases:
        return
    batch.notes = [each for each in batch.notes or () if each["code"] != Code.OLD_CASES_NOT_THERE]
    for row in _waiting(batch):
        if not any(map(_asks_for_case, row.problems)):
            continue
        row.problems = [
            each | {"severity": Severity.WARNING.value} if _asks_for_case(each) else each
            for each in row.problems
        ]
        if not stays_out(row):
            take(row, batch.kind)


def take(row: ImportRow, kind: SheetKind) -> None:
    """Let a row come in that a person settled."""
    state = RowState.NEW
    lacks = any(each.get("severity") == Severity.MISSING for each in row.problems)
    if kind is SheetKind.NOTICES:
        state = outcome_of(stored.read_text(NoticeDraft, row.draft or ""), lacks=lacks)
    elif kind is SheetKind.BACKLOG and lacks:
        state = RowState.INCOMPLETE
    if row.state is not RowState.LEFT_OUT:
        turn_row(row, state)
    row.outcome = state


def is_of_font(kept: Mapping[str, Any]) -> bool:
    """Tell whether a problem asks for converted texts to be confirmed."""
    return kept.get("code") == Code.OLD_FONT and refuses(kept)


def refuses(kept: Mapping[str, Any]) -> bool:
    """Tell whether a kept problem keeps its row out."""
    return kept.get("severity") == Severity.REFUSAL


def _asks_for_case(kept: Mapping[str, Any]) -> bool:
    return kept.get("code") == Code.OLD_CASE_NOT_THERE and refuses(kept)


def stays_out(row: ImportRow) -> bool:
    """Tell whether something keeps a row out: what was read, or the operation that records it."""
    return any(refuses(each) or "refusal" in each for each in row.problems)


def _confirmed(kept: dict[str, Any]) -> dict[str, Any]:
    return kept | {"severity": Severity.WARNING.value} if is_of_font(kept) else kept


def _waiting(batch: ImportBatch) -> Sequence[ImportRow]:
    return db.session.scalars(
        select(ImportRow).where(
            ImportRow.batch_id == batch.id,
            ImportRow.state.in_((WAITS[batch.kind], RowState.LEFT_OUT)),
        )
    ).all()
