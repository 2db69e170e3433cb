"""One notice, one cell changed: what refuses the row, what only warns, what is still read."""

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from exchange.importing.drafts import AssetKind, Movability, NoticeDraft, Told
from exchange.importing.notices import read_notice
from exchange.importing.problems import Code, Severity

MESSY = Path(__file__).parent / "data" / "notices_messy.csv"


def _row(**changes: str) -> dict[str, str]:
    """Return the plain row of the messy file with some cells changed."""
    with MESSY.open(encoding="utf-8") as file:
        plain = next(csv.DictReader(file))
    return plain | changes


def test_another_round_of_one_asset_shares_only_the_lot():
    first, later = read_notice(_row(), 2), read_notice(_row(auction_datetime="24/9/2026 9h00"), 3)

    assert isinstance(first, NoticeDraft)
    assert isinstance(later, NoticeDraft)
    assert later.lot_key == first.lot_key
    assert later.fingerprint != first.fingerprint


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"deposit_raw": "2.000.000.000"}, Code.DEPOSIT_ABOVE_PRICE),
        ({"deposit_raw": "150.000.000 đồng (20%)"}, Code.DEPOSIT_DISAGREES),
        ({"deposit_raw": "20%", "deposit_percent": "10"}, Code.DEPOSIT_DISAGREES),
        ({"asset_description": ""}, Code.DESCRIPTION_MISSING),
        ({"viewing_to": "2026-06-25 09:00"}, Code.SALE_ENDS_AFTER_SESSION),
        ({"deposit_from": "2026-06-25 09:00"}, Code.SALE_ENDS_AFTER_SESSION),
    ],
)
def test_one_wrong_cell_refuses_the_row(changes, code):
    read = read_notice(_row(**changes), 2)

    assert not isinstance(read, NoticeDraft)
    assert [problem.code for problem in read if problem.refuses] == [code]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"starting_price_raw": "0"}, Code.AMOUNT_NEGATIVE_OR_ZERO),
        ({"starting_price_raw": "hơn 1,5 tỷ", "starting_price_vnd": ""}, Code.PRICE_NOT_EXACT),
        ({"price_precision": "lower bound only"}, Code.PRICE_UNCONFIRMED),
        ({"auction_datetime": "2026-06-24 00:00"}, Code.TIME_MISSING),
        ({"auction_datetime": "24/6/26 9:00"}, Code.DAY_SHORT_YEAR),
        ({"result": "Đấu giá thành"}, Code.SOLD_TO_NOBODY),
    ],
)
def test_what_is_not_known_for_certain_is_asked_for(changes, code):
    read = read_notice(_row(**changes), 2)

    assert isinstance(read, NoticeDraft)
    assert [p.code for p in read.warnings if p.severity is Severity.MISSING] == [code]


@pytest.mark.parametrize(
    ("written", "price", "unconfirmed"),
    [
        ("150 tỷ (90 tỷ + 60 tỷ)", 150_000_000_000, False),
        ("1.000.000.000 + 500.000.000 = 1.500.000.000", 1_500_000_000, False),
        ("1.500.000.000 = 1.000.000.000 + 500.000.000", 1_500_000_000, False),
        ("1.000.000.000 + 500.000.000", 1_500_000_000, True),
        ("khoảng 1.500.000.123 đồng", 1_500_000_123, True),
        ("khoảng 1,5 tỷ", None, False),
        ("178,36 tỷ + 34,203 tỷ = 212,564 tỷ", 212_564_000_000, False),
    ],
)
def test_a_total_with_its_parts_is_read_and_an_approximate_price_is_not(
    written, price, unconfirmed
):
    cells = {"starting_price_raw": written, "starting_price_vnd": "", "deposit_raw": ""}
    read = read_notice(_row(**cells, dossier_fee_vnd=""), 2)

    assert isinstance(read, NoticeDraft)
    assert (read.starting_price, read.price_unconfirmed) == (price, unconfirmed)


@pytest.mark.parametrize(
    ("result", "auction_round", "told", "code", "earlier"),
    [
        ("Không thành", "2", Told.FAILED, None, None),
        ("Đấu giá không thành do không có người đăng ký", "2", Told.FAILED, "a", None),
        ("Không có người trả giá", "1", Told.FAILED, "b", None),
        ("6 lần không thành", "7", None, None, 6),
        ("5 lần không thành", "5", Told.FAILED, None, 4),
        ("Lần 1 đến lần 3 không thành", "", None, None, 3),
        ("chưa có kết quả", "1", None, None, None),
        ("Đã bán", "1", Told.SOLD, None, None),
        ("hoãn phiên do mất điện", "1", None, None, None),
    ],
)
def test_a_result_is_read_only_as_far_as_it_says(result, auction_round, told, code, earlier):
    read = read_notice(_row(result=result, auction_round=auction_round), 2)

    assert isinstance(read, NoticeDraft)
    assert (read.told, read.failure_code, read.earlier_failures) == (told, code, earlier)


