"""A cell with a number and a day tells both, under whatever head the office wrote."""

from datetime import date

import pytest

from exchange.importing.notices import read_notices
from exchange.importing.numberdays import number_and_day
from exchange.importing.oldfiles import read_backlog
from exchange.importing.oldrows import read_matter
from exchange.importing.problems import Code
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


CASES = [
    "Số: 201/TL-THA ngày 3/3/2020",
    "201/TL-THA (03/3/2020)",
    "201/TL-THA; 3.3.2020",
    "Ngày 3/3/2020, số 201/TL-THA",
    "201/TL-THA, ngày 03 tháng 3 năm 2020",
    "201/TL-THA 03/03/2020",
]


@pytest.mark.parametrize("cell", CASES)
def test_a_case_is_one_case_with_and_without_its_day(cell: str) -> None:
    rows = [["Số hồ sơ", "Tên tài sản"], ["201/TL-THA", "Xe tải"], [cell, "Nhà ở"]]
    sheet = read_backlog(xlsx(Tab(rows)), "ds.xlsx")
    assert {draft.case.number for draft in sheet.drafts if draft.case} == {"201/TL-THA"}
    assert {draft.case.opened_on for draft in sheet.drafts if draft.case} == {date(2020, 3, 3)}
    assert [each.code for each in sheet.problems] == [Code.NUMBER_WITH_DAY]


@pytest.mark.parametrize("cell", ["55/2018/THA", "12-03-2019/THA", "642 - 2021", "101/TL năm 2020"])
def test_a_number_without_a_day_is_kept_whole(cell: str) -> None:
    rows = [["Số hồ sơ", "Tên tài sản"], [cell, "Xe tải"]]
    (draft,) = read_backlog(xlsx(Tab(rows)), "ds.xlsx").drafts
    assert draft.case is not None
    assert (draft.case.number, draft.case.opened_on) == (cell, None)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("201/TL-THA ngày 3/3/20", Code.DAY_SHORT_YEAR),
        ("201/TL-THA ngày 3/2020", Code.DAY_INCOMPLETE),
        ("201/TL-THA ngày 31/02/2020", Code.DAY_IMPOSSIBLE),
    ],
)
def test_a_day_beside_a_number_that_is_not_certain_is_asked_for_and_kept(
    cell: str, code: Code
) -> None:
    rows = [["Số hồ sơ", "Tên tài sản"], [cell, "Xe tải"]]
    sheet = read_backlog(xlsx(Tab(rows)), "ds.xlsx")
    (draft,) = sheet.drafts
    assert draft.case is not None
    assert (draft.case.number, draft.case.opened_on) == ("201/TL-THA", None)
    assert [(each.column, each.code) for each in sheet.problems] == [("opened_on", code)]
    assert cell in draft.notes


@pytest.mark.parametrize(
    ("heads", "cells", "told"),
    [
        (("Số hồ sơ", "Ngày thụ lý"), ("2/TL ngày 3/3/2020", "4/3/2020"), "opened_on"),
        (("Số QĐ", "Ngày quyết định"), ("2/QĐ ngày 3/3/2020", "4/3/2020"), "decision_on"),
        (("Bản án số", "Ngày bản án"), ("2/2020/DS-ST (3/3/2020)", "4/3/2020"), "judgment_on"),
    ],
)
def test_two_days_of_one_number_are_asked_about(
    heads: tuple[str, ...], cells: tuple[str, ...], told: str
) -> None:
    case = () if heads[0] == "Số hồ sơ" else ("12/2019",)
    rows = [[*(("Số hồ sơ",) if case else ()), *heads, "Tên tài sản"], [*case, *cells, "Xe tải"]]
    sheet = read_backlog(xlsx(Tab(rows)), "ds.xlsx")
    (draft,) = sheet.drafts
    assert getattr(draft.case, told) is None
    assert (told, Code.NUMBER_DAY_DISAGREES) in [(e.column, e.code) for e in sheet.problems]


def test_a_decision_that_stands_for_the_case_keeps_its_day_as_a_decision() -> None:
    rows = [["Quyết định THA", "Tên tài sản"], ["45/QĐ-CCTHA ngày 3/4/2019", "Xe tải"]]
    (draft,) = read_backlog(xlsx(Tab(rows)), "ds.xlsx").drafts
    assert draft.case is not None
    assert draft.case.number == draft.case.decision_no == "45/QĐ-CCTHA"
    assert (draft.case.decision_on, draft.case.opened_on) == (date(2019, 4, 3), None)


@pytest.mark.parametrize(
    "cell",
    [
        *("12/2018/DS-ST ngày 3/4/2018", "12/2018/DS-ST; 3/4/2018", "12/2018/DS-ST (03.04.2018)"),
        *("Số 12/2018/DS-ST, 3/4/2018", "Bản án số 12/2018/DS-ST ngày 3/4/2018 của TAND quận 1"),
    ],
)
def test_a_judgment_and_its_day_stand_in_one_cell(cell: str) -> None:
    rows = [["Số hồ sơ", "Số, ngày bản án", "Tên tài sản"], ["12/2019", cell, "Xe tải"]]
    (draft,) = read_backlog(xlsx(Tab(rows)), "ds.xlsx").drafts
    assert draft.case is not None
    assert draft.case.judgment_no.casefold() == "12/2018/ds-st"
    assert draft.case.judgment_on == date(2018, 4, 3)


