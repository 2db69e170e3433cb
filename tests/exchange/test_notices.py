"""Auction notices: messy rows read right, doubtful rows refused with their reason."""

import csv
import io
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter

from exchange.importing.drafts import AssetKind, Movability, NoticeDraft, NoticeSheet, SubLot
from exchange.importing.notices import read_notices
from exchange.importing.problems import Code, Severity
from foundation.clock import VIETNAM

MESSY = Path(__file__).parent / "data" / "notices_messy.csv"


def _local(*parts: int) -> datetime:
    year, month, day, hour, minute = parts
    return datetime(year, month, day, hour, minute, tzinfo=VIETNAM)


@pytest.fixture(scope="module")
def sheet() -> NoticeSheet:
    return read_notices(MESSY, MESSY.name)


@pytest.fixture(scope="module")
def rows() -> dict[str, list[int]]:
    """Row numbers of the messy file by notice number, as a spreadsheet counts them."""
    found: dict[str, list[int]] = {}
    with MESSY.open(encoding="utf-8") as file:
        for number, row in enumerate(csv.DictReader(file), start=2):
            found.setdefault(row["notice_id"], []).append(number)
    return found


@pytest.fixture
def draft(sheet, request) -> NoticeDraft:
    return next(draft for draft in sheet.drafts if draft.notice_id == request.param)


def test_every_row_is_accounted_for(sheet, rows):
    assert sheet.rows == sum(len(numbers) for numbers in rows.values())
    assert sheet.rows == len(sheet.drafts) + len(sheet.repeated) + len(sheet.refused_rows)


@pytest.mark.parametrize(
    ("notice", "price", "deposit"),
    [
        ("M-01-plain", 1_500_000_000, 300_000_000),
        ("M-02-short", 1_250_000_000, 250_000_000),
        ("M-03-commas", 400_000_000, 80_000_000),
        ("M-04-percent-column", 1_761_857_735, 176_185_774),
        ("M-10-deposit-high", 1_359_759_734, 279_000_000),
        ("M-11-parts", 300_000_000, 30_000_000),
    ],
)
def test_price_and_deposit_are_read_to_the_dong(sheet, notice, price, deposit):
    draft = next(draft for draft in sheet.drafts if draft.notice_id == notice)

    assert (draft.starting_price, draft.deposit) == (price, deposit)


@pytest.mark.parametrize("draft", ["M-04-percent-column"], indirect=True)
def test_a_deposit_computed_from_a_percentage_keeps_it(draft):
    assert draft.deposit_percent == Decimal(10)


@pytest.mark.parametrize("draft", ["M-05-long-dates"], indirect=True)
def test_moments_are_viet_nams_in_every_form(draft):
    assert draft.session == _local(2026, 12, 24, 14, 35)
    assert draft.session.astimezone(UTC).hour == 7
    assert draft.dossier_sale_from == _local(2026, 12, 1, 0, 0)
    assert draft.dossier_sale_to == _local(2026, 12, 20, 23, 59)
    assert draft.notice_day == date(2026, 11, 26)


@pytest.mark.parametrize("draft", ["M-06-typing"], indirect=True)
def test_typing_errors_are_kept_as_written(draft):
    assert draft.enforcement_office == "Tha hành án dân sự hành phố Mẫu (Phòng…"
    assert draft.description == "Quyền sử dụng đất thuộ thửa số 14, hồ t=nước, bir63n số cũ"
    assert draft.location == "huyện Ph1 Mẫu"


@pytest.mark.parametrize("draft", ["M-07-capitals"], indirect=True)
def test_capitals_stay(draft):
    assert draft.enforcement_office == "CHI CỤC THI HÀNH ÁN DÂN SỰ HUYỆN MẪU"
    assert (draft.asset_kind, draft.movability) == (AssetKind.LAND, Movability.IMMOVABLE)


@pytest.mark.parametrize("draft", ["M-08-place-is-a-date"], indirect=True)
def test_a_date_in_the_place_leaves_it_empty(draft):
    assert draft.location == ""


@pytest.mark.parametrize("draft", ["M-09-organiser-is-a-decision"], indirect=True)
def test_a_decision_number_in_the_organisation_leaves_it_empty(draft):
    assert draft.organisation == ""


