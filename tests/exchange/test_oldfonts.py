"""Texts of old fonts are known by their words, converted letter by letter, and nothing else is."""

import pytest

from exchange.importing.columns import EXHIBITS
from exchange.importing.oldfonts import OldFont, converted, font_of
from exchange.importing.sheets import read_sheet

TCVN3 = {
    "§iÖn tho¹i di ®éng mµu ®en": "Điện thoại di động màu đen",
    "01 chiÕc xe m« t« Honda Wave": "01 chiếc xe mô tô Honda Wave",
    "M\u00adêi triÖu ®ång": "Mười triệu đồng",
    "Tªn vËt chøng": "Tên vật chứng",
    "§¬n vÞ tÝnh": "Đơn vị tính",
    "xe m¸y": "xe máy",
}
VNI = {
    "Ñieän thoaïi di ñoäng maøu ñen": "Điện thoại di động màu đen",
    "01 chieác xe moâ toâ": "01 chiếc xe mô tô",
    "Teân vaät chöùng": "Tên vật chứng",
    "Ñôn vò tính": "Đơn vị tính",
    "Möôøi trieäu ñoàng": "Mười triệu đồng",
    "SOÁ LÖÔÏNG": "SỐ LƯỢNG",
}
PLAIN = [
    "Điện thoại di động màu đen",
    "Dao bầu cán gỗ dài 30 × 4 cm, ½ lưỡi gãy",
    "Nhãn hiệu Höganäs, Citroën, Nestlé®, §5",
    "CON DAO BÀ BA",
    "Xe mô tô Sym, biển số 29-H1 123.45 · nhiệt độ 40°C",
    "cà phê, bìa, tã, ví da, xà bông, ghế",
    "©2020 µm",
]


@pytest.mark.parametrize(("text", "read"), TCVN3.items())
def test_text_of_tcvn3_is_known_and_converted(text: str, read: str) -> None:
    assert font_of([text]) is OldFont.TCVN3
    assert converted(text, OldFont.TCVN3) == read


@pytest.mark.parametrize(("text", "read"), VNI.items())
def test_text_of_vni_is_known_and_converted(text: str, read: str) -> None:
    assert font_of([text]) is OldFont.VNI
    assert converted(text, OldFont.VNI) == read


@pytest.mark.parametrize("text", PLAIN)
def test_plain_text_is_never_taken_for_an_old_font(text: str) -> None:
    assert font_of([text]) is None


@pytest.mark.parametrize("table", [TCVN3, VNI])
def test_headers_in_an_old_font_are_found_and_unicode_cells_stay(table: dict[str, str]) -> None:
    heads = [text for text, read in table.items() if read in {"Tên vật chứng", "Đơn vị tính"}]
    things = [text for text in table if text not in heads]
    rows = [";".join(heads), *(f"{thing};c" for thing in things), "Dao bầu cán gỗ;cái"]
    sheet = read_sheet("\n".join(rows).encode(), "a.csv", EXHIBITS)
    assert [row["description"] for _number, row in sheet.rows] == [
        *(table[thing] for thing in things),
        "Dao bầu cán gỗ",
    ]
    assert set(sheet.converted) == {number for number, _row in sheet.rows[:-1]}
    assert sheet.converted[2]["description"].original == things[0]


def test_text_of_eight_bits_in_an_old_font_is_read_as_one() -> None:
    text = "STT;Tªn vËt chøng\n1;§iÖn tho¹i di ®éng\n"
    sheet = read_sheet(text.encode("latin-1"), "a.csv", EXHIBITS)
    assert [row["description"] for _number, row in sheet.rows] == ["Điện thoại di động"]
