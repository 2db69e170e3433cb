"""What a row of a backlog is: what it says, with what it takes from the rows above it."""

import pytest

from cases.models import Asset, CaseFile, Holder, Obstacle
from foundation.database import db
from tests.exchange.books import Cell, Tab
from tests.fixtures.imports import ImportBacklog

HEADS: list[Cell] = ["Số vụ việc", "Mã tài sản", "Tên tài sản", "Ngày kê biên"]


def assets() -> set[tuple[str, str]]:
    """Return the assets that are there: the number of the case and the name."""
    query = db.select(CaseFile.number, Asset.description).join(
        CaseFile, CaseFile.id == Asset.case_id
    )
    return {(number, name) for number, name in db.session.execute(query)}


@pytest.mark.parametrize("case", ["", "nt"], ids=["no number", "a mark"])
def test_equal_rows_below_two_cases_are_assets_of_each_of_them(
    import_backlog: ImportBacklog, case: str
) -> None:
    for number in ("1/2020", "2/2020"):
        tab = Tab([HEADS, [number, "1", "Nhà", "5/6/2019"], [case, "2", "Máy dệt", "6/2019"]])
        said = import_backlog(tab)
        assert (said["refused"], said["unchanged"], said["imported"]) == ([], 0, 2)
        again = import_backlog(tab)
        assert (again["new"], again["unchanged"]) == (0, 2)
    assert assets() == {
        (number, name) for number in ("1/2020", "2/2020") for name in ("Nhà", "Máy dệt")
    }


def test_equal_rows_of_two_cases_in_one_file_both_come_in(
    import_backlog: ImportBacklog,
) -> None:
    lines: list[list[Cell]] = [
        ["1/2020", "1", "Nhà", ""],
        ["", "2", "Máy dệt", ""],
        ["2/2020", "1", "Nhà", ""],
        ["", "2", "Máy dệt", ""],
    ]
    import_backlog(Tab([HEADS, *lines[2:]]))
    said = import_backlog(Tab([HEADS, *lines]))
    assert (said["unchanged"], said["imported"]) == (2, 2)
    assert len(assets()) == 4


@pytest.mark.parametrize(
    ("who", "name", "held"),
    [
        ("", "", (Holder.UNKNOWN, None)),
        ("chưa rõ", "", (Holder.UNKNOWN, None)),
        ("ông Ba", "", (Holder.UNKNOWN, "ông Ba")),
        ("", "Bà Tư", (Holder.UNKNOWN, "Bà Tư")),
        ("CHV Lê Văn Chấp", "", (Holder.OFFICER, "CHV Lê Văn Chấp")),
    ],
)
def test_who_has_to_act_is_what_the_row_says_and_nobody_else(
    import_backlog: ImportBacklog, who: str, name: str, held: tuple[Holder, str | None]
) -> None:
    heads: list[Cell] = ["Số vụ việc", "Tên tài sản", "Vướng mắc", "Đang ở ai"]
    heads.append("Tên nơi giải quyết")
    said = import_backlog(Tab([heads, ["1/2020", "Nhà", "F04", who, name]]))
    [obstacle] = db.session.scalars(db.select(Obstacle))
    assert (obstacle.held_by, obstacle.holder_name) == held
    asked = any("ai đang xử lý" in each["reason"] for each in said["warnings"])
    assert asked is (held == (Holder.UNKNOWN, None))
