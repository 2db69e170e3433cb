"""`flask labels sheet`: samples, newest without a label, chosen codes; and its refusals."""

import json
from dataclasses import replace

import pytest
from sqlalchemy import func, select

from foundation import clock
from foundation.acts import Act
from foundation.codes import new_code, read_code
from foundation.database import db
from warehouse.models import LabelPrint, PrinterKind
from warehouse.operations.printers import add_printer, retire_printer
from warehouse.printers.layout import STANDARD


@pytest.fixture
def sheet(app, tmp_path):
    """Run the command; gives exit code, result and the file."""
    out = tmp_path / "nhan.pdf"

    def sheet(*arguments):
        db.session.commit()
        runner = app.test_cli_runner()
        done = runner.invoke(args=["labels", "sheet", "--out", str(out), "--json", *arguments])
        return done.exit_code, json.loads(done.output or "{}"), out

    return sheet


def test_samples_touch_no_data(sheet):
    code, result, out = sheet("--sample", "30")
    assert (code, result) == (0, {"labels": 30, "pages": 2, "undecoded": []})
    assert out.read_bytes().startswith(b"%PDF")
    assert db.session.scalar(select(func.count()).select_from(LabelPrint)) == 0


def test_items_without_a_label_come_first_and_once(sheet, item, make_item):
    make_item()
    code, result, _out = sheet()
    assert (code, result["labels"]) == (0, 2)
    code, result, _out = sheet()
    assert (code, "error" in result) == (2, True)


def test_chosen_codes_are_printed_and_logged(sheet, item, shelf):
    code, result, _out = sheet("--codes", f"{item.code},{shelf.code}", "--start-cell", "24")
    assert (code, result["labels"], result["pages"]) == (0, 2, 2)
    printed = set(db.session.scalars(select(LabelPrint.code)))
    assert printed == {item.code, shelf.code}
    assert all(read_code(one) == one for one in printed)


def test_labels_lie_as_on_the_paper_of_a_printer(sheet, item, shelf, warehouse, keeper):
    """A roll has a page for each label; a sheet as many cells as it was registered with."""
    by = Act(keeper, clock.now())
    roll, small = (
        add_printer(warehouse, name=layout.kind.value, layout=layout, is_default=False, by=by)
        for layout in (
            STANDARD[PrinterKind.ROLL],
            replace(STANDARD[PrinterKind.SHEET], columns=2, rows=2),
        )
    )
    code, result, _out = sheet("--printer", str(roll.id), "--codes", f"{item.code},{shelf.code}")
    assert (code, result["labels"], result["pages"]) == (0, 2, 2)
    code, result, _out = sheet("--printer", str(small.id), "--sample", "5", "--start-cell", "4")
    assert (code, result["pages"]) == (0, 2)
    code, result, _out = sheet("--printer", str(small.id), "--sample", "1", "--start-cell", "5")
    assert (code, "error" in result) == (2, True)
    code, result, _out = sheet("--printer", "999", "--sample", "1")
    assert (code, "error" in result) == (2, True)
    retire_printer(roll, by=by)
    code, result, _out = sheet("--printer", str(roll.id), "--sample", "1")
    assert (code, "error" in result) == (2, True)


def test_an_unknown_code_writes_nothing(sheet, item):
    code, result, out = sheet("--codes", item.code, "--codes", new_code())
    assert (code, "error" in result, out.exists()) == (2, True, False)
    assert db.session.scalar(select(func.count()).select_from(LabelPrint)) == 0


def test_a_file_that_cannot_be_written_is_said_and_nothing_is_printed(app, item, tmp_path):
    db.session.commit()
    out = tmp_path / "missing" / "nhan.pdf"
    runner = app.test_cli_runner()
    done = runner.invoke(args=["labels", "sheet", "--out", str(out), "--json"])
    assert (done.exit_code, str(out) in json.loads(done.output)["error"]) == (2, True)
    assert db.session.scalar(select(func.count()).select_from(LabelPrint)) == 0


def test_an_empty_list_of_codes_prints_nothing(app, tmp_path):
    out = tmp_path / "nhan.pdf"
    answer = app.test_cli_runner().invoke(
        args=["labels", "sheet", "--out", str(out), "--codes", " , "]
    )
    assert answer.exit_code == 2
    assert not out.exists()
