"""One person named in two ways: proposed as the same, and both names stay."""

import pytest

from exchange.importing.holders import Names
from exchange.importing.notices import read_notices
from exchange.importing.problems import Code, Severity
from tests.exchange.books import Tab, xlsx
from tests.exchange.test_headers import read


@pytest.mark.parametrize(
    "other",
    [
        "NGUYỄN VĂN HOÀ",
        "Nguyễn Văn Hoà",
        "ông Nguyễn Văn Hòa",
        "Nguyễn Văn Hòa (sinh năm 1980)",
        "NGUYEN VAN HOA",
        "Ng. Văn Hòa",
        "N.V. Hòa",
    ],
)
def test_one_name_in_two_ways_may_be_one_person(other):
    names = Names()
    assert names.told(2, "holder", "Nguyễn Văn Hòa") == []
    (told,) = names.told(3, "holder", other)
    assert (told.code, told.severity) == (Code.HOLDER_ALIKE, Severity.WARNING)
    assert told.details == {"written": other, "other": "Nguyễn Văn Hòa", "row": 2}
    assert names.told(4, "holder", other) == []  # it was said


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nguyễn Văn Hòa", "Nguyễn Văn Hóa"),
        ("Nguyễn Văn Hòa", "Nguyễn Văn Hòe"),
        ("Nguyễn Văn Hòa", "Nguyễn Văn Hòa"),
        ("Nguyễn Văn Hòa", "Nguyễn Hòa"),
        ("Nguyễn Văn Hòa SN 1980", "Ông Nguyễn Văn Hòa SN 1991"),
        ("Công ty TNHH Hòa An", "CÔNG TY TNHH HOÀ AN"),
        ("Trần Quý", "Trần Quỳ"),
    ],
)
def test_names_that_differ_are_two_persons_and_what_is_no_person_is_not_compared(one, other):
    names = Names()
    assert names.told(2, "holder", one) == names.told(3, "holder", other) == []


def test_whose_a_thing_was_stays_with_the_line_as_it_is_written():
    sheet = read(
        ["STT", "Tên tài sản", "SL", "ĐVT", "Thu giữ của", "Ghi chú"],
        [1, "Điện thoại", 1, "chiếc", "Lê Văn Quý", "cũ"],
        [2, "Xe máy", 1, "chiếc", "LÊ VĂN QUÍ", None],
        [3, "Ví da", 1, "cái", "nt", None],
    )
    assert [draft.notes for draft in sheet.drafts] == [
        "cũ\nThu giữ của: Lê Văn Quý",
        "Thu giữ của: LÊ VĂN QUÍ",
        "Thu giữ của: LÊ VĂN QUÍ",
    ]
    alike = [(p.row, p.details["row"]) for p in sheet.problems if p.code is Code.HOLDER_ALIKE]
    assert alike == [(3, 2)]
    assert Code.HOLDER_ALIKE in {doubt.code for doubt in sheet.drafts[1].doubts}


def test_parties_of_notices_are_compared_and_none_is_left_out():
    rows = [
        ["Số TB", "Tên tài sản", "Người phải thi hành án"],
        ["1/TB", "Quyền sử dụng đất thửa 1", "Ông Lê Văn Quý; bà Đỗ Thị Thuý"],
        ["2/TB", "Xe tải", "Bà Đỗ Thị Thúy"],
    ]
    sheet = read_notices(xlsx(Tab(rows)), "thông báo.xlsx")
    assert [draft.debtor_name for draft in sheet.drafts] == [rows[1][2], rows[2][2]]
    told = [(p.row, p.details["other"]) for p in sheet.problems if p.code is Code.HOLDER_ALIKE]
    assert told == [(3, "bà Đỗ Thị Thuý")]
