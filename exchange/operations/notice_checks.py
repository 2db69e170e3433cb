"""Looking at the rows of a file of notices: what an import would make of each."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from sqlalchemy import select

from cases.models import CaseFile, number_key, numbered
from exchange.importing import stored
from exchange.importing.apart import ReadRow
from exchange.importing.drafts import NoticeDraft, Told
from exchange.importing.marks import Marks, marks_of
from exchange.importing.problems import Code, Problem, Severity
from exchange.importing.references import named_parties
from exchange.importing.writing import shortened, tidy
from exchange.models import ImportedRow, RowState, SheetKind
from exchange.operations import register
from exchange.operations.notice_facts import (
    LONGEST_KEY,
    LONGEST_NUMBER,
    case_number,
    draft_of,
    key_of,
    outcome_of,
    part_of,
    session_on,
)
from exchange.operations.offers_again import Again
from exchange.operations.staged import Staged
from foundation.database import db


@dataclass(slots=True)
class NoticeChecker:
    """Says for every row, in the order of the file, what an import would do with it."""

    office_id: int
    today: date
    again: Mapping[int, Again]  # by row, see offers_again
    _rounds: set[str] = field(default_factory=set)  # fingerprints of rows before
    _owners: dict[str, str] = field(default_factory=dict)  # of numbers in rows before: which asset
    _numbers: set[str] = field(default_factory=set)  # of the cases the rows before would open

    def check(self, rows: Sequence[ReadRow]) -> list[Staged]:
        """Look at some rows, asking the database once for all of them."""
        drafts = {row.row: draft_of(row.draft) for row in rows if row.draft and not row.repeats}
        known = register.known_rows(SheetKind.NOTICES, self.office_id, _keys(drafts.values()))
        drafts = self._numbered(drafts, known)
        prints = {draft.fingerprint for draft in drafts.values()}
        self._rounds |= set(register.known_fingerprints(SheetKind.NOTICES, self.office_id, prints))
        known = {**self._known_by_words(drafts.values(), known), **known}
        taken = self._taken([case_number(draft) for draft in drafts.values()])
        return [self._one(row, drafts.get(row.row), known, taken) for row in rows]

    def _one(
        self,
        row: ReadRow,
        draft: NoticeDraft | None,
        known: Mapping[str, ImportedRow],
        taken: Collection[str],
    ) -> Staged:
        if row.repeats:
            return Staged(row.row, RowState.UNCHANGED, problems=row.problems)
        if draft is None:
            return Staged(row.row, RowState.REFUSED, problems=row.problems)
        problems = [*row.problems, *self._told(draft)]
        staged = Staged(
            row.row,
            outcome_of(draft, lacks=any(each.severity is Severity.MISSING for each in problems)),
            key=key_of(draft)[:LONGEST_KEY],
            content_hash=row.content_hash,
            fingerprint=draft.fingerprint,
            draft=stored.dumped(stored.written(draft)) if draft.part else row.draft,
            problems=problems,
        )
        former = _former(draft, known)
        if former and register.is_same(former, row.content_hash, dict(draft.cells)):
            return replace(staged, state=RowState.UNCHANGED)
        refusal = (
            Problem(row.row, "notice_id", Code.IMPORTED_DIFFERENTLY)
            if former is not None
            else self._why_not(draft, taken)
        )
        if refusal is not None:
            return replace(staged, state=RowState.REFUSED, problems=[refusal, *problems])
        staged = self._perhaps_again(staged, draft)
        if any(each.code is Code.OLD_FONT for each in row.problems):  # until a person confirms it
            staged = replace(staged, state=RowState.REFUSED)
        if draft.fingerprint not in self._rounds:
            self._numbers.add(number_key(case_number(draft)))
            self._rounds.add(draft.fingerprint)
        return staged

    def _known_by_words(
        self, drafts: Iterable[NoticeDraft], known: Mapping[str, ImportedRow]
    ) -> dict[str, ImportedRow]:
        """Return by key the rows without a number that came in with the same words.

        They are known by what is read from them, which a later version may read otherwise.
        """
        unnumbered = [d for d in drafts if not d.notice_id and key_of(d) not in known]
        assets = {draft.lot_key for draft in unnumbered}
        before = register.known_assets(SheetKind.NOTICES, self.office_id, assets)
        return {
            key_of(draft): row
            for draft in unnumbered
            for row in before.get(draft.lot_key, ())
            if register.is_same(row, "", dict(draft.cells))
        }

    def _numbered(
        self, drafts: Mapping[int, NoticeDraft], known: Mapping[str, ImportedRow]
    ) -> dict[int, NoticeDraft]:
        """Return the drafts, each told from the other assets under its number.

        In one file the rows of a number are different assets. Beside a row that came in with
        another file, an asset is another one only where an identifier says so; otherwise the same
        row was changed.
        """
        others = [
            (draft, known[draft.notice_id].id)
            for draft in drafts.values()
            if draft.notice_id in known and known[draft.notice_id].lot_key != draft.lot_key
        ]
        marks = register.marks_of_rows([row_id for _draft, row_id in others])
        told = {
            draft.row
            for draft, row_id in others
            if marks_of(draft).is_of_another_asset(Marks.read(marks.get(row_id, ())))
        }
        numbered: dict[int, NoticeDraft] = {}
        for row, draft in drafts.items():
            named = replace(draft, part=part_of(draft))
            owner = self._owners.get(draft.notice_id, draft.lot_key)
            is_part = key_of(named) in known or row in told or owner != draft.lot_key
            numbered[row] = named if draft.notice_id and is_part else draft
            if draft.notice_id and not is_part:
                self._owners[draft.notice_id] = draft.lot_key
        return numbered

    def _why_not(self, draft: NoticeDraft, taken: Collection[str]) -> Problem | None:
        """Return what would refuse the row later, when other rows had come in already."""
        if len(draft.notice_id) > LONGEST_NUMBER:
            return Problem(draft.row, "notice_id", Code.ID_TOO_LONG, {"limit": LONGEST_NUMBER})
        day = session_on(draft)
        stops = draft.told is Told.STOPPED  # a session to come is stopped, too
        told = draft.told is not None and not draft.told_aside and not stops
        if told and day is not None and day > self.today:
            details = {"day": f"{day:%d/%m/%Y}"}
            return Problem(draft.row, "result", Code.RESULT_BEFORE_SESSION, details)
        key = number_key(case_number(draft))
        if draft.fingerprint not in self._rounds and (key in taken or key in self._numbers):
            details = {"number": case_number(draft)}
            return Problem(draft.row, "notice_id", Code.CASE_NUMBER_TAKEN, details)
        return None

    def _told(self, draft: NoticeDraft) -> list[Problem]:
        """Return what to look at that depends on today, and parties that are not recorded."""
        found = [
            _warning(draft, column, Code.PARTY_UNREADABLE, written=shortened(name))
            for column, cell in (
                ("creditor_name", draft.creditor_name),
                ("debtor_name", draft.debtor_name),
            )
            for name in named_parties(cell)[1]
        ]
        if draft.notice_day is not None and draft.notice_day > self.today:
            details: dict[str, str | int] = {"day": f"{draft.notice_day:%d/%m/%Y}"}
            missing = Severity.MISSING
            found.append(
                Problem(draft.row, "notice_date", Code.NOTICE_FROM_THE_FUTURE, details, missing)
            )
        day = session_on(draft)
        if draft.told_aside and day is not None and day > self.today:
            cells = dict(draft.cells)
            written = shortened(cells.get("result") or cells.get("notes", ""))
            found.append(_warning(draft, "notes", Code.RESULT_UNREADABLE, written=written))
        if draft.told is None and day is not None and day < self.today:
            found.append(_warning(draft, "result", Code.RESULT_UNKNOWN, day=f"{day:%d/%m/%Y}"))
        return found

    def _perhaps_again(self, staged: Staged, draft: NoticeDraft) -> Staged:
        """Point at the row or the lot whose asset the notice may offer again."""
        again = self.again.get(draft.row)
        if again is None:
            return staged
        before = again.before
        warning = (
            _warning(draft, "asset_description", Code.SAME_ASSET_AS, row=before.row)
            if before.row is not None
            else _warning(draft, "asset_description", Code.SAME_ASSET_AS_LOT, lot=before.code)
        )
        staged = replace(staged, problems=[*staged.problems, warning])
        if not again.joins:
            return staged
        return replace(staged, offered_in_row=before.row, offered_as_lot_id=before.lot_id)

    def _taken(self, numbers: Collection[str]) -> Collection[str]:
        there = select(CaseFile.number).where(
            CaseFile.office_id == self.office_id, numbered(*numbers)
        )
        return set(map(number_key, db.session.scalars(there)))


def _keys(drafts: Iterable[NoticeDraft]) -> list[str]:
    """Return the keys that rows may be known by: alone under their number, or one of several."""
    return [
        key_of(each)
        for draft in drafts
        for one in (draft, *_whole(draft))
        for each in ((one, replace(one, part=part_of(one))) if one.notice_id else (one,))
    ]


def _whole(draft: NoticeDraft) -> list[NoticeDraft]:
    """Return a draft as an earlier version read it: the whole cell, its day too, as its number."""
    cell = tidy(dict(draft.cells).get("notice_id", ""))
    return [replace(draft, notice_id=cell, part="")] if cell != draft.notice_id else []


def _former(draft: NoticeDraft, known: Mapping[str, ImportedRow]) -> ImportedRow | None:
    """Return the row of an earlier import that a notice is, if any."""
    for whole in _whole(draft):
        for key in (key_of(replace(whole, part=part_of(draft))), key_of(whole)):
            if key in known:
                return known[key]
    return known.get(key_of(draft))


def _warning(draft: NoticeDraft, column: str, code: Code, **details: str | int) -> Problem:
    return Problem(draft.row, column, code, details, Severity.WARNING)
