"""A price for one lot or thing, two readings of millions, and what stands beside an amount."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange.importing.amounts import Amount, read_amount
from exchange.importing.drafts import NoticeDraft
from exchange.importing.notices import read_notices
from exchange.importing.oneunits import price_of_one
from exchange.importing.problems import Code, Severity, Unread
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
        ("12 máy khâu cũ", "18.000.000 đồng/lô", "", "bán nguyên lô", 18_000_000),
        ("01 chiếc tàu kéo Thử 05", "2.100.000.000 đồng (cho 01 chiếc)", "1", "", 2_100_000_000),
        ("Một thửa đất số 7 tờ 3", "900.000.000 đồng đối với một thửa", "", "", 900_000_000),
        ("12 máy khâu cũ", "18.000.000 đồng/lô", "", "bán theo lô", None),
        ("01 xe tải Thử và 02 xe mô tô", "100.000.000 đồng/xe", "", "", None),
        ("01 xe tải Thử cùng một xe mô tô", "100.000.000 đồng/xe", "", "", None),
        ("01 chiếc máy đào, 03 chiếc máy ủi", "300.000.000 đồng/chiếc", "", "", None),
        ("01 chiếc máy đào; kèm 02 gầu múc", "300.000.000 đồng/chiếc", "", "", None),
        ("Một thửa đất số 8 và một thửa đất số 9", "400.000.000 đồng/thửa", "", "", None),
        ("01 thửa số 8 và 01 thửa số 9", "400.000.000 đồng/lô", "", "bán theo lô", None),
        ("01 xe ô tô con (gồm 03 xe cùng loại)", "200.000.000 đồng/xe", "", "", None),
        ("01 xe 15C-123.45 và xe 15C-678.90", "200.000.000 đồng/xe", "", "", None),
        ("Xe nâng và các xe kéo", "200.000.000 đồng/xe", "01 xe", "", None),
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
    assert draft.price_unconfirmed is (dong is not None)  # a person confirms it


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
    ("price", "deposit", "dong"),
    [
        ("600.000.000", "61.200 triệu", None),  # only the other reading fits: nobody said it
        ("850.000.000", "127.500 triệu đồng", None),
        ("11.900.000.000", "1.190 triệu", 1_190_000_000),
    ],
)
def test_a_deposit_of_two_readings_is_asked_for(price: str, deposit: str, dong: int | None) -> None:
    draft = read("Nhà và đất thửa 8", price, deposit=deposit)
    asked = {each.column for each in draft.warnings if each.severity is Severity.MISSING}
    assert draft.deposit == dong
    assert "deposit_raw" in asked


@pytest.mark.parametrize(
    "said",
    [
        "(cho 01 m2)",
        "(đối với 01 thửa)",
        "(cho 1 cổ phần)",
        "(trên diện tích 1 m2)",
        "(theo 1 kg)",
        "(của một căn)",
        "(cho mỗi chiếc)",
        "(mỗi tấn)",
        "(từng lô)",
        "(đồng/kg)",
        "(đơn giá)",
        "(giá một mét vuông)",
        "(tính theo khối)",
        "(cho 100 cổ phần)",
        "(4.500.000 đồng/m2)",
        "(Bốn triệu năm trăm nghìn đồng trên một mét vuông)",
        ", bằng chữ: bốn triệu năm trăm nghìn đồng một mét vuông",
        ", chưa bao gồm thuế VAT, cho mỗi ki-lô-gam",
        "/01 m2",
        "mỗi tấn",
        "trên một cổ phần",
    ],
)
def test_the_price_of_a_unit_is_not_that_of_the_whole_in_any_wording(said: str) -> None:
    amount = read_amount(f"4.500.000 đồng {said}")
    assert isinstance(amount, Unread)
    assert amount.code is Code.AMOUNT_PER_UNIT
    draft = read("Quyền sử dụng đất 300 m2 thửa 5 tờ 2", f"4.500.000 đồng {said}")
    assert (draft.starting_price, draft.price_told) == (None, True)


@pytest.mark.parametrize(
    "said",
    ["(200.000 đồng/hồ sơ)", "(cho 01 bộ hồ sơ)", "(mỗi hồ sơ)", "(một lần)", "(cho 02 thửa)"],
)
def test_what_a_bidder_pays_for_is_no_unit_of_the_thing(said: str) -> None:
    amount = read_amount(f"200.000 đồng {said}")
    assert isinstance(amount, Amount) or amount.code is not Code.AMOUNT_PER_UNIT


@pytest.mark.parametrize(
    ("head", "dong"),
    [
        ("Giá khởi điểm (đồng/m2)", None),
        ("Giá khởi điểm/01 m2", None),
        ("Giá khởi điểm (VNĐ/cổ phần)", None),
        ("Giá khởi điểm (triệu đồng/ha)", None),
        ("Giá khởi điểm từng tài sản", 745_000_000),
        ("Giá khởi điểm (đồng)", 745_000_000),
    ],
)
def test_a_head_may_say_that_its_prices_are_for_one_unit(head: str, dong: int | None) -> None:
    rows = [["Tên tài sản", head], ["Quyền sử dụng đất 300 m2 thửa 5", "745.000.000"]]
    (draft,) = read_notices(separated(rows), "g.csv").drafts
    assert draft.starting_price == dong


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
