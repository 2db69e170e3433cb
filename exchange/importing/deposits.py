"""The deposit of a notice: an amount, a percentage, or one for each part."""

import re
from collections.abc import Sequence
from decimal import Decimal

from exchange.importing.amounts import Amount
from exchange.importing.drafts import SubLot
from exchange.importing.percents import PERCENT, read_percent, share
from exchange.importing.problems import Code, Unread
from exchange.importing.readings import likely_deposit
from exchange.importing.rowreader import RowReader
from exchange.importing.writing import grouped, shortened

DEPOSIT, DEPOSIT_TEXT, DEPOSIT_PERCENT = "deposit_vnd", "deposit_raw", "deposit_percent"
_ONE_PERCENT = re.compile(rf"[,;(]?\s*{PERCENT}\s*\)?\s*:?", re.IGNORECASE)
_BARE_SHARE = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{1,4})?")
_WHOLE = Decimal(100)


def read_deposit(
    row: RowReader, *, price: int | None, parts: Sequence[SubLot]
) -> tuple[int | None, Decimal | None]:
    """Return the deposit, and the percentage where only that is written.

    A percentage of a price that nobody knows gives no amount yet. A notice names the deposit:
    without one it is not complete. An amount that the source itself doubts is none.

    Basis: 01/2016/QH14, Điều 57 khoản 4 điểm d; Điều 39 khoản 1.
    """
    told = len(row.problems)
    number = row.optional_dong(DEPOSIT)
    percent = _percent(row, DEPOSIT_PERCENT)
    of_parts = _of_parts(parts)
    in_text, text_percent = _text(
        row, price, told_otherwise=of_parts is not None or number is not None
    )
    _agree(row, percent, text_percent)
    percent = percent or text_percent
    _agree(row, number, in_text)
    marked = any(one.code is Code.AMOUNT_MARKED for one in row.problems[told:])
    deposit = None if marked else number or in_text
    if deposit is None and percent is not None:
        return None if price is None else share(price, percent), percent
    if deposit is None:
        deposit = of_parts
    elif of_parts is not None:
        _agree(row, deposit, of_parts, warn=True)
    if deposit is None:
        row.lack(DEPOSIT_TEXT, Code.DEPOSIT_MISSING)
    if deposit is not None and percent is not None and price is not None:
        expected = share(price, percent)
        if 100 * abs(deposit - expected) > price:
            _agree(row, deposit, expected)
    return deposit, None


def _likely(row: RowReader, price: int | None) -> int | None:
    """Return the deposit that the price bears out as it is usually read: "1.190 triệu".

    One that is borne out only by the other reading ("61.200 triệu" of 600 million) is asked for.
    """
    text = row.text(DEPOSIT_TEXT)
    amount = row.amount(DEPOSIT_TEXT) if text else None
    dong = likely_deposit(amount, price) if isinstance(amount, Amount) else None
    if dong is not None:
        row.lack(DEPOSIT_TEXT, Code.AMOUNT_LIKELY, written=shortened(text), value=grouped(dong))
    return dong


def _text(
    row: RowReader, price: int | None, *, told_otherwise: bool
) -> tuple[int | None, Decimal | None]:
    """Read the cell as written: an amount, a percentage, or both ("300.000.000 đồng (20%)").

    A percentage for each part is enough only where the parts or another column give the amount.
    """
    if (likely := _likely(row, price)) is not None:
        return likely, None
    text = row.text(DEPOSIT_TEXT)
    if row.is_share(DEPOSIT_TEXT) and _BARE_SHARE.fullmatch(text):
        return None, _percent(row, DEPOSIT_TEXT)
    if "%" not in text and "phần trăm" not in text.lower():
        return row.optional_dong(DEPOSIT_TEXT), None
    percent = read_percent(text)
    if isinstance(percent, Decimal):
        return None, percent
    rest = _ONE_PERCENT.sub(" ", text).strip(" ,;:-")
    rest = rest[1:-1] if rest.startswith("(") and rest.endswith(")") else rest
    percents = [read_percent(f"{found[1]}%") for found in _ONE_PERCENT.finditer(text)]
    amount = row.amount(DEPOSIT_TEXT, rest.strip())
    if len(percents) == 1 and isinstance(percents[0], Decimal) and not isinstance(amount, Unread):
        if amount.approximate or amount.doubtful:
            row.warn(DEPOSIT_TEXT, Code.AMOUNT_APPROXIMATE, written=shortened(text))
            return None, None
        return amount.dong, percents[0]
    if percent.code is not Code.PERCENT_SEVERAL or not told_otherwise:
        row.warn_unread(DEPOSIT_TEXT, percent)
    return None, None


def _percent(row: RowReader, column: str) -> Decimal | None:
    text = row.text(column)
    percent = read_percent(text) if text else None
    if isinstance(percent, Decimal) and percent > _WHOLE:
        percent = Unread(Code.PERCENT_UNREADABLE, {"written": shortened(text)})
    if isinstance(percent, Unread):
        row.warn_unread(column, percent)
        return None
    return percent


def _of_parts(parts: Sequence[SubLot]) -> int | None:
    deposits = [part.deposit for part in parts if part.deposit is not None]
    return sum(deposits) if deposits and len(deposits) == len(parts) else None


def _agree(
    row: RowReader,
    one: Decimal | int | None,
    other: Decimal | int | None,
    *,
    warn: bool = False,
) -> None:
    """Tell when two writings of the deposit differ."""
    if one is None or other is None or one == other:
        return
    tell = row.warn if warn else row.refuse
    tell(DEPOSIT_TEXT, Code.DEPOSIT_DISAGREES, number=_shown(one), text=_shown(other))


def _shown(value: Decimal | int) -> str:
    return (
        grouped(value) if isinstance(value, int) else f"{value.normalize():f} %".replace(".", ",")
    )
