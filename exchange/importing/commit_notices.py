"""Importing auction notices: each becomes a case to complete, its assets, a lot and a round."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import select

from accounts.models import Office, UserAccount
from auctions.models import Lot, Round, RoundForm
from auctions.operations.announcing import record_published_round
from auctions.operations.lots import create_lot
from auctions.published import PublishedRound
from cases.models import Asset, AssetCategory, CaseFile, Tag
from cases.operations.assets import seize
from cases.operations.files import NewCase, open_case
from exchange.importing import register
from exchange.importing.drafts import AssetKind, Movability, NoticeDraft, NoticeSheet
from exchange.importing.files import ReadFile
from exchange.importing.outcome import Outcome
from exchange.importing.problems import Code, Problem, Severity
from exchange.models import ImportedRow
from foundation import clock
from foundation.acts import Act
from foundation.database import db

SHEET = "notices"
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


def preview(
    file: ReadFile[NoticeSheet], *, office_id: int, today: date
) -> tuple[Outcome, Sequence[NoticeDraft]]:
    """Say for every row what an import would do; nothing is changed.

    Returns:
        The outcome, and the drafts of the rows that can be imported, in the order of the file.
    """
    sheet = file.sheet
    outcome = Outcome(sheet.rows)
    outcome.note(sheet.problems)
    known = register.known_rows(SHEET, office_id, {d.notice_id for d in sheet.drafts})
    for draft in sheet.drafts:
        former = known.get(draft.notice_id)
        if draft.row in sheet.repeated:
            outcome.unchanged.append(draft.row)
        elif former is None and _published_on(draft, today) > today:
            details = {"day": f"{_published_on(draft, today):%d/%m/%Y}"}
            outcome.refuse(Problem(draft.row, "notice_date", Code.NOTICE_FROM_THE_FUTURE, details))
        elif former is None:
            outcome.new.append(draft.row)
        elif former.content_hash == register.content_hash(draft):
            outcome.unchanged.append(draft.row)
        else:
            outcome.refuse(Problem(draft.row, "notice_id", Code.IMPORTED_DIFFERENTLY))
    for row in sheet.repeated:
        if row not in outcome.unchanged:
            outcome.unchanged.append(row)
    _warn_of_same_asset(sheet.drafts, outcome)
    return outcome, sheet.drafts


def import_notices(
    file: ReadFile[NoticeSheet],
    *,
    office: Office,
    officer: UserAccount,
    skip_refused: bool,
    by: Act,
) -> Outcome:
    """Import every row of a file, or none.

    A notice names no case, so each makes a case file of its own under the notice's number, for
    the officer to complete. Publications of one round (same asset, price and session) become one
    round. Importing the same file again changes nothing.

    Args:
        office: whose cases they become.
        officer: in charge of them until somebody else is named.
        skip_refused: leave exactly the refused rows out.

    Raises:
        FileRefused: the file cannot be read.
        RowsRefused: a row is refused and ``skip_refused`` was not chosen.
    """
    outcome, drafts = preview(file, office_id=office.id, today=by.day)
    outcome.check(skip_refused=skip_refused)
    wanted = set(outcome.new)
    if not wanted:
        return outcome
    batch = register.open_batch(SHEET, file, office_id=office.id, by=by)
    rounds = {
        key: (row.lot_id, row.round_id)
        for key, row in register.known_fingerprints(
            SHEET, office.id, {draft.fingerprint for draft in drafts}
        ).items()
    }
    for draft in drafts:
        if draft.row not in wanted:
            continue
        if draft.fingerprint not in rounds:
            made = _make_round(draft, office=office, officer=officer, by=by)
            rounds[draft.fingerprint] = (made.lot_id, made.id)
        lot_id, round_id = rounds[draft.fingerprint]
        db.session.add(
            ImportedRow(
                office_id=office.id,
                batch_id=batch.id,
                sheet=SHEET,
                key=draft.notice_id,
                content_hash=register.content_hash(draft),
                fingerprint=draft.fingerprint,
                lot_id=lot_id,
                round_id=round_id,
            )
        )
    register.close_batch(batch, outcome, by=by)
    return outcome


def _make_round(draft: NoticeDraft, *, office: Office, officer: UserAccount, by: Act) -> Round:
    origin = f"notice:{draft.notice_id}"
    published_on = _published_on(draft, by.day)
    case = open_case(
        NewCase(
            office_id=office.id,
            number=f"TB {draft.notice_id}",
            summary=f"{draft.enforcement_office or draft.organisation}: {draft.description}"[:300],
            officer=officer,
            money_due=0,
            opened_on=min(published_on, by.day),
            tags=_tags(draft),
            origin=origin,
        ),
        by=by,
    )
    lot = create_lot(
        case,
        assets=_assets(draft, case, by=by),
        title=draft.description[:300],
        created_on=min(published_on, by.day),
        by=by,
    )
    published = PublishedRound(
        origin=origin,
        session_at=draft.session,
        starting_price=draft.starting_price,
        deposit=draft.deposit or 0,
        bid_step=draft.bid_step,
        organisation=draft.organisation or None,
        place=draft.auction_place or draft.location or draft.organisation,
        published_on=published_on,
        file_sale_from=_day(draft.dossier_sale_from),
        file_sale_to=_day(draft.dossier_sale_to),
        number=draft.auction_round,
        earlier_failures=max(0, (draft.auction_round or 1) - 1),
        earlier_reductions=draft.price_reductions_count or 0,
        form=_form(draft),
    )
    return record_published_round(lot, published, by=by)


def _assets(draft: NoticeDraft, case: CaseFile, *, by: Act) -> list[Asset]:
    parts = [part.name for part in draft.sub_lots] or [draft.description]
    count = draft.item_count if not draft.sub_lots and draft.item_count else 1
    return [
        seize(
            case,
            category=CATEGORIES[draft.asset_kind],
            immovable=draft.movability is Movability.IMMOVABLE,
            description=part[:2000],
            location=draft.location[:300] or None,
            quantity=Decimal(count),
            unit="tài sản",
            seized_on=None,
            by=by,
        )
        for part in parts
    ]


def _tags(draft: NoticeDraft) -> list[Tag]:
    return [Tag.CREDIT] if draft.by_bank else []


def _published_on(draft: NoticeDraft, today: date) -> date:
    """Return the day of the notice: as written, else the first day of the dossier sale."""
    opened = _day(draft.dossier_sale_from)
    return draft.notice_day or opened or min(clock.local_day(draft.session), today)


def _form(draft: NoticeDraft) -> RoundForm:
    written = f"{draft.form} {draft.method}".lower()
    return next((form for words, form in FORMS if words in written), RoundForm.ORAL)


def _day(moment: datetime | None) -> date | None:
    return clock.local_day(moment) if moment else None


def _warn_of_same_asset(drafts: Sequence[NoticeDraft], outcome: Outcome) -> None:
    """Point at rows that offer an asset of an earlier row in another round."""
    seen: dict[str, NoticeDraft] = {}
    for draft in drafts:
        former = seen.setdefault(draft.lot_key, draft)
        if former is not draft and former.fingerprint != draft.fingerprint:
            outcome.warn(
                Problem(
                    draft.row,
                    "asset_description",
                    Code.SAME_ASSET_AS,
                    {"row": former.row},
                    Severity.WARNING,
                )
            )


def lots_of(batch_id: int) -> Sequence[Lot]:
    """Return the lots an import made, for the page that shows what came in."""
    return db.session.scalars(
        select(Lot)
        .where(Lot.id.in_(select(ImportedRow.lot_id).where(ImportedRow.batch_id == batch_id)))
        .order_by(Lot.id)
    ).all()
