"""Quantities of cells and descriptions: numbers, words, units, and what is only about or wrong."""

from decimal import Decimal

import pytest

from exchange.importing.lines import count_line
from exchange.importing.numerals import Numeral, read_numeral
from exchange.importing.problems import Code
from exchange.importing.quantities import read_quantity
from exchange.importing.units import read_unit


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2995", "2995"),
        ("01", "1"),
        ("2.450", "2450"),
        ("1.234.567", "1234567"),
        ("17.400,9", "17400.9"),
        ("1,761,857.5", "1761857.5"),
        ("400,000,000", "400000000"),
        ("171,818", "171.818"),
        ("5,030", "5.030"),
        ("5.5", "5.5"),
        ("0.152", "0.152"),
        ("80,547458", "80.547458"),
        ("½", "0.5"),
        ("2½", "2.5"),
    ],
)
def test_digits_are_read_by_the_rule_of_separators(text, value):
    numeral = read_numeral(text)

    assert numeral is not None
    assert numeral.value == Decimal(value)


@pytest.mark.parametrize("text", ["64.909.3833", "1.23.456", "1,23,456", "1.234,567,890", "", "x"])
def test_malformed_groups_are_no_number(text):
    assert read_numeral(text) is None


def test_one_separator_before_three_digits_keeps_its_other_reading():
    assert read_numeral("2.075") == Numeral(Decimal(2075), Decimal("2.075"))


@pytest.mark.parametrize(
    ("cell", "value", "unit"),
    [
        ("01", 1, None),
        ("01 (một)", 1, None),
        ("17 (Mười bảy)", 17, None),
        ("một", 1, None),
        ("Hai mươi lăm", 25, None),
        ("17.400,9kg", "17400.9", "kg"),
        ("171,818 m3", "171.818", "m3"),
        ("47,456 m³", "47.456", "m3"),
        ("30 Ster", 30, "ster"),
        ("1.053 phương tiện", 1053, "phương tiện"),
        ("một ghe", 1, "ghe"),
        ("02 cặp", 2, "cặp"),
        ("1,400 bao", 1400, "bao"),
        ("3 chục", 30, None),
        ("5 nghìn viên", 5000, "viên"),
        ("2 500 bao", 2500, "bao"),
        ("½", "0.5", None),
    ],
)
def test_a_quantity_cell_is_read_with_its_unit(cell, value, unit):
    quantity = read_quantity(cell)

    assert quantity is not None
    assert quantity.value == Decimal(value)
    assert (quantity.unit.name if quantity.unit else None) == unit


@pytest.mark.parametrize("cell", ["gần 1.400", "hơn 20", "khoảng 5 kg", "~ 300"])
def test_about_is_kept_with_the_value(cell):
    quantity = read_quantity(cell)

    assert quantity is not None
    assert quantity.approximate
    assert quantity.value is not None


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("nhiều", Code.QUANTITY_VAGUE),
        ("một số", Code.QUANTITY_VAGUE),
        ("vài gói", Code.QUANTITY_VAGUE),
        ("không rõ số lượng", Code.QUANTITY_VAGUE),
        ("264 (Hai trăm tám mươi sáu)", Code.QUANTITY_WORDS_DISAGREE),
        ("một (02)", Code.QUANTITY_WORDS_DISAGREE),
        ("64.909.3833 gam", Code.QUANTITY_MALFORMED),
        ("1 12 bao", Code.QUANTITY_MALFORMED),
        ("2,5", Code.QUANTITY_MALFORMED),  # of whole things
        ("như trên", Code.QUANTITY_UNREADABLE),
    ],
)
def test_a_cell_that_gives_no_certain_number_says_why(cell, code):
    quantity = read_quantity(cell)

    assert quantity is not None
    assert (quantity.value, quantity.problem) == (None, code)


def test_a_blank_cell_is_nothing():
    assert read_quantity("  ") is None


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("M³", "m3"),
        ("khẩu (not written)", "khẩu"),
        ("bao/gói", "bao"),
        ("Gam", "gam"),
        ("đ", "đồng"),
    ],
)
def test_a_unit_cell_has_one_spelling(cell, name):
    unit = read_unit(cell)

    assert unit is not None
    assert unit.name == name


