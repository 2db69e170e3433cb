"""A cell with a number and a day tells both, under whatever head the office wrote."""

from datetime import date

import pytest

from exchange.importing.oldfiles import read_backlog
from tests.exchange.books import Tab, xlsx

HEADS = [
    *("QĐ THA số, ngày", "Số QĐ; ngày", "Số QĐ, ngày", "QĐ THA (số, ngày)", "Số, ngày QĐ"),
    *("Số, ngày tháng QĐ THA", "Quyết định THA số, ngày tháng năm"),
]


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize(
    "cell", ["45/QĐ-CCTHA ngày 3/4/2019", "45/QĐ-CCTHA; 03/4/2019", "Số 45/QĐ-CCTHA, 3.4.2019"]
)
def test_a_decision_and_its_day_stand_in_one_cell(head: str, cell: str) -> None:
    rows = [["Số hồ sơ", head, "Tên tài sản"], ["12/2019", cell, "Xe tải"]]
    (draft,) = read_backlog(xlsx(Tab(rows)), "ds.xlsx").drafts
    assert draft.case is not None
    assert "45/QĐ-CCTHA" in draft.case.decision_no
    assert draft.case.decision_on == date(2019, 4, 3)


@pytest.mark.parametrize(
    "cell", ["BB kê biên số 7/BB ngày 12/5/2020", "Biên bản số 7 ngày 12/05/2020"]
)
def test_the_minutes_of_a_seizure_keep_their_number_beside_the_day(cell: str) -> None:
    rows = [["Số hồ sơ", "Tên tài sản", "BB kê biên (số, ngày)"], ["12/2019", "Xe tải", cell]]
    (draft,) = read_backlog(xlsx(Tab(rows)), "ds.xlsx").drafts
    assert draft.asset is not None
    assert draft.asset.seized == "2020-05-12"
    assert cell in draft.notes
