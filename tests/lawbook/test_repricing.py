"""Price cuts: never a part of a đồng too deep, and when the creditor may choose."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawbook.errors import NoEditionInForce
from lawbook.repricing import (
    creditor_right_open,
    cut_basis_points,
    largest_cut,
    lowest_next_price,
    repeat_fail,
)

prices = st.integers(1, 10**13)


def test_the_largest_cut_is_ten_per_cent_under_both_laws() -> None:
    assert largest_cut().value == 1000
    assert largest_cut().basis.short == "Đ.83 k.3 LTHADS"
    assert largest_cut(date(2026, 6, 30)).basis.short == "Đ.104 k.5 LTHADS 2008"


def test_a_cut_before_the_recorded_law_is_refused() -> None:
    with pytest.raises(NoEditionInForce):
        largest_cut(date(2010, 8, 30))


@pytest.mark.parametrize(
    ("price", "lowest"),
    [
        (13_365_000_000, 12_028_500_000),
        (16_500_000_000, 14_850_000_000),
        (999, 900),  # 899,1 rounds up
        (1, 1),  # one đồng cannot be cut
        (11, 10),
    ],
)
def test_the_lowest_next_price_is_rounded_up(price: int, lowest: int) -> None:
    assert lowest_next_price(price).value == lowest


@settings(deadline=None, database=None)
@given(prices)
def test_one_dong_below_the_lowest_price_is_always_too_much(price: int) -> None:
    lowest = lowest_next_price(price).value
    assert cut_basis_points(price, lowest) <= 1000
    assert cut_basis_points(price, lowest - 1) > 1000


def test_a_cut_is_measured_in_basis_points_rounded_up() -> None:
    assert cut_basis_points(1_000_000, 900_000) == 1000
    assert cut_basis_points(1_000_000, 899_999) == 1001
    assert cut_basis_points(1_000_000, 1_000_000) == 0


@pytest.mark.parametrize(("before", "after"), [(0, 0), (-5, -6), (100, 101), (100, -1)])
def test_a_cut_of_nothing_or_upwards_is_refused(before: int, after: int) -> None:
    with pytest.raises(ValueError, match="Giá sau"):
        cut_basis_points(before, after)


@pytest.mark.parametrize(
    ("cuts", "price"),
    [(0, 16_500_000_000), (1, 14_850_000_000), (2, 13_365_000_000), (4, 10_825_650_000)],
)
def test_the_rungs_of_the_ladder(cuts: int, price: int) -> None:
    reached = 16_500_000_000
    for _ in range(cuts):
        reached = lowest_next_price(reached).value
    assert reached == price


@pytest.mark.parametrize(
    ("reductions", "failed_after_last", "expected"),
    [
        (0, True, False),  # first failure
        (1, True, False),  # second failure
        (2, False, False),  # cut twice, third auction still to come
        (2, True, True),  # third failure: the right opens
        (3, False, False),  # cut again, its auction still to come
        (15, True, True),
    ],
)
def test_the_creditor_may_take_the_asset_from_the_failure_after_the_second_cut(
    reductions: int, failed_after_last: bool, expected: bool
) -> None:
    right = creditor_right_open(reductions, failed_after_last)
    flag = repeat_fail(reductions, failed_after_last)
    assert right.value is flag.value is expected
    assert (right.code, flag.code) == ("R7", "REPEAT_FAIL")
    assert right.confirmed


def test_the_right_is_cited_by_the_law_of_the_failed_auction() -> None:
    assert creditor_right_open(2, True, date(2026, 6, 30)).basis.short == "Đ.104 k.2 LTHADS 2008"
    assert creditor_right_open(2, True, date(2026, 7, 1)).basis.short == "Đ.83 k.3 LTHADS"
