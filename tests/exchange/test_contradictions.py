"""Cells of a notice that say two things, or several: nothing is chosen, everything is named."""

import csv
from datetime import datetime
from pathlib import Path

import pytest

from exchange.importing.drafts import NoticeDraft
from exchange.importing.notices import read_notice
from exchange.importing.problems import Code, Severity
from foundation.clock import VIETNAM

MESSY = Path(__file__).parent / "data" / "notices_messy.csv"


def _row(**changes: str) -> dict[str, str]:
    """Return the plain row of the messy file with some cells changed."""
    with MESSY.open(encoding="utf-8") as file:
        plain = next(csv.DictReader(file))
    return plain | changes


@pytest.mark.parametrize(
    ("written", "code", "both"),
    [
        ("3 tỷ (1 tỷ + 1 tỷ)", Code.AMOUNT_PARTS_DISAGREE, {"2.000.000.000", "3.000.000.000"}),
        (
            "Đất: 2 tỷ; nhà: 500 triệu; tổng cộng: 2,6 tỷ",
            Code.AMOUNT_PARTS_DISAGREE,
            {"2.500.000.000", "2.600.000.000"},
        ),
        *(
            (written, Code.AMOUNT_WORDS_DISAGREE, {"1.200.000.000", "1.000.200.000"})
            for written in (
                "1.200.000.000 (một tỷ hai trăm nghìn)",
                "1.200.000.000 đồng, bằng chữ: Một tỷ hai trăm nghìn đồng",
                "1.200.000.000 đồng - Một tỷ hai trăm nghìn đồng",
                "Một tỷ hai trăm nghìn đồng (1.200.000.000 đồng)",
                "1.200.000.000đ (mot ty hai tram nghin dong)",
                "1.200.000.000đ (Một tỷ hai trăm nghìn đồng) đã bao gồm thuế GTGT",
            )
        ),
    ],
)
def test_a_price_that_contradicts_itself_is_unknown_and_both_readings_are_named(
    written, code, both
):
    cells = {"starting_price_raw": written, "starting_price_vnd": ""}
    read = read_notice(_row(**cells), 2)

    assert isinstance(read, NoticeDraft)
    assert (read.starting_price, read.price_told, read.session is None) == (None, True, False)
    (told,) = [p for p in read.warnings if p.code is code]
    assert told.severity is Severity.MISSING
    assert set(told.details.values()) == both


@pytest.mark.parametrize(
    ("written", "price", "code", "names"),
    [
        (
            "Quyền sử dụng đất: 1,5 tỷ; nhà ở: 500 triệu; cây trồng: 20 triệu",
            2_020_000_000,
            Code.PRICE_ADDED_UP,
            ("quyền sử dụng đất 1.500.000.000", "nhà ở 500.000.000", "cây trồng 20.000.000"),
        ),
        (
            "- Giá trị QSDĐ: 1.500.000.000đ\n- Giá trị nhà: 500.000.000đ",
            2_000_000_000,
            Code.PRICE_ADDED_UP,
            ("qsdđ 1.500.000.000", "nhà 500.000.000"),
        ),
        (
            "2 tỷ đồng (trong đó: đất 1,5 tỷ, nhà 300 triệu và cây 200 triệu)",
            2_000_000_000,
            Code.PRICE_IN_PARTS,
            ("đất 1.500.000.000", "nhà 300.000.000", "cây 200.000.000"),
        ),
        (
            "Tổng 2 tỷ gồm: máy dệt 1,5 tỷ; xe nâng 500 triệu",
            2_000_000_000,
            Code.PRICE_IN_PARTS,
            ("máy dệt 1.500.000.000", "xe nâng 500.000.000"),
        ),
        (
            "Đất 1,5 tỷ + nhà 500 triệu = 2 tỷ",
            2_000_000_000,
            Code.PRICE_IN_PARTS,
            ("đất 1.500.000.000", "nhà 500.000.000"),
        ),
        (
            "Thửa 12: 1,2 tỷ; thửa 13: 900 triệu",
            None,
            Code.PRICES_OF_SEVERAL,
            ("thửa 12: 1,2 tỷ", "thửa 13: 900 triệu"),
        ),
        (
            "Máy dệt: 1,5 tỷ; xe nâng: 500 triệu",
            None,
            Code.PRICES_OF_SEVERAL,
            ("máy dệt: 1,5 tỷ", "xe nâng: 500 triệu"),
        ),
        (
            "Đất: 1,5 tỷ; nhà: chưa định giá",
            None,
            Code.PRICES_OF_SEVERAL,
            ("đất: 1,5 tỷ", "nhà: chưa định giá"),
        ),
    ],
)
def test_the_parts_of_a_price_are_all_named_and_no_sum_is_made_in_silence(
    written, price, code, names
):
    cells = {"starting_price_raw": written, "starting_price_vnd": "", "deposit_raw": ""}
    read = read_notice(_row(**cells, dossier_fee_vnd=""), 2)

    assert isinstance(read, NoticeDraft)
    assert read.starting_price == price
    assert read.price_unconfirmed == (code is Code.PRICE_ADDED_UP)
    (told,) = [p for p in read.warnings if p.code is code]
    said = " ".join(map(str, told.details.values()))
    assert [name for name in names if name not in said] == []


