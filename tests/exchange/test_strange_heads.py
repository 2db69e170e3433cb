"""Lists of kinds no earlier set had: pieces of every unit, two languages, contents, noughts."""

from decimal import Decimal

import pytest

from exchange.importing.drafts import ExhibitDraft
from exchange.importing.exhibits import read_exhibits
from exchange.importing.headers import header_at
from exchange.importing.noticecolumns import NOTICES
from exchange.importing.pages import Page
from exchange.importing.problems import Code
from tests.exchange.books import Cell, Tab, xlsx


def read(*rows: list[Cell]) -> list[ExhibitDraft]:
    return list(read_exhibits(xlsx(Tab(list(rows))), "ds.xlsx").drafts)


def only(*rows: list[Cell]) -> ExhibitDraft:
    (draft,) = read(*rows)
    return draft


@pytest.mark.parametrize(
    ("head", "unit"),
    [("Số vỉ", "vỉ"), ("Số khúc", "khúc"), ("Số cá thể", "cá thể"), ("Số phong bì", "phong bì")],
)
def test_a_column_of_pieces_is_the_quantity_where_nothing_else_is(head: str, unit: str) -> None:
    draft = only(["STT", "Tên vật chứng", head], [1, "Mẫu vật thu giữ", 12])
    assert (draft.quantity, draft.unit) == (12, unit)


def test_pieces_stand_beside_a_weight() -> None:
    draft = only(
        ["STT", "Tên vật chứng", "Khối lượng (kg)", "Số can"], [1, "Axit sunfuric H2SO4", 120, 4]
    )
    assert (draft.quantity, draft.unit) == (120, "kg")
    assert (draft.second_quantity, draft.second_unit) == (4, "can")


def test_the_number_of_an_identity_card_counts_nothing() -> None:
    draft = only(
        ["STT", "Tên vật chứng", "Số căn cước", "Số lượng"], [1, "Ví da", "083090001234", 1]
    )
    assert (draft.quantity, draft.second_quantity) == (1, None)


def test_a_head_in_two_languages_names_one_column() -> None:
    draft = only(
        ["No. / STT", "Description / Mô tả", "Unit / ĐVT", "Qty / Số lượng"],
        ["1", "Máy tính xách tay Dell", "cái", "2"],
    )
    assert (draft.description, draft.quantity, draft.unit) == ("Máy tính xách tay Dell", 2, "cái")


def test_what_was_counted_again_stands_beside_what_the_books_say() -> None:
    same, other = read(
        ["TT", "Tên TSCĐ", "ĐVT", "SL theo sổ", "SL kiểm kê"],
        [1, "Bàn làm việc", "cái", 12, 12],
        [2, "Máy tính để bàn", "bộ", 8, 7],
    )
    assert same.quantity == 12
    assert Code.QUANTITY_SEEN_DIFFERS in {one.code for one in other.missing}


def test_a_number_in_words_brings_its_unit() -> None:
    draft = only(["STT", "Tang vật", "Số lượng bằng chữ"], ["1", "Kíp nổ điện", "Hai mươi lăm cái"])
    assert (draft.quantity, draft.unit) == (25, "cái")


def test_nothing_comes_in_of_nought() -> None:
    draft = only(["STT", "Tên tài sản", "SL", "ĐVT"], ["1", "Xe đạp", "0", "chiếc"])
    assert draft.quantity is None
    assert Code.AMOUNT_NEGATIVE_OR_ZERO in {one.code for one in draft.missing}


def test_a_bare_number_is_no_name() -> None:
    number, named = read(["STT", "Tên vật chứng", "Số lượng"], [1, 16, 10], [2, "Sổ ghi nợ", 1])
    assert Code.DESCRIPTION_MISSING in {one.code for one in number.missing}
    assert number.quantity is None
    assert (named.description, named.quantity) == ("Sổ ghi nợ", 1)


@pytest.mark.parametrize(
    ("text", "quantity", "unit"),
    [
        ("Ví da màu nâu bên trong có 01 CCCD, 02 thẻ ATM (01 cái)", 1, "cái"),
        ("Chìa khóa xe (01 chùm gồm 4 chìa)", 1, "chùm"),
        ("Hộp sắt đựng 20 viên bi (02 hộp).", 2, "hộp"),
    ],
)
def test_what_stands_last_in_parentheses_counts_the_thing_not_its_contents(
    text: str, quantity: int, unit: str
) -> None:
    draft = only(["STT", "Tên vật chứng"], [1, text])
    assert (draft.quantity, draft.unit) == (Decimal(quantity), unit)


def test_what_one_pack_holds_is_not_how_many() -> None:
    draft = only(
        ["STT", "Tang vật", "Số lượng", "ĐVT", "Đặc điểm"],
        ["1", "Pháo hoa nổ", "15", "hộp", "36 ống/hộp"],
    )
    assert (draft.quantity, draft.unit) == (15, "hộp")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Axit sunfuric H2SO4", "hazardous"),
        ("Thủy ngân", "hazardous"),
        ("Cồn công nghiệp", "hazardous"),
        ("Hộp tiếp đạn AR15", "weapon"),
        ("Thẻ nhớ microSD", "electronics"),
        ("Ngọc bích", "precious"),
        ("Trang sức kim loại màu trắng", "precious"),
        ("Tôm hùm giống", "animal"),
        ("Rùa hộp trán vàng", "animal"),
        ("Cà phê nhân", "food"),
    ],
)
def test_kinds_that_were_taken_for_anything(text: str, kind: str) -> None:
    draft = only(["STT", "Tên vật chứng", "Số lượng", "ĐVT"], [1, text, 2, "cái"])
    assert draft.kind == kind


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("Vật đem bán", "asset_description"),
        ("Danh mục tài sản thanh lý của Công ty Dệt Nam Phú", "asset_description"),
        ("Giá khởi điểm từng tài sản (đồng)", "starting_price_raw"),
        ("Ngày giờ", "auction_datetime"),
        ("starting_price", "starting_price_raw"),
        ("organizer", "auction_org"),
    ],
)
def test_heads_of_notices_by_their_words(text: str, column: str) -> None:
    header = header_at(Page("", [[text, "Ghi chú"]]), 0, NOTICES)
    assert header.places.get(0) == column
