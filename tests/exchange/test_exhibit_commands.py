"""`flask exchange import exhibits`: counts that add up, what stays out named, nothing by halves."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cases.models import CaseFile
from exchange.models import ImportBatch, ImportRow
from foundation.actor import Actor
from foundation.database import db
from tests.exchange.books import Tab, xlsx
from tests.fixtures.commands import RunCommand
from warehouse.models import OrderLine

INPUTS = Path(__file__).parent / "data/inputs"
MINUTES = ("--document", "12/BB-TG", "--on", "2026-03-02")
#: file: how many lines
READ_RIGHT = {
    "02_list_numbers_restart_per_section.xlsx": 4,
    "02_list_without_numbers.csv": 3,
    "02_three_identical_lines.csv": 3,
    "03_hidden_first_sheet.xlsx": 1,
    "04_title_rows_above_header.xlsx": 2,
    "05_total_and_signature_rows.xlsx": 2,
    "08_cancel_then_import_again.xlsx": 2,
}
Run = Callable[..., dict[str, Any]]


@pytest.fixture
def run(run_command: RunCommand, case: CaseFile, head: Actor, keeper: Actor) -> Run:
    """Run the import of a list into the case."""
    number = case.number

    def running(path: Path, *options: str, exit_code: int = 0) -> dict[str, Any]:
        done = run_command(
            *("exchange", "import", "exhibits", str(path), "--case", number, *options, "--json")
        )
        assert done.exit_code == exit_code
        said: dict[str, Any] = done.json
        if "rows" in said:
            counted = ("new", "incomplete", "assets_only", "unchanged")
            assert said["rows"] == sum(said[name] for name in counted) + len(said["refused"])
        return said

    return running


def lines() -> list[OrderLine]:
    return list(db.session.scalars(db.select(OrderLine).order_by(OrderLine.id)))


@pytest.mark.parametrize(("name", "new"), READ_RIGHT.items())
def test_a_list_as_offices_write_it_comes_in_once(run: Run, name: str, new: int) -> None:
    said = run(INPUTS / name, *MINUTES)
    assert (said["rows"], said["new"], said["refused"]) == (new, new, [])
    assert len(lines()) == new
    again = run(INPUTS / name, *MINUTES)
    assert (again["new"], again["unchanged"]) == (0, new)
    assert len(lines()) == new
    second = run(INPUTS / name, "--document", "13/BB-TG", "--on", "2026-03-02")
    assert (second["new"], len(lines())) == (new, 2 * new)


def test_what_was_counted_differently_waits_for_a_person(run: Run) -> None:
    said = run(INPUTS / "04_two_header_rows_merged.xlsx", *MINUTES)
    assert (said["rows"], said["new"], said["incomplete"]) == (2, 1, 1)
    asked = [(each["row"], each["cell"]) for each in said["warnings"] if each["cell"]]
    assert asked == [(4, "C4")]
    assert [line.description for line in lines()] == ["Điện thoại di động màu đen"]


def test_an_old_font_comes_in_only_when_the_person_says_so(run: Run) -> None:
    path = INPUTS / "06_tcvn3_text.xlsx"
    said = run(path, *MINUTES)
    assert (said["new"], said["incomplete"], lines()) == (0, 2, [])
    assert "Điện thoại di động màu đen" in said["warnings"][0]["reason"]
    assert "§iÖn tho¹i" in said["warnings"][0]["reason"]
    said = run(path, *MINUTES, "--convert-font")
    assert (said["new"], said["incomplete"]) == (2, 0)
    assert lines()[0].description == "Điện thoại di động màu đen, đã qua sử dụng"


def test_a_check_changes_nothing_and_needs_no_minutes(run: Run) -> None:
    said = run(INPUTS / "05_total_and_signature_rows.xlsx", "--check")
    assert (said["new"], said["imported"]) == (2, 0)
    assert db.session.scalars(db.select(ImportBatch.id)).all() == []
    assert db.session.scalars(db.select(ImportRow.id)).all() == []
    assert lines() == []


@pytest.mark.parametrize(
    "options", [(), MINUTES[:2], MINUTES[2:], ("--document", " ", *MINUTES[2:])]
)
def test_an_import_without_its_minutes_is_refused(run: Run, options: tuple[str, ...]) -> None:
    assert "error" in run(INPUTS / "08_cancel_then_import_again.xlsx", *options, exit_code=2)
    assert lines() == []


def test_any_refused_line_stops_the_import_unless_it_is_left_out(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "danh sách.xlsx"
    header = ["STT", "Tên vật chứng", "Số lượng", "Đơn vị tính"]
    path.write_bytes(
        xlsx(
            Tab([header, [1, "Dao bầu", 1, "con"]], name="Đợt 1"),
            Tab([header, [1, "", 1, "con"], [2, "Kéo", 2, "cái"]], name="Đợt 2"),
        )
    )
    said = run(path, *MINUTES, exit_code=1)
    assert [(each["sheet"], each["row"], each["cell"]) for each in said["refused"]] == [
        ("Đợt 2", 2, "B2")
    ]
    assert (said["new"], said["imported"], lines()) == (2, 0, [])
    said = run(path, *MINUTES, "--skip-refused")
    assert (said["imported"], len(lines())) == (2, 2)


def test_a_file_that_is_no_list_is_refused_in_words(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"a,b\n1,2\n")
    said = run(path, *MINUTES, exit_code=1)
    assert [each["row"] for each in said["refused"]] == [0]
    assert "Tên vật chứng" in said["refused"][0]["reason"]


def test_rows_that_are_no_lines_are_said(run: Run) -> None:
    said = run(INPUTS / "04_title_rows_above_header.xlsx", "--check")
    reasons = " ".join(each["reason"] for each in said["warnings"])
    for text in ("BẢNG KÊ VẬT CHỨNG", "Tổng cộng | 2", "NGƯỜI LẬP BẢNG | THỦ TRƯỞNG"):
        assert text in reasons