@pytest.mark.parametrize(
    "written",
    [
        "Giá khởi điểm: 2 tỷ; tiền đặt trước: 200 triệu",
        "Lần 1: 2 tỷ; lần 2: 1,8 tỷ",
        "Đất: 15.000.000 đồng/m2; nhà: 500 triệu",
    ],
)
def test_other_amounts_beside_a_price_are_no_parts_of_it(written):
    cells = {"starting_price_raw": written, "starting_price_vnd": "", "deposit_raw": ""}
    read = read_notice(_row(**cells, dossier_fee_vnd=""), 2)

    assert isinstance(read, NoticeDraft)
    assert read.starting_price is None
    assert not {p.code for p in read.warnings} & {Code.PRICE_IN_PARTS, Code.PRICE_ADDED_UP}


@pytest.mark.parametrize(
    "written",
    [
        "Nhà, đất: 2.000.000.000 đồng",
        "Bằng số: 2.000.000.000 đồng; bằng chữ: hai tỷ đồng",
        "2.000.000.000 (hai tỉ đồng chẵn) chưa gồm VAT 10%",
        "2.000.000.000 đồng - hai tỷ đồng",
        "Hai tỷ đồng (2.000.000.000 đồng)",
        "2.000.000.000đ (hai tỷ đồng)",
    ],
)
def test_one_price_said_in_two_ways_is_that_price(written):
    cells = {"starting_price_raw": written, "starting_price_vnd": "", "deposit_raw": ""}
    read = read_notice(_row(**cells, dossier_fee_vnd=""), 2)

    assert isinstance(read, NoticeDraft)
    assert (read.starting_price, read.price_unconfirmed) == (2_000_000_000, False)


@pytest.mark.parametrize(
    "written",
    [
        "8h30 thứ Hai ngày 03/06/2026",
        "8h30, T2 03/06/2026",
        "Chủ nhật, 03/06/2026 08:30",
        "8 giờ 30 ngày 3 tháng 6 năm 2026 (thứ 2)",
    ],
)
def test_a_weekday_that_is_not_that_of_the_day_leaves_the_session_unknown(written):
    read = read_notice(_row(auction_datetime=written), 2)

    assert isinstance(read, NoticeDraft)
    assert read.session is None
    (told,) = [p for p in read.warnings if p.code is Code.WEEKDAY_DISAGREES]
    assert told.severity is Severity.MISSING
    assert (told.details["day"], told.details["right"]) == ("03/06/2026", "thứ Tư")


def test_a_weekday_that_is_right_says_nothing_more():
    read = read_notice(_row(auction_datetime="8h30 thứ Tư, 24/06/2026", notice_date=""), 2)

    assert isinstance(read, NoticeDraft)
    assert read.session is not None
    assert (read.session.day, read.session.hour, read.session.minute) == (24, 8, 30)


def test_a_day_in_the_number_of_a_spreadsheet_is_read_with_its_hour_and_told():
    read = read_notice(_row(auction_datetime="46197.375"), 2)  # a text, not a cell of a day

    assert isinstance(read, NoticeDraft)
    assert read.session == datetime(2026, 6, 24, 9, 0, tzinfo=VIETNAM)
    (told,) = [p for p in read.warnings if p.code is Code.DAY_FROM_SERIAL]
    assert told.details == {"written": "46197.375", "value": "09:00 24/06/2026"}
