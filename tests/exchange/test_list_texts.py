"""Letters nobody sees, code pages and old fonts of lists: what was changed is said."""

import pytest

from exchange.importing import oldfonts
from exchange.importing.exhibits import read_exhibits
from exchange.importing.oldfonts import OldFont
from exchange.importing.problems import Code
from exchange.importing.writing import as_written
from tests.exchange.books import Tab, separated, xlsx
from tests.exchange.messy import in_1258, in_old_font

HEAD = ["STT", "Tên vật chứng", "Đặc điểm", "Số lượng", "ĐVT"]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("\u200bMáy tính ", "Máy tính"),
        ("Máy  tính", "Máy tính"),
        ("Máy\u00a0\u00a0tính", "Máy tính"),
        ("Má\u00ady tính\ufeff", "Máy tính"),
        ("\u202aMáy\u202c tính\u200e", "Máy tính"),
        ("Máy\u2009 tính", "Máy tính"),
        ("Máy tính\r\n  màu đen ", "Máy tính\nmàu đen"),
        ("may tinnh", "may tinnh"),
    ],
)
def test_letters_that_nobody_sees_are_dropped(text: str, written: str) -> None:
    assert as_written(text) == written


@pytest.mark.parametrize("name", ["Ghế", "Đồng hồ", "Xẻng", "Vỏ hộp", "Cờ lê", "Tẩy"])
def test_a_text_of_windows_1258_is_said_to_be_one(name: str) -> None:
    rows = [HEAD, [1, name, "cũ", 1, "cái"]]
    spelled = [[in_1258(cell) if isinstance(cell, str) else cell for cell in row] for row in rows]
    read = read_exhibits(separated(spelled, encoding="cp1258"), "a.csv")
    assert [draft.description for draft in read.drafts] == [f"{name}; cũ"]
    assert [note.code for note in read.notes] == [Code.FILE_WINDOWS_1258]
    assert not read_exhibits(separated(rows), "a.csv").notes


@pytest.mark.parametrize("font", OldFont)
def test_each_converted_column_is_shown(font: OldFont) -> None:
    name, trait = "Xe đạp điện màu trắng", "không có chìa khóa, để ở sân"
    rows = [HEAD, [1, name, trait, 1, "chiếc"]]
    old = [[in_old_font(each, font) if isinstance(each, str) else each for each in r] for r in rows]
    (draft,) = read_exhibits(xlsx(Tab(old)), "a.xlsx").drafts
    shown = [p.details["converted"] for p in draft.missing if p.code is Code.OLD_FONT]
    assert {name, trait} <= set(shown)
    for text in (name, trait):
        assert in_old_font(text, font) in draft.original
    assert oldfonts.converted(draft.original, font) == draft.description


def test_columns_of_a_file_without_sheets_are_named_without_one() -> None:
    head, row = [*HEAD, "Nơi để"], [1, "Ghế", "cũ", 1, "cái", "kho 1"]
    (note,) = read_exhibits(separated([head, row]), "a.csv").notes
    assert (note.code, note.details) == (Code.COLUMNS_OF_FILE_NOT_READ, {"columns": "Nơi để"})


def test_a_thing_without_a_unit_is_said_to_have_none() -> None:
    (draft,) = read_exhibits(separated([HEAD, [1, "Ghế", "cũ", 2, None]]), "a.csv").drafts
    assert (draft.unit, [each.code for each in draft.doubts]) == (None, [Code.UNIT_MISSING])
