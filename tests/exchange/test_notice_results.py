"""What notices say of a result, in its column or among the notes; what is not sure is named."""

from datetime import date

import pytest

from auctions.models import Lot, LotStatus, Round, RoundState
from exchange.importing.drafts import NoticeDraft, Told
from exchange.importing.notices import read_notices
from exchange.importing.problems import Code
from exchange.models import ImportedRow
from foundation.database import db
from tests.exchange.books import separated
from tests.exchange.notices import sheet

HEAD = ["TT", "Tên tài sản", "Giá khởi điểm", "Thời gian đấu giá", "Lần đấu giá"]


def read(column: str, text: str, *, session: str = "", number: str = "") -> NoticeDraft:
    cells = ["1", "Xe ô tô tải Hyundai 8 tấn", "350.000.000", session, number, text]
    (draft,) = read_notices(separated([[*HEAD, column], cells]), "tb.csv").drafts
    return draft


def codes(draft: NoticeDraft) -> set[Code]:
    return {each.code for each in draft.warnings if each.column in {"result", "notes"}}


@pytest.mark.parametrize("column", ["Kết quả", "Ghi chú", "Tình trạng", "Tình trạng đấu giá"])
@pytest.mark.parametrize(
    ("text", "told", "letter", "on", "price"),
    [
        ("đã đấu giá thành 12/3/2025, giá 2,1 tỷ", Told.SOLD, None, date(2025, 3, 12), 2.1e9),
        (
            "Đấu giá thành công ngày 12/3/2025 với giá 2.150.000.000 đồng",
            *(Told.SOLD, None, date(2025, 3, 12), 2.15e9),
        ),
        ("Đã bán", Told.SOLD, None, None, None),
        ("Không thành", Told.FAILED, None, None, None),
        ("Đấu giá không thành ngày 12/3/2025", Told.FAILED, None, date(2025, 3, 12), None),
        ("không có người đăng ký", Told.FAILED, "a", None, None),
        ("Không có khách hàng nào đăng ký tham gia", Told.FAILED, "a", None, None),
        ("Không thành (không có người trả giá)", Told.FAILED, "b", None, None),
        ("tạm dừng theo QĐ 12/QĐ-THADS ngày 05/3/2025", Told.STOPPED, None, None, None),
        ("Dừng đấu giá theo yêu cầu của chấp hành viên", Told.STOPPED, None, None, None),
        ("Đã tạm ngừng phiên", Told.STOPPED, None, None, None),
    ],
)
def test_what_is_said_in_so_many_words_is_read(
    column: str,
    text: str,
    told: Told,
    letter: str | None,
    on: date | None,
    price: float | None,
) -> None:
    draft = read(column, text)
    session = draft.session.date() if draft.session else None
    assert (draft.told, draft.failure_code, draft.sold_price) == (told, letter, price)
    assert session == on
    assert draft.hour_unknown is (on is not None)
    assert dict(draft.cells)["notes" if column == "Ghi chú" else "result"] == text


@pytest.mark.parametrize("column", ["Kết quả", "Ghi chú", "Tình trạng"])
@pytest.mark.parametrize(
    "text",
    ["phiên hoãn", "chưa ai trả giá", "Hoãn phiên sang ngày 12/5/2025", "Hủy kết quả đấu giá"],
)
def test_what_is_not_sure_stays_unknown_and_is_named(column: str, text: str) -> None:
    draft = read(column, text)
    assert (draft.told, codes(draft)) == (None, {Code.RESULT_UNREADABLE})


@pytest.mark.parametrize(
    "text",
    [
        "Nhà không có người ở",
        "Người trúng đấu giá chịu mọi thuế, phí",
        "Đã bán hồ sơ từ 01/3/2025",
        "Nếu không thành sẽ giảm giá",
        "Giao tài sản sau khi trúng đấu giá",
        "Tài sản đã bán cho ông A năm 2019, bị tuyên vô hiệu",
        "Xe hỏng, không nổ máy",
        "Giảm 10% so với lần trước",
        "Đang chờ kết quả",
    ],
)
def test_notes_of_something_else_are_no_result(text: str) -> None:
    draft = read("Ghi chú", text)
    assert (draft.told, draft.earlier_failures, codes(draft)) == (None, None, set())


@pytest.mark.parametrize(
    ("text", "number", "told", "before"),
    [
        ("Lần 1 không thành", "2", None, 1),
        ("Lần 1 và 2 không thành", "3", None, 2),
        ("Lần 2 không thành", "2", Told.FAILED, 1),
        ("Lần 1 không thành. Lần 2: đã bán", "2", Told.SOLD, 1),
        ("Lần 2: tạm dừng", "2", Told.STOPPED, None),
    ],
)
def test_a_note_of_a_round_is_of_that_round(
    text: str, number: str, told: Told | None, before: int | None
) -> None:
    draft = read("Ghi chú", text, number=number)
    assert (draft.told, draft.earlier_failures) == (told, before)


