"""Seal numbers and the words around them, from the column and from the description."""

import pytest

from exchange.importing.seals import SealText, read_seal


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
