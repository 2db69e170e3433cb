"""Several parties in a cell, officers in headings, short sums, papers, everyday words."""

import pytest

from accounts.models import Role
from exchange.importing.olddrafts import OldSheet
from exchange.importing.oldfiles import read_backlog
from exchange.importing.oldofficers import named
from exchange.importing.partysplits import split_parties
from exchange.importing.problems import Code, Severity
from exchange.importing.references import named_parties
from exchange.operations.backlog_facts import parties_in
from exchange.operations.backlog_lists import capacity_of
from exchange.operations.backlog_words import code_of, codes_of
from tests.exchange.books import Tab, xlsx
from warehouse.models import PlaceClass, PlaceKind

SEVERAL = {
    "Ông Trần Văn B - bà Lê Thị C": ["Ông Trần Văn B", "bà Lê Thị C"],
    "Ông A và vợ là bà B": ["Ông A", "bà B"],
    "Công ty X và bà Y": ["Công ty X", "bà Y"],
    "Vợ chồng ông Đỗ Văn A, bà Ấn Thị B": ["ông Đỗ Văn A", "bà Ấn Thị B"],
    "Ông Nguyễn Văn A (cùng vợ là bà Lê B)": ["Ông Nguyễn Văn A", "bà Lê B"],
    "ÔNG TRẦN VĂN B VÀ BÀ LÊ THỊ C": ["ÔNG TRẦN VĂN B", "BÀ LÊ THỊ C"],
    "Ông Trần B cùng bà Lê C và anh Trần D": ["Ông Trần B", "bà Lê C", "anh Trần D"],
}
ONE = (
    "Công ty TNHH Xây dựng và Thương mại Y",
    "Ngân hàng NN và PTNT Việt Nam - Chi nhánh Cái Răng",
    "Bà Hoàng Anh Thư",
    "Công ty Ông Già",
    "Ông Nguyễn Văn A, phường Tân An",
    "vợ chồng ông Nguyễn Văn A",
    "Công ty X - Người đại diện: ông Nguyễn Văn Y",
)
UNSURE = (
    "Nguyễn Văn A và Trần Thị B",
    "Ông Nguyễn Văn A - Lê Thị C",
    "Trần Hữu Đức/Lê Mai",
    "Công ty CP A – Công ty CP B",
    "Ông Nguyễn A (chết), người kế thừa: bà Lê B, anh Nguyễn C",
)


@pytest.mark.parametrize("cell", SEVERAL)
def test_parties_that_say_what_they_are_are_several(cell: str) -> None:
    assert [one.name for one in parties_in(cell)] == SEVERAL[cell]
    assert [one.name for one in named_parties(cell)[0]] == SEVERAL[cell]


@pytest.mark.parametrize("cell", ONE)
def test_one_party_stays_one_and_nobody_is_asked(cell: str) -> None:
    assert split_parties(cell).names == (cell,)
    assert not split_parties(cell).unsure


@pytest.mark.parametrize("cell", UNSURE)
def test_what_may_be_two_names_is_asked(cell: str) -> None:
    assert split_parties(cell).unsure == (cell,)
    assert cell in named_parties(cell)[1]


HEADS = ["STT", "Số vụ việc", "Người phải thi hành án", "Tên tài sản", "Giá khởi điểm"]
SALE = ["Người mua", "CCCD người mua", "Giá bán được"]


def read(*rows: list[str]) -> OldSheet:
    return read_backlog(xlsx(Tab([[*HEADS, *SALE], *map(list, rows)])), "a.xlsx")


def told(sheet: OldSheet, code: Code) -> list[tuple[int, str, Severity]]:
    return [(one.row, one.column, one.severity) for one in sheet.problems if one.code is code]


def test_a_row_says_whom_it_was_read_to_name() -> None:
    sheet = read(
        ["1", "12/2019", "Ông Trần Văn B và vợ là bà Lê Thị C", "Nhà"],
        ["2", "13/2019", "Nguyễn Văn A - Lê Thị C", "Xe"],
    )
    assert told(sheet, Code.OLD_PARTIES_SPLIT) == [(2, "debtor", Severity.WARNING)]
    assert told(sheet, Code.OLD_PARTIES_UNSURE) == [(3, "debtor", Severity.MISSING)]


