"""Why a round failed and for how much one was sold, in a column of its own or in a sentence."""

import pytest

from exchange.importing.drafts import NoticeDraft, Told
from exchange.importing.notices import read_notices
from exchange.importing.problems import Code
from exchange.importing.rounds import rounds_told
from tests.exchange.books import separated

HEAD = ["Tên tài sản", "Giá khởi điểm", "Kết quả", "Lý do không thành", "Giá trúng"]


def read(result: str, reason: str = "", price: str = "") -> NoticeDraft:
    cells = ["Xe ô tô tải Hyundai 8 tấn", "350.000.000", result, reason, price]
    (draft,) = read_notices(separated([HEAD, cells]), "kq.csv").drafts
    return draft


@pytest.mark.parametrize(
    ("reason", "letter"),
    [
        ("Có 03 người đăng ký nhưng đều không trả giá", "b"),
        ("có một khách hàng đăng ký, không trả giá", "b"),
        ("Có 2 tổ chức nộp hồ sơ, đặt cọc nhưng không ai tham gia trả giá", "b"),
        ("không có khách nào trả giá", "b"),
        ("Hết thời hạn không có ai nộp hồ sơ", "a"),
        ("không có người đăng ký tham gia trả giá", "a"),
        ("Người trúng đấu giá không ký biên bản", "d"),
        ("người trúng từ chối kết quả trúng đấu giá", "e"),
    ],
)
def test_the_reason_has_the_letter_of_the_law(reason: str, letter: str) -> None:
    for draft in (read("Không thành", reason), read(f"Không thành - {reason}"), read("", reason)):
        assert (draft.told, draft.failure_code) == (Told.FAILED, letter)


@pytest.mark.parametrize(
    "result",
    [
        "Có 02 người đăng ký, 01 người không trả giá",
        "Có 02 người trả giá, người thứ hai không trả giá tiếp",
        "Có 01 người đăng ký",
    ],
)
def test_who_else_came_leaves_the_end_unknown(result: str) -> None:
    assert read(result).told is None


@pytest.mark.parametrize(
    ("result", "price", "sold"),
    [
        ("Thành", "372.000.000", 372_000_000),
        ("Đấu giá thành", "372 triệu đồng", 372_000_000),
        ("Đấu giá thành: 372.000.000₫", "", 372_000_000),
        ("Đã bán được 372.000.000 đồng", "372.000.000", 372_000_000),
        ("Đấu giá thành, giá 372.000.000 đồng", "373.000.000", None),
        ("Thành", "", None),
        ("Thành", "khoảng 370 triệu", None),
    ],
)
def test_the_price_of_a_sale_may_have_a_column(result: str, price: str, sold: int | None) -> None:
    draft = read(result, price=price)
    assert (draft.told, draft.sold_price) == (Told.SOLD, sold)


@pytest.mark.parametrize("result", ["Không thành", "Tạm dừng", ""])
def test_a_price_beside_no_sale_makes_none_and_is_named(result: str) -> None:
    draft = read(result, price="372.000.000")
    assert (draft.told, draft.sold_price) == (None, None)
    assert Code.RESULT_UNREADABLE in {problem.code for problem in draft.warnings}
    assert read("Không thành", price="0").told is Told.FAILED


@pytest.mark.parametrize(
    ("name", "rounds"),
    [
        ("Nhà và đất thửa 4 (lần 5)", {5}),
        ("Xe tải Thử (đấu giá lần thứ hai)", {2}),
        ("Xe tải Thử - lần 3", {3}),
        ("Đấu giá (lần thứ tư) máy ép", {4}),
        ("Thông báo đấu giá xe tải Thử (lần 2)", set()),
        ("Xe tải Thử (đăng lần 2)", set()),
        ("Xe tải Thử (đã sửa chữa lần 2)", set()),
        ("Xe tải Thử (giảm giá lần 2)", set()),
    ],
)
def test_a_number_in_a_name_is_the_round(name: str, rounds: set[int]) -> None:
    assert rounds_told(name) == rounds


WHAT = (
    "Thông báo kết quả đấu giá: cuộc đấu giá quyền sử dụng đất thửa 61 tờ 8 lúc 9h00 ngày"
    " 02/10/2026 (giá khởi điểm: 870.000.000 đồng) không thành do {why}."
)


@pytest.mark.parametrize(
    ("text", "told", "letter"),
    [
        (WHAT.format(why="không có người đăng ký tham gia"), Told.FAILED, "a"),
        (WHAT.format(why="có 01 người đăng ký nhưng không trả giá"), Told.FAILED, "b"),
        (
            "Đấu giá quyền sử dụng đất thửa 61. Giá khởi điểm: 870.000.000 đồng. Tiền đặt trước:"
            " 87.000.000 đồng. Trường hợp đấu giá không thành do không có người đăng ký thì giảm.",
            *(None, None),
        ),
    ],
)
def test_a_pasted_result_is_read_and_a_rule_is_none(text, told, letter) -> None:
    (draft,) = read_notices(separated([["Nội dung thông báo"], [text]]), "kq.csv").drafts
    assert (draft.told, draft.failure_code) == (told, letter)
