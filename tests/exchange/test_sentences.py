"""A sentence names a row and a sheet as the spreadsheet does, and says what becomes of a cell."""

import re

import pytest

from exchange.importing.apart import ReadRow
from exchange.importing.notices import read_notices
from exchange.importing.problems import MESSAGES, NAMES_A_ROW, UNREAD, Code, Problem, Severity
from exchange.sentences import BECOMES, problem_text
from exchange.staging import located
from tests.exchange.books import Tab, xlsx

ROWS = {
    3: ReadRow(3, None, "", None, (), "Tháng 1", 3),
    9: ReadRow(9, None, "", None, (), "Tháng 2", 4, {"notice_id": "A4"}),
    12: ReadRow(12, None, "", None, (), "Tháng 2", 7),
}


@pytest.mark.parametrize("code", Code)
def test_every_sentence_that_names_a_row_of_the_file_is_declared(code):
    holes = set(re.findall(r"[Rr]ow %\((\w+)\)s", MESSAGES[code])) - {"limit"}
    assert holes == ({NAMES_A_ROW[code]} if code in NAMES_A_ROW else set())


@pytest.mark.parametrize(("other", "named"), [(12, "Row 7 has"), (3, "Row 3 (Tháng 1) has")])
def test_another_row_is_named_as_its_sheet_numbers_it(other, named):
    twice = Problem(9, "notice_id", Code.ID_TWICE, {"other": other})
    told = located(twice, ROWS[9], ROWS)
    assert problem_text(told).startswith(named)
    assert told.cell == "A4"


def test_what_is_found_after_reading_gets_its_cell_too():
    late = Problem(9, "notice_id", Code.IMPORTED_DIFFERENTLY)
    assert located(late, ROWS[9], ROWS).cell == "A4"
    elsewhere = Problem(9, "notice_id", Code.IMPORTED_DIFFERENTLY, cell="C4")
    assert located(elsewhere, ROWS[9], ROWS) is elsewhere


@pytest.mark.parametrize("severity", [Severity.REFUSAL, Severity.MISSING, Severity.WARNING])
def test_a_cell_that_says_nothing_for_certain_says_what_becomes_of_it(severity):
    for code in UNREAD:
        holes = dict.fromkeys(re.findall(r"%\((\w+)\)s", MESSAGES[code]), "x")
        assert problem_text(Problem(2, "", code, holes, severity)).endswith(BECOMES[severity])


def test_a_limit_is_written_with_its_groups_and_a_line_as_an_editor_shows_it():
    assert "20.000" in problem_text(Problem(0, "", Code.TOO_MANY_ROWS, {"limit": 20_000}))
    assert "line 12345 " in problem_text(Problem(0, "", Code.FILE_QUOTES, {"line": 12_345}))


def test_a_column_is_missing_on_a_sheet_that_is_named():
    book = xlsx(Tab([["Giá khởi điểm", "Ngày đấu giá"], ["1.000.000", "15/12/2026"]], "Tháng 1"))
    (problem,) = read_notices(book, "thong-bao.xlsx").problems
    assert problem_text(problem).startswith("Sheet “Tháng 1”: The column ")


def test_the_same_fault_in_a_text_names_no_sheet():
    (problem,) = read_notices("Giá khởi điểm\n1.000.000\n".encode(), "thong-bao.csv").problems
    assert problem_text(problem).startswith("The column ")
