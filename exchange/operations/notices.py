"""Auction notices: each becomes a case to complete, its assets, a lot and a published round.

A notice names no case, so each makes a case file of its own under the notice's number, for the
officer to complete. Publications of one round (same asset, price and session) become one round.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import select

from accounts.models import UserAccount
from auctions import law
from auctions import refusals as auction_refusals
from auctions.models import Round, RoundForm
from auctions.operations.published_lots import PublishedLot, record_published_lots
from auctions.published import PublishedRound
from cases.models import AssetCategory, CaseFile, Tag, number_key
from cases.operations.assets import NewAsset, seize_all
from cases.operations.files import NewCase, open_cases
from exchange.importing import stored
from exchange.importing.apart import ReadRow
from exchange.importing.drafts import AssetKind, Movability, NoticeDraft
from exchange.importing.problems import Code, Problem, Severity
from exchange.models import ImportBatch, ImportedRow, ImportRow, RowState, SheetKind
from exchange.operations import register
from exchange.operations.staged import Staged
from foundation import clock
from foundation.acts import Act
from foundation.database import db

LONGEST_NUMBER = 48  # characters of a notice number; the case's number holds it and more
CATEGORIES = {
    AssetKind.LAND_HOUSE: AssetCategory.HOUSE,
    AssetKind.LAND: AssetCategory.LAND,
    AssetKind.VEHICLE: AssetCategory.VEHICLE,
    AssetKind.MACHINERY: AssetCategory.MACHINERY,
    AssetKind.GOODS: AssetCategory.GOODS,
    AssetKind.SHARES: AssetCategory.SHARES,
    AssetKind.SCRAP: AssetCategory.GOODS,
    AssetKind.EXHIBITS: AssetCategory.EXHIBIT,
    AssetKind.MIXED: AssetCategory.OTHER,
    AssetKind.OTHER: AssetCategory.OTHER,
}
FORMS = (
    ("gián tiếp", RoundForm.INDIRECT_BALLOT),
    ("indirect", RoundForm.INDIRECT_BALLOT),
    ("bỏ phiếu", RoundForm.DIRECT_BALLOT),
    ("ballot", RoundForm.DIRECT_BALLOT),
    ("trực tuyến", RoundForm.ONLINE),
    ("online", RoundForm.ONLINE),
)


@dataclass(slots=True)
class NoticeChecker:
    """Says for every row, in the order of the file, what an import would do with it."""

    office_id: int
    today: date
    _lots: dict[str, tuple[int, str]] = field(default_factory=dict)  # lot key: row, fingerprint
    _rounds: set[str] = field(default_factory=set)  # fingerprints of rows before
    _numbers: set[str] = field(default_factory=set)  # of the cases the rows before would open

    def check(self, rows: Sequence[ReadRow]) -> list[Staged]:
        """Look at some rows, asking the database once for all of them."""
        drafts = {row.row: _draft(row.draft) for row in rows if row.draft and not row.repeats}
        keys = [draft.notice_id for draft in drafts.values()]
        known = register.known_rows(SheetKind.NOTICES, self.office_id, keys)
        prints = {draft.fingerprint for draft in drafts.values()}
        self._rounds |= set(register.known_fingerprints(SheetKind.NOTICES, self.office_id, prints))
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
        staged = Staged(
            row.row,
            RowState.NEW,
            key=draft.notice_id[:LONGEST_NUMBER],
            content_hash=row.content_hash,
            fingerprint=draft.fingerprint,
            draft=row.draft,
            problems=[*row.problems, *self._same_asset(draft)],
        )
        former = known.get(draft.notice_id)
        if former is not None and former.content_hash == row.content_hash:
            return replace(staged, state=RowState.UNCHANGED)
        refusal = (
            Problem(row.row, "notice_id", Code.IMPORTED_DIFFERENTLY)
            if former is not None
            else self._why_not(draft, taken)
        )
        if refusal is not None:
            return replace(staged, state=RowState.REFUSED, problems=[refusal, *staged.problems])
        if draft.fingerprint not in self._rounds:
            self._numbers.add(number_key(case_number(draft)))
            self._rounds.add(draft.fingerprint)
        return staged

    def _why_not(self, draft: NoticeDraft, taken: Collection[str]) -> Problem | None:
        """Return what would refuse the row later, when other rows had come in already."""
        if len(draft.notice_id) > LONGEST_NUMBER:
            return Problem(draft.row, "notice_id", Code.ID_TOO_LONG, {"limit": LONGEST_NUMBER})
        published = published_on(draft, self.today)
        if published > self.today:
            details = {"day": f"{published:%d/%m/%Y}"}
            return Problem(draft.row, "notice_date", Code.NOTICE_FROM_THE_FUTURE, details)
        try:
            law.check_recorded(
                clock.local_day(draft.session), immovable=draft.movability is Movability.IMMOVABLE
            )
        except auction_refusals.NoRule:
            details = {"session": f"{draft.session:%d/%m/%Y}"}
            return Problem(draft.row, "auction_datetime", Code.SESSION_WITHOUT_LAW, details)
        key = number_key(case_number(draft))
        if draft.fingerprint not in self._rounds and (key in taken or key in self._numbers):
            details = {"number": case_number(draft)}
            return Problem(draft.row, "notice_id", Code.CASE_NUMBER_TAKEN, details)
        return None

    def _same_asset(self, draft: NoticeDraft) -> list[Problem]:
        """Point at a row that offers the asset of an earlier row in another round."""
        row, fingerprint = self._lots.setdefault(draft.lot_key, (draft.row, draft.fingerprint))
        if row == draft.row or fingerprint == draft.fingerprint:
            return []
        details: dict[str, str | int] = {"row": row}
        column = "asset_description"
        return [Problem(draft.row, column, Code.SAME_ASSET_AS, details, Severity.WARNING)]

    def _taken(self, numbers: Collection[str]) -> Collection[str]:
        keys = {number_key(number) for number in numbers}
        return set(
            db.session.scalars(
                select(CaseFile.number_key).where(
                    CaseFile.office_id == self.office_id, CaseFile.number_key.in_(keys)
                )
            )
        )


def next_rows(batch: ImportBatch, most: int) -> Sequence[ImportRow]:
    """Return the first rows that wait."""
    return db.session.scalars(
        select(ImportRow)
        .where(ImportRow.batch_id == batch.id, ImportRow.state == RowState.NEW)
        .order_by(ImportRow.row)
        .limit(most)
    ).all()


def take_in(batch: ImportBatch, rows: Sequence[ImportRow], *, by: Act) -> list[ImportRow]:
    """Import rows.

    Returns:
        Those that changed nothing, because somebody imported the same in the meantime.

    Raises:
        NumberTaken: a case got the number since the file was looked at.
        ImportedMeanwhile: the same notice was imported meanwhile with other content.
    """
    recalled = register.recall(SheetKind.NOTICES, batch.office_id, [row.key for row in rows])
    known = recalled.standing
    unchanged = [row for row in rows if row.key in known]
    for row in unchanged:
        register.check_same(known[row.key], row)
    fresh = [row for row in rows if row.key not in known]
    prints = [row.fingerprint for row in fresh]
    former = register.known_fingerprints(SheetKind.NOTICES, batch.office_id, prints)
    rounds = {mark: (rows[0].lot_id, rows[0].round_id) for mark, rows in former.items()}
    first: dict[str, ImportRow] = {}
    for row in fresh:
        if row.fingerprint not in rounds:
            first.setdefault(row.fingerprint, row)
    officer = db.session.get_one(UserAccount, batch.officer_id)
    drafts = [_draft(row.draft or "") for row in first.values()]
    made = _make_rounds(drafts, batch.office_id, officer, by=by)
    for mark, round_ in zip(first, made, strict=True):
        rounds[mark] = (round_.lot_id, round_.id)
    register.remember(
        [
            register.remembered(
                batch, row, lot_id=rounds[row.fingerprint][0], round_id=rounds[row.fingerprint][1]
            )
            for row in fresh
        ],
        recalled.every,
    )
    return unchanged


def case_number(draft: NoticeDraft) -> str:
    """Return the number of the case a notice opens."""
    return f"TB {draft.notice_id}"


def published_on(draft: NoticeDraft, today: date) -> date:
    """Return the day of the notice: as written, else the first day of the dossier sale."""
    opened = _day(draft.dossier_sale_from)
    return draft.notice_day or opened or min(clock.local_day(draft.session), today)


def _draft(text: str) -> NoticeDraft:
    return stored.read(NoticeDraft, json.loads(text))


def _make_rounds(
    drafts: Sequence[NoticeDraft], office_id: int, officer: UserAccount, *, by: Act
) -> Sequence[Round]:
    """Open a case for each notice, seize its assets, and record its lot and round."""
    if not drafts:
        return []
    cases = open_cases([_case(draft, office_id, officer, by.day) for draft in drafts], by=by)
    new = [_assets(draft) for draft in drafts]
    made = iter(
        seize_all([(c, a) for c, assets in zip(cases, new, strict=True) for a in assets], by=by)
    )
    lots = [
        PublishedLot(
            case,
            [next(made) for _asset in assets],
            draft.description[:300],
            _round(draft, by.day),
        )
        for draft, case, assets in zip(drafts, cases, new, strict=True)
    ]
    return record_published_lots(lots, by=by)


def _case(draft: NoticeDraft, office_id: int, officer: UserAccount, today: date) -> NewCase:
    return NewCase(
        office_id=office_id,
        number=case_number(draft),
        summary=f"{draft.enforcement_office or draft.organisation}: {draft.description}"[:300],
        officer=officer,
        money_due=0,
        opened_on=published_on(draft, today),
        tags=[Tag.CREDIT] if draft.by_bank else [],
        origin=f"notice:{draft.notice_id}",
    )


def _assets(draft: NoticeDraft) -> list[NewAsset]:
    parts = [part.name for part in draft.sub_lots] or [draft.description]
    count = draft.item_count if not draft.sub_lots and draft.item_count else 1
    return [
        NewAsset(
            category=CATEGORIES[draft.asset_kind],
            immovable=draft.movability is Movability.IMMOVABLE,
            description=part[:2000],
            location=draft.location[:300] or None,
            quantity=Decimal(count),
            unit="tài sản",
            seized_on=None,
        )
        for part in parts
    ]


def _round(draft: NoticeDraft, today: date) -> PublishedRound:
    place = draft.auction_place or draft.location or draft.organisation
    return PublishedRound(
        origin=f"notice:{draft.notice_id}",
        session_at=draft.session,
        starting_price=draft.starting_price,
        deposit=draft.deposit or 0,
        bid_step=draft.bid_step,
        organisation=draft.organisation[:200] or None,
        place=place[:300],
        published_on=published_on(draft, today),
        file_sale_from=_day(draft.dossier_sale_from),
        file_sale_to=_day(draft.dossier_sale_to),
        number=draft.auction_round,
        earlier_failures=max(0, (draft.auction_round or 1) - 1),
        earlier_reductions=draft.price_reductions_count or 0,
        form=_form(draft),
    )


def _form(draft: NoticeDraft) -> RoundForm:
    written = f"{draft.form} {draft.method}".lower()
    return next((form for words, form in FORMS if words in written), RoundForm.ORAL)


def _day(moment: datetime | None) -> date | None:
    return clock.local_day(moment) if moment else None
