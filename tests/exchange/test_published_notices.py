"""Fourteen tables as offices and organisations publish them, with facts written down before."""

from pathlib import Path

import pytest

from exchange.importing.drafts import Told
from exchange.importing.notices import read_notices
from exchange.importing.problems import Code
from exchange.importing.publications import not_an_auction
from exchange.importing.spans import read_ends
from tests.exchange.facts import differences, facts_of, files_of
from tests.exchange.notices import sheet

PUBLISHED = Path(__file__).parent / "data" / "published"
FILES, FACTS = files_of(PUBLISHED), facts_of(PUBLISHED)
#: What a person would work out, or take on trust, and the reader asks for.
ASKED = {
    ("A.csv:7", "step"),  # 2 % of the price
    ("F.csv:3", "step"),
    ("D.csv:3", "price"),  # the price of a square metre, and what the whole comes to
}


@pytest.mark.parametrize("name", FILES)
def test_a_published_table_is_read_as_a_person_would_read_it(name):
    found = differences(FACTS, name, PUBLISHED / name)
    wrong = {(row, at): values for row, each in found.items() for at, values in each.items()}

    assert wrong.keys() <= ASKED
    assert all(not value or not fact for value, fact in wrong.values())  # never another value


def test_more_than_nine_in_ten_come_in_whole():
    wrong = [row for name in FILES for row in differences(FACTS, name, PUBLISHED / name)]

    assert len(FACTS) == 57
    assert len(FACTS) - len(wrong) > 0.9 * len(FACTS)


def test_a_page_of_labels_is_no_table():
    read = read_notices(PUBLISHED / "M.csv", "M.csv")

    assert not read.drafts
    assert [each.code for each in read.problems if each.refuses] == [Code.ROW_IS_A_LABEL] * 4


def test_a_sale_below_the_starting_price_is_told_and_its_price_unknown():
    told = {"result": "đấu giá thành", "auction_datetime": "2026-06-05 09:00"}
    told |= {"dossier_sale_from": "", "dossier_sale_to": "", "notice_date": ""}
    below, above, down = (
        {**told, "sold_price_vnd": "340000000"},
        {**told, "sold_price_vnd": "360000000"},
        {**told, "sold_price_vnd": "340000000", "form": "phương thức đặt giá xuống"},
    )
    for row, sold in ((below, None), (above, 360_000_000), (down, 340_000_000)):
        (draft,) = read_notices(sheet(row), "a.csv").drafts
        assert draft.sold_price == sold
        codes = {each.code for each in draft.warnings}
        assert (Code.SOLD_BELOW_START in codes) is (sold is None)


@pytest.mark.parametrize(
    ("written", "opens", "closes"),
    [
        ("Ngày 20/11/2026", "20/11 00:00", "20/11 23:59"),
        ("Đến 17h00 ngày 24/11/2026", "", "24/11 17:00"),
        ("chậm nhất là 17h00 ngày 24/11/2026", "", "24/11 17:00"),
        ("trước 17h00 ngày 24/11/2026", "", "24/11 17:00"),
        ("trước ngày 24/11/2026", "", ""),  # whether that day still counts, nobody says
        ("từ ngày 20/11/2026", "20/11 00:00", ""),
        ("giờ hành chính từ 9/11 đến 20/11/2026 (trừ thứ 7, CN)", "09/11 00:00", "20/11 23:59"),
        ("Từ 28/12 đến 15/01/2027", "", ""),  # of which year the first is, it does not say
        ("09h00 ngày 20/11/2026", "", ""),  # begins or ends then
        ("Liên hệ trước", "", ""),
    ],
)
def test_a_window_is_read_as_far_as_it_is_written(written, opens, closes):
    start, end = read_ends(written)

    assert f"{start.opens:%d/%m %H:%M}" == opens if start else not opens
    assert f"{end.closes:%d/%m %H:%M}" == closes if end else not closes


def test_a_window_of_which_nothing_is_read_is_told():
    head = "Tài sản,Giá khởi điểm,Thời gian xem tài sản\n"
    content = f"{head}Thửa 5,900.000.000,Liên hệ trước\nThửa 6,900.000.000,Ngày 20/11/2026\n"
    first, second = read_notices(content.encode(), "a.csv").drafts

    assert Code.DAY_UNREADABLE in {each.code for each in first.warnings}
    assert Code.DAY_UNREADABLE not in {each.code for each in second.warnings}
    assert f"{second.viewing_from:%d/%m/%Y}" == "20/11/2026"


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("V/v thay đổi thời gian đấu giá: thửa đất số 5", Code.NOTICE_CORRECTS),
        ("Về việc gia hạn thời gian bán hồ sơ thửa đất số 5", Code.NOTICE_CORRECTS),
        ("V/v: dừng cuộc đấu giá xe ô tô", Code.NOTICE_STOPS),
        ("Xe ô tô đã thay đổi màu sơn", None),
        ("Nhà đất của bà Dời", None),
    ],
)
def test_a_notice_about_another_one_is_known_by_its_subject(written, code):
    assert not_an_auction(written) is code


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("Hủy cuộc đấu giá", Told.STOPPED),
        ("Đã huỷ việc tổ chức đấu giá", Told.STOPPED),
        ("Hủy kết quả đấu giá", None),
        ("Hủy phiên đấu giá, hủy kết quả", None),
    ],
)
def test_an_auction_that_was_called_off_is_stopped(note, told):
    text = f'Tài sản,Giá khởi điểm,Ghi chú\nXe ô tô tải,400.000.000,"{note}"\n'
    (draft,) = read_notices(text.encode(), "a.csv").drafts

    assert draft.told is told


@pytest.mark.parametrize(
    ("column", "written", "dong"),
    [
        ("Phí hồ sơ", "150.000 đồng/bộ", 150_000),
        ("Bước giá", "10.000.000đ/lần trả giá", 10_000_000),
        ("Bước giá", "10.000.000đ/m2", None),
    ],
)
def test_a_fee_and_a_step_are_for_what_they_are_for(column, written, dong):
    text = f'Tài sản,Giá khởi điểm,{column}\nXe ô tô tải,400.000.000,"{written}"\n'
    (draft,) = read_notices(text.encode(), "a.csv").drafts

    assert (draft.dossier_fee if column == "Phí hồ sơ" else draft.bid_step) == dong
