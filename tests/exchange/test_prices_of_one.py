"""A price for one lot or thing, two readings of millions, and what stands beside an amount."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange.importing.amounts import Amount, read_amount
from exchange.importing.drafts import NoticeDraft
from exchange.importing.notices import read_notices
from exchange.importing.oneunits import price_of_one
from exchange.importing.problems import Code
from tests.exchange.books import separated

HEAD = ["Tên tài sản", "Số lượng", "Giá khởi điểm", "Tiền đặt trước", "Ghi chú"]


def read(
    thing: str, price: str, *, count: str = "", deposit: str = "", note: str = ""
) -> NoticeDraft:
    (draft,) = read_notices(separated([HEAD, [thing, count, price, deposit, note]]), "g.csv").drafts
    return draft


@pytest.mark.parametrize(
    ("thing", "price", "count", "note", "dong"),
    [
        ("01 xe nâng hàng Komatsu", "210.000.000 đồng/xe", "", "", 210_000_000),
        ("Lô hàng vải cuộn tồn kho", "64.000.000 đ/lô", "", "", 64_000_000),
        ("12 máy khâu cũ", "18.000.000 đồng/lô", "", "bán theo lô", 18_000_000),
        ("Máy dập nguội", "75.000.000 đồng/lô", "01", "", 75_000_000),
        ("Một căn hộ số 5 chung cư Thử", "1.500.000.000 đồng/căn", "", "", 1_500_000_000),
        ("12 máy khâu cũ", "18.000.000 đồng/lô", "", "", None),
        ("12 máy khâu cũ", "1.500.000 đồng/máy", "12", "bán cả lô", None),
        ("02 lô vải cuộn", "64.000.000 đ/lô", "", "", None),
        ("Lô 1: xe nâng; Lô 2: xe cẩu", "210.000.000 đồng/lô", "", "", None),
        ("01 xe nâng và 02 xe cẩu", "210.000.000 đồng/xe", "3", "", None),
        ("Quyền sử dụng đất thửa 9", "15.000.000 đồng/m2", "01", "", None),
        ("01 lô phế liệu thép", "9.500 đồng/kg", "", "", None),
    ],
)
def test_a_price_for_one_is_that_of_the_whole_where_one_is_offered(
    thing: str, price: str, count: str, note: str, dong: int | None
) -> None:
    draft = read(thing, price, count=count, note=note)
    codes = {problem.code for problem in draft.warnings}
    assert draft.starting_price == dong
    assert (Code.AMOUNT_OF_ONE in codes) is (dong is not None)


@given(st.integers(2, 99), st.sampled_from(["lô", "xe", "máy", "chiếc", "bộ"]))
def test_of_several_no_price_for_one_is_that_of_the_whole(number: int, unit: str) -> None:
    text = f"5.000.000 đồng/{unit}"
    assert price_of_one(text, offered=f"{number} {unit} thử", count="", remark="") is None
    assert price_of_one(text, offered="tài sản thử", count=f"{number} {unit}", remark="") is None


@pytest.mark.parametrize(
    ("thing", "price", "deposit", "dong"),
    [
        ("Nhà xưởng và đất thửa 7", "6.350 triệu", "", 6_350_000_000),
        ("Nhà xưởng và đất thửa 7", "6.350 triệu đồng", "635.000.000", 6_350_000_000),
        ("Xe máy Honda Dream", "6.350 triệu", "635.000", 6_350_000),
        ("Xe tải Thử", "6.350 triệu", "50.000.000", None),  # no deposit of either
        ("Xe tải Thử", "350.000 triệu", "", None),
        ("Nhà và đất thửa 8", "2.350 tỷ", "", None),
    ],
)
def test_of_two_readings_the_usual_one_is_to_be_confirmed(
    thing: str, price: str, deposit: str, dong: int | None
) -> None:
    draft = read(thing, price, deposit=deposit)
    assert draft.starting_price == dong
    assert draft.price_unconfirmed is (dong is not None)


def test_words_beside_the_digits_say_which_reading_it_is() -> None:
    draft = read("Nhà và đất thửa 8", "6.350 triệu (Sáu tỷ ba trăm năm mươi triệu đồng)")
    assert (draft.starting_price, draft.price_unconfirmed) == (6_350_000_000, False)


def test_a_deposit_is_read_as_the_price_bears_it_out() -> None:
    draft = read("Nhà và đất thửa 8", "14.200.000.000", deposit="1.420 triệu")
    assert draft.deposit == 1_420_000_000
    assert read("Nhà và đất thửa 8", "14.200.000.000", deposit="9.999 triệu").deposit is None


@pytest.mark.parametrize(
    ("text", "dong"),
    [
        ("745.000.000 (gồm 02 thửa liền kề)", 745_000_000),
        ("745.000.000 đồng (đã gồm thuế GTGT)", 745_000_000),
        ("745.000.000 (cho diện tích 1.240 m2)", 745_000_000),
        ("745.000.000 (14.900 đồng/cổ phần)", 745_000_000),
        ("745.000.000 (gồm nhà 500.000.000; đất 245.000.000)", 745_000_000),
        ("745.000.000 (gồm nhà 500.000.000; đất 300.000.000)", None),
        ("745.000.000 (gồm 700 triệu tiền đất)", None),
        ("745.000.000 (hoặc 754.000.000)", None),
    ],
)
def test_what_the_price_is_for_is_no_second_amount(text: str, dong: int | None) -> None:
    amount = read_amount(text)
    assert (amount.dong if isinstance(amount, Amount) else None) == dong
