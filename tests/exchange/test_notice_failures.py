"""Why a round failed and for how much one was sold, in a column of its own or in a sentence."""

import pytest

from exchange.importing.drafts import NoticeDraft, Told
from exchange.importing.notices import read_notices
from exchange.importing.problems import Code, Severity
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
        ("Có 03 người đăng ký, tất cả không trả giá", "b"),
        ("có 04 khách hàng đăng ký, cả 04 khách hàng đều không nộp phiếu trả giá", "b"),
        ("có 02 tổ chức đăng ký, cả hai đều không trả giá", "b"),
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
        "có 05 người đăng ký, không nộp phiếu trả giá đúng hạn 01 người",
        "có 05 người đăng ký, không trả giá 02 người",
        "có 05 người đăng ký, cả 03 người đều không trả giá",
        "Có 03 người đăng ký nhưng không nộp phiếu trả giá đúng hạn 01 người",
        "Có 04 người đăng ký, không ai vắng mặt",
        "Không ai vắng mặt, 03 người trả giá",
        "Không có người khiếu nại",
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
        ("Đấu giá thành công, bước giá 50.000.000 đồng", "", None),
        ("Đấu giá thành, chênh lệch 30.000.000 đồng", "", None),
        ("Đã bán, giá hồ sơ 200.000 đồng", "", None),
        ("Đấu giá thành. Người thứ hai trả giá 360.000.000 đồng", "", None),
        ("Đấu giá thành, bước giá 5.000.000 đồng, giá trúng 372.000.000 đồng", "", 372_000_000),
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
        ("Bán đấu giá nhà và đất thửa 4 (lần 5)", {5}),
        ("Xe tải Thử (đấu giá lần thứ hai)", {2}),
        ("Đấu giá xe tải Thử - lần 3", {3}),
        # what else has a number
        ("Nhà và đất thửa 4 (lần 5)", set()),
        ("Xe tải Thử - lần 3", set()),
        ("Lô gỗ theo biên bản giao nhận (lần 2)", set()),
        ("Đấu giá lô gỗ theo biên bản giao nhận (lần 2)", set()),
        ("Tài sản đấu giá: thửa 12, đo đạc lại (lần 3)", set()),
        ("TB đấu giá xe tải Thử (lần 2)", set()),
        ("TBĐG xe tải Thử - lần 2", set()),
        ("Đấu giá xe tải Thử đăng kiểm (lần 4)", set()),
        # a round that was held
        ("Đã đấu giá lần 1 ngày 03/11/2026 không thành, nay đấu giá lần 2", {2}),
        ("Phiên (lần thứ nhất) bất thành do không ai đăng ký; nay bán đấu giá lần thứ hai", {2}),
        ("Xe tải Thử, đấu giá lần 1, 2 không thành", set()),
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


OFFERED = (
    "{about}. Tài sản: xe ô tô tải Thử 5 tấn, {also}. Giá khởi điểm: 1.500.000.000 đồng."
    " Tiền đặt trước: 150.000.000 đồng. Thời gian đấu giá: 9h00 ngày 15/10/2026."
)


@pytest.mark.parametrize(
    ("about", "also"),
    [
        ("Thông báo bán đấu giá lần 2 (lần 1 đấu giá không thành do không có người đăng ký)", "cũ"),
        ("Thông báo đấu giá lại", "đã đấu giá không thành do không có người tham gia trả giá"),
        ("Căn cứ kết quả đấu giá lần 1 không thành do không ai trả giá, nay đấu giá lần 2", "cũ"),
        ("Thông báo kết quả đấu giá và bán lại", "phiên trước không thành do không ai đăng ký"),
        ("Phiên lần 1 đấu giá không thành vì không ai đăng ký; Công ty tiếp tục đấu giá", "cũ"),
        ("Kết quả: lần 1 (đấu giá không thành do không có người đăng ký); nay bán lần 2", "cũ"),
    ],
)
def test_the_failure_of_the_round_before_is_not_that_of_the_round_offered(about, also) -> None:
    text = OFFERED.format(about=about, also=also)
    (draft,) = read_notices(separated([["Nội dung thông báo"], [text]]), "kq.csv").drafts
    assert (draft.told, draft.failure_code) == (None, None)
    assert draft.starting_price == 1_500_000_000


