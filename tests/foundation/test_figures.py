"""Numbers typed by people: read as a careful reader reads them, or refused."""

import random
from decimal import Decimal

import pytest

from foundation.figures import (
    MOST_DONG,
    TooMuch,
    TwoReadings,
    read_dong,
    read_quantity,
    shown_quantity,
)


def refuses(read, text):
    try:
        read(text)
    except ValueError:
        return True
    return False


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1,250,000,000.00", 1_250_000_000), ("1.250.000.000,00", 1_250_000_000),
        ("1250000000.0", 1_250_000_000), ("1250000000", 1_250_000_000), ("0", 0),
        ("1.250.000", 1_250_000), ("1,250,000", 1_250_000), ("1 250 000", 1_250_000),
        ("1\u00a0250\u00a0000", 1_250_000), ("1\u202f250\u202f000,00", 1_250_000),
        ("  1.250.000  ", 1_250_000), ("1.250\u200b.000", 1_250_000), ("250.000 đ", 250_000),
        ("250.000đ", 250_000), ("250.000 đồng", 250_000), ("250.000 Đồng", 250_000),
        ("250000VND", 250_000), ("VNĐ 250.000", 250_000), ("250.000\u00a0₫", 250_000),
        ("₫250,000.00", 250_000), ("12,00", 12), ("999", 999), ("1.000", 1_000), ("1,000", 1_000),
        (f"{MOST_DONG}", MOST_DONG),
        ("1tr2", 1_200_000), ("1 tr 2", 1_200_000), ("1TR2", 1_200_000), ("1tr2đ", 1_200_000),
        ("1tr250", 1_250_000), ("1 tỷ 2", 1_200_000_000), ("2 tỷ 250", 2_250_000_000),
        ("1 tỷ 050", 1_050_000_000), ("2 tỷ rưỡi", 2_500_000_000), ("1 triệu rưỡi", 1_500_000),
        ("1 tỷ 250 triệu rưỡi", 1_250_500_000), ("1 tỷ 250 triệu", 1_250_000_000),
        ("2,5 tỷ", 2_500_000_000), ("25 tỷ", 25 * 10**9), ("1.5 tỷ đồng", 1_500_000_000),
        ("500k", 500_000), ("500trđ", 500_000_000),
    ],
)  # fmt: skip
def test_an_amount_with_one_reading_is_read(text, amount):
    assert read_dong(text) == amount


@pytest.mark.parametrize(
    "text",
    [
        "1250000000,5", "2,5", "tỷ rưỡi", "0 tỷ", "1,5 tỷ 2", "1k5", "2 tỷ 3 tỷ",
        "1.250.000,5", "1.250,000",
        "1,250.000", "1250.000", "1.25.000", "12.50", "1.250.0000", "1.250.00", ".250", "250.",
        "1..250", "1.250.000.", "1 25 000", "12 50", "0912345678", "007", "0.250", "00", "-5", "+5",
        "1e9", "2.5e8", "1_000", "1'250'000", "$5", "5 usd", "đ", "đ 5 đ", "5 đđ", "đồng", "1/2",
        "５００", "5²", "½", "٥٠", "1,250,000,000.5", "1.250.000.000,000", "1.250.000 5", "", "x",
        f"{MOST_DONG + 1}", "9" * 400, "1.250.000\n500.000", "1.250.000-1.300.000", "khoảng 5",
    ],
)  # fmt: skip
def test_an_amount_that_may_be_something_else_is_refused(text):
    assert refuses(read_dong, text)


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("3 tỷ 15", "3.015.000.000", "3.150.000.000"),
        ("1 tỷ 05", "1.005.000.000", "1.050.000.000"),
        ("1tr25", "1.025.000", "1.250.000"),
        ("1.275 triệu", "1.275.000", "1.275.000.000"),
    ],
)
def test_an_amount_of_two_readings_is_asked_for_with_both(text, one, other):
    with pytest.raises(TwoReadings) as unsure:
        read_dong(text)
    assert unsure.value.details == {"one": one, "other": other}


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("12", "12"), ("17.400,9", "17400.9"), ("17400,9", "17400.9"), ("1.125", "1125"),
        ("1,125", "1.125"), ("0,250", "0.25"), ("0.250", "0.25"), ("2.5", "2.5"), ("0", "0"),
        ("1 250,5", "1250.5"), ("1\u00a0250", "1250"), ("999999999999", "999999999999"),
    ],
)  # fmt: skip
def test_a_quantity_is_read_the_vietnamese_way(text, quantity):
    assert read_quantity(text) == Decimal(quantity)


@pytest.mark.parametrize(
    "text",
    [
        "1,250,000", "1,250.5", "12 5", "1.25.000", "1.250.5", "0.250.000", "00,5", "-1", "1e3",
        "5²", "٥", "½", "12 kg", "1,", ",5", "", "9999999999999", "1,1234567", "1.250 000",
    ],
)  # fmt: skip
def test_a_quantity_that_may_be_something_else_is_refused(text):
    assert refuses(read_quantity, text)


def test_what_is_shown_is_read_back():
    chance = random.Random(6)
    for _ in range(500):
        value = Decimal(chance.randrange(10**9)).scaleb(-chance.randrange(7))
        assert read_quantity(shown_quantity(value)) == value
        amount = chance.randrange(10 ** chance.randrange(1, 16))
        for written in (f"{amount}", f"{amount:,}", f"{amount:,}".replace(",", ".")):
            assert read_dong(written) == amount


def test_no_garbled_amount_is_read_as_another():
    """Whatever is read has exactly the digits that were typed, but a fraction of zeros."""
    chance = random.Random(7)
    for _ in range(5_000):
        text = "".join(chance.choices("0123456789.,  đ-tỷ", k=chance.randrange(1, 12)))
        try:
            amount = read_dong(text)
        except ValueError:
            continue
        if "tỷ" in text:  # short: see above
            continue
        typed = "".join(filter(str.isdigit, text))
        assert typed in {f"{amount}", f"{amount}0", f"{amount}00"}
        assert "-" not in text
        assert "t" not in text


def test_a_number_that_no_row_holds_is_said_to_be_too_large():
    with pytest.raises(TooMuch) as too_much:
        read_dong(f"{MOST_DONG + 1}")
    assert too_much.value.details == {"most": "1.000.000.000.000.000"}
    with pytest.raises(TooMuch) as too_much:
        read_quantity("1.000.000.000.000")
    assert too_much.value.details == {"most": "999.999.999.999"}
