"""Which of two readings of an amount a row bears out: "1.275 triệu" is 1 275 or 1,275 millions.

A dot before three digits separates thousands, and so it is read; a few write it for the comma.
What is so read is never certain: a person confirms it.
"""

from exchange.importing.amounts import Amount

#: A deposit could lie here at all: per cent of the price, wider than any band of the law.
LEAST_SHARE, MOST_SHARE = 4, 25


def in_wide_band(deposit: int, price: int) -> bool:
    """Tell whether an amount could be the deposit of a price."""
    return price * LEAST_SHARE <= deposit * 100 <= price * MOST_SHARE


def likely_price(price: Amount, deposit: Amount | None) -> int | None:
    """Return the reading of a price that its deposit bears out; None where that leaves none."""
    if price.other is None:
        return None
    if deposit is None or deposit.doubtful or deposit.approximate or not deposit.dong:
        return price.dong
    borne_out = [one for one in (price.dong, price.other) if in_wide_band(deposit.dong, one)]
    return borne_out[0] if borne_out else None


def likely_deposit(deposit: Amount, price: int | None) -> int | None:
    """Return the usual reading of a deposit where it could be one of a price; None otherwise."""
    if price is None or deposit.other is None or deposit.approximate:
        return None
    return deposit.dong if in_wide_band(deposit.dong, price) else None
