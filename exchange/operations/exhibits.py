"""Exhibit lists: their lines become proposed intake orders of one case, for others to approve."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from sqlalchemy import select

from cases.models import CaseFile
from exchange.importing import stored
from exchange.importing.apart import ReadRow
from exchange.importing.drafts import ExhibitDraft
from exchange.importing.problems import Code, Problem, Severity
from exchange.importing.writing import shortened
from exchange.models import ImportBatch, ImportRow, RowState, SheetKind
from exchange.operations import register
from exchange.operations.staged import KEY, Staged
from foundation.acts import Act
from foundation.database import db
from warehouse.models import ItemKind
from warehouse.operations.proposals import LineDraft, propose_intake

LINES_AN_ORDER = 50  # a longer list goes on in the next order: a keeper works through one at a time
GRAMS = {"gam": 1, "g": 1, "kg": 1000, "tấn": 1_000_000}
COUNTED = "vật"  # the unit of things counted without one ("3 súng hơi")
MOST = Decimal(10) ** 12  # of any unit
DECIMALS = Decimal("0.000001")


@dataclass(slots=True)
class ExhibitChecker:
    """Says for every line, in the order of the file, what an import would do with it.

    A line is known by its content: which of several equal ones it is, counts. Numbers of lines
    only tell that a line was changed since it was imported, and only where a number stands once.
    """

    case_id: int
    office_id: int
    keys: frozenset[str]  # of every line of the file
    numbers: Counter[tuple[str, str]]
    _times: Counter[str] = field(default_factory=Counter)
    _first: dict[str, int] = field(default_factory=dict)  # content: its first row

    def check(self, rows: Sequence[ReadRow]) -> list[Staged]:
        """Look at some lines, asking the database once for all of them."""
        staged = [self._one(row) for row in rows]
        known = register.known_rows(
            SheetKind.EXHIBITS, self.office_id, [one.key for one in staged if one.key]
        )
        prints = [one.fingerprint for one in staged if one.fingerprint]
        lines = register.known_fingerprints(SheetKind.EXHIBITS, self.office_id, prints)
        checked: list[Staged] = []
        for one in staged:
            changed = any(line.key not in self.keys for line in lines.get(one.fingerprint, ()))
            if one.key in known:
                one = replace(one, state=RowState.UNCHANGED)
            elif changed:
                refusal = Problem(one.row, "description", Code.IMPORTED_DIFFERENTLY)
                one = replace(one, state=RowState.REFUSED, problems=[refusal, *one.problems])
            checked.append(one)
        return checked

    def _one(self, row: ReadRow) -> Staged:
        if row.draft is None:
            return Staged(row.row, RowState.REFUSED, problems=row.problems)
        draft = _draft(row.draft)
        self._times[row.content_hash] += 1
        first = self._first.setdefault(row.content_hash, row.row)
        problems = [*row.problems, *_alike(row.row, first), *_unkeepable(draft)]
        missing = any(problem.refuses for problem in problems)
        return Staged(
            row.row,
            RowState.INCOMPLETE if missing else RowState.NEW,
            key=_key(self.case_id, row.content_hash, self._times[row.content_hash]),
            part=draft.source[:KEY],
            content_hash=row.content_hash,
            fingerprint=self._line(draft),
            draft=row.draft,
            problems=problems,
        )

    def _line(self, draft: ExhibitDraft) -> str:
        """Return what a numbered line is known by, whatever it says; nothing for all others."""
        number = draft.source, draft.line_no
        if not draft.line_no or self.numbers[number] > 1:
            return ""
        return stored.digest([self.case_id, *number])


def checker(case: CaseFile, rows: Sequence[ReadRow]) -> ExhibitChecker:
    """Return the checker of a whole file."""
    times: Counter[str] = Counter()
    keys: set[str] = set()
    numbers: Counter[tuple[str, str]] = Counter()
    for row in rows:
        if row.draft is not None:
            times[row.content_hash] += 1
            keys.add(_key(case.id, row.content_hash, times[row.content_hash]))
            values = json.loads(row.draft)
            numbers[(values["source"], values["line_no"])] += 1
    return ExhibitChecker(case.id, case.office_id, frozenset(keys), numbers)


def next_rows(batch: ImportBatch, _most: int) -> Sequence[ImportRow]:
    """Return the first lines that wait and belong into one order."""
    waiting = select(ImportRow).where(
        ImportRow.batch_id == batch.id, ImportRow.state == RowState.NEW
    )
    first = db.session.scalar(waiting.order_by(ImportRow.row).limit(1))
    if first is None:
        return []
    alike = waiting.where(ImportRow.part == first.part)
    return db.session.scalars(alike.order_by(ImportRow.row).limit(LINES_AN_ORDER)).all()


def take_in(batch: ImportBatch, rows: Sequence[ImportRow], *, by: Act) -> list[ImportRow]:
    """Propose one intake order over lines of one source.

    Returns:
        Those that changed nothing, because somebody imported the same in the meantime.

    Raises:
        CaseIsClosed: the case was closed meanwhile.
    """
    recalled = register.recall(SheetKind.EXHIBITS, batch.office_id, [row.key for row in rows])
    unchanged = [row for row in rows if row.key in recalled.standing]
    fresh = [row for row in rows if row.key not in recalled.standing]
    if not fresh:
        return unchanged
    source, number = fresh[0].part, batch.document_no or ""
    order = propose_intake(
        db.session.get_one(CaseFile, batch.case_id),
        document_no=f"{number} ({source})"[:120] if source else number,
        document_on=batch.document_on or by.day,
        reason=f"{batch.file_name}: {len(fresh)}",
        lines=[_line(row) for row in fresh],
        counterpart_name=None,
        counterpart_office=None,
        by=by,
    )
    register.remember(
        [register.remembered(batch, row, order_id=order.id) for row in fresh], recalled.every
    )
    return unchanged


def keepable(quantity: Decimal) -> bool:
    """Tell whether the database holds a quantity exactly."""
    return 0 < quantity <= MOST and quantity == quantity.quantize(DECIMALS)


def _key(case_id: int, content: str, times: int) -> str:
    return f"{case_id}:{content}:{times}"


def _alike(row: int, first: int) -> list[Problem]:
    if row == first:
        return []
    return [Problem(row, "", Code.LINE_ALIKE, {"other": first}, Severity.WARNING)]


def _unkeepable(draft: ExhibitDraft) -> list[Problem]:
    if draft.quantity is None or keepable(draft.quantity):
        return []
    details = {"written": shortened(format(draft.quantity, "f"))}
    return [Problem(draft.row, "quantity", Code.QUANTITY_UNKEEPABLE, details)]


def _draft(text: str) -> ExhibitDraft:
    return stored.read(ExhibitDraft, json.loads(text))


def _line(row: ImportRow) -> LineDraft:
    draft = _draft(row.draft or "")
    if row.completed is not None:
        quantity = Decimal(row.completed["quantity"])
        draft = replace(draft, quantity=quantity, unit=row.completed["unit"])
    if draft.quantity is None:
        raise ValueError(f"row {draft.row} has no quantity")  # it is incomplete, not new
    weight = None
    if draft.second_quantity is not None and draft.second_unit in GRAMS:
        weight = draft.second_quantity * GRAMS[draft.second_unit]
    return LineDraft(
        kind=ItemKind(draft.kind),
        description=draft.description[:1000],
        quantity=draft.quantity,
        unit=(draft.unit or COUNTED)[:40],
        weight_grams=weight if weight is not None and keepable(weight) else None,
        seal=(", ".join(draft.seal_numbers) or draft.seal_text)[:200] or None,
    )
