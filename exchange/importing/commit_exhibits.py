"""Importing exhibit lists: their lines become intake orders of one case, one order a source."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from cases.models import CaseFile
from exchange.importing import register
from exchange.importing.drafts import ExhibitDraft, ExhibitSheet
from exchange.importing.files import ReadFile
from exchange.importing.outcome import Outcome
from exchange.importing.problems import Code, Problem
from exchange.models import ImportedRow
from foundation.acts import Act
from foundation.database import db
from warehouse.models import ItemKind, Order
from warehouse.operations.proposals import LineDraft, propose_intake

SHEET = "exhibits"
GRAMS = {"gam": 1, "g": 1, "kg": 1000, "tấn": 1_000_000}
COUNTED = "vật"  # the unit of things counted without one ("3 súng hơi")

Completed = Mapping[int, tuple[Decimal, str]]  # row: quantity and unit a person typed


def preview(
    file: ReadFile[ExhibitSheet], *, case: CaseFile, completed: Completed | None = None
) -> tuple[Outcome, Sequence[ExhibitDraft]]:
    """Say for every line what an import would do; nothing is changed.

    Args:
        completed: what a person typed for lines that could not be read whole.

    Returns:
        The outcome, and all drafts; an incomplete one is refused with what it lacks.
    """
    sheet = file.sheet
    outcome = Outcome(sheet.rows)
    outcome.note(sheet.problems)
    drafts = [_complete(draft, completed or {}) for draft in sheet.drafts]
    known = register.known_rows(SHEET, case.office_id, {_key(case, d) for d in drafts})
    seen: dict[str, ExhibitDraft] = {}
    for draft in drafts:
        key = _key(case, draft)
        twin, former = seen.setdefault(key, draft), known.get(key)
        for doubt in draft.doubts:
            outcome.warn(doubt)
        if former is not None and former.content_hash == register.content_hash(draft):
            outcome.unchanged.append(draft.row)
        elif former is not None:
            outcome.refuse(Problem(draft.row, "description", Code.IMPORTED_DIFFERENTLY))
        elif twin is not draft and register.content_hash(twin) == register.content_hash(draft):
            outcome.unchanged.append(draft.row)
        elif twin is not draft:
            outcome.refuse(Problem(draft.row, "line_no", Code.ID_TWICE, {"other": twin.row}))
        elif not draft.complete:
            for problem in draft.missing:
                outcome.refuse(problem)
        else:
            outcome.new.append(draft.row)
    return outcome, drafts


def import_exhibits(
    file: ReadFile[ExhibitSheet],
    *,
    case: CaseFile,
    document_no: str,
    document_on: date,
    skip_refused: bool,
    by: Act,
    completed: Completed | None = None,
) -> tuple[Outcome, list[Order]]:
    """Import every line of a file as intake lines of ``case``, or none.

    The orders are proposed, not approved: another person decides, a keeper receives and compares.

    Args:
        document_no: number of the seizure minutes; the list's own source is written behind it.
        document_on: their day.

    Raises:
        FileRefused: the file cannot be read.
        RowsRefused: a line is refused or incomplete and ``skip_refused`` was not chosen.
        CaseIsClosed: nothing is taken in for a closed case.
    """
    outcome, drafts = preview(file, case=case, completed=completed)
    outcome.check(skip_refused=skip_refused)
    wanted = set(outcome.new)
    groups: dict[str, list[ExhibitDraft]] = {}
    for draft in drafts:
        if draft.row in wanted:
            groups.setdefault(draft.source, []).append(draft)
    if not groups:
        return outcome, []
    batch = register.open_batch(SHEET, file, office_id=case.office_id, by=by)
    orders = []
    for source, lines in groups.items():
        order = propose_intake(
            case,
            document_no=f"{document_no} ({source})"[:120] if source else document_no,
            document_on=document_on,
            reason=f"{file.name}: {len(lines)}",
            lines=[_line(draft) for draft in lines],
            counterpart_name=None,
            counterpart_office=None,
            by=by,
        )
        orders.append(order)
        db.session.add_all(
            ImportedRow(
                office_id=case.office_id,
                batch_id=batch.id,
                sheet=SHEET,
                key=_key(case, draft),
                content_hash=register.content_hash(draft),
                fingerprint=register.content_hash(draft),
                order_id=order.id,
            )
            for draft in lines
        )
    register.close_batch(batch, outcome, by=by)
    return outcome, orders


def _complete(draft: ExhibitDraft, completed: Completed) -> ExhibitDraft:
    if draft.complete or draft.row not in completed:
        return draft
    quantity, unit = completed[draft.row]
    return replace(draft, quantity=quantity, unit=unit, missing=())


def _key(case: CaseFile, draft: ExhibitDraft) -> str:
    return f"{case.id}:{draft.source}:{draft.line_no}"[:120]


def _line(draft: ExhibitDraft) -> LineDraft:
    if draft.quantity is None:
        raise ValueError(f"row {draft.row} has no quantity")  # preview refused it
    weight = None
    if draft.second_quantity is not None and draft.second_unit in GRAMS:
        weight = draft.second_quantity * GRAMS[draft.second_unit]
    return LineDraft(
        kind=ItemKind(draft.kind),
        description=draft.description[:1000],
        quantity=draft.quantity,
        unit=draft.unit or COUNTED,
        weight_grams=weight,
        seal=", ".join(draft.seal_numbers) or draft.seal_text or None,
    )