def test_an_officer_in_a_heading_is_that_of_the_rows_below() -> None:
    sheet = read(
        ["I", "CHV Nguyễn Văn An"],
        ["1", "12/2019", "x", "Nhà", "5 tỷ"],
        ["II", "Chấp hành viên: Lê Bình (2 việc)"],
        ["1", "13/2019", "x", "Xe", "5 tỷ"],
        ["A", "Án dân sự"],
        ["1", "14/2019", "x", "Đất", "5 tỷ"],
        ["III", "Án tín dụng"],
        ["1", "15/2019", "x", "Nhà", "5 tỷ"],
    )
    officers = [one.case.officer for one in sheet.drafts if one.case]
    assert officers == ["Nguyễn Văn An", "Lê Bình", "", ""]
    assert told(sheet, Code.OLD_OFFICER_OF_HEADING) == [
        (3, "officer", Severity.WARNING),
        (5, "officer", Severity.WARNING),
    ]
    assert told(sheet, Code.OLD_OFFICER_ABOVE) == [(7, "officer", Severity.MISSING)]
    assert (named("II Án tín dụng"), named("CHV"), named("chv kv1")) == ("", "", "")


@pytest.mark.parametrize(
    ("written", "asked"),
    [("07908000777", True), ("079080007777", False), ("123 456 789", False), ("B1234567", False)],
)
def test_a_paper_of_the_wrong_length_is_asked(written: str, asked: bool) -> None:
    sheet = read(["1", "1/2019", "x", "Nhà", "5 tỷ", "ông Lê Văn D", written, "6 tỷ"])
    assert bool(told(sheet, Code.IDENTITY_LENGTH)) is asked
    [sale] = [one.sale for one in sheet.drafts]
    assert sale is not None
    assert sale.identity == ("" if asked else written)


@pytest.mark.parametrize(
    ("written", "warned"),
    [
        ("1tr2", True),
        ("25tr5", True),
        ("3 tỷ 250", True),
        ("3 tỷ 250 triệu", False),
        ("5,2 tỷ", False),
    ],
)
def test_a_sum_with_a_size_left_out_is_to_be_compared(written: str, warned: bool) -> None:
    sheet = read(["1", "1/2019", "x", "Nhà", written])
    assert bool(told(sheet, Code.PRICE_SHORT_FORM)) is warned


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("CHV", [Role.OFFICER]),
        ("Chấp hành viên trung cấp", [Role.OFFICER]),
        ("Lãnh đạo", [Role.HEAD]),
        ("Phó Chi cục trưởng", [Role.HEAD]),
        ("thủ kho kiêm kế toán", [Role.KEEPER, Role.ACCOUNTANT]),
        ("Phó Chi cục trưởng - CHV", [Role.HEAD, Role.OFFICER]),
        ("bảo vệ", None),
        ("thủ kho kiêm bảo vệ", None),
    ],
)
@pytest.mark.usefixtures("app")
def test_roles_are_read_as_people_write_them(text: str, roles: list[Role] | None) -> None:
    assert codes_of(Role, text) == roles


@pytest.mark.usefixtures("app")
def test_places_are_read_as_people_write_them() -> None:
    levels = [code_of(PlaceKind, text) for text in ("giá", "Giá sắt", "tủ", "ngăn", "dãy", "gác")]
    assert levels == [
        *(PlaceKind.SHELF, PlaceKind.SHELF, PlaceKind.SHELF),
        *(PlaceKind.BIN, PlaceKind.AREA, None),
    ]
    assert code_of(PlaceClass, "chung") is PlaceClass.GENERAL
    told = [capacity_of(text) for text in ("5", "5 cái", "1.000 hiện vật", "khoảng 200", "5-6")]
    assert told == [5, 5, 1000, None, None]
