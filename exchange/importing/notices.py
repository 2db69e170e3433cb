"""Reading auction notices: one row, then a whole file with what its rows say of each other."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from exchange.importing import dittos
from exchange.importing.assetkinds import asset_kind_of
from exchange.importing.comparing import compare_rows
from exchange.importing.days import Moment, is_only_a_day
from exchange.importing.deposits import read_deposit
from exchange.importing.drafts import NoticeDraft, NoticeSheet
from exchange.importing.holders import Names
from exchange.importing.itemcounts import check_sums, read_item_count
from exchange.importing.noticecolumns import NOTICES
from exchange.importing.numberdays import read_number
from exchange.importing.occasions import read_occasion
from exchange.importing.organisations import (
    ORGANISATION,
    PLACE_OF_SESSION,
    read_organisation,
    read_place,
)
from exchange.importing.pasted import read_pasted
from exchange.importing.prices import (
    DEPOSIT_TEXT,
    PRICE,
    PRICE_TEXT,
    Price,
    check_plausible,
    in_units,
    read_parts,
    read_price,
)
from exchange.importing.problems import Code, Problem, Severity
from exchange.importing.publications import not_an_auction, publication_number
from exchange.importing.results import RESULT, read_result
from exchange.importing.rounds import read_round
from exchange.importing.rowchecks import old_font
from exchange.importing.rowreader import RowReader
from exchange.importing.sessions import (
    SESSION,
    WINDOWS,
    read_notice_days,
    read_session,
    read_window,
    session_told,
)
from exchange.importing.sheets import read_sheet
from exchange.importing.soldprices import not_below
from exchange.importing.writing import shortened
from lawbook.deposit import DepositBand, deposit_band
from lawbook.errors import NoEditionInForce

ID, DESCRIPTION = "notice_id", "asset_description"
OFFICE, PLACE = "enforcement_office", "asset_location"
ROUND = "auction_round"


def read_notices(source: Path | str | bytes, filename: str) -> NoticeSheet:
    """Return every notice of a file as a draft, or the problems that keep its row out."""
    sheet = read_sheet(source, filename, NOTICES)
    drafts: list[NoticeDraft] = []
    problems = list(sheet.problems)
    for number, values in sheet.rows:
        read = read_notice(values, number)
        if isinstance(read, NoticeDraft):
            asked = old_font(number, sheet.converted.get(number, {}), Severity.REFUSAL)
            drafts.append(replace(read, warnings=(*asked, *read.warnings)))
        else:
            problems.extend(read)
    drafts = _tell_names(drafts)
    drafts, repeated, between_rows = compare_rows(drafts)
    problems.extend(between_rows)
    problems.extend(warning for draft in drafts for warning in draft.warnings)
    problems.sort(key=lambda problem: (problem.row, problem.severity))
    problems = [sheet.placed(problem) for problem in problems]
    return NoticeSheet(sheet.counted, drafts, problems, repeated, sheet.places, sheet.notes)


def read_notice(values: Mapping[str, str], number: int) -> NoticeDraft | list[Problem]:
    """Return one row as a draft with its warnings, or all its problems when any refuses it.

    What the row does not say stays unknown; only a row that stops or corrects another notice,
    contradicts itself, or names nothing is refused.
    """
    in_text = read_pasted(values, DESCRIPTION)
    row = _written_out(_with_words({**values, **in_text}), number)
    for column, written in in_text.items():
        tell = row.lack if column in (PRICE_TEXT, RESULT) else row.warn  # these are confirmed
        tell(column, Code.READ_IN_TEXT, written=shortened(written))
    _refuse_other_notices(row)
    if dittos.is_mark(row.text(DESCRIPTION)):
        row.refuse(DESCRIPTION, Code.DITTO, written=row.text(DESCRIPTION))
    items = read_item_count(row)
    description = _description(row, items.prose)
    check_sums(row, DESCRIPTION)
    place = _words_or_empty(row, PLACE)
    named = " ".join(filter(None, (row.text("asset_kind"), row.text("asset_subkind"))))
    kind = asset_kind_of(row.text("asset_kind"), description, place) or asset_kind_of(
        named, description, place
    )
    if kind is None and description:
        row.lack("asset_kind", Code.KIND_UNDECIDED)
    office = row.written(OFFICE)
    if not office:
        row.warn(OFFICE, Code.OFFICE_MISSING)
    price = read_price(row)
    parts = read_parts(row, price=price.dong, office=office)
    fee, step = row.optional_dong("dossier_fee_vnd"), row.optional_dong("bid_step_vnd")
    deposit, percent = read_deposit(row, price=price.dong, parts=parts)
    occasion = read_occasion(row.text(SESSION), row.text("form"))
    session = read_session(row, occasion)
    if price.dong is not None and not check_plausible(
        row,
        price=price.dong,
        deposit=deposit,
        band=_deposit_band(session),
        fee=fee,
        step=step,
        movability=kind[1] if kind else None,
    ):
        price, deposit, percent = Price(told=True), None, None
        row.lack(DEPOSIT_TEXT, Code.DEPOSIT_MISSING)
    price = in_units(row, price)
    price = replace(price, unconfirmed=price.unconfirmed or PRICE_TEXT in in_text)
    windows = {name: read_window(row, name, session) for name in WINDOWS}
    publication = publication_number(row.text(ROUND)) or publication_number(description)
    numbered = read_number(row, ID, "notice_date")
    notice_day, second_notice_day = read_notice_days(row, session, numbered.on)
    auction_round, reductions = read_round(row, description)
    result = read_result(row, auction_round)
    if session is None and result.on is not None and not row.text("auction_datetime"):
        session = session_told(row, result.on)
    organisation = read_organisation(row)
    if row.refused:
        return row.problems
    return NoticeDraft(
        row=number,
        notice_id=numbered.number,
        source_url=row.text("source_url"),
        owner_category=row.text("owner_category"),
        decision_refs=row.written("decision_refs"),
        decision_no=row.written("decision_no"),
        creditor_type=row.text("creditor_type"),
        creditor_name=row.written("creditor_name"),
        debtor_name=row.written("debtor_name"),
        enforcement_office=office,
        province=row.written("province"),
        asset_kind=kind[0] if kind else None,
        movability=kind[1] if kind else None,
        description=description,
        location=place,
        item_count=items.count,
        sub_lots=parts,
        starting_price=price.dong,
        price_unconfirmed=price.unconfirmed,
        price_told=price.told,
        deposit=deposit,
        deposit_percent=percent,
        bid_step=step,
        dossier_fee=fee,
        auction_round=auction_round,
        price_reductions_count=reductions,
        dossier_sale_from=windows["dossier_sale"].opens,
        dossier_sale_to=windows["dossier_sale"].closes,
        viewing_from=windows["viewing"].opens,
        viewing_to=windows["viewing"].closes,
        deposit_from=windows["deposit"].opens,
        deposit_to=windows["deposit"].closes,
        session=session.opens if session else None,
        hour_unknown=session is not None and session.at is None,
        auction_place=read_place(row, occasion),
        organisation=organisation,
        publication=publication,
        notice_day=notice_day,
        second_notice_day=second_notice_day,
        form=row.written("form"),
        method=row.written("method"),
        told=result.told,
        failure_code=result.code.value if result.code else None,
        earlier_failures=result.earlier_failures,
        told_aside=result.aside or (result.told is not None and RESULT in in_text),
        stop_ground=result.ground,
        sold_price=not_below(row, result.sold_price, price.dong),
        cells=row.cells,
        warnings=tuple(row.problems),
    )


def _written_out(values: Mapping[str, str], number: int) -> RowReader:
    """Return a row with what its marks point at; where that is not clear it stays unknown."""
    given = dittos.written_out(values)
    own = (ORGANISATION, PLACE_OF_SESSION)  # read with all else that names nobody
    unclear = [
        column
        for column in sorted(NOTICES.carried)
        if column not in own and dittos.is_mark(given.get(column, ""))
    ]
    row = RowReader({**given, **dict.fromkeys(unclear, "")}, number)
    dittos.tell(row, values)
    for column in unclear:
        row.lack(column, Code.DITTO, written=shortened(given[column].strip()))
    return row


def _deposit_band(session: Moment | None) -> DepositBand | None:
    """Return the band of the law on the day of the session; None where no edition is recorded."""
    try:
        return deposit_band(session.day).value if session else None
    except NoEditionInForce:
        return None


def _tell_names(drafts: list[NoticeDraft]) -> list[NoticeDraft]:
    """Say of each draft which of its persons may be one that is written otherwise before."""
    told, names = [], Names()
    for draft in drafts:
        alike = [
            *names.told(draft.row, "debtor_name", draft.debtor_name),
            *names.told(draft.row, "creditor_name", draft.creditor_name),
        ]
        told.append(replace(draft, warnings=(*draft.warnings, *alike)) if alike else draft)
    return told


def _with_words(values: Mapping[str, str]) -> Mapping[str, str]:
    """Return the values of a row with the price that a column of its own gives in words."""
    words = values.get("price_words", "").strip()
    column = PRICE_TEXT if values.get(PRICE_TEXT, "").strip() else PRICE
    digits = values.get(column, "").strip()
    if not words or "(" in digits:
        return values
    return {**values, column: f"{digits} ({words})"} if digits else {**values, PRICE_TEXT: words}


def _refuse_other_notices(row: RowReader) -> None:
    for column in (DESCRIPTION, "item_count_raw", PRICE_TEXT):
        if code := not_an_auction(row.text(column)):
            row.refuse(column, code, written=shortened(row.text(column)))
            return


def _description(row: RowReader, prose: str) -> str:
    """Return the asset's description; a long "count" stands in for an empty one."""
    written = row.written(DESCRIPTION)
    if not written and prose:
        row.warn("item_count_raw", Code.DESCRIPTION_FROM_COUNT)
        return prose
    if not written:
        row.refuse(DESCRIPTION, Code.DESCRIPTION_MISSING)
    elif is_only_a_day(written):
        row.refuse(DESCRIPTION, Code.DESCRIPTION_IS_A_DAY, written=shortened(written))
    return written


def _words_or_empty(row: RowReader, column: str) -> str:
    written = row.written(column)
    if is_only_a_day(written):
        row.warn(column, Code.LOCATION_IS_A_DAY, written=shortened(written))
        return ""
    return written
