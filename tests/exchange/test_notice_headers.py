"""Headers and units of notices by kind: words of a field, and amounts in thousands or millions."""

import pytest

from exchange.importing.codes import Code
from exchange.importing.headers import header_at
from exchange.importing.layouts import Layout
from exchange.importing.moneyunits import UNCERTAIN, read_in_unit, split_header, unit_noted
from exchange.importing.noticecolumns import NOTICES
from exchange.importing.notices import read_notices
from exchange.importing.pages import Page
from exchange.importing.problems import Unread
from tests.exchange.books import Cell, Tab, xlsx


def named(*texts: str) -> list[str | None]:
    header = header_at(Page("", [list(texts)]), 0, NOTICES)
    return [header.places.get(at) for at in range(len(texts))]


def read(text: str):
    return read_notices(text.encode(), "bang.csv")


def codes(sheet) -> set[Code]:
    return {problem.code for problem in sheet.problems}


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("Tên gọi, mô tả tài sản", "asset_description"),
        ("Thông tin TS bán ĐG", "asset_description"),
        ("Danh mục tài sản đưa ra đấu giá", "asset_description"),
        ("TS THA", "asset_description"),
        ("Tài sản cưỡng chế", "asset_description"),
        ("Chi tiết tài sản thanh lý", "asset_description"),
        ("Diễn giải", "asset_description"),
        ("Giờ mở cuộc ĐG", "auction_hour"),
        ("Giờ tổ chức", "auction_hour"),
        ("Ngày tổ chức cuộc đấu giá", "auction_datetime"),
        ("Lịch đấu giá", "auction_datetime"),
        ("Thời điểm mở phiên ĐG TS", "auction_datetime"),
        ("Nơi mở phiên", "auction_place"),
        ("Trụ sở tổ chức ĐG", "auction_place"),
        ("Địa điểm tiến hành đấu giá tài sản", "auction_place"),
        ("Vị trí TS", "asset_location"),
        ("Nơi lưu giữ tài sản", "asset_location"),
        ("ĐC tài sản kê biên", "asset_location"),
        ("Công ty đấu giá", "auction_org"),
        ("Đơn vị thực hiện đấu giá", "auction_org"),
        ("TC hành nghề ĐGTS", "auction_org"),
        ("Giá bán tài sản khởi điểm", "starting_price_raw"),
        ("Giá bán KĐ (nghìn đồng)", "starting_price_raw"),
        ("Số tiền ĐT", "deposit_raw"),
        ("Khoản đặt cọc", "deposit_raw"),
        ("Giá trị đặt trước (đ)", "deposit_raw"),
        ("Lần bán ĐG", "auction_round"),
        ("Lần bán thứ", "auction_round"),
        ("Tổng số lần giảm giá", "price_reductions_count"),
        ("Đã hạ giá mấy lần", "price_reductions_count"),
        ("Đơn vị thi hành", "enforcement_office"),
        ("Mã số TB", "notice_id"),
        ("Số hiệu TBĐG", "notice_id"),
        ("Thông báo đấu giá số", "notice_id"),
        ("Họ và tên người phải THA", "debtor_name"),
        ("Bên được THA dân sự", "creditor_name"),
        ("Thời hạn mua hồ sơ tham gia đấu giá", "dossier_sale"),
        ("Ngày xem tài sản", "viewing"),
        ("Kết quả tổ chức ĐG", "result"),
        ("Lần tổ chức", "auction_round"),
    ],
)
def test_a_header_is_known_by_its_words(text: str, column: str) -> None:
    assert named(text) == [column]


@pytest.mark.parametrize(
    "text",
    [
        "Tình trạng tài sản",
        "Giá trị tài sản",
        "Người mua được tài sản",
        "Ngày kê biên tài sản",
        "Giá khởi điểm lần 1",
        "Phí thi hành án",
        "Đơn vị",
        "Số tiền",
        "Người trúng đấu giá",
        "Lần đăng báo",
        "ĐT liên hệ",
        "Người thi hành",
        "Chi phí bảo quản tài sản",
    ],
)
def test_a_header_of_something_else_names_no_column(text: str) -> None:
    assert named(text) == [None]


