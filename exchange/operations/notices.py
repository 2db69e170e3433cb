"""Auction notices: each becomes a case to complete, its assets, a lot and a published round.

A notice names no case, so each makes a case file of its own under the notice's number, for the
officer to complete. Publications of one round (same asset, price and session) become one round; a
notice that a person joins to an earlier one becomes one more round of the same lot.
"""

from collections.abc import Mapping, Sequence

from sqlalchemy import or_, select
from sqlalchemy.orm import aliased

from accounts.models import UserAccount
from auctions.models import Lot, Round
from auctions.operations.published_lots import MadeLot, PublishedLot, record_published_lots
from auctions.operations.published_rounds import record_published_again, record_published_round
from cases.operations.assets import seize_all
from cases.operations.files import add_party, open_cases
from exchange.importing.drafts import NoticeDraft
from exchange.importing.marks import marks_of
from exchange.models import ImportBatch, ImportedRow, ImportRow, RowState, SheetKind
from exchange.operations import register
from exchange.operations.notice_facts import (
    assets_of,
    case_of,
    draft_of,
    failures_before,
    known_on,
    organisations_of,
    origin_of,
    parties_of,
    round_of,
)
from exchange.operations.waiting import first_by_row
from foundation.acts import Act
from foundation.database import db
from organisations.naming import name_key

WAITING = (RowState.NEW, RowState.INCOMPLETE, RowState.ASSETS_ONLY)


def next_rows(batch: ImportBatch, most: int) -> Sequence[ImportRow]:
    """Return the first rows that wait; what joins another row comes in after it."""
    before = aliased(ImportRow)
    comes_later = (
        select(before.id)
        .where(
            before.batch_id == batch.id,
            before.row == ImportRow.offered_in_row,
            before.state.in_(WAITING),
        )
        .exists()
    )
    alone = or_(ImportRow.joins.is_not(True), ~comes_later)
    return first_by_row(batch, WAITING, most, alone)


def take_in(batch: ImportBatch, rows: Sequence[ImportRow], *, by: Act) -> list[ImportRow]:
    """Import rows.

    Returns:
        Those that changed nothing, because somebody imported the same in the meantime.

    Raises:
        NumberTaken: a case got the number since the file was looked at.
        ImportedMeanwhile: the same notice was imported meanwhile with other content.
        RoundIsLive and the others of ``record_published_round``: a notice was joined to a lot that
            cannot have another round.
    """
    recalled = register.recall(SheetKind.NOTICES, batch.office_id, [row.key for row in rows])
    known = recalled.standing
    unchanged = [row for row in rows if row.key in known]
    for row in unchanged:
        register.check_same(known[row.key], row, dict(draft_of(row.draft).cells))
    fresh = [row for row in rows if row.key not in known]
    former = register.known_fingerprints(
        SheetKind.NOTICES, batch.office_id, [row.fingerprint for row in fresh]
    )
    drafts = {row.row: draft_of(row.draft) for row in fresh}  # each is read once
    made = {mark: (rows[0].lot_id, rows[0].round_id) for mark, rows in former.items()}
    first: dict[str, ImportRow] = {}
    again: list[ImportRow] = []
    for row in fresh:
        if row.fingerprint in made or row.fingerprint in first:
            again.append(row)
        else:
            first[row.fingerprint] = row
    alone = {mark: row for mark, row in first.items() if not row.joins}
    lots = _make_lots([known_on(drafts[row.row], by.day) for row in alone.values()], batch, by=by)
    made |= {
        mark: (each.lot.id, each.round.id if each.round else None)
        for mark, each in zip(alone, lots, strict=True)
    }
    _remember(batch, list(alone.values()), drafts, made, recalled.every)
    for mark, row in first.items():
        if row.joins:
            made[mark] = _join(batch, row, known_on(drafts[row.row], by.day), by)
            _remember(batch, [row], drafts, made, recalled.every)
    for row in again:
        _publish_again(made[row.fingerprint][1], drafts[row.row], by)
    _remember(batch, again, drafts, made, recalled.every)
    return unchanged


