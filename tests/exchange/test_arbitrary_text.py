"""Whatever stands in a cell, a reader answers: it reads, or says why not; it never breaks."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exchange.importing.amounts import Amount, read_amount
from exchange.importing.columns import EXHIBITS
from exchange.importing.days import Moment, is_only_a_day, read_moment
from exchange.importing.drafts import ExhibitDraft, NoticeDraft
from exchange.importing.exhibits import read_exhibit, read_exhibits
from exchange.importing.lines import count_line
from exchange.importing.noticecolumns import NOTICES
from exchange.importing.notices import read_notice, read_notices
from exchange.importing.partnames import one_named, split_parts
from exchange.importing.percents import read_percent
from exchange.importing.problems import Problem, Unread
from exchange.importing.publications import not_an_auction, publication_number
from exchange.importing.quantities import read_quantity
from exchange.importing.seals import read_seal
from exchange.importing.words import leading_words, read_words

FREE = settings(database=None, deadline=None, max_examples=150)
PIECES = (
    *[
        "1",
        "2",
        "01",
        "2.075",
        "171,818",
        "64.909.3833",
        "½",
        "%",
        "(",
        ")",
        "[sic]",
        "/",
        "-",
        ";",
        ",",
        ":",
        ".",
        "đồng",
        "đ",
        "tỷ",
        "triệu",
        "kg",
        "m3",
        "xe",
    ],
    *[
        "một",
        "hai",
        "năm",
        "mươi",
        "trăm",
        "nghìn",
        "linh",
        "gần",
        "hơn",
        "nhiều",
        "niêm",
        "phong",
        "số",
        "PS0",
        "ngày",
        "tháng",
    ],
    *[
        "20/7/2026",
        "2026-07-21",
        "8h30",
        "giờ",
        "lần",
        "thông",
        "báo",
        "dừng",
        "lô",
        "gồm",
        "mỗi",
        "còn",
        "lại",
        "khối",
        "lượng",
    ],
    *("loại", "1e5", "null", "[{}]", "\u0000", "\u200b"),
)
CELL = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=12).map("".join),
)
NOTICE_COLUMNS = tuple(NOTICES.names)
EXHIBIT_COLUMNS = tuple(EXHIBITS.names)


@given(CELL)
@FREE
def test_every_cell_reader_answers(text):
    assert isinstance(read_amount(text), Amount | Unread)
    assert isinstance(read_moment(text), Moment | Unread)
    read_percent(text)
    read_quantity(text)
    read_words(text)
    leading_words(text)
    count_line(text)
    read_seal(text, text)
    assert is_only_a_day(text) in {True, False}
    not_an_auction(text)
    publication_number(text)


@given(CELL)
@FREE
def test_an_amount_read_is_a_whole_number_of_dong(text):
    amount = read_amount(text)

    assert isinstance(amount, Unread) or (type(amount.dong) is int and amount.dong >= 0)


@given(CELL)
@FREE
def test_a_quantity_with_a_value_has_no_problem(text):
    quantity = read_quantity(text)

    assert quantity is None or (quantity.value is None) == (quantity.problem is not None)


@given(st.fixed_dictionaries(dict.fromkeys(NOTICE_COLUMNS, CELL)))
@FREE
def test_every_notice_is_a_draft_or_a_list_of_reasons(row):
    read = read_notice(row, 2)

    assert isinstance(read, NoticeDraft) or any(problem.refuses for problem in read)


@given(st.fixed_dictionaries(dict.fromkeys(EXHIBIT_COLUMNS, CELL)))
@FREE
def test_every_line_is_a_draft_or_a_list_of_reasons(row):
    read = read_exhibit(row, 2)

    assert isinstance(read, ExhibitDraft) or any(problem.refuses for problem in read)


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx", "a", "", "../x.csv", "\0.csv"])
@given(st.binary(max_size=300))
@settings(database=None, deadline=None, max_examples=40)
def test_every_file_is_read_or_named(name, content):
    for read in (read_notices, read_exhibits):
        sheet = read(content, name)

        assert all(isinstance(problem, Problem) for problem in sheet.problems)


@pytest.mark.parametrize(
    "text",
    [
        "1 kg, " * 6000,
        "niêm phong số " * 2500,
        "1" * 30_000,
        "một " * 8000,
        "(" * 30_000,
        "1,1" * 9000,
    ],
)
def test_the_longest_cell_a_spreadsheet_holds_is_answered(text):
    row = {
        "notice_id": text,
        "asset_description": text,
        "starting_price_raw": text,
        "sub_lots": text,
    }

    read = read_notice(row, 2)
    priced = isinstance(read, NoticeDraft) and not read.is_asset_only

    assert not priced
    assert isinstance(read_exhibit({"description": text, "quantity": text}, 2), ExhibitDraft)


@pytest.mark.parametrize("read", [split_parts, one_named])
def test_a_cell_too_long_for_names_and_amounts_is_not_taken_apart(read):
    """The work grows with the square of its letters."""
    assert read("nhà, đất: 2 tỷ; " * 3 + "quyền sử dụng đất " * 2000 + ": 2 tỷ") is None
    assert read("đất 1,5 tỷ; nhà 500 triệu" if read is split_parts else "nhà, đất: 2 tỷ")