@pytest.mark.parametrize("draft", ["M-11-parts"], indirect=True)
def test_parts_come_with_their_own_prices_and_deposits(draft):
    assert draft.item_count == 2
    assert draft.sub_lots == (
        SubLot("Tàu cá số 1", 100_000_000, 10_000_000),
        SubLot("Tàu cá số 2", 200_000_000, 20_000_000),
    )


@pytest.mark.parametrize("draft", ["M-12-publication"], indirect=True)
def test_the_number_of_the_publication_is_not_taken_for_the_round(draft):
    assert draft.auction_round is None


@pytest.mark.parametrize("draft", ["M-13-first-publication"], indirect=True)
def test_the_round_and_the_cuts_before_it_are_read(draft):
    assert (draft.auction_round, draft.price_reductions_count) == (3, 2)


@pytest.mark.parametrize("draft", ["M-15-description-in-count"], indirect=True)
def test_a_description_in_the_quantity_column_is_found(draft):
    assert draft.description.startswith("Quyền sử dụng đất thuộc thửa đất số 20")
    assert draft.item_count is None


def test_two_publications_of_one_round_share_a_fingerprint_and_say_so(sheet, rows):
    first, second = (
        next(draft for draft in sheet.drafts if draft.notice_id == notice)
        for notice in ("M-13-first-publication", "M-14-second-publication")
    )

    assert first.fingerprint == second.fingerprint
    assert first.lot_key == second.lot_key
    (warning,) = second.warnings
    assert warning.code is Code.DUPLICATE_OF
    assert warning.details == {"other": first.row, "notice": first.notice_id}


def test_a_row_said_twice_is_told_as_repeated(sheet, rows):
    first, second = rows["M-49-repeated"]

    assert sheet.repeated == {second: first}


@pytest.mark.parametrize(
    ("notice", "code"),
    [
        ("M-02-short", Code.PRICE_SHORT_FORM),
        ("M-08-place-is-a-date", Code.LOCATION_IS_A_DAY),
        ("M-09-organiser-is-a-decision", Code.ORGANISATION_IS_A_DECISION),
        ("M-10-deposit-high", Code.DEPOSIT_OUT_OF_BAND),
        ("M-12-publication", Code.ROUND_IS_A_PUBLICATION),
        ("M-15-description-in-count", Code.DESCRIPTION_FROM_COUNT),
        ("M-16-sum", Code.PARTS_DO_NOT_ADD),
    ],
)
def test_a_readable_row_carries_its_warning(sheet, rows, notice, code):
    (row,) = rows[notice]

    assert [p.code for p in sheet.problems if p.row == row and not p.refuses] == [code]
    assert row not in sheet.refused_rows


@pytest.mark.parametrize(
    ("notice", "column", "code"),
    [
        ("M-21-lost-both", "starting_price_raw", Code.PRICE_BESIDE_FEE),
        ("M-22-sic", "starting_price_raw", Code.AMOUNT_MARKED),
        ("M-23-about", "starting_price_raw", Code.PRICE_NOT_EXACT),
        ("M-24-precision", "starting_price_raw", Code.PRICE_NOT_EXACT),
        ("M-25-attachment", "starting_price_raw", Code.AMOUNT_UNREADABLE),
        ("M-26-no-price", "starting_price_raw", Code.PRICE_MISSING),
        ("M-28-dollars", "starting_price_raw", Code.AMOUNT_NOT_DONG),
        ("M-29-thousands-or-decimal", "starting_price_raw", Code.AMOUNT_TWO_READINGS),
        ("M-30-no-session", "auction_datetime", Code.SESSION_MISSING),
        ("M-31-no-hour", "auction_datetime", Code.TIME_MISSING),
        ("M-32-session-in-prose", "auction_datetime", Code.DAY_UNREADABLE),
        ("M-33-month-only", "auction_datetime", Code.DAY_INCOMPLETE),
        ("M-41-no-kind", "asset_kind", Code.KIND_UNDECIDED),
        ("M-53-land-for-nothing", "starting_price_raw", Code.PRICE_TOO_LOW),
        ("M-55-scientific", "starting_price_vnd", Code.AMOUNT_SCIENTIFIC),
    ],
)
def test_what_a_row_does_not_say_stays_unknown_and_is_named(sheet, rows, notice, column, code):
    (row,) = rows[notice]
    missing = [
        (p.column, p.code)
        for p in sheet.problems
        if p.row == row and p.severity is Severity.MISSING
    ]

    (draft,) = [draft for draft in sheet.drafts if draft.row == row]
    named = [(column, code)]
    if draft.deposit is None and draft.deposit_percent is None:
        named.append(("deposit_raw", Code.DEPOSIT_MISSING))
    assert missing == named