def _remember(
    batch: ImportBatch,
    rows: Sequence[ImportRow],
    drafts: Mapping[int, NoticeDraft],
    made: dict[str, tuple[int | None, int | None]],
    former: Mapping[str, ImportedRow],
) -> None:
    """Remember what rows became; a step none of whose rows are of this kind asks nothing."""
    if not rows:
        return
    own = [drafts[row.row] for row in rows]
    remembered = [
        register.remembered(
            batch,
            row,
            lot_id=made[row.fingerprint][0],
            round_id=made[row.fingerprint][1],
            lot_key=draft.lot_key,
            source=dict(draft.cells),
        )
        for row, draft in zip(rows, own, strict=True)
    ]
    register.remember(remembered, former)
    db.session.flush()
    register.mark(zip(remembered, map(marks_of, own), strict=True))
    db.session.flush()


def _make_lots(drafts: Sequence[NoticeDraft], batch: ImportBatch, *, by: Act) -> Sequence[MadeLot]:
    """Open a case for each notice, seize its assets, and record its lot and round."""
    if not drafts:
        return []
    officer = db.session.get_one(UserAccount, batch.officer_id)
    cases = open_cases([case_of(draft, batch.office_id, officer) for draft in drafts], by=by)
    known = organisations_of(drafts)
    for case, draft in zip(cases, drafts, strict=True):
        for role, kind, one in parties_of(draft):
            add_party(
                case,
                role=role,
                kind=kind,
                name=one.name,
                organisation=known.get(name_key(one.name)) if one.is_organisation else None,
                is_bank=one.is_bank,
                by=by,
            )
    new = [assets_of(draft, by.day) for draft in drafts]
    seized = iter(
        seize_all([(c, a) for c, assets in zip(cases, new, strict=True) for a in assets], by=by)
    )
    lots = [
        PublishedLot(
            case,
            [next(seized) for _asset in assets],
            draft.description[:300],
            round_of(draft, known),
            origin=origin_of(draft),
            failures=failures_before(draft),
            reductions=draft.price_reductions_count or 0,
        )
        for draft, case, assets in zip(drafts, cases, new, strict=True)
    ]
    return record_published_lots(lots, by=by)


def _join(
    batch: ImportBatch, row: ImportRow, draft: NoticeDraft, by: Act
) -> tuple[int, int | None]:
    """Record a notice as one more round of the lot it was joined to."""
    lot_id, published = row.offered_as_lot_id or _lot_of_row(batch, row), round_of(draft)
    if lot_id is None or published is None:  # the row it was to be joined to did not come in
        (made,) = _make_lots([draft], batch, by=by)
        return made.lot.id, made.round.id if made.round else None
    lot = db.session.get_one(Lot, lot_id)
    return lot.id, record_published_round(lot, published, by=by).id


def _lot_of_row(batch: ImportBatch, row: ImportRow) -> int | None:
    found: int | None = db.session.scalar(
        select(ImportedRow.lot_id)
        .join(
            ImportRow,
            (ImportRow.key == ImportedRow.key) & (ImportRow.office_id == ImportedRow.office_id),
        )
        .where(
            ImportRow.batch_id == batch.id,
            ImportRow.row == row.offered_in_row,
            ImportedRow.kind == SheetKind.NOTICES,
        )
    )
    return found


def _publish_again(round_id: int | None, draft: NoticeDraft, by: Act) -> None:
    """Record the day of the second publication of a round, where this notice gives it."""
    round_ = db.session.get(Round, round_id) if round_id is not None else None
    day = draft.second_notice_day or draft.notice_day
    if round_ is not None and round_.stands and day is not None and day <= by.day:
        record_published_again(round_, on=day, origin=origin_of(draft), by=by)
