"""A pasted notice in numbered points or short forms: a value ends where the next point begins."""

from datetime import datetime

import pytest

from exchange.importing.notices import read_notices
from foundation.clock import VIETNAM
from tests.exchange.books import Tab, xlsx

POINTS = (
    "CÔNG TY ĐẤU GIÁ HỢP DANH SAO THỬ thông báo: 1. Tài sản đấu giá: Quyền sử dụng đất thửa 77."
    " 2. Người có tài sản đấu giá: Phòng THADS khu vực 6 - TP. Hồ Thử. 3. Giá khởi điểm:"
    " 2.169.000.000 đồng (Bằng chữ: Hai tỷ một trăm sáu mươi chín triệu đồng). 4. Khoản tiền đặt"
    " trước: 20% giá khởi điểm. 5. Tiền bán hồ sơ: 300.000 đồng/hồ sơ. 6. Thời gian, địa điểm bán"
    " hồ sơ: từ 8h00 ngày 01/12/2026 tại Công ty. 7. Thời gian, địa điểm đấu giá: 14 giờ 00 phút"
    " ngày 21/12/2026 tại Hội trường."
)
SHORT_FORMS = (
    "Bán 01 tàu cá vỏ gỗ KG-91234-TS. GKĐ: 680.000.000đ (đã giảm 10% so với giá khởi điểm lần"
    " trước 755.555.000đ). TĐT: 68.000.000đ. Mở cuộc đấu giá: 15h00, ngày 29-12-2026."
)
IN_WORDS = (
    "Đấu giá QSDĐ thửa 10 tờ 2. Giá khởi điểm: Ba tỷ năm trăm triệu đồng. Tiền đặt trước: mười"
    " phần trăm giá khởi điểm. Đấu giá lúc 10h15 ngày 28/12/2026 tại Hội trường."
)


def only(text):
    (draft,) = read_notices(xlsx(Tab([["Nội dung thông báo"], [text]])), "thông báo.xlsx").drafts
    return draft


@pytest.mark.parametrize(
    ("text", "price", "deposit", "session"),
    [
        (POINTS, 2_169_000_000, 433_800_000, datetime(2026, 12, 21, 14, 0, tzinfo=VIETNAM)),
        (SHORT_FORMS, 680_000_000, 68_000_000, datetime(2026, 12, 29, 15, 0, tzinfo=VIETNAM)),
        (IN_WORDS, 3_500_000_000, 350_000_000, datetime(2026, 12, 28, 10, 15, tzinfo=VIETNAM)),
    ],
)
def test_points_short_forms_and_words_are_read_to_be_confirmed(text, price, deposit, session):
    draft = only(text)
    assert (draft.starting_price, draft.deposit, draft.session) == (price, deposit, session)
    assert draft.price_unconfirmed


def test_a_value_ends_at_its_point_and_not_in_a_name():
    draft = only(POINTS)
    assert draft.enforcement_office == "Phòng THADS khu vực 6 - TP. Hồ Thử"
    assert draft.dossier_fee == 300_000
    assert draft.auction_place == "Hội trường"  # and not where dossiers are sold


def test_a_clause_ends_before_a_capital_with_a_mark_of_its_own():
    text = (
        "Tài sản: Xe ô tô Thử. Giá khởi điểm: 125.000.000 đồng. Đấu giá theo lô. Tiền đặt trước:"
        " 10%. Ưu tiên nộp trực tuyến. Thời gian đấu giá: 9h ngày 18/01/2027."
    )
    draft = only(text)
    assert (draft.starting_price, draft.deposit) == (125_000_000, 12_500_000)


def test_prices_of_two_lots_and_an_earlier_price_are_no_price():
    two = only(
        "Đấu giá lúc 9h00 ngày 24/12/2026: Lô 1 xe Kia, giá khởi điểm 315.000.000 đ; Lô 2 xe Ford,"
        " giá khởi điểm 412.000.000 đ. Bước giá: 5.000.000 đ."
    )
    earlier = only(
        "Đấu giá lúc 9h00 ngày 24/12/2026 xe ô tô Thử; giá khởi điểm lần trước: 412.000.000 đ;"
        " bước giá: 5.000.000 đ; giá mới sẽ thông báo sau khi giảm."
    )
    assert (two.starting_price, earlier.starting_price) == (None, None)
