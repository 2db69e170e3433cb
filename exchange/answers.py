"""What an import says of a file: counts that add up, and every row that does not come in."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from sqlalchemy import func, select

from exchange.importing import stored
from exchange.importing.problems import Problem, Severity
from exchange.models import BatchState, ImportBatch, ImportRow, RowState
from exchange.sentences import sentences_of
from foundation.database import db
from foundation.i18n import N_
from web.i18n import translated

#: Names of the counts; every row is counted in one of them or listed as refused.
COUNTS: Final[Mapping[RowState, str]] = {
    RowState.NEW: "new",
    RowState.INCOMPLETE: "incomplete",
    RowState.ASSETS_ONLY: "assets_only",
    RowState.UNCHANGED: "unchanged",
}
REFUSED: Final = (RowState.REFUSED, RowState.FAILED)
STAYS_OUT: Final = (*REFUSED, RowState.LEFT_OUT)
Answer = dict[str, Any]


def refused_file(problems: Sequence[Problem]) -> Answer:
    """Return the answer for a file of which nothing was read: it is refused as one, as row 0."""
    kept = [stored.problem_written(problem) for problem in problems]
    refusing = [each for each in kept if _refuses(each)]
    reasons = " ".join(sentences_of(refusing))
    return {
        "rows": 1,
        **dict.fromkeys(COUNTS.values(), 0),
        "imported": 0,
        "refused": [_said(0, "", refusing[0]) | {"reason": reasons}],
        "warnings": [_said(0, "", each) for each in kept if not _refuses(each)],
    }


def answer(batch: ImportBatch) -> Answer:
    """Return what became, or would become, of every row of a file."""
    counts = _counts(batch)
    rows = db.session.scalars(
        select(ImportRow).where(ImportRow.batch_id == batch.id).order_by(ImportRow.row)
    ).all()
    return {
        "rows": batch.rows,
        **counts,
        "imported": batch.imported,
        "refused": [_refused(row) for row in rows if row.state in REFUSED],
        "warnings": [
            *(_said(0, "", note) for note in batch.notes or ()),
            *(each for row in rows for each in _warnings(row)),
        ],
    }


def told(said: Answer, batch: ImportBatch | None) -> str:
    """Return an answer as text, one line for each row that stays out or is to be looked at."""
    counts = translated(
        N_(
            "%(rows)s rows: %(new)s new, %(incomplete)s incomplete, %(assets_only)s asset only,"
            " %(unchanged)s unchanged, %(refused)s refused"
        ),
        {**said, "refused": len(said["refused"])},
    )
    done = batch is not None and batch.state is BatchState.DONE
    state = translated(N_("imported")) if done else translated(N_("nothing was changed"))
    lines = [_line(each) for each in (*said["refused"], *said["warnings"])]
    return "\n".join([f"{counts} · {state}", *lines])


def _counts(batch: ImportBatch) -> dict[str, int]:
    """Count the rows by what becomes of them; what was refused on the way is no longer new."""
    counts = dict.fromkeys(COUNTS.values(), 0)
    grouped = db.session.execute(
        select(ImportRow.outcome, ImportRow.state, func.count())
        .where(ImportRow.batch_id == batch.id)
        .group_by(ImportRow.outcome, ImportRow.state)
    )
    for outcome, state, count in grouped:
        kept = RowState.UNCHANGED if state is RowState.UNCHANGED else outcome
        if state not in STAYS_OUT and kept in COUNTS:
            counts[COUNTS[kept]] += count
    return counts


def _refused(row: ImportRow) -> Answer:
    first = next((each for each in row.problems if _refuses(each)), {})
    place = _said(row.number, row.sheet or "", first)
    return place | {"reason": " ".join(sentences_of(row.problems, refusing=True))}


def _warnings(row: ImportRow) -> list[Answer]:
    """Return what to look at in a row, and what a person must still complete."""
    stays_out = row.state in REFUSED
    return [
        _said(row.number, row.sheet or "", each)
        for each in row.problems
        if not (stays_out and _refuses(each))
    ]


def _refuses(kept: Mapping[str, Any]) -> bool:
    return "refusal" in kept or kept["severity"] == Severity.REFUSAL


def _said(row: int, sheet: str, kept: Mapping[str, Any]) -> Answer:
    at = kept.get("at") or {}
    return {
        "row": row,
        "sheet": sheet,
        "column": kept.get("column", "") or at.get("head", ""),
        "cell": kept.get("cell", "") or at.get("cell", ""),
        "reason": " ".join(sentences_of([kept])) if kept else "",
    }


def _line(said: Answer) -> str:
    place = " ".join(str(said[name]) for name in ("sheet", "row", "cell") if said[name])
    return f"{place}: {said['reason']}" if place else said["reason"]
