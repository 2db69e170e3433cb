"""Reading a backlog: whatever mess it is written in, the same is read."""

import pytest

from exchange.importing.olddrafts import Ended, OldDraft, OldKind
from exchange.importing.oldfiles import read_backlog
from exchange.importing.problems import Code, Problem, Severity
from tests.exchange.backlogs import Stalled, Told, fifty, messy
from tests.exchange.books import Tab, xlsx
from tests.exchange.messes_of_backlogs import shuffled


def read(*tabs: Tab) -> list[OldDraft]:
    return list(read_backlog(xlsx(*tabs), "ton-dong.xlsx").drafts)


def day_of(told: Told) -> str:
    if told.day is None:
        return ""
    return f"{told.day:%Y-%m}" if told.month_only else told.day.isoformat()


def facts(draft: OldDraft) -> tuple[object, ...]:
    assert draft.case is not None
    assert draft.asset is not None
    sale = draft.sale
    return (
        draft.case.number.removeprefix("HS ").lstrip("0"),
        draft.asset.description,
        draft.asset.seized,
        [(one.number, one.session, one.price, one.ended) for one in draft.rounds],
        (sale.price, sale.paid) if sale else None,
        draft.obstacle.code if draft.obstacle else "",
    )


def expected(asset: Stalled) -> tuple[object, ...]:
    seized = Told(asset.seized, 0, asset.month_only)
    ends = [Ended.FAILED] * len(asset.rounds)
    if asset.sold is not None:
        ends[-1] = Ended.SOLD
    return (
        asset.case,
        asset.name,
        day_of(seized),
        [
            (number, day_of(one), one.price, end)
            for number, (one, end) in enumerate(zip(asset.rounds, ends, strict=True), 1)
        ],
        (asset.sold, asset.paid.isoformat()) if asset.sold and asset.paid else None,
        asset.obstacle,
    )


def test_fifty_assets_of_a_messy_list_are_read_as_they_are() -> None:
    assets = fifty()
    sheet = read_backlog(xlsx(messy(assets)), "ton-dong.xlsx")
    assert [facts(each) for each in sheet.drafts] == [expected(each) for each in assets]
    assert not [each for each in sheet.problems if each.refuses]
    aside = [each for each in sheet.problems if each.severity is Severity.ASIDE]
    assert len(aside) == 3 + 5 + 5 + 1 + 2  # titles, headings, totals of each ten, total, signed


@pytest.mark.parametrize("seed", range(30))
def test_other_messes_say_the_same(seed: int) -> None:
    assets = fifty()[seed : seed + 12]
    sheet = read_backlog(xlsx(*shuffled(seed, assets)), "danh-sach.xlsx")
    heads = [each for each in sheet.drafts if each.kind is OldKind.ASSET]
    read_as = sorted(map(repr, map(facts, heads)))
    assert read_as == sorted(repr(expected(each)) for each in assets)
    assert not [each for each in sheet.problems if each.refuses]


HEAD = ["Số vụ việc", "Tên tài sản", "Lần thứ", "Ngày bán", "Giá khởi điểm", "Kết quả"]


def doubles(rows: list[list[str]]) -> list[Problem]:
    sheet = read_backlog(xlsx(Tab([HEAD[:2], *rows])), "ton-dong.xlsx")
    told = [*sheet.problems, *(each for draft in sheet.drafts for each in draft.warnings)]
    return [one for one in told if one.code is Code.OLD_ROW_DOUBLE]


def test_identical_lines_are_things() -> None:
    line = ["12/2020", "Xe máy Honda"]
    first, second = read(Tab([HEAD[:2], line, line]))
    assert (first.kind, second.kind) == (OldKind.ASSET, OldKind.ASSET)
    assert (first.head, second.head) == (2, 3)
    [asked] = doubles([line, line])
    assert (asked.row, asked.details["other"], asked.refuses) == (3, 2, True)


def test_rows_that_differ_in_anything_are_asked_of_no_more() -> None:
    rows = [["12/2020", "Xe máy Honda"], ["12/2020", "Xe máy Yamaha"], ["13/2020", "Xe máy Honda"]]
    assert not doubles(rows)


def test_one_auction_a_row_is_one_asset() -> None:
    rows = [
        ["12/2020", "Nhà xưởng", number, "", "1 tỷ", "không thành"] for number in ("1", "2", "3")
    ]
    drafts = read(Tab([HEAD, *rows]))
    assert [each.head for each in drafts] == [2, 2, 2]
    assert [one.number for one in drafts[0].rounds] == [1, 2, 3]


def test_two_rows_that_disagree_leave_it_unknown() -> None:
    sheets = (
        Tab(
            [["Số vụ việc", "Tên tài sản", "Ngày kê biên"], ["1/2020", "Nhà", "1/2/2020"]],
            name="Tài sản",
        ),
        Tab(
            [
                ["Số vụ việc", "Tên tài sản", "Giá bán được", "Ngày nộp đủ tiền"],
                ["1/2020", "Nhà", "2 tỷ", "5/6/2021"],
                ["1/2020", "Nhà", "2,1 tỷ", "5/6/2021"],
            ],
            name="Đã bán chưa giao",
        ),
    )
    sheet = read_backlog(xlsx(*sheets), "a.xlsx")
    head = sheet.drafts[0]
    assert head.sale is not None
    assert (head.sale.price, head.sale.paid) == (None, "2021-06-05")
    [told] = [each for each in sheet.problems if each.code is Code.OLD_SAID_OTHERWISE]
    assert (told.cell, told.severity) == ("C3", Severity.MISSING)


def test_an_asset_comes_in_whole_or_not_at_all() -> None:
    rows = [["12/2020", "Nhà", "1", "", price, "không thành"] for price in ("1 tỷ", "2 tỷ")]
    sheet = read_backlog(
        xlsx(
            Tab([["Số vụ việc", "Tên tài sản"], ["12/2020", "Nhà"]], name="Tài sản"),
            Tab([HEAD, *rows], name="Lần bán"),
        ),
        "a.xlsx",
    )
    codes = [each.code for each in sheet.problems if each.refuses]
    assert sorted(codes) == sorted([Code.OLD_ROUND_TWICE, *[Code.OLD_PART_REFUSED] * 2])
    assert sheet.drafts == []


def test_a_row_without_a_case_is_of_the_case_above_only_without_a_number_of_its_own() -> None:
    rows = [["STT", *HEAD[:2]], ["1", "12/2020", "Nhà"], ["", "", "Đất"], ["2", "", "Xe"]]
    sheet = read_backlog(xlsx(Tab(rows)), "a.xlsx")
    assert [each.case.number for each in sheet.drafts if each.case] == ["12/2020"] * 2
    codes = {(each.row, each.code) for each in sheet.problems if each.cell or each.refuses}
    assert codes == {(3, Code.OLD_CASE_CARRIED), (4, Code.OLD_CASE_MISSING)}


def test_a_list_that_only_counts_is_read() -> None:
    heads = ["Số hồ sơ", "Tài sản kê biên", "Số lần bán không thành", "Số lần giảm giá"]
    heads += ["Giá khởi điểm lần đầu (triệu đồng)", "Giá khởi điểm hiện nay (triệu đồng)"]
    [draft] = read(Tab([heads, ["45/2020", "Thửa đất 7", "7", "6", 5200, 2763]]))
    assert (draft.failures, draft.reductions) == (7, 6)
    assert [(one.number, one.price, one.ended) for one in draft.rounds] == [
        (1, 5_200_000_000, Ended.FAILED),
        (7, 2_763_000_000, Ended.FAILED),
    ]
