"""Lines whose text goes on in the next row: joined where that is plain, else asked for."""

from pathlib import Path

import pytest

from exchange.importing.apart import read_apart
from exchange.importing.problems import Code, Severity
from tests.exchange.books import Cell, Tab, xlsx
from tests.exchange.test_headers import read

HEAD: list[Cell] = ["STT", "Tên tài sản", "SL", "ĐVT", "Ghi chú"]
FIRST: list[Cell] = [1, "Xe máy Honda màu đen", 1, "chiếc", None]
NEXT: list[Cell] = [2, "Búa", 3, "cái", None]


@pytest.mark.parametrize(
    ("first", "rest", "description", "notes"),
    [
        (FIRST, [None, "số khung RLHJC5201"], "Xe máy Honda màu đen số khung RLHJC5201", ""),
        (FIRST, [None, "Số máy: JC52E"], "Xe máy Honda màu đen Số máy: JC52E", ""),
        (FIRST, [None, "đã qua sử dụng"], "Xe máy Honda màu đen đã qua sử dụng", ""),
        (FIRST, [None, "Tổng khối lượng 98 kg"], "Xe máy Honda màu đen Tổng khối lượng 98 kg", ""),
        (FIRST, [None, "- Màu sơn phai"], "Xe máy Honda màu đen - Màu sơn phai", ""),
        (FIRST, [None, None, None, None, "vỡ yếm"], "Xe máy Honda màu đen", "vỡ yếm"),
        (
            [1, "Tủ sắt, hiệu", 1, "cái", "thu tại"],
            [None, "Hòa Phát", None, None, "Kho Mẫu"],
            "Tủ sắt, hiệu Hòa Phát",
            "thu tại Kho Mẫu",
        ),
    ],
)
def test_the_rest_of_a_line_is_joined_to_it_and_said_at_both(
    first: list[Cell], rest: list[Cell], description: str, notes: str
) -> None:
    sheet = read(HEAD, first, rest, NEXT)
    assert [(each.description, each.quantity) for each in sheet.drafts] == [
        (description, 1),
        ("Búa", 3),
    ]
    assert sheet.drafts[0].notes == notes
    told = {(problem.row, problem.code, problem.severity) for problem in sheet.problems}
    assert (2, Code.LINE_GOES_ON, Severity.WARNING) in told
    assert (3, Code.ROW_GOES_ON, Severity.ASIDE) in told
    assert sheet.rows == 2


def test_what_the_sheet_says_of_a_line_is_kept_with_it(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    beside: list[Cell] = [*NEXT, None, "xem thêm"]
    path.write_bytes(xlsx(Tab([HEAD, FIRST, [None, "số khung RL1"], beside])))
    rows = {row.row: row for row in read_apart(path, kind="exhibits", name="a.xlsx").rows}
    assert {problem.code for problem in rows[2].problems} == {Code.LINE_GOES_ON}
    assert {problem.code for problem in rows[4].problems} == {Code.CELL_BESIDE}


def test_a_line_may_go_on_over_several_rows() -> None:
    rest: list[list[Cell]] = [[None, "số khung RL1,"], [None, "số máy JC5"], [None, "biển số 29H"]]
    sheet = read(HEAD, FIRST, *rest, NEXT)
    assert sheet.drafts[0].description == (
        "Xe máy Honda màu đen số khung RL1, số máy JC5 biển số 29H"
    )
    assert len(sheet.drafts) == 2


def test_what_a_thing_consists_of_follows_it_row_by_row() -> None:
    rows: list[list[Cell]] = [[None, "- Thân máy"], [None, "- Màn hình"], [None, "+ 01 chuột"]]
    sheet = read(HEAD, [1, "Máy tính gồm:", 1, "bộ"], *rows, NEXT)
    assert [(each.description, each.quantity) for each in sheet.drafts] == [
        ("Máy tính gồm: - Thân máy - Màn hình + 01 chuột", 1),
        ("Búa", 3),
    ]


@pytest.mark.parametrize(
    ("first", "below"),
    [
        (FIRST, [None, "Dao bầu"]),  # a name of its own
        (FIRST, [None, "a) dao bầu"]),
        (FIRST, [None, "xe đạp màu đỏ"]),
        (FIRST, [None, "- Dao bầu"]),
        (FIRST, [None, "02 con dao"]),  # it is counted
        (FIRST, [None, "dao", 1]),
        (FIRST, [None, "dao", None, "con"]),
        (FIRST, [2, "số khung RLHJC5201"]),
        (FIRST, [None, "nt"]),
        ([1, "ghế", 1, "cái", None], [None, "bàn"]),  # everything is written small
        ([None, "Ghế", None, None, None], [None, "bàn"]),  # nothing tells which is the line
    ],
)
def test_what_may_be_a_thing_of_its_own_stays_a_line(first: list[Cell], below: list[Cell]) -> None:
    sheet = read(HEAD, first, below, NEXT)
    assert sheet.rows == 3
    assert not {problem.code for problem in sheet.problems} & {Code.LINE_GOES_ON, Code.ROW_GOES_ON}


def test_what_is_told_of_a_thing_is_no_heading_though_numbers_begin_again_below() -> None:
    sheet = read(HEAD, FIRST, [None, "số khung RL1"], [1, "Búa", 3, "cái", None])
    assert sheet.drafts[0].description == "Xe máy Honda màu đen số khung RL1"
    heading = read(HEAD, FIRST, [None, "thu giữ của Trần B"], [1, "Búa", 3, "cái", None])
    assert [draft.section for draft in heading.drafts] == ["", "thu giữ của Trần B"]


def test_nothing_goes_on_over_a_row_between_or_from_a_line_that_is_not_read() -> None:
    for between in ([None], ["Cộng", None, 1]):
        sheet = read(HEAD, FIRST, between, [None, "số khung RLHJC5201"], NEXT)
        assert sheet.rows == 3
    assert len(read(HEAD, [1, "#REF!", 1, "cái"], [None, "số khung RL"], NEXT).drafts) == 2