def test_what_says_in_which_round_an_asset_is_offered_is_no_part_of_the_asset():
    text = _row()["asset_description"]
    first, again = (
        read_notice(_row(asset_description=each), 2) for each in (text, f"{text} (đấu giá lần 3)")
    )

    assert isinstance(first, NoticeDraft)
    assert isinstance(again, NoticeDraft)
    assert first.lot_key == again.lot_key


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"auction_org": ""}, Code.ORGANISATION_MISSING),
        ({"enforcement_office": ""}, Code.OFFICE_MISSING),
        ({"notice_date": ""}, Code.NOTICE_DAY_MISSING),
        ({"notice_date": "2026-06"}, Code.DAY_INCOMPLETE),
        ({"dossier_sale_from": "Giờ hành chính"}, Code.DAY_UNREADABLE),
        ({"auction_round": "Thông báo công khai lần 2"}, Code.ROUND_IS_A_PUBLICATION),
        ({"auction_round": "2", "price_reductions_count": "5"}, Code.REDUCTIONS_BEYOND_ROUND),
        ({"price_precision": "as printed"}, Code.PRICE_PRECISION_UNKNOWN),
        ({"item_count": "", "item_count_raw": "cả dây chuyền"}, Code.COUNT_UNREADABLE),
        ({"deposit_raw": "45.000.000"}, Code.DEPOSIT_OUT_OF_BAND),
        ({"dossier_fee_vnd": "theo quy định"}, Code.AMOUNT_UNREADABLE),
    ],
)
def test_a_cell_that_can_be_left_empty_only_warns(changes, code):
    read = read_notice(_row(**changes), 2)

    assert isinstance(read, NoticeDraft)
    assert [warning.code for warning in read.warnings] == [code]


@pytest.mark.parametrize(
    ("changes", "also"),
    [
        ({"deposit_raw": ""}, []),
        ({"deposit_raw": "", "deposit_percent": "mười"}, [Code.PERCENT_UNREADABLE]),
        ({"deposit_raw": "gần 300 triệu"}, [Code.AMOUNT_APPROXIMATE]),
        (
            {"deposit_raw": "215.000.000 đồng [sic]", "deposit_vnd": "215000000"},
            [Code.AMOUNT_MARKED],
        ),
    ],
)
def test_a_deposit_that_a_notice_does_not_name_is_missing(changes, also):
    read = read_notice(_row(**changes), 2)

    assert isinstance(read, NoticeDraft)
    assert (read.deposit, read.deposit_percent) == (None, None)
    assert [each.code for each in read.warnings] == [*also, Code.DEPOSIT_MISSING]
    assert read.warnings[-1].severity is Severity.MISSING


def test_a_share_of_a_price_that_nobody_knows_is_kept_as_a_share():
    cells = {"starting_price_vnd": "", "starting_price_raw": "hơn 27 tỷ đồng"}
    read = read_notice(_row(**cells, deposit_raw="10%", deposit_vnd=""), 2)

    assert isinstance(read, NoticeDraft)
    assert (read.starting_price, read.deposit) == (None, None)
    assert read.deposit_percent == Decimal(10)
    assert [each.code for each in read.warnings] == [Code.PRICE_NOT_EXACT]


NOTHING = dict.fromkeys(
    (
        *("starting_price_vnd", "starting_price_raw", "price_precision", "auction_datetime"),
        *("deposit_vnd", "deposit_percent", "deposit_raw", "dossier_sale_from", "dossier_sale_to"),
        *("auction_round", "result"),
    ),
    "",
)


@pytest.mark.parametrize(
    ("told", "is_asset_only"),
    [
        ({}, True),
        ({"auction_org": "Công ty đấu giá Thử", "notice_date": "2026-06-01"}, True),
        ({"starting_price_raw": "Theo chứng thư thẩm định giá"}, True),
        ({"result": "2 lần không thành"}, True),  # the rounds before, none of its own
        ({"starting_price_raw": "hơn 27 tỷ đồng"}, False),
        ({"starting_price_raw": "1.500.000.000"}, False),
        ({"auction_datetime": "2026-06-25"}, False),
        ({"auction_round": "7"}, False),
        ({"deposit_raw": "150.000.000"}, False),
        ({"deposit_percent": "10"}, False),
        ({"dossier_sale_to": "2026-06-20"}, False),
        ({"viewing_from": "2026-06-10"}, False),
        ({"deposit_to": "2026-06-20"}, False),
        ({"result": "không thành"}, False),
    ],
)
def test_a_row_tells_of_a_round_by_whatever_only_a_round_has(told, is_asset_only):
    read = read_notice(_row(**(NOTHING | told)), 2)

    assert isinstance(read, NoticeDraft)
    assert read.is_asset_only is is_asset_only


@pytest.mark.parametrize(
    ("changes", "deposit", "percent"),
    [
        ({"deposit_raw": "300.000.000 đồng (20%)"}, 300_000_000, None),
        ({"deposit_raw": "(20%): 300.000.000đ"}, 300_000_000, None),
        ({"deposit_raw": "20% giá khởi điểm"}, 300_000_000, Decimal(20)),
        ({"deposit_raw": "", "deposit_percent": "0,1"}, 150_000_000, Decimal(10)),
    ],
)
def test_a_deposit_is_read_from_an_amount_or_a_percentage(changes, deposit, percent):
    read = read_notice(_row(**changes), 2)

    assert isinstance(read, NoticeDraft)
    assert (read.deposit, read.deposit_percent) == (deposit, percent)


def test_a_kind_written_in_vietnamese_is_understood():
    read = read_notice(_row(asset_kind="Nhà, đất", asset_description="Tài sản của ông A"), 2)

    assert isinstance(read, NoticeDraft)
    assert (read.asset_kind, read.movability) == (AssetKind.LAND_HOUSE, Movability.IMMOVABLE)


def test_rounding_between_parts_and_total_only_warns():
    parts = (
        '[{"name": "Thửa 1", "start_price": 1000000000},'
        ' {"name": "Thửa 2", "start_price": 500100000}]'
    )

    read = read_notice(_row(sub_lots=parts), 2)

    assert isinstance(read, NoticeDraft)
    assert [warning.code for warning in read.warnings] == [Code.SUB_LOTS_ROUNDED]
