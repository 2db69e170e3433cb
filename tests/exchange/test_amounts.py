"""Money and percentages as written: what is read, what is only about, what is refused and why."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exchange.importing.amounts import Amount, read_amount
from exchange.importing.percents import read_percent
from exchange.importing.problems import Code, Unread
from foundation.figures import read_dong

FREE = settings(database=None, deadline=None)
DONG = st.integers(min_value=0, max_value=10**15)


@pytest.mark.parametrize(
    ("text", "dong"),
    [
        ("931840000", 931_840_000),
        ("931840000.0", 931_840_000),
        ("651.000.000đ", 651_000_000),
        ("651.000 đồng", 651_000),
        ("400,000,000 VNĐ", 400_000_000),
        ("1 250 000 000 đ", 1_250_000_000),
        ("24,256 tỷ", 24_256_000_000),
        ("5,16 tỷ", 5_160_000_000),
        ("5.16 tỷ", 5_160_000_000),
        ("939 triệu", 939_000_000),
        ("939tr", 939_000_000),
        ("1 tỷ 250 triệu đồng", 1_250_000_000),
        ("1 tỉ 250 triệu 500 ngàn", 1_250_500_000),
        ("2 tỷ rưỡi", 2_500_000_000),
        ("Giá khởi điểm: 7.101.542.245 đồng./.", 7_101_542_245),
        ("200.000 đồng/01 hồ sơ", 200_000),
        ("1.500.000.000 đồng (chưa bao gồm VAT)", 1_500_000_000),
        ("221.370.000đ (Hai trăm hai mươi mốt triệu, ba trăm bảy mươi ngàn đồng)", 221_370_000),
        ("Một trăm ba mươi triệu đồng", 130_000_000),
        ("1.500.000.000 đồng (chưa gồm thuế GTGT 10%)", 1_500_000_000),
        ("VNĐ 400,000,000", 400_000_000),
        ("0", 0),
    ],
)
def test_an_exact_amount_is_read_to_the_dong(text, dong):
    amount = read_amount(text)

    assert isinstance(amount, Amount)
    assert (amount.dong, amount.approximate, amount.doubtful) == (dong, False, False)


@pytest.mark.parametrize(
    ("text", "dong"),
    [
        ("hơn 24,5 tỷ đồng", 24_500_000_000),
        ("gần 3,3 tỷ", 3_300_000_000),
        ("khoảng 500.000.000 đồng", 500_000_000),
        ("trên 27 tỷ", 27_000_000_000),
        ("~ 2 tỷ", 2_000_000_000),
        ("7.790.000.000 (làm tròn)", 7_790_000_000),
    ],
)
def test_about_stays_about(text, dong):
    amount = read_amount(text)

    assert isinstance(amount, Amount)
    assert (amount.dong, amount.approximate) == (dong, True)


@pytest.mark.parametrize("text", ["24.256 tỷ", "hơn 9.706 tỷ đồng", "24,256"])
def test_a_separator_with_two_readings_is_marked(text):
    amount = read_amount(text)

    assert isinstance(amount, Amount)
    assert amount.doubtful


def test_the_short_form_is_marked_because_it_may_be_rounded():
    assert read_amount("8,2 tỷ đồng") == Amount(8_200_000_000, short=True)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", Code.AMOUNT_UNREADABLE),
        ("Chi tiết tại file đính kèm", Code.AMOUNT_UNREADABLE),
        ("2688/QĐ-UBND", Code.AMOUNT_UNREADABLE),
        ("64.909.3833", Code.AMOUNT_UNREADABLE),
        (".5 tỷ", Code.AMOUNT_UNREADABLE),
        ("-500.000", Code.AMOUNT_UNREADABLE),
        ("10%", Code.AMOUNT_PERCENT),
        ("10% + 10%", Code.AMOUNT_PERCENT),
        ("5.000 USD", Code.AMOUNT_NOT_DONG),
        ("$ 5,000", Code.AMOUNT_NOT_DONG),
        ("20 lượng vàng SJC", Code.AMOUNT_NOT_DONG),
        ("5 - 7 tỷ", Code.AMOUNT_RANGE),
        ("từ 5 đến 7 tỷ", Code.AMOUNT_RANGE),
        ("178,36 tỷ + 34,203 tỷ", Code.AMOUNT_SEVERAL),
        ("500.000.000 + 200.000.000", Code.AMOUNT_SEVERAL),
        ("500.000 đ/m2", Code.AMOUNT_PER_UNIT),
        ("1.761.857.730,5", Code.AMOUNT_FRACTION),
        ("9,3184E+08", Code.AMOUNT_SCIENTIFIC),
        ("1.078.072 đồng [sic]", Code.AMOUNT_MARKED),
        ("264 (Hai trăm tám mươi sáu) đồng", Code.AMOUNT_WORDS_DISAGREE),
    ],
)
def test_what_is_not_one_amount_says_why(text, code):
    unread = read_amount(text)

    assert isinstance(unread, Unread)
    assert unread.code is code


@given(DONG)
@FREE
def test_dots_for_thousands_are_read_back(dong):
    assert read_amount(f"{dong:,} đồng".replace(",", ".")) == Amount(dong)


@given(DONG)
@FREE
def test_bare_digits_are_read_back(dong):
    assert read_amount(str(dong)) == Amount(dong)


@given(st.integers(min_value=10**6, max_value=10**15))
@FREE
def test_commas_for_thousands_are_read_back(dong):
    assert read_amount(f"{dong:,} VNĐ") == Amount(dong)


@given(st.integers(min_value=1, max_value=999_999))
@FREE
def test_billions_and_millions_are_read_back(millions):
    text = f"{millions // 1000} tỷ {millions % 1000} triệu đồng"

    amount = read_amount(text)

    assert isinstance(amount, Amount)
    assert amount.dong == millions * 10**6


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("10", "10"),
        ("10%", "10"),
        ("20 %", "20"),
        ("20,5%", "20.5"),
        ("10% giá khởi điểm", "10"),
        ("0,1", "10"),  # how a spreadsheet stores 10 %
    ],
)
def test_a_percentage_is_read(text, percent):
    assert read_percent(text) == Decimal(percent)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("10% + 10%", Code.PERCENT_SEVERAL),
        ("5%-20%", Code.PERCENT_SEVERAL),
        ("mười", Code.PERCENT_UNREADABLE),
        ("", Code.PERCENT_UNREADABLE),
    ],
)
def test_what_is_not_one_percentage_says_why(text, code):
    unread = read_percent(text)

    assert isinstance(unread, Unread)
    assert unread.code is code


def test_a_percentage_said_twice_is_one_only_where_both_agree():
    assert read_percent("mười phần trăm (10%)") == Decimal(10)
    assert read_percent("10% (mười phần trăm)") == Decimal(10)
    assert isinstance(read_percent("mười phần trăm (20%)"), Unread)


@pytest.mark.parametrize("text", ["1tr2", "1 tỷ 2", "2 tỷ rưỡi", "1tr250", "1 tỷ 250 triệu rưỡi"])
def test_a_cell_is_read_short_as_a_field_is(text):
    amount = read_amount(text)
    assert (amount.dong, amount.doubtful) == (read_dong(text), False)


def test_a_short_amount_of_two_readings_is_doubtful():
    amount = read_amount("3 tỷ 15")
    assert (amount.doubtful, {amount.dong, amount.other}) == (True, {3_015_000_000, 3_150_000_000})
