"""A thing, what it consists of, and money, what it is counted in: one line, not several things."""

import pytest

from exchange.importing.drafts import ExhibitDraft
from exchange.importing.exhibits import read_exhibit
from exchange.importing.problems import Code
from exchange.importing.quantities import plain


def draft(description: str, quantity: str, unit: str) -> ExhibitDraft:
    read = read_exhibit({"description": description, "quantity": quantity, "unit": unit}, 2)
    assert isinstance(read, ExhibitDraft)
    return read


@pytest.mark.parametrize(
    ("description", "quantity", "unit"),
    [
        ("Bộ câu gồm: 01 cần, 01 bộ lưỡi, 03 phao", "1", "bộ"),
        ("Dàn âm thanh gồm 02 loa, 01 âm ly", "1", "dàn"),
        ("Va li gồm: 05 áo, 03 quần", "1", "cái"),
        ("Máy vi tính gồm 01 màn hình, 01 bàn phím", "2", "bộ"),
        ("Tiền Việt Nam gồm 3 tờ 100.000 đồng và 2 tờ 50.000 đồng", "400000", "đồng"),
        ("Tiền Việt Nam, gồm: 1 tờ 500.000đ; 5 tờ 10.000đ", "550.000", "đồng"),
        ("Khung xe rời, không máy", "1", "cái"),
        ("Euro", "350,50", "EUR"),
        ("Rơm", "3,5", "đống"),
    ],
)
def test_a_line_says_what_a_thing_consists_of(description: str, quantity: str, unit: str) -> None:
    read = draft(description, quantity, unit)
    assert read.complete, read.missing
    assert read.quantity is not None
    assert plain(read.quantity) == quantity.replace(".", "").replace(",50", ",5")


@pytest.mark.parametrize(
    ("description", "quantity", "unit", "code"),
    [
        ("Thuốc lá gồm 500 bao Jet, 20 bao Hero", "500", "bao", Code.SEVERAL_THINGS),
        ("Thuốc lá gồm 2 thùng Jet, 5 bao Hero", "1", "thùng", Code.QUANTITY_COLUMNS_DISAGREE),
        (
            "Tiền Việt Nam gồm 3 tờ 100.000 đồng và 2 tờ 50.000 đồng",
            "500000",
            "đồng",
            Code.QUANTITY_COLUMNS_DISAGREE,
        ),
        ("01 khẩu súng, 05 viên đạn", "1", "khẩu", Code.SEVERAL_THINGS),
    ],
)
def test_what_may_be_several_things_is_asked(
    description: str, quantity: str, unit: str, code: Code
) -> None:
    assert code in [problem.code for problem in draft(description, quantity, unit).missing]


@pytest.mark.parametrize("unit", ["tập", "xấp", "đống", "bọc", "thếp", "tệp"])
def test_units_of_papers_and_heaps_are_units(unit: str) -> None:
    read = draft("Hồ sơ vay vốn", f"1 {unit}", "")
    assert (read.quantity, read.unit, read.doubts) == (1, unit, ())