@pytest.mark.parametrize("cell", ["07/BB-CCTHA ngày 12/5/2020", "Số 07/BB, 12/5/2020"])
def test_minutes_by_their_letters_keep_their_number_beside_the_day(cell: str) -> None:
    rows = [["Số hồ sơ", "Tên tài sản", "Ngày kê biên"], ["12/2019", "Xe tải", cell]]
    (draft,) = read_backlog(xlsx(Tab(rows)), "ds.xlsx").drafts
    assert draft.asset is not None
    assert draft.asset.seized == "2020-05-12"
    assert cell in draft.notes


SEVERAL = [
    *("77/TL-THA; 78/TL-THA", "77/TL-THA, 78/TL-THA", "77/TL-THA và 78/TL-THA"),
    *("77, 78/TL-THA", "77/TL-THA\n78/TL-THA", "Số 77/TL-THA + số 78/TL-THA"),
    "77/TL-THA ngày 3/3/2020; 78/TL-THA ngày 4/4/2020",
]


@pytest.mark.parametrize("cell", SEVERAL)
def test_two_cases_in_one_cell_are_asked_about(cell: str) -> None:
    for heads in (["Số hồ sơ", "Tên tài sản"], ["Số hồ sơ", "Tên vật chứng", "Số lượng"]):
        sheet = read_backlog(xlsx(Tab([heads, [cell, "Xe tải", "1"][: len(heads)]])), "ds.xlsx")
        told = [each.column for each in sheet.problems if each.code is Code.OLD_CASE_SEVERAL]
        assert told == ["case_no"]
        assert any(each.refuses for each in sheet.problems)


@pytest.mark.parametrize(
    "cell", ["77/TL-THA; số 77/TL-THA", "12/TL-THA, 2020", "12 - 2019", "12/2019; hồ sơ cũ"]
)
def test_one_case_with_more_words_is_one(cell: str) -> None:
    rows = [["Số hồ sơ", "Tên tài sản"], [cell, "Xe tải"]]
    assert not [e for e in read_backlog(xlsx(Tab(rows)), "ds.xlsx").problems if e.refuses]


def test_several_decisions_in_one_cell_are_kept_as_a_note() -> None:
    cell = "45/QĐ-CCTHA ngày 3/4/2019; 46/QĐ-CCTHA ngày 5/6/2019"
    rows = [["Số hồ sơ", "Số QĐ", "Tên tài sản"], ["12/2019", cell, "Xe tải"]]
    sheet = read_backlog(xlsx(Tab(rows)), "ds.xlsx")
    (draft,) = sheet.drafts
    assert draft.case is not None
    assert draft.case.decision_no == "45/QĐ-CCTHA"
    assert draft.case.decision_on == date(2019, 4, 3)
    assert cell in draft.notes
    assert [each.code for each in sheet.problems] == [Code.OLD_NUMBERS_SEVERAL]


NOTICE = (
    "Số thông báo|Tài sản|Giá khởi điểm|Thời gian đấu giá\n"
    "{cell}|Thửa đất số 5 tờ bản đồ 9|900.000.000|8h30 ngày 15/12/2026\n"
)
NOTICES = [
    "Số: 12/TB-ĐG ngày 25/11/2026",
    "12/TB-ĐG (25/11/2026)",
    "12/TB-ĐG, ngày 25 tháng 11 năm 2026",
    "TB số 12/TB-ĐG ngày 25.11.2026",
    "Ngày 25/11/2026 số 12/TB-ĐG",
]


@pytest.mark.parametrize("cell", NOTICES)
def test_a_notice_and_its_day_stand_in_one_cell(cell: str) -> None:
    sheet = read_notices(NOTICE.format(cell=cell).replace("|", ";").encode(), "tb.csv")
    (draft,) = sheet.drafts
    assert draft.notice_id in {"12/TB-ĐG", "TB số 12/TB-ĐG"}
    assert draft.notice_day == date(2026, 11, 25)
    codes = {each.code for each in sheet.problems}
    assert Code.NUMBER_WITH_DAY in codes
    assert Code.NOTICE_DAY_MISSING not in codes


def test_a_day_of_publication_of_its_own_stays() -> None:
    text = NOTICE.replace("|Tài sản", "|Ngày đăng|Tài sản").replace("{cell}|", "{cell}|26/11/2026|")
    (draft,) = read_notices(
        text.format(cell=NOTICES[0]).replace("|", ";").encode(), "tb.csv"
    ).drafts
    assert (draft.notice_id, draft.notice_day) == ("12/TB-ĐG", date(2026, 11, 26))


@pytest.mark.parametrize("before", ["HS ", "Hồ sơ số: ", "Số ", "QĐ số ", "Vụ việc số "])
def test_words_before_a_number_are_none_of_it(before):
    assert number_and_day(f"{before}901/2017 ngày 3/3/2020").number == "901/2017"
    read = read_matter({"case_no": f"{before}901/2017", "asset": "Xe tải"}, 2)
    assert read.case.number == "901/2017"
