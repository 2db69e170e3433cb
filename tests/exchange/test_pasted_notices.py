"""A whole notice in one cell: what it says by name is read, said, and its price to be confirmed."""

from datetime import datetime

import pytest

from exchange.importing.notices import read_notices
from exchange.importing.problems import Code
from foundation.clock import VIETNAM
from tests.exchange.books import Tab, xlsx

WHOLE = (
    "THÔNG BÁO ĐẤU GIÁ. Công ty đấu giá Mẫu thông báo: Tài sản đấu giá: Quyền sử dụng đất thửa 45,"
    " tờ 6, xã Mẫu. Người có tài sản: Phòng THADS khu vực 3. Giá khởi điểm: 1.350.000.000 đồng."
    " Tiền đặt trước: 135.000.000 đồng. Tiền mua hồ sơ: 200.000 đồng/hồ sơ."
    " Bước giá: 20.000.000 đồng. Thời gian xem tài sản: từ ngày 01/12/2026. Thời gian đấu giá: 09"
    " giờ 00 ngày 18/12/2026. Địa điểm: Hội trường."
)
SHORT = (
    "Đấu giá lần 2 xe tải 37C-222.33; giá khởi điểm 410.000.000 đồng; đặt trước 41.000.000 đồng;"
    " tổ chức đấu giá lúc 8h30 ngày 19/12/2026 tại trụ sở Trung tâm dịch vụ đấu giá tỉnh"
)


def only(*rows):
    (draft,) = read_notices(xlsx(Tab([list(row) for row in rows])), "thông báo.xlsx").drafts
    return draft


@pytest.mark.parametrize(
    ("text", "price", "deposit", "session"),
    [
        (WHOLE, 1_350_000_000, 135_000_000, datetime(2026, 12, 18, 9, 0, tzinfo=VIETNAM)),
        (SHORT, 410_000_000, 41_000_000, datetime(2026, 12, 19, 8, 30, tzinfo=VIETNAM)),
    ],
)
def test_what_the_text_says_by_name_is_read_and_said(text, price, deposit, session):
    draft = only(["Nội dung thông báo"], [text])
    assert (draft.starting_price, draft.deposit, draft.session) == (price, deposit, session)
    assert draft.price_unconfirmed
    assert draft.description == text
    assert Code.READ_IN_TEXT in {problem.code for problem in draft.warnings}


def test_the_other_names_of_a_text_are_read_too():
    draft = only(["Nội dung thông báo"], [WHOLE])
    assert (draft.dossier_fee, draft.bid_step) == (200_000, 20_000_000)
    assert draft.enforcement_office == "Phòng THADS khu vực 3"
    assert draft.auction_place == "Hội trường"
    assert (draft.viewing_from, draft.auction_round) == (None, None)


def test_the_time_of_a_short_notice_is_that_of_its_session():
    text = (
        "Tài sản: Xe ô tô Lexus. Giá khởi điểm: 125.000.000 đồng (Một trăm hai mươi lăm triệu)."
        " Tiền đặt trước: 25.000.000 đồng. Thời gian: 09 giờ 00 ngày 18/01/2027 tại Trụ sở công ty."
    )
    draft = only(["Nội dung thông báo"], [text])
    assert draft.session == datetime(2027, 1, 18, 9, 0, tzinfo=VIETNAM)
    twice = only(["Nội dung thông báo"], [text + " Thời gian: 10 giờ 00 ngày 19/01/2027."])
    assert twice.session is None


def test_a_column_is_believed_before_the_text():
    draft = only(["Nội dung thông báo", "Giá khởi điểm"], [WHOLE, "1.400.000.000"])
    assert (draft.starting_price, draft.price_unconfirmed) == (1_400_000_000, False)


@pytest.mark.parametrize(
    "text",
    [
        WHOLE + " Giá khởi điểm: 900.000.000 đồng.",  # which of them nobody knows
        "Quyền sử dụng đất thửa 45 tại xã Mẫu, giá khởi điểm sẽ được thông báo sau khi có kết quả"
        " thẩm định; tiền đặt trước theo quy định",
        "Xe ô tô, giá khởi điểm 500.000.000 đồng",  # a description, short
    ],
)
def test_what_is_said_twice_or_not_in_figures_stays_unknown(text):
    assert only(["Nội dung thông báo"], [text]).starting_price is None


def test_a_semicolon_in_one_sentence_separates_no_columns():
    text = f'Nội dung thông báo\n"{WHOLE}"\n{SHORT}\n'
    sheet = read_notices(text.encode(), "thông báo.csv")
    assert [draft.starting_price for draft in sheet.drafts] == [1_350_000_000, 410_000_000]