@pytest.mark.parametrize(
    ("text", "session", "number"),
    [
        ("Lần 3 không thành", "", "2"),
        ("Lần 1 không thành", "", ""),
        ("Lần 3: đã bán", "", ""),
        ("Đấu giá thành 12/3/2025", "09:00 05/03/2025", ""),
        ("Đấu giá không thành; tạm dừng theo QĐ 5", "", ""),
    ],
)
def test_what_contradicts_the_row_or_itself_is_named(text: str, session: str, number: str) -> None:
    draft = read("Ghi chú", text, session=session, number=number)
    assert (draft.told, codes(draft)) == (None, {Code.RESULT_UNREADABLE})


def test_two_columns_of_a_result_are_read_together() -> None:
    heads = [*HEAD, "Kết quả", "Tình trạng"]
    cells = ["1", "Xe ô tô tải", "350.000.000", "", "", "Không thành", "không có người đăng ký"]
    (draft,) = read_notices(separated([heads, cells]), "tb.csv").drafts
    assert (draft.told, draft.failure_code) == (Told.FAILED, "a")


def only(model):
    return db.session.scalars(db.select(model)).one()


def test_a_stop_that_the_source_tells_stops_the_round(import_notices):
    said = {"result": "Tạm dừng theo QĐ 12/QĐ-THADS"}
    import_notices(sheet(said))
    round_, lot = only(Round), only(Lot)
    assert (round_.state, round_.stop_ground) == (RoundState.STOPPED, said["result"])
    assert (lot.status, lot.failed_rounds) == (LotStatus.READY, 0)


def test_notes_never_tell_the_result_of_a_session_to_come(import_notices):
    content = separated(
        [
            [*HEAD, "Ghi chú"],
            [1, "Xe ô tô tải", "350.000.000", "09:00 03/12/2026", "2", "Đấu giá không thành"],
        ]
    )
    import_notices(content)
    round_ = only(Round)
    assert (round_.state, round_.failure_code) == (RoundState.ANNOUNCED, None)
    assert only(ImportedRow).source["notes"] == "Đấu giá không thành"


@pytest.mark.parametrize(
    ("text", "on", "price"),
    [
        ("Đấu giá thành, chưa giao được tài sản", None, None),
        ("Đã bán đấu giá thành ngày 12/3/2025, người mua chưa nộp đủ tiền", "2025-03-12", None),
        ("Bán đấu giá thành nhưng không giao được tài sản", None, None),
        ("Đấu giá thành nhưng tạm hoãn giao theo yêu cầu của TAND", None, None),
        ("Đấu giá thành, giá 2.450.000.000, chưa giao được do đương sự chống đối", None, 2.45e9),
        ("Trúng đấu giá 1.150.000.000đ, có đơn khởi kiện hủy kết quả", None, 1.15e9),
        ("Đã bán với giá 2,1 tỷ; còn nợ số tiền 500.000.000 đồng chưa nộp", None, 2.1e9),
        ("Đấu giá thành. Ngày 20/5/2025 cưỡng chế giao nhưng không thành", None, None),
    ],
)
def test_a_doubt_belongs_to_its_own_clause(text: str, on: str | None, price: float | None) -> None:
    draft = read("Kết quả", text)
    assert (draft.told, draft.sold_price) == (Told.SOLD, price)
    assert (draft.session.date().isoformat() if draft.session else None) == on
    assert Code.SOLD_TO_NOBODY in codes(draft)


@pytest.mark.parametrize(
    "text",
    [
        "Chưa đấu giá thành, đã giao lại hồ sơ",
        "Đấu giá thành, đã hủy kết quả",
        "Đấu giá thành nhưng người trúng bỏ cọc",
        "Hủy kết quả trúng đấu giá",
        "Đấu giá thành, sau đó không ký hợp đồng",
        "Đấu giá thành, hoãn phiên",
        "Hình như đã bán, chưa giao",
        "Nếu đấu giá thành, giao tài sản trong 30 ngày",
    ],
)
def test_a_sale_that_was_undone_or_is_doubted_is_none(text: str) -> None:
    draft = read("Kết quả", text)
    assert draft.told is None


@pytest.mark.parametrize(
    "text",
    ["Đã giảm giá 03 lần, đang đấu giá lần 4", "Đang đưa ra bán lần thứ ba", "Sắp hạ giá tiếp"],
)
def test_cuts_and_rounds_that_are_told_as_going_on_are_named(text: str) -> None:
    draft = read("Kết quả", text)
    assert (draft.told, codes(draft)) == (None, {Code.RESULT_UNREADABLE})
