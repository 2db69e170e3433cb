"""Columns of exhibit lists that say something of a thing beside its name: nothing of it is lost."""

from decimal import Decimal

import pytest

from exchange.importing.drafts import ExhibitDraft
from exchange.importing.problems import Code
from exchange.importing.quantities import plain
from tests.exchange.books import Cell
from tests.exchange.test_headers import read


def only(*rows: list[Cell]) -> ExhibitDraft:
    (draft,) = read(*rows).drafts
    return draft


@pytest.mark.parametrize(
    ("head", "cells", "description"),
    [
        (["STT", "Loại xe", "Tình trạng", "SL"], [1, "Xe tải", "hỏng", 1], "Xe tải; hỏng"),
        (["STT", "Phương tiện", "Số khung", "SL"], [1, "Xe ga", "RL1", 1], "Xe ga; Số khung: RL1"),
        (["TT", "Chủng loại", "Số lượng"], [1, "Gạch men", 5], "Gạch men"),
        (["TT", "Tên", "IMEI", "SL"], [1, "Máy Nokia", "35", 1], "Máy Nokia; IMEI: 35"),
        (["TT", "Loại súng", "Số súng", "SL"], [1, "Súng săn", "417", 1], "Súng săn; Số súng: 417"),
        (
            ["TT", "Nhãn hiệu", "Tên tài sản", "Biển số", "SL"],
            [1, "Honda", "Xe máy", "29-A1", 1],
            "Xe máy; Honda; Biển số: 29-A1",
        ),
        (["TT", "Loại tài sản", "Tên tài sản", "SL"], [1, "Động sản", "Tủ gỗ", 1], "Tủ gỗ"),
    ],
)
def test_what_a_thing_is_known_by_joins_its_name(
    head: list[Cell], cells: list[Cell], description: str
) -> None:
    draft = only(head, cells)
    assert draft.description == description
    assert draft.complete


@pytest.mark.parametrize(
    ("head", "weight"),
    [
        ("KL (g)", "12.5 gam"),
        ("Tổng KL (kg)", "12.5 kg"),
        ("KL/TL (g)", "12.5 gam"),
        ("KL thực cân (kg)", "12.5 kg"),
        ("KL sau GĐ (g)", "12.5 gam"),
        ("KL m3", "12.5 m3"),
        ("KL mẫu (g)", None),
        ("KL gửi giám định (g)", None),
        ("KL giám định", None),
        ("Số KL", None),
        ("Khối lượng mẫu vật (g)", None),
    ],
)
def test_kl_is_a_weight_unless_it_is_of_a_sample_or_a_conclusion(
    head: str, weight: str | None
) -> None:
    draft = only(["STT", "Tên tang vật", "SL", "ĐVT", head], [1, "Ma túy đá", 2, "gói", "12,5"])
    beside = f"{draft.second_quantity} {draft.second_unit}" if draft.second_unit else None
    assert (draft.quantity, draft.unit, beside) == (2, "gói", weight)
    assert draft.notes == ("" if weight else f"{head}: 12,5")


def test_of_several_weights_the_one_that_is_left_counts_and_the_others_are_told() -> None:
    draft = only(
        ["STT", "Tên tang vật", "SL", "ĐVT", "KL ban đầu (g)", "KL còn lại (g)", "Kết luận số"],
        [1, "Ma túy đá", 2, "gói", "12,5", "11,9", "77/KL-KTHS"],
    )
    assert (draft.second_quantity, draft.second_unit) == (Decimal("11.9"), "gam")
    assert draft.notes == "KL ban đầu (g): 12,5; Kết luận số: 77/KL-KTHS"
    assert draft.seal == ""


@pytest.mark.parametrize(
    ("digits", "words", "quantity"),
    [("3", "Ba", 3), ("3", "ba cái", 3), (None, "Ba", 3), ("2", "Ba", None), ("2", "hai bộ", 2)],
)
def test_a_number_in_words_in_a_column_of_its_own_is_compared(
    digits: str | None, words: str, quantity: int | None
) -> None:
    for head in (
        ["STT", "Tên", "Số lượng", "Bằng chữ", "ĐVT"],
        ["STT", "Tên", "Số lượng bằng số", "Số lượng bằng chữ", "ĐVT"],
    ):
        draft = only(head, [1, "Búa", digits, words, "cái"])
        assert draft.quantity == quantity
        said = [problem.code for problem in draft.missing]
        assert said == ([] if quantity else [Code.QUANTITY_WORDS_DISAGREE])


def test_a_state_alone_describes_nothing() -> None:
    sheet = read(["STT", "Tên vật chứng", "Tình trạng", "SL"], [1, None, "cũ", 1])
    assert [problem.code for problem in sheet.problems] == [Code.DESCRIPTION_MISSING]
    assert not read(["STT", "Tình trạng", "Số khung", "SL"], [1, "cũ", "RL1", 1]).drafts


def test_a_name_in_a_merged_cell_is_carried_beside_traits() -> None:
    sheet = read(
        ["STT", "Tên vật chứng", "Đặc điểm", "SL"],
        [1, "Quần áo", "màu đỏ", 3],
        [2, None, "màu xanh", 4],
        merges=[(1, 1, 2, 1)],
    )
    assert [draft.description for draft in sheet.drafts] == ["Quần áo; màu đỏ", "Quần áo; màu xanh"]


