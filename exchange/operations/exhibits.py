"""Exhibit lists: their lines become proposed intake orders of one case, for others to approve."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from accounts.turns import turns
from cases.models import CaseFile
from exchange.importing import stored
from exchange.importing.apart import ReadRow
from exchange.importing.drafts import ExhibitDraft
from exchange.importing.itemkinds import item_kind_of
from exchange.importing.problems import Code, Problem, Severity
from exchange.importing.quantities import plain
from exchange.importing.seals import SEAL_LETTERS
from exchange.importing.writing import shortened, squeezed
from exchange.models import ImportBatch, ImportRow, RowState, SheetKind
from exchange.operations import register
from exchange.operations.minutes import Minutes, former_scope_of, scope_of, spelled
from exchange.operations.staged import KEY, Staged
from exchange.operations.waiting import first_by_row
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import check
from foundation.unknown import known
from papers.models import DocumentKind
from papers.operations import Paper
from warehouse import allowed
from warehouse.models import ItemKind
from warehouse.operations.proposals import LineDraft, propose_intake

LINES_AN_ORDER = 50  # a longer list goes on in the next order: a keeper works through one at a time
GRAMS = {
    "mg": Decimal("0.001"),
    "gam": Decimal(1),
    "g": Decimal(1),
    "kg": Decimal(1000),
    "yến": Decimal(10_000),
    "tạ": Decimal(100_000),
    "tấn": Decimal(1_000_000),
}
MOST = Decimal(10) ** 12  # of any unit
DECIMALS = Decimal("0.000001")


@dataclass(slots=True)
class ExhibitChecker:
    """Says for every line, in the order of the file, what an import would do with it.

    A line is known by its document and what it says; among equal lines, by which of them it is.
    Its place in the file tells that it was changed since it was imported. Its number tells nothing:
    offices leave it blank, or begin again in each section.
    """

    scope: str  # the document, of this case
    keys: frozenset[str]  # of every line of the file
    known: frozenset[str]  # keys of the lines of this document that came in and stand
    gone: Mapping[str, str]  # places of those that are no longer in the file, with their keys
    _times: Counter[str] = field(default_factory=Counter)
    _first: dict[str, int] = field(default_factory=dict)  # content: where it first stands

    def check(self, rows: Sequence[ReadRow]) -> list[Staged]:
        """Look at some lines."""
        return [self._one(row) for row in rows]

    def _one(self, row: ReadRow) -> Staged:
        if row.draft is None:
            return Staged(row.row, RowState.REFUSED, problems=row.problems)
        draft = _draft(row.draft)
        self._times[row.content_hash] += 1
        key = _key(self.scope, row.content_hash, self._times[row.content_hash])
        place = _place(self.scope, row)
        state, problems = self._judged(row, draft, key, place)
        return Staged(
            row.row,
            state,
            key=key,
            part=draft.source[:KEY],
            content_hash=row.content_hash,
            fingerprint=place,
            draft=row.draft,
            problems=problems,
        )

    def _judged(
        self, row: ReadRow, draft: ExhibitDraft, key: str, place: str
    ) -> tuple[RowState, list[Problem]]:
        first = self._first.setdefault(row.content_hash, row.row)
        problems = [*row.problems, *_alike(row.row, first), *_unkeepable(draft)]
        if key in self.known:
            return RowState.UNCHANGED, problems
        if place in self.gone:
            changed = Problem(row.row, "description", Code.LINE_CHANGED)
            return RowState.REFUSED, [changed, *problems]
        if self.gone:
            details = {"count": len(self.gone)}
            problems.append(Problem(row.row, "", Code.LINES_GONE, details, Severity.WARNING))
        missing = any(problem.refuses for problem in problems)
        return RowState.INCOMPLETE if missing else RowState.NEW, problems


def checker(case: CaseFile, minutes: Minutes | None, rows: Sequence[ReadRow]) -> ExhibitChecker:
    """Return the checker of a whole file, asking the database once for its document."""
    scope = scope_of(case.id, minutes)
    times: Counter[str] = Counter()
    keys: set[str] = set()
    for row in rows:
        if row.draft is not None:
            times[row.content_hash] += 1
            keys.add(_key(scope, row.content_hash, times[row.content_hash]))
    known = register.standing_of(case.id, case.office_id, f"{scope}:")
    if minutes is not None and (former := former_scope_of(case.id, minutes)) is not None:
        earlier = register.standing_of(
            case.id,
            case.office_id,
            f"{former}:",
            is_document=lambda number: spelled(number) == spelled(minutes.number),
        )
        known = {
            **{f"{scope}:{key.partition(':')[2]}": place for key, place in earlier.items()},
            **known,
        }
    gone = {place: key for key, place in known.items() if key not in keys}
    return ExhibitChecker(scope, frozenset(keys), frozenset(known), gone)


def check_orders_end(office_id: int, by: Act) -> None:
    """Refuse a whole list in an office where its orders would come to nothing.

    Raises:
        NobodyElseMayApprove, NobodyCarriesOut, ProposerCarriesOut: nobody could decide the orders
            of the list, or nobody carry them out.
    """
    check(turns(allowed.PARTS, office_id, by).why_not)


def next_rows(batch: ImportBatch, _most: int) -> Sequence[ImportRow]:
    """Return the first lines that wait and belong into one order."""
    waiting = (RowState.NEW,)
    first = first_by_row(batch, waiting, 1)
    if not first:
        return []
    return first_by_row(batch, waiting, LINES_AN_ORDER, ImportRow.part == first[0].part)


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
    source = fresh[0].part
    order = propose_intake(
        db.session.get_one(CaseFile, batch.case_id),
        document=Paper(
            kind=DocumentKind.MINUTES,
            number=batch.document_no,
            issued_on=batch.document_on,  # the yes refused a list without one
        ),
        reason=f"{batch.file_name}{f' ({source})' if source else ''}: {len(fresh)}"[:500],
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


def _key(scope: str, content: str, times: int) -> str:
    return f"{scope}:{content}:{times}"


def _place(scope: str, row: ReadRow) -> str:
    """Return what the place of a line is known by: its document, its sheet, its row there."""
    return stored.digest([scope, row.sheet, row.sheet_row])


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
        if named := row.completed.get("description"):
            kind = draft.kind if draft.kind != "other" else item_kind_of("", named)
            draft = replace(draft, description=named, kind=kind)
        if sealed := row.completed.get("seal"):
            draft = replace(draft, seal_text=sealed, seal_numbers=())
    if draft.quantity is None:
        raise ValueError(f"row {draft.row} has no quantity")  # it is incomplete, not new
    weight, beside = grams_of(draft)
    return LineDraft(
        kind=ItemKind(draft.kind),
        description=described(draft, beside),
        quantity=draft.quantity,
        unit=draft.unit[:40] if draft.unit else None,
        weight_grams=weight,
        seal=known(draft.seal, SEAL_LETTERS),
        about=draft.approximate and row.completed is None,
        notes=known(draft.notes),
    )


def grams_of(draft: ExhibitDraft) -> tuple[Decimal | None, str]:
    """Return the grams of a line, and in words what is no exact number of grams."""
    second = draft.second_quantity
    if second is None:
        return None, ""
    if not draft.second_approximate and draft.second_unit in GRAMS:
        grams = second * GRAMS[draft.second_unit]
        if keepable(grams):
            return grams, ""
    return None, f"{'≈ ' if draft.second_approximate else ''}{plain(second)} {draft.second_unit}"


def described(draft: ExhibitDraft, beside: str) -> str:
    """Return the description with what has no other place: a volume, a long seal."""
    told = [draft.description]
    if draft.words and squeezed(draft.words) not in squeezed(draft.description):
        told.append(draft.words)
    if beside and squeezed(beside) not in squeezed(draft.description):
        told.append(beside)
    if len(draft.seal) > SEAL_LETTERS and draft.seal not in draft.description:
        told.append(draft.seal)
    return "; ".join(told)[:1000]
