"""Which round a notice is of: as its words say it, and not known where they do not."""

import pytest

from auctions.models import Lot, Round
from exchange.importing.publications import without_round
from exchange.importing.rounds import reductions_told, round_of, rounds_told
from foundation.database import db
from tests.exchange.notices import sheet


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Lần 3 (giảm 5%)", 3),
        ("03 (ba)", 3),
        ("IV", 4),
        ("Đấu giá lần thứ nhất", 1),
        ("đợt hai", 2),
        ("Lần thứ 5.", 5),
        ("3 (hai)", None),
        ("lần 1, 2", None),
        ("nhiều lần", None),
        ("", None),
        ("vườn", None),
    ],
)
def test_a_cell_says_its_round(text: str, number: int | None) -> None:
    assert round_of(text) == number


@pytest.mark.parametrize(
    ("text", "rounds"),
    [
        ("Nhà cấp 4 (đấu giá lần 3 do lần 2 không thành)", {3}),
        ("Xe tải, bán đấu giá lại lần thứ hai", {2}),
        ("Đất ở - tổ chức đấu giá lần thứ tư", {4}),
        ("Tài sản đã bán đấu giá lần 1 không thành", set()),
        ("Quyền sử dụng đất, đã 05 lần đấu giá không thành", set()),
        ("Đấu giá lần năm lô hàng", {5}),
    ],
)
def test_a_description_says_its_round(text: str, rounds: set[int]) -> None:
    assert rounds_told(text) == rounds


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Đã giảm giá lần thứ hai", 2),
        ("giảm giá 04 lần", 4),
        ("qua 3 lần giảm giá", 3),
        ("giảm lần 1", 1),
        ("đã giảm 10%", None),
        ("giảm lần 1, giảm lần 2", None),
    ],
)
def test_a_note_says_how_often_the_price_was_cut(text: str, number: int | None) -> None:
    assert reductions_told(text) == number


@pytest.mark.parametrize(
    "again",
    [
        "(đấu giá lần 3 sau khi giảm 5%)",
        "(bán lại lần 2)",
        "(đấu giá lại lần thứ hai)",
        "(tổ chức đấu giá lần 4, giá đã giảm)",
        "(giảm giá lần 2)",
        "(bán đấu giá lần 2 theo QĐ giảm giá)",
    ],
)
def test_what_an_aside_says_of_the_round_is_no_part_of_the_asset(again: str) -> None:
    assert without_round(f"Nhà xưởng 500m2 {again}").strip() == "Nhà xưởng 500m2"


@pytest.mark.parametrize(
    ("row", "number"),
    [
        ({}, None),
        ({"auction_round": "2 (hai)"}, 2),
        ({"auction_round": "III"}, 3),
        ({"price_reductions_count": "1"}, None),
        ({"auction_round": "lần đầu hoặc lần hai"}, None),
        ({"auction_round": "1", "asset_description": "Xe tải đấu giá lần 2"}, None),
        ({"asset_description": "Xe tải (bán đấu giá lần 4)"}, 4),
        ({"auction_round": "Thông báo lần 2"}, None),
    ],
)
def test_a_round_that_nobody_says_is_not_the_first(import_notices, row, number) -> None:
    import_notices(sheet(row))
    round_ = db.session.scalars(db.select(Round)).one()
    assert (None if round_.number_unknown else round_.number) == number


def test_the_pages_say_what_is_not_known_and_what_was_computed(import_notices, pages, officer):
    import_notices(sheet({}))
    round_ = db.session.scalars(db.select(Round)).one()
    code = db.session.get_one(Lot, round_.lot_id).code
    visitor = pages.as_user(officer)
    page = visitor.get(f"/auctions/lots/{code}/rounds/1").text
    assert "Lần đấu giá: chưa rõ" in page
    assert "tính từ tỷ lệ 10 % giá khởi điểm" in page
    assert "Lần 1" not in visitor.get(f"/auctions/lots/{code}").text