@pytest.mark.parametrize(
    "below",
    [("Số", "Ngày"), ("Số", "Người niêm phong"), ("Số", "Cơ quan"), ("Số seri", "Thời gian")],
)
def test_who_sealed_and_when_is_no_second_seal(below: tuple[str, str]) -> None:
    sheet = read(
        ["STT", "Tên vật chứng", "Số lượng", "Niêm phong", None],
        [None, None, None, *below],
        [1, "Hộp pháo", 2, "PS2A 000412", "2026-03-01"],
        merges=[(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 1, 2), (0, 3, 0, 4)],
    )
    assert [draft.seal for draft in sheet.drafts] == ["PS2A 000412"]
    (note,) = sheet.notes
    assert note.code is Code.COLUMNS_NOT_READ


def test_two_columns_of_seals_are_both_kept() -> None:
    head: list[Cell] = ["STT", "Tên vật chứng", "SL", "Số niêm phong", "Tình trạng niêm phong"]
    draft = only(head, [1, "Hộp pháo", 2, "PS2A 000412", "còn nguyên vẹn"])
    assert draft.seal_text == "PS2A 000412; còn nguyên vẹn"


def test_two_columns_of_quantities_are_named_both() -> None:
    sheet = read(["STT", "Tên", "Số lượng", "Số lượng tồn"], [1, "Dao", 1, 2])
    (problem,) = sheet.problems
    assert problem.code is Code.COLUMN_TWICE
    named = {"other": "Số lượng", "column": "Số lượng tồn", "sheet": "Trang1"}
    assert problem.details == named


@pytest.mark.parametrize(
    ("note", "seal"),
    [
        ("niêm phong số 0313/PC09", "0313/PC09"),
        ("đã niêm phong: “PS1A №000333”", "PS1A №000333"),
        ("niêm phong 004417", "004417"),
        ("không niêm phong", ""),
        ("số seri 8984 0480", ""),
        ("đã qua sử dụng", ""),
    ],
)
def test_a_seal_in_the_notes_is_found(note: str, seal: str) -> None:
    sheet = read(["STT", "Tên vật chứng", "SL", "Ghi chú"], [1, "Điện thoại", 1, note])
    (draft,) = sheet.drafts
    assert (draft.description, draft.seal, draft.notes) == ("Điện thoại", seal, note)
    assert not sheet.notes


def test_a_seal_in_its_own_column_is_none_of_the_notes() -> None:
    head: list[Cell] = ["STT", "Tên vật chứng", "SL", "Niêm phong", "Ghi chú"]
    assert only(head, [1, "Hộp", 1, "PS1 00012", "niêm phong số 9999"]).seal == "PS1 00012"


@pytest.mark.parametrize(
    ("heads", "cells", "second"),
    [
        (["KL còn lại (g)"], ["1,135"], "1,135 gam"),
        (["KL thu giữ (g)", "KL còn lại (g)"], ["1,236", "1,135"], "1,135 gam"),
        (["Khối lượng trích (g)", "Khối lượng hoàn lại (g)"], ["0,1", "5"], "5 gam"),
        (["TL (kg)"], ["25,2"], "25,2 kg"),
        (["Khối lượng m3"], ["1,288"], "1,288 m3"),
        (["Trọng lượng, kg"], ["12"], "12 kg"),
        (["KL (g)"], ["0 (đã dùng hết)"], "0 gam"),
        (["Số tờ"], ["4"], "4 tờ"),
        (["Số viên"], ["120"], "120 viên"),
    ],
)
def test_weights_and_pieces_stand_beside_the_count(
    heads: list[Cell], cells: list[Cell], second: str
) -> None:
    draft = only(["STT", "Tên vật chứng", "Số lượng", "ĐVT", *heads], [1, "Gói", 2, "gói", *cells])
    assert (draft.quantity, draft.unit, draft.second_quantity is not None) == (2, "gói", True)
    assert f"{plain(draft.second_quantity or 0)} {draft.second_unit}" == second


@pytest.mark.parametrize(
    ("heads", "cells", "read_as"),
    [
        (["Số lượng", "ĐVT", "Trọng lượng"], [None, None, "640 kg"], ("640", "kg")),
        (["Số lượng", "Khối lượng (kg)"], [None, "12,5"], ("12,5", "kg")),
        (["Số tờ"], ["46"], ("46", "tờ")),
    ],
)
def test_a_weight_is_the_quantity_where_nothing_is_counted(
    heads: list[Cell], cells: list[Cell], read_as: tuple[str, str]
) -> None:
    draft = only(["STT", "Tên vật chứng", *heads], [1, "Thứ gì đó", *cells])
    assert draft.quantity is not None
    assert (plain(draft.quantity), draft.unit) == read_as


def test_a_weight_is_not_the_quantity_of_what_is_counted() -> None:
    head: list[Cell] = ["STT", "Tên vật chứng", "Số lượng", "ĐVT", "Khối lượng"]
    assert only(head, [1, "Gạo", None, "bao", "640 kg"]).quantity is None


@pytest.mark.parametrize(
    ("amount", "unit"), [("s.lượng", "đ.vị"), ("SL", "ĐV"), ("Số lg", "đ.vị tính")]
)
def test_short_heads_are_known(amount: str, unit: str) -> None:
    draft = only(["STT", "Tên vật chứng", amount, unit], [1, "Gạo", 3, "bao"])
    assert (draft.quantity, draft.unit) == (3, "bao")