def test_a_text_with_the_words_of_two_columns_names_none() -> None:
    words = NOTICES.words["asset_description"]
    twofold = Layout({"a": (), "b": ()}, (), words={"a": words, "b": words})
    assert twofold.by_words("Tài sản bán") is None


def test_a_name_is_surer_than_words_and_words_than_a_filler() -> None:
    assert named("Nội dung", "Tài sản kê biên") == [None, "asset_description"]
    assert named("Tổ chức bán đấu giá", "Tổ chức đấu giá") == [None, "auction_org"]
    assert named("Tên TS ĐG", "Đặc điểm TS ĐG") == ["asset_description"] * 2


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Đơn vị tính: ngàn đồng", 1_000),
        ("BẢNG KÊ (ĐVT: tr.đ)", 1_000_000),
        ("Đv tính: 1.000.000đ", 1_000_000),
        ("Số tiền tính bằng nghìn đồng", 1_000),
        ("Đơn vị tiền tệ: tỷ đồng", 1_000_000_000),
        ("ĐVT (ngđ)", 1_000),
        ("Đơn vị: 1000 VNĐ", 1_000),
        ("Đơn vị tính: đồng", 1),
        ("ĐVT: USD", UNCERTAIN),
        ("ĐVT: chiếc", None),
        ("Đơn vị: Chi cục Thi hành án", None),
        ("Đơn vị tổ chức: Công ty ngàn sao", None),
    ],
)
def test_a_unit_is_read_where_it_is_noted(text: str, unit: int | None) -> None:
    assert unit_noted(text) == unit


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Giá khởi điểm (ngàn đồng)", 1_000),
        ("Giá KĐ (ĐVT: triệu)", 1_000_000),
        ("Tiền đặt trước nghìn đồng", 1_000),
        ("Bước giá [1.000 đ]", 1_000),
        ("Giá khởi điểm (VNĐ)", 1),
        ("Giá khởi điểm (chưa có thuế)", None),
    ],
)
def test_a_unit_in_a_header_is_its_columns(text: str, unit: int | None) -> None:
    assert split_header(text)[1] == unit
    assert named(text)[0] in NOTICES.money


@pytest.mark.parametrize(
    ("text", "unit", "dong"),
    [
        ("18.400.000", 1_000, 18_400_000_000),
        ("187 000", 1_000, 187_000_000),
        ("1.722,5", 1_000, 1_722_500),
        ("24,5", 1_000_000, 24_500_000),
        ("1,2 tỷ", 1_000, 1_200_000_000),
    ],
)
def test_an_amount_is_of_the_noted_unit(text: str, unit: int, dong: int) -> None:
    amount = read_in_unit(text, unit)
    assert not isinstance(amount, Unread)
    assert (amount.dong, amount.doubtful) == (dong, False)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("400,000", 1_000),
        ("24.256", 1_000_000),
        ("48.500 đồng", 1_000),
        ("3.150.000.000", 1_000),
        ("350", UNCERTAIN),
        ("0,0001", 1_000),
    ],
)
def test_an_amount_that_does_not_fit_the_unit_is_not_believed(text: str, unit: int) -> None:
    amount = read_in_unit(text, unit)
    assert isinstance(amount, Unread) or amount.doubtful


@pytest.mark.parametrize(
    "file",
    [
        "ĐVT: nghìn đồng;;\nTài sản bán;Giá khởi điểm;Tiền đặt trước\nNhà;520.000;52.000\n",
        "Tài sản bán;Giá khởi điểm (1.000đ);Tiền đặt trước (1.000đ)\nNhà;520.000;52.000\n",
        "Tài sản bán;Giá KĐ ngàn đồng;Đặt trước (nghìn đồng)\nNhà;520.000;52.000\n",
        "Tài sản bán;Giá KĐ;Đặt trước;Ghi chú\nNhà;520.000;52.000;ĐVT: ngàn đồng\n",
        "Tài sản bán;Giá KĐ;Đặt trước\nNhà;520.000;52.000\nĐơn vị tính: nghìn đồng;;\n",
        "BIỂU;Đơn vị tính:;1.000 đồng\nTài sản bán;Giá KĐ;Đặt trước\nNhà;520.000;52.000\n",
    ],
)
def test_thousands_are_multiplied_and_a_person_confirms(file: str) -> None:
    sheet = read(file)
    draft = sheet.drafts[0]
    assert (draft.starting_price, draft.deposit) == (520_000_000, 52_000_000)
    assert draft.price_unconfirmed
    assert Code.AMOUNTS_IN_UNITS in codes(sheet)