def test_a_result_in_a_text_is_asked_for_and_never_of_a_session_to_come() -> None:
    text = WHAT.format(why="không có người đăng ký tham gia")
    (draft,) = read_notices(separated([["Nội dung thông báo"], [text]]), "kq.csv").drafts
    asked = {each.column for each in draft.warnings if each.severity is Severity.MISSING}
    assert draft.told_aside
    assert "result" in asked


def test_the_day_and_the_price_of_the_round_before_are_not_those_of_this_one() -> None:
    text = (
        "Cuộc đấu giá lần 1 tổ chức lúc 9h00 ngày 05/10/2026 không thành. Tài sản: xe ô tô tải"
        " Thử 5 tấn, đấu giá lần 2. Giá khởi điểm lần 1: 1.600.000.000 đồng. Tiền đặt trước:"
        " 150.000.000 đồng. Bước giá: 10.000.000 đồng."
    )
    (draft,) = read_notices(separated([["Nội dung thông báo"], [text]]), "kq.csv").drafts
    assert (draft.session, draft.starting_price, draft.told) == (None, None, None)
    assert (draft.auction_round, draft.bid_step) == (2, 10_000_000)


@pytest.mark.parametrize(
    ("result", "told", "before"),
    [
        ("Lần 1 không thành do không có người đăng ký", None, 1),
        ("Lần 1: không thành; lần 2: không có người trả giá", Told.FAILED, 1),
        ("Phiên trước không thành do không có người đăng ký", None, None),
        ("Lần 2 không thành do không có người trả giá", Told.FAILED, None),
    ],
)
def test_a_result_is_that_of_the_round_it_names(result, told, before) -> None:
    head = ["Tên tài sản", "Giá khởi điểm", "Lần đấu giá", "Kết quả"]
    row = ["Xe ô tô tải Hyundai 8 tấn", "350.000.000", "2", result]
    (draft,) = read_notices(separated([head, row]), "kq.csv").drafts
    assert (draft.told, draft.failure_code) == (told, "b" if told else None)
    assert before is None or draft.earlier_failures == before


@pytest.mark.parametrize(
    "name", ["của 01 xe", "của mỗi chiếc", "tính trên 01 xe", "cho 01 xe", "của từng tài sản"]
)
def test_a_price_that_a_text_names_for_one_is_not_that_of_three(name) -> None:
    text = (
        f"Bán 03 xe ô tô tải Thử 5 tấn, cũ. Giá khởi điểm {name}: 400.000.000 đồng. Tiền đặt"
        " trước: 120.000.000 đồng. Thời gian đấu giá: 9h00 ngày 15/01/2027."
    )
    (draft,) = read_notices(separated([["Nội dung thông báo"], [text]]), "kq.csv").drafts
    assert (draft.starting_price, draft.deposit) == (None, 120_000_000)


def test_the_place_of_another_step_is_not_that_of_the_session() -> None:
    text = (
        "Tài sản: xe ô tô tải Thử 5 tấn. Giá khởi điểm: 500.000.000 đồng. Thời gian bán hồ sơ: từ"
        " 8h00 ngày 01/10/2026. Địa điểm: trụ sở Công ty. Thời gian đấu giá: 9h00 ngày 15/10/2026."
        "{rest}"
    )
    rest = " Địa điểm: hội trường xã, khách hàng nộp tiền tại Chi cục THADS."
    for more, place in (("", ""), (rest, "hội trường xã")):
        row = [text.format(rest=more)]
        (draft,) = read_notices(separated([["Nội dung thông báo"], row]), "kq.csv").drafts
        assert draft.auction_place == place


def test_days_of_registration_are_not_those_of_the_sale_of_dossiers() -> None:
    head = ["Tên tài sản", "Giá khởi điểm", "Bán hồ sơ đến", "Đăng ký từ", "Hạn đăng ký"]
    row = ["Xe ô tô tải Hyundai", "350.000.000", "10/12/2026", "01/12/2026", "12/12/2026"]
    (draft,) = read_notices(separated([head, row]), "kq.csv").drafts
    assert (draft.dossier_sale_from, draft.dossier_sale_to.day) == (None, 10)
    assert dict(draft.cells)["registration_to"] == "12/12/2026"
