"""Marks that point at the line above: carried down and said, where what stands there is clear."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange.importing.dittos import is_mark, points
from exchange.importing.drafts import ExhibitDraft
from exchange.importing.exhibits import read_exhibits
from exchange.importing.notices import read_notices
from exchange.importing.problems import Code
from tests.exchange.books import Cell, Tab, xlsx

HEAD: list[Cell] = ["STT", "Tên vật chứng", "Số lượng", "ĐVT", "Niêm phong", "Ghi chú"]
DAO: list[Cell] = [1, "Dao bầu", 1, "con", "A 0123", "gỉ"]
WORDS = ("nt", "n/t", "như trên", "như dòng trên", '"', "”", "〃", "''", "//")


def read(*rows: list[Cell]) -> list[ExhibitDraft]:
    return list(read_exhibits(xlsx(Tab([HEAD, *rows])), "ds.xlsx").drafts)


def carried(draft: ExhibitDraft) -> list[tuple[str, str]]:
    return [
        (each.column, str(each.details["value"]))
        for each in draft.doubts
        if each.code is Code.DITTO_CARRIED
    ]


marks = st.builds(
    "{}{}{}".format,
    st.sampled_from(["", "-", "- ", " ", "("]),
    st.sampled_from(WORDS).flatmap(lambda word: st.sampled_from([word, word.upper()])),
    st.sampled_from(["", "-", " -", ".", ")"]),
)


@given(mark=marks)
def test_however_it_is_written_it_is_a_mark(mark: str) -> None:
    assert is_mark(mark)


@pytest.mark.parametrize("text", ["", "-", "nt 12", "ntn", "Như trên đây có hai con dao", "1", "'"])
def test_what_is_no_mark(text: str) -> None:
    assert not is_mark(text)


@pytest.mark.parametrize("mark", WORDS)
def test_what_stands_above_is_carried_down_and_said(mark: str) -> None:
    first, second, third = read(
        DAO, [2, "Kéo", 2, mark, mark, mark], [3, mark, 3, mark, "B 7", None]
    )
    assert (second.unit, second.seal_text, second.notes) == ("con", first.seal_text, "gỉ")
    assert carried(second) == [("unit", "con"), ("seal_text", "A 0123"), ("notes", "gỉ")]
    assert (third.description, third.unit, third.complete) == ("Kéo", "con", True)
    assert ("description", "Kéo") in carried(third)
    assert carried(first) == []


def test_how_many_is_never_carried() -> None:
    second = read(DAO, [2, "Kéo", "nt", "cái", None, None])[1]
    assert (second.quantity, second.missing[0].code) == (None, Code.DITTO)


TOTAL: list[Cell] = [None, "Tổng cộng", 1, None, None, None]
HEADING: list[Cell] = ["II", "VŨ KHÍ", None, None, None, None]


@pytest.mark.parametrize("between", [[TOTAL], [HEADING]], ids=["a total", "a heading"])
def test_below_a_total_or_a_heading_nobody_knows_what_is_meant(between: list[list[Cell]]) -> None:
    drafts = read(DAO, *between, [2, "Kéo", 2, "nt", None, None])
    assert [(draft.unit, draft.complete) for draft in drafts] == [("con", True), (None, False)]
    assert [each.code for each in drafts[1].missing] == [Code.DITTO]


def test_a_header_once_more_stands_between_only_on_paper() -> None:
    assert read(DAO, HEAD, [2, "Kéo", 2, "nt", None, None])[1].unit == "con"


@pytest.mark.parametrize("above", [None, "nt"])
def test_an_empty_cell_above_gives_nothing(above: str | None) -> None:
    drafts = read([1, "Dao bầu", 1, above, None, None], [2, "Kéo", 2, "nt", None, None])
    assert (drafts[1].unit, drafts[1].complete) == (None, False)


def test_a_hidden_row_above_gives_nothing() -> None:
    tab = Tab([HEAD, DAO, [2, "Kéo", 2, "cái", None, None], [3, "Búa", 1, "nt", None, None]])
    tab.hidden_rows.add(2)
    assert read_exhibits(xlsx(tab), "ds.xlsx").drafts[-1].unit is None


def test_each_sheet_begins_anew() -> None:
    tabs = [Tab([HEAD, DAO], "A"), Tab([HEAD, [1, "Kéo", 2, "nt", None, None]], "B")]
    assert [d.unit for d in read_exhibits(xlsx(*tabs), "ds.xlsx").drafts] == ["con", None]


def test_a_chassis_number_is_nobody_elses() -> None:
    head: list[Cell] = ["STT", "Tên vật chứng", "Số lượng", "ĐVT", "Số khung"]
    rows: list[list[Cell]] = [
        head,
        [1, "Xe máy Honda", 1, "chiếc", "RLHJC12345"],
        [2, "Xe máy Yamaha", 1, "chiếc", "nt"],
    ]
    second = read_exhibits(xlsx(Tab(rows)), "ds.xlsx").drafts[1]
    assert [each.code for each in second.missing] == [Code.DITTO]


def test_a_mark_is_part_of_what_the_line_says() -> None:
    """Whatever it is read as: a list that came in before is still the same list."""
    sheets = [
        read_exhibits(xlsx(Tab([HEAD, DAO, [2, "Kéo", 2, unit, None, None]])), "ds.xlsx")
        for unit in ("nt", "con")
    ]
    assert "unit=nt" in list(sheets[0].contents.values())[1]
    assert "unit=con" in list(sheets[1].contents.values())[1]


NOTICES: list[Cell] = [
    "STT",
    "Tên tài sản",
    "Người phải thi hành án",
    "Tổ chức đấu giá",
    "Giá khởi điểm (đồng)",
]


def test_notices_carry_who_and_where_and_no_price() -> None:
    rows: list[list[Cell]] = [
        NOTICES,
        [1, "Xe ô tô Toyota Vios 2015", "Lê Văn Thử", "Công ty Đấu giá A", "350.000.000"],
        [2, "Xe ô tô tải Hyundai 2012", "nt", "như trên", "nt"],
        [3, "nt", "nt", "nt", "100.000.000"],
    ]
    sheet = read_notices(xlsx(Tab(rows)), "tb.xlsx")
    second = sheet.drafts[1]
    assert second.organisation == "Công ty Đấu giá A"
    assert (second.debtor_name, second.starting_price) == ("Lê Văn Thử", None)
    refused = [(each.row, each.code) for each in sheet.problems if each.refuses]
    assert (4, Code.DITTO) in refused


def test_a_name_that_nobody_above_says_stays_unknown() -> None:
    rows: list[list[Cell]] = [NOTICES, [1, "Xe ô tô Vios", "nt", "nt", "350.000.000"]]
    sheet = read_notices(xlsx(Tab(rows)), "tb.xlsx")
    assert sheet.drafts[0].debtor_name == ""
    assert ("debtor_name", Code.DITTO) in [(each.column, each.code) for each in sheet.problems]


@pytest.mark.parametrize(
    "text",
    [
        *("nt, màu đỏ", "NT - vỡ màn hình", "Như trên nhưng vỡ kính", "như dòng trên (mới)"),
        *("Cùng loại như STT 1", "Giống mục 3", "tương tự như dòng trên", "″ màu vàng", '" cỡ lớn'),
        *("Như số 2", "cùng loại với hàng 4, màu xanh"),
    ],
)
@pytest.mark.parametrize("column", [1, 4])
def test_a_mark_with_words_behind_it_is_asked_for_and_carried_to_nobody(
    text: str, column: int
) -> None:
    second: list[Cell] = [2, "Kéo", 2, "cái", None, None]
    third: list[Cell] = [3, "Búa", 1, "cái", None, None]
    second[column], third[column] = text, "nt"
    drafts = read(DAO, second, third)
    assert points(text)
    assert [[each.code for each in draft.missing] for draft in drafts] == [
        [],
        [Code.DITTO],
        [Code.DITTO],
    ]
    assert (drafts[1].quantity, drafts[1].unit) == (2, "cái")
    assert (drafts[2].seal_text, drafts[2].seal_numbers) == ("", ())


@pytest.mark.parametrize(
    "text",
    [
        *("Nến thơm", "NT 200 máy hàn", '"Hennessy" 700ml', '"Rượu ngoại" loại 1', "Số 5 Nokia"),
        *("Trên 5 kg ma túy", "Như Nguyệt: sổ sách", "Giống lúa ST25", "Cùng nhau (tranh)"),
    ],
)
def test_names_that_begin_like_a_mark_are_names(text: str) -> None:
    assert not points(text)


def test_a_mark_that_nobody_explains_is_no_seal_and_no_name() -> None:
    (draft,) = read([1, "-nt-", 1, "chiếc", "-nt-", None])
    assert (draft.description, draft.seal, draft.quantity, draft.unit) == ("", "", 1, "chiếc")
    assert {each.column for each in draft.missing} == {"description", "seal_text"}