@pytest.mark.parametrize(
    ("notice", "column", "code"),
    [
        ("M-37-impossible-day", "dossier_sale_to", Code.DAY_IMPOSSIBLE),
        ("M-46-parts-broken", "sub_lots", Code.SUB_LOTS_UNREADABLE),
        ("M-52-deposit-of-parts-unknown", "deposit_raw", Code.PERCENT_SEVERAL),
    ],
)
def test_a_cell_that_says_nothing_certain_is_left_empty_and_told(sheet, rows, notice, column, code):
    (row,) = rows[notice]

    assert (column, code) in [(p.column, p.code) for p in sheet.problems if p.row == row]
    assert row in {draft.row for draft in sheet.drafts}


def test_a_notice_without_a_number_is_known_by_what_it_says(sheet, rows):
    assert set(rows[""]) <= {draft.row for draft in sheet.drafts}


@pytest.mark.parametrize(
    ("notice", "column", "code"),
    [
        ("M-20-lost-group", "starting_price_raw", Code.PRICE_LOST_GROUP),
        ("M-27-two-prices", "starting_price_raw", Code.PRICE_DISAGREES),
        ("M-34-sale-after-session", "dossier_sale_to", Code.SALE_ENDS_AFTER_SESSION),
        ("M-35-sale-backwards", "dossier_sale_to", Code.SALE_ENDS_BEFORE_IT_STARTS),
        ("M-36-notice-after-session", "notice_date", Code.NOTICE_AFTER_SESSION),
        ("M-39-stopped", "asset_description", Code.NOTICE_STOPS),
        ("M-40-corrected", "asset_description", Code.NOTICE_CORRECTS),
        ("M-42-name-is-a-date", "asset_description", Code.DESCRIPTION_IS_A_DAY),
        ("M-43-office-as-part", "sub_lots", Code.SUB_LOT_IS_AN_OFFICE),
        ("M-44-parts-do-not-add", "sub_lots", Code.SUB_LOTS_DO_NOT_ADD),
        ("M-45-part-twice", "sub_lots", Code.SUB_LOT_TWICE),
        ("M-47-same-number", "notice_id", Code.ID_TWICE),
        ("M-50-deposit-twice", "deposit_raw", Code.DEPOSIT_DISAGREES),
        ("M-51-deposit-lost-group", "deposit_raw", Code.DEPOSIT_LOST_GROUP),
        ("M-54-step-above-price", "bid_step_vnd", Code.STEP_ABOVE_PRICE),
    ],
)
def test_a_row_that_contradicts_itself_is_refused_for_one_reason(sheet, rows, notice, column, code):
    for row in rows[notice]:
        refusals = [(p.column, p.code) for p in sheet.problems if p.row == row and p.refuses]

        assert refusals == [(column, code)]
        assert row not in {draft.row for draft in sheet.drafts}


def test_the_same_notices_in_a_workbook_read_the_same(sheet):
    with MESSY.open(encoding="utf-8") as file:
        table = list(csv.reader(file))
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        page = book.add_worksheet()
        moment = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
        for number, cells in enumerate(table):
            for place, cell in enumerate(cells):
                if cell.isdigit():
                    page.write_number(number, place, int(cell))
                elif len(cell) == 16 and cell[4] == cell[7] == "-":
                    page.write_datetime(number, place, datetime.fromisoformat(cell), moment)
                else:
                    page.write_string(number, place, cell)

    again = read_notices(content.getvalue(), "notices.xlsx")

    assert again.drafts == sheet.drafts
    assert again.problems == sheet.problems
