"""Shares of an amount in whole đồng: exact integers, and the direction of rounding is said."""

import enum

WHOLE = 10_000  # basis points in the whole


class Rounding(enum.StrEnum):
    """Which whole đồng a share becomes when it does not divide evenly."""

    DOWN = "down"
    UP = "up"
    HALF_UP = "half_up"


def share(amount: int, basis_points: int, rounding: Rounding) -> int:
    """Give a share of an amount of whole đồng.

    Counting: one basis point is 0.01 %; integers only, so no binary fraction ever decides a đồng.

    Args:
        amount: whole đồng, zero or more.
        basis_points: the share, 10,000 for the whole.
    """
    if amount < 0 or basis_points < 0:
        message = "Số tiền và tỷ lệ không được âm."
        raise ValueError(message)
    whole, rest = divmod(amount * basis_points, WHOLE)
    if rounding is Rounding.UP:
        return whole + (rest > 0)
    if rounding is Rounding.HALF_UP:
        return whole + (2 * rest >= WHOLE)
    return whole
