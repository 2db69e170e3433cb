"""Importing exhibit lines: intake lines of a case, completed by a person, never twice."""

import io
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from exchange.importing import commit_exhibits
from exchange.importing.exhibits import read_exhibits
from exchange.importing.files import read_file
from exchange.importing.outcome import FileGone, RowsRefused
from exchange.views import uploads
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from warehouse.models import Order, OrderLine, OrderState

HERE = Path(__file__).parent
FILES = [  # the lines kept as facts, and the real list where it lies beside the tree
    path
    for path in (HERE / "data/exhibit_facts.csv", HERE.parents[2] / "shared/data/exhibits.csv")
    if path.exists()
]
HEADER = "source,line_no,description,quantity,unit,seal_text,kind\n"
LINES = (
    HEADER
    + 'bb-1,1,"01 (một) phong bì đã niêm phong số 123/PC09",01,phong bì,niêm phong số 123/PC09,\n'
    + "bb-1,2,500kg hạt hướng dương,500,kg,,food\n"
    + "bb-2,1,một số gói,một số,gói,,\n"
).encode()


@pytest.fixture
def run(case, officer):
    def run(content, *, skip_refused=False, completed=None):
        return commit_exhibits.import_exhibits(
            read_file(content, "danh-sach.csv", read_exhibits),
            case=case,
            document_no="12/BB-TG",
            document_on=date(2026, 3, 2),
            skip_refused=skip_refused,
            completed=completed,
            by=Act(officer, clock.now()),
        )

    return run


def _lines():
    return db.session.scalars(db.select(OrderLine).order_by(OrderLine.id)).all()


def test_an_incomplete_line_stops_the_import(run):
    with pytest.raises(RowsRefused):
        run(LINES)
    assert _lines() == []


def test_lines_become_a_proposed_intake_order_a_source(run):
    outcome, orders = run(LINES, skip_refused=True)
    assert (len(outcome.new), list(outcome.refused), len(orders)) == (2, [4], 1)
    first, second = _lines()
    assert (first.described_quantity, first.unit) == (Decimal(1), "phong bì")
    assert "123/PC09" in first.described_seal
    assert (second.described_quantity, second.unit) == (Decimal(500), "kg")
    order = db.session.scalar(db.select(Order))
    assert (order.state, order.document_no) == (OrderState.PROPOSED, "12/BB-TG (bb-1)")


def test_a_person_completes_what_could_not_be_read(run):
    outcome, orders = run(LINES, completed={4: (Decimal(7), "gói")})
    assert (len(outcome.new), len(outcome.refused), len(orders)) == (3, 0, 2)
    assert _lines()[-1].described_quantity == Decimal(7)


def test_the_same_list_again_changes_nothing(run):
    run(LINES, skip_refused=True)
    outcome, orders = run(LINES, skip_refused=True)
    assert (len(outcome.new), len(outcome.unchanged), orders, len(_lines())) == (0, 2, [], 2)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_whole_list_comes_in(path, run):
    outcome, orders = run(path.read_bytes(), skip_refused=True)
    assert len(outcome.new) >= 100
    assert len(_lines()) == len(outcome.new)
    assert len(orders) > 20


def test_an_officer_completes_a_line_on_the_page_and_proposes(pages, officer, case):
    visitor = pages.as_user(officer)
    url = f"/exchange/cases/{case.id}/exhibits/new"
    page = visitor.get(url)
    form = page.form(having=("file",))
    token = {c.get("name"): c.get("value") for c in form.walk() if c.get("type") == "hidden"}
    chosen = visitor.post(
        url,
        {**token, "file": (io.BytesIO(LINES), "danh-sach.csv")},
        content_type="multipart/form-data",
    )
    filled = {"document_no": "12/BB-TG", "document_on": "02/03/2026"}
    refused = visitor.post_form(chosen.location, filled, 422)
    assert "1 dòng bị từ chối" in refused.text
    visitor.post_form(chosen.location, {**filled, "quantity-4": "7", "unit-4": "gói"})
    assert len(_lines()) == 3


def test_a_preview_of_a_file_no_longer_kept_asks_for_the_file(pages, officer, case):
    with pages.app.app_context(), pytest.raises(FileGone):
        uploads.kept("0" * 64)
    page = pages.as_user(officer).get(f"/exchange/notices/{'0' * 64}?name=x.csv", 409)
    assert "Chọn lại tệp." in page.text
