"""One notice, one cell changed: what refuses the row, what only warns, what is still read."""

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from exchange.importing.drafts import AssetKind, Movability, NoticeDraft
from exchange.importing.notices import read_notice
from exchange.importing.problems import Code

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
        ({"starting_price_raw": "0"}, Code.AMOUNT_NEGATIVE_OR_ZERO),
        ({"deposit_raw": "2.000.000.000"}, Code.DEPOSIT_ABOVE_PRICE),
        ({"deposit_raw": "150.000.000 đồng (20%)"}, Code.DEPOSIT_DISAGREES),
        ({"deposit_raw": "", "deposit_percent": "mười"}, Code.PERCENT_UNREADABLE),
        ({"deposit_raw": "20%", "deposit_percent": "10"}, Code.DEPOSIT_DISAGREES),
        ({"deposit_raw": "gần 300 triệu"}, Code.AMOUNT_APPROXIMATE),
        ({"asset_description": ""}, Code.DESCRIPTION_MISSING),
        ({"auction_datetime": "2026-06-24 00:00"}, Code.TIME_MISSING),
        ({"auction_datetime": "24/6/26 9:00"}, Code.DAY_SHORT_YEAR),
        ({"viewing_to": "2026-06-25 09:00"}, Code.SALE_ENDS_AFTER_SESSION),
        ({"deposit_from": "2026-06-25 09:00"}, Code.SALE_ENDS_AFTER_SESSION),
        ({"price_precision": "lower bound only"}, Code.PRICE_NOT_EXACT),
        ({"dossier_fee_vnd": "hai trăm"}, None),
        ({"dossier_fee_vnd": "theo quy định"}, Code.AMOUNT_UNREADABLE),
    ],
)
def test_one_wrong_cell_refuses_the_row(changes, code):
    read = read_notice(_row(**changes), 2)

    if code is None:
        assert isinstance(read, NoticeDraft)
    else:
        assert not isinstance(read, NoticeDraft)
        assert [problem.code for problem in read if problem.refuses] == [code]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"deposit_raw": ""}, Code.DEPOSIT_MISSING),
        ({"auction_org": ""}, Code.ORGANISATION_MISSING),
        ({"enforcement_office": ""}, Code.OFFICE_MISSING),
        ({"notice_date": ""}, Code.NOTICE_DAY_MISSING),
        ({"notice_date": "2026-06"}, Code.DAY_INCOMPLETE),
        ({"dossier_sale_from": "Giờ hành chính"}, Code.DAY_UNREADABLE),
        ({"auction_round": "thứ nhất"}, Code.NUMBER_UNREADABLE),
        ({"auction_round": "Thông báo công khai lần 2"}, Code.ROUND_IS_A_PUBLICATION),
        ({"auction_round": "2", "price_reductions_count": "5"}, Code.REDUCTIONS_BEYOND_ROUND),
        ({"price_precision": "as printed"}, Code.PRICE_PRECISION_UNKNOWN),
        ({"item_count": "", "item_count_raw": "cả dây chuyền"}, Code.COUNT_UNREADABLE),
        ({"deposit_raw": "45.000.000"}, Code.DEPOSIT_OUT_OF_BAND),
    ],
)
def test_a_cell_that_can_be_left_empty_only_warns(changes, code):
    read = read_notice(_row(**changes), 2)

    assert isinstance(read, NoticeDraft)
    assert [warning.code for warning in read.warnings] == [code]


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