def test_two_units_in_one_table_leave_the_price_unknown() -> None:
    noted = "ĐVT: nghìn đồng;;\nĐVT: triệu đồng;;\n"
    sheet = read(f"{noted}Tài sản bán;Giá KĐ;Đặt trước\nNhà;520.000;52.000\n")
    assert sheet.drafts[0].starting_price is None


@pytest.mark.parametrize(
    ("day", "hour", "at"),
    [
        ("2026-12-03", "8h15", "08:15"),
        ("3/12/2026", "14 giờ", "14:00"),
        ("03.12.2026", "09:30:00", "09:30"),
        ("ngày 3 tháng 12 năm 2026", "0,375", "09:00"),
        ("2026-12-03", "2 giờ chiều", "14:00"),
        ("2026-12-03", "Sáng", None),
        ("2026-12-03", "", None),
        ("2026-12-03 10:00", "10h", "10:00"),
    ],
)
def test_the_hour_may_have_a_column_of_its_own(day: str, hour: str, at: str | None) -> None:
    sheet = read(f"Tài sản bán;Giá KĐ;Ngày tổ chức ĐG;Giờ\nNhà;520.000.000;{day};{hour}\n")
    draft = sheet.drafts[0]
    assert draft.session is not None
    assert (None if draft.hour_unknown else f"{draft.session:%H:%M}") == at


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("từ 7h30 ngày 02/11/2026 đến 17h ngày 30/11/2026", ("2026-11-02", "2026-11-30")),
        ("02/11/2026 - 30/11/2026", ("2026-11-02", "2026-11-30")),
        ("Từ ngày 2/11/2026 đến hết ngày 30/11/2026", ("2026-11-02", "2026-11-30")),
        ("02.11.2026 – 30.11.2026", ("2026-11-02", "2026-11-30")),
        ("2/11/2026 tới 30/11/2026", ("2026-11-02", "2026-11-30")),
        ("trong giờ hành chính", None),
        ("01-20/11/2026", None),
    ],
)
def test_the_sale_of_files_may_stand_in_one_cell(text: str, ends) -> None:
    sheet = read(f"Tài sản bán;Giá KĐ;Thời gian bán HS\nNhà;520.000.000;{text}\n")
    draft = sheet.drafts[0]
    told = draft.dossier_sale_from, draft.dossier_sale_to
    assert (tuple(f"{end:%Y-%m-%d}" for end in told if end) or None) == ends
    assert ends is not None or Code.DAY_UNREADABLE in codes(sheet)


def test_the_price_of_now_is_told_from_the_one_before() -> None:
    rows: list[list[Cell]] = [
        ["TT", "Tài sản", "Số, ngày QĐ THA", "Giá khởi điểm", None],
        [None, None, None, "Lần đầu", "Hiện nay"],
        [1, "Quyền sử dụng đất thửa 8", "12/QĐ-THA", "1.100.000.000", "891.000.000"],
    ]
    merges = [(0, 3, 0, 4), (0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 1, 2)]
    (draft,) = read_notices(xlsx(Tab(rows, merges=merges)), "a.xlsx").drafts
    assert (draft.starting_price, draft.decision_no) == (891_000_000, "12/QĐ-THA")


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("Giá khởi điểm lần trước", "earlier_starting_prices"),
        ("Giá khởi điểm hiện nay", "starting_price_raw"),
        ("Số và ngày quyết định THA", "decision_no"),
    ],
)
def test_more_heads_of_progress_forms(text: str, column: str) -> None:
    assert header_at(Page("", [["Tài sản", text]]), 0, NOTICES).places[1] == column