@pytest.mark.parametrize(
    ("description", "first", "second"),
    [
        (
            "01 (một) phong bì niêm phong số 12, bên trong có 0,152 gam ma túy",
            "1 phong bì",
            "0,152 gam",
        ),
        ("- 03 xe máy", "3 xe", None),
        ("1.2. 03 xe máy", "3 xe", None),
        ("Lô số 01: 27,014 m3 gỗ tròn nhóm VIII", "27,014 m3", None),
        ("Lô 17.400,9kg hạt điều", "17400,9 kg", None),
        ("Gỗ nghiến; 103 thanh; 5,030m3", "103 thanh", "5,03 m3"),
        ("Lô 171,818 m3 gỗ (2995 lóng, khúc)", "171,818 m3", "2995 lóng"),
        ("04 xe nâng loại 2,5 tấn", "4 xe", None),
        ("một ghe gỗ, trọng tải 60 tấn", "1 ghe", None),
        ("lô xe mô tô 02 bánh gồm 365 chiếc", "365 chiếc", None),
        ("Máy tính bảng X8 (mới): 13.725 cái", "13725 cái", None),
        ("Củi rừng, 30 Ster", "30 ster", None),
        ("02 đồng hồ đeo tay", "2", None),  # watches, not đồng
        ("01 cân điện tử", "1", None),  # scales, not kilograms
        ("01 kíp nổ", "1", None),
        ("Năm chiếc xe đạp", "5 chiếc", None),
        ("Ma túy loại MA khối lượng 1,234 gam", "1,234 gam", None),
        ("Heroin, ban đầu 0,5 gam, còn lại sau giám định 0,42 gam", "0,42 gam", None),
        ("01 bì heroin khối lượng 0,5 gam, hoàn lại 0,42 gam", "1 bì", "0,42 gam"),
        ("Số tiền 2.000.000đ (hai triệu đồng)", "2000000 đồng", None),
        ("Sữa bột 900g", None, None),  # a size, not a quantity
        ("rượu loại 750ml/chai", None, None),
        ("năm sản xuất 2015", None, None),
        ("47M5-8248 xe máy", None, None),
        ("búa đinh", None, None),
        ("Mũ bảo hiểm - 409 chiếc", "409 chiếc", None),
        ("Mũ bảo hiểm 409 chiếc", "409 chiếc", None),
        ("Xe mô tô biển số 60B1-000.00 (01 chiếc)", "1 chiếc", None),
        ("Điện thoại 2 sim", None, None),  # what it has, not how many
        ("24 chai x 330ml bia", "24 chai", None),
        ("365 xe gồm 300 xe mô tô, 65 xe gắn máy", "365 xe", None),
        ("1.200 USD", "1200 USD", None),
    ],
)
def test_a_description_gives_its_quantity_and_its_weight(description, first, second):
    counted = count_line(description)

    assert (counted.first.written if counted.first else None) == first
    assert (counted.second.written if counted.second else None) == second
    assert counted.problems == ()


@pytest.mark.parametrize(
    ("description", "code"),
    [
        ("nhiều bịch pháo", Code.QUANTITY_VAGUE),
        ("mỗi thùng 12 khối", Code.QUANTITY_PER_CONTAINER),
        ("01 ghe gỗ, 02 máy nổ", Code.SEVERAL_THINGS),
        ("01 cân điện tử và 02 nỏ thủy tinh", Code.SEVERAL_THINGS),
        ("455,92 m3 cát, 06 m3 đất, 3 điện thoại", Code.SEVERAL_THINGS),
        ("Jet: 1.500 bao; Hero: 2.000 bao", Code.SEVERAL_THINGS),
        ("3 tấn 5 tạ gạo", Code.QUANTITY_UNREADABLE),
        ("12 gói, khối lượng 2,1 gam; 3,4 gam", Code.SEVERAL_WEIGHTS),
        ("Số tiền 2.000.000đ (ba triệu đồng)", Code.QUANTITY_WORDS_DISAGREE),
    ],
)
def test_a_description_that_needs_a_person_says_why(description, code):
    assert [problem for problem, _details in count_line(description).problems] == [code]


@pytest.mark.parametrize(
    ("description", "doubtful"),
    [
        ("2.075 gam heroin", True),
        ("2.450 bao thuốc lá", False),
        ("50.000đ", False),
        ("5,030 m3 gỗ", False),
        ("1,400 bao thuốc lá", True),
    ],
)
def test_only_a_separator_with_two_sensible_readings_is_doubted(description, doubtful):
    first = count_line(description).first

    assert first is not None
    assert first.doubtful is doubtful


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("1 tạ rưỡi", "1,5 tạ"),
        ("hai lạng rưỡi", "2,5 lạng"),
        ("tấn rưỡi", "1,5 tấn"),
        ("3 bao rưỡi", "3,5 bao"),
        ("nửa bao", "0,5 bao"),
        ("một nửa thùng", "0,5 thùng"),
        ("10 (mười) kg rưỡi", "10,5 kg"),
        ("2 tỷ rưỡi", "2500000000 đồng"),
        ("350,50 eur", "350,5 EUR"),
        ("4.500 tệ", "4500 nhân dân tệ"),
        ("1 tờ 500.000đ và 4 tờ 20.000đ", "580000 đồng"),
        ("3 tờ loại 100.000 đồng; 2 tờ loại 50.000 đồng", "400000 đồng"),
    ],
)
def test_halves_and_foreign_money_are_read(cell: str, written: str) -> None:
    quantity = read_quantity(cell)
    assert quantity is not None
    assert (quantity.written, quantity.problem, quantity.approximate) == (written, None, False)


@pytest.mark.parametrize(
    "cell", ["12 kg trở lên", "5 thùng có lẻ", "2 tấn hơn", "khoảng 1 tạ rưỡi"]
)
def test_what_stands_behind_a_number_makes_it_about(cell: str) -> None:
    quantity = read_quantity(cell)
    assert quantity is not None
    assert (quantity.approximate, quantity.problem) == (True, None)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("5 thùng và một bao", Code.QUANTITY_UNREADABLE),
        ("1 tấn hai", Code.QUANTITY_UNREADABLE),
        ("1,5 tạ rưỡi", Code.QUANTITY_UNREADABLE),
        ("20 kg x 3 bao", Code.QUANTITY_UNREADABLE),
        ("2 tờ 500.000đ và ít tiền lẻ", Code.QUANTITY_UNREADABLE),
        ("Người lập", Code.QUANTITY_UNREADABLE),
        ("không máy", Code.QUANTITY_UNREADABLE),
        ("2026-05-04", Code.QUANTITY_IS_A_DAY),
        ("2026-05-04 08:30", Code.QUANTITY_IS_A_DAY),
        ("1.23.4567", Code.QUANTITY_MALFORMED),
    ],
)
def test_what_is_no_number_is_called_what_it_is(cell: str, code: Code) -> None:
    quantity = read_quantity(cell)
    assert quantity is not None
    assert (quantity.value, quantity.problem) == (None, code)
