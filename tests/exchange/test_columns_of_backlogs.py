"""Every column of a backlog is taken in, or the preview names it: nothing is passed over."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from flask import Flask

from exchange.importing.oldcolumns import MATTERS
from exchange.importing.oldfiles import read_backlog
from exchange.operations.backlog_facts import case_of, matter_of
from tests.exchange.books import Tab, xlsx

TODAY = date(2026, 11, 27)
#: A value of each column that says something; of what is read in one way only a plain one.
TOLD = {
    "opened_on": "5/6/2018",
    "decision_no": "12/QĐ-CTHADS",
    "decision_on": "6/6/2018",
    "judgment_no": "03/2018/KDTM-ST",
    "judgment_on": "7/3/2018",
    "creditor": "Ngân hàng N.L.",
    "debtor": "Công ty S.P.",
    "money_due": "5.000.000.000",
    "credit": "có",
    "officer": "Lê Văn Chấp",
    "summary": "Tranh chấp hợp đồng tín dụng",
    "category": "Máy móc",
    "immovable": "bất động sản",
    "location": "xã Mẫu",
    "quantity": "2",
    "unit": "cái",
    "seized": "5/2018",
    "valued": "6/2018",
    "contract": "3/2018",
    "notified": "4/2018",
    "appraised": "3.000.000.000",
    "keeper": "Ông Ba",
    "keeper_name": "Bà Tư",
    "round_no": "1",
    "session": "5/6/2019",
    "price": "2.000.000.000",
    "deposit": "200.000.000",
    "organisation": "Công ty đấu giá Mẫu",
    "result": "không thành",
    "failure": "không có người đăng ký",
    "registrants": "3",
    "failures": "2",
    "held": "2",
    "reductions": "1",
    "first_price": "3.000.000.000",
    "last_price": "2.500.000.000",
    "last_session": "5/6/2020",
    "sold_on": "5/6/2021",
    "sold_price": "2.100.000.000",
    "buyer": "Lê Thử",
    "buyer_identity": "001099000001",
    "payment": "đã nộp đủ",
    "paid_all": "có",
    "paid_amount": "2.000.000.000",
    "paid": "7/6/2021",
    "paid_some": "8/6/2021",
    "delivered": "chưa",
    "delivered_on": "9/6/2021",
    "obstacle": "F04",
    "held_by": "Tòa án",
    "holder_name": "TAND tỉnh Mẫu",
    "held_since": "2/2022",
    "next_act": "Họp liên ngành",
    "notes": "theo biên bản họp",
}
UNREAD = {"line_no", "asset_no", "case_no", "asset"}  # what rows are known by
ABOUT: dict[str, dict[str, str]] = {
    "asset": {},
    "round": {"session": "1/2/2019"},
    "sale": {"sold_on": "1/2/2021", "sold_price": "2.000.000.000"},
    "obstacle": {"obstacle": "U01"},
}


def read(told: dict[str, str]) -> tuple[list[Any], set[tuple[str, str]]]:
    """Return the case and the asset of a row, and what is asked in which column."""
    row = {"case_no": "1/2020", "asset": "Nhà", **told}
    heads = [MATTERS.names[column][0] for column in row]
    sheet = read_backlog(xlsx(Tab([list(heads), list(row.values())])), "a.xlsx")
    [draft] = sheet.drafts
    officer: Any = SimpleNamespace(id=1)
    case = case_of(draft.case, 1, officer, TODAY) if draft.case else None
    officers_name = draft.case.officer if draft.case else ""
    asked = {(each.column, each.code.value) for each in (*sheet.problems, *draft.warnings)}
    return [case, officers_name, matter_of(draft, 1, "", TODAY)], asked


def test_every_column_has_a_value_here() -> None:
    assert set(MATTERS.names) - UNREAD == set(TOLD)


@pytest.mark.parametrize("about", ABOUT)
@pytest.mark.parametrize("column", TOLD)
def test_what_a_column_says_is_taken_in_or_asked_about(app: Flask, about: str, column: str) -> None:
    with app.app_context():
        taken_in, asked = read(ABOUT[about])
        now_taken_in, now_asked = read({**ABOUT[about], column: TOLD[column]})
    assert now_taken_in != taken_in or now_asked - asked


@pytest.mark.parametrize("price", ["", "2.900.000.000"])
def test_a_first_price_beside_a_first_auction_says_so(app: Flask, price: str) -> None:
    first = {"round_no": "1", "session": "1/2/2019", **({"price": price} if price else {})}
    with app.app_context():
        _taken_in, asked = read({**first, "first_price": "3.000.000.000"})
    assert ("first_price", "old_first_price_elsewhere") in asked
    assert ("first_price", "old_round_untold") not in asked
