"""Seal numbers and the words around them, from the column and from the description."""

import pytest

from exchange.importing.seals import SealText, read_seal, worded


@pytest.mark.parametrize(
    ("description", "numbers"),
    [
        ("01 phong bì đã được niêm phong số PS0 1234567 có chữ ký", ("PS0 1234567",)),
        ("01 phong bì niêm phong số 123/PC09 ngày 12/3/2024", ("123/PC09",)),
        ("03 túi niêm phong ký hiệu A1, A2 và A3 bên trong có 2,5 kg cần sa", ("A1", "A2", "A3")),
        (
            "02 hộp niêm phong, mã số NS4A 20190123; NS4A 20190124",
            ("NS4A 20190123", "NS4A 20190124"),
        ),
        ("01 phong bì còn nguyên niêm phong bên ngoài ghi …", ()),
        ("01 hộp niêm phong bên trong có điện thoại số IMEI 356789012345678", ()),
        ("01 xe mô tô số khung RLCUE1, số máy E3T6", ()),
        ("01 dao chưa niêm phong số 5", ()),
    ],
)
def test_the_description_gives_the_numbers_of_its_seals(description, numbers):
    assert read_seal("", description).numbers == numbers


@pytest.mark.parametrize(
    ("cell", "numbers"),
    [
        ("0012345", ("0012345",)),
        ("PS3A 012345, có chữ ký", ("PS3A 012345",)),
        ("niêm phong số: 12 và 13", ("12", "13")),
        ("còn nguyên niêm phong bên ngoài ghi …", ()),
        ("không niêm phong", ()),
    ],
)
def test_the_seal_column_is_taken_as_written(cell, numbers):
    assert read_seal(cell, "01 phong bì niêm phong số 99") == SealText(cell, numbers)


def test_the_words_around_the_seal_are_kept_to_the_stop():
    seal = read_seal("", "02 gói ma túy, được niêm phong trong bì thư số 7, đã qua sử dụng")

    assert seal == SealText("được niêm phong trong bì thư số 7", ("7",))


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        ("12, 13 và 14", "12, 13, 14"),
        ("0071/PC04 và 0072/PC04", "0071/PC04, 0072/PC04"),
        ("PS3A 001234\nPS3A 001235", "PS3A 001234, PS3A 001235"),
        ("NS2A 000001 + NS2A 000002 + NS2A 000009", "NS2A 000001, NS2A 000002, NS2A 000009"),
        ("số 0101 đến số 0105", "số 0101 đến số 0105"),
        ("PS1A 000100 - PS1A 000110", "PS1A 000100 - PS1A 000110"),
        ("000411→000415", "000411→000415"),
        ("0044–KH/PC09", "0044–KH/PC09"),
        ("NS4A №005178", "NS4A №005178"),
        ("PS0 0001; tem thứ hai mờ, còn 00..2", "PS0 0001; tem thứ hai mờ, còn 00..2"),
        ("PS3A 012345, có 02 chữ ký, ngày 03/4/2026", "PS3A 012345"),
        ("PS2A 000412; 2026-03-01", "PS2A 000412"),
        ("còn nguyên, 02 dấu giáp lai", "còn nguyên, 02 dấu giáp lai"),
        ("niêm phong số 5 (niêm phong lại số 9)", "5, 9"),
    ],
)
def test_no_number_of_a_seal_is_lost(cell: str, kept: str) -> None:
    seal = read_seal(cell, "")
    assert worded(seal.text, seal.numbers) == kept


@pytest.mark.parametrize(
    ("description", "kept"),
    [
        ("Điện thoại OPPO A5 – niêm phong 004417 (02 tem)", "004417"),
        ("Laptop Dell 5480, niêm phong: “NS1A №000777”", "NS1A №000777"),
        ("02 gói bột, niêm phong số 0019/PC09 và số 0020/PC09", "0019/PC09, 0020/PC09"),
        ("Túi niêm phong mã số: 00033/Đ2/PC04 (Vụ 9MT)", "00033/Đ2/PC04"),
        ("Thùng niêm phong 03 lớp", "Thùng niêm phong 03 lớp"),
        ("Két sắt niêm phong năm 2024", "Két sắt niêm phong năm 2024"),
        ("Hộp niêm phong số: 0012–A (mờ: 001?)", "Hộp niêm phong số: 0012–A (mờ: 001?)"),
    ],
)
def test_the_description_loses_no_seal_either(description: str, kept: str) -> None:
    seal = read_seal("", description)
    assert worded(seal.text, seal.numbers) == kept
