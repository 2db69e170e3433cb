"""Starting price and parts of a notice, checked against each other, never repaired."""

import json
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from exchange.importing.amounts import Amount, read_amount, read_percent, share
from exchange.importing.assetkinds import asset_kind_of
from exchange.importing.drafts import Movability, SubLot
from exchange.importing.pages import cell_text
from exchange.importing.problems import Code, Unread
from exchange.importing.rowreader import RowReader
from exchange.importing.writing import grouped, lowered, shortened, squeezed
from lawbook.deposit import DepositBand
from lawbook.money import WHOLE

PRICE, PRICE_TEXT, PRECISION = "starting_price_vnd", "starting_price_raw", "price_precision"
DEPOSIT_TEXT = "deposit_raw"
PARTS = "sub_lots"
#: đồng; a lower price has lost digits
LEAST = {Movability.IMMOVABLE: 10_000_000, Movability.MOVABLE: 100_000, None: 100_000}
_EXACT = re.compile(r"\bexact\b|chính xác|đúng")
_INEXACT = re.compile(
    r"bound|round|approx|about|missing|evidently|estimat|khoảng|làm tròn|\bước|\bhơn\b|\bgần\b"
    r"|thiếu|\btrên\b|\bdưới\b"
)
_OFFICE = re.compile(r"^(?:chi cục|cục|phòng|cơ quan|chấp hành viên)?\s*(?:thi hành án|thads)")


def read_price(row: RowReader) -> int | None:
    """Return the exact starting price; the number and the text, when both are there, must agree."""
    if not row.text(PRICE) and not row.text(PRICE_TEXT):
        row.refuse(PRICE_TEXT, Code.PRICE_MISSING)
        return None
    precision = row.text(PRECISION)
    if _INEXACT.search(precision.lower()):
        row.refuse(PRECISION, Code.PRICE_NOT_EXACT, written=shortened(precision))
        return None
    before = row.refusals
    number, text = row.amount(PRICE), row.amount(PRICE_TEXT)
    if row.refusals > before:
        return None
    if number and text and number.dong != text.dong:
        row.refuse(
            PRICE_TEXT,
            Code.PRICE_DISAGREES,
            number=grouped(number.dong),
            text=shortened(row.text(PRICE_TEXT)),
        )
        return None
    price = _settled(row, number, text)
    if precision and not _EXACT.search(precision.lower()):
        row.warn(PRECISION, Code.PRICE_PRECISION_UNKNOWN, written=shortened(precision))
    return price


def _settled(row: RowReader, number: Amount | None, text: Amount | None) -> int | None:
    """Accept one reading: a doubtful one only when the other cell says the same."""
    column = PRICE_TEXT if text else PRICE
    amount = text or number
    written = shortened(row.text(column))
    if amount is None:
        return None
    if amount.doubtful and (number is None or text is None):
        row.refuse(column, Code.AMOUNT_TWO_READINGS, written=written)
        return None
    if amount.dong == 0:
        row.refuse(column, Code.AMOUNT_NEGATIVE_OR_ZERO, written=written)
        return None
    if amount.short:
        row.warn(column, Code.PRICE_SHORT_FORM, written=written)
    return amount.dong


def read_parts(row: RowReader, *, price: int | None, office: str) -> tuple[SubLot, ...]:
    """Return the parts of the notice: assets, all different, that add up to the price."""
    cell = row.text(PARTS)
    if not cell:
        return ()
    entries = _entries(cell)
    parts = [_part(entry) for entry in entries]
    if not entries or None in parts:
        row.refuse(PARTS, Code.SUB_LOTS_UNREADABLE)
        return ()
    sub_lots = [part for part in parts if part is not None]
    before = row.refusals
    for number, part in enumerate(sub_lots, start=1):
        if _is_office(part.name, office):
            name = shortened(part.name)
            row.refuse(PARTS, Code.SUB_LOT_IS_AN_OFFICE, number=number, written=name)
        elif part in sub_lots[: number - 1]:
            other = sub_lots.index(part) + 1
            row.refuse(PARTS, Code.SUB_LOT_TWICE, number=number, other=other)
    if price is not None and row.refusals == before:
        _compare_total(row, sub_lots, price)
    return tuple(sub_lots)


def _entries(cell: str) -> list[Mapping[str, Any]]:
    try:
        entries = json.loads(cell)
    except (ValueError, RecursionError):
        return []
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        return []
    return entries


def _part(entry: Mapping[str, Any]) -> SubLot | None:
    price = _exact(entry.get("start_price", entry.get("starting_price")))
    if price is None:
        return None
    deposit = _exact(entry.get("deposit"))
    percent = read_percent(str(entry.get("deposit_percent") or ""))
    if deposit is None and isinstance(percent, Decimal):
        deposit = share(price, percent)
    return SubLot(shortened(str(entry.get("name") or ""), 500), price, deposit)


def _exact(value: Any) -> int | None:
    amount = read_amount(cell_text(value) if isinstance(value, int | float | str) else "")
    if isinstance(amount, Unread) or amount.approximate or amount.doubtful or not amount.dong:
        return None
    return amount.dong


def _is_office(name: str, office: str) -> bool:
    if squeezed(name) == squeezed(office) != "":
        return True
    return bool(_OFFICE.match(lowered(name))) and asset_kind_of("", name) is None


def _compare_total(row: RowReader, sub_lots: Sequence[SubLot], price: int) -> None:
    parts = sum(part.starting_price for part in sub_lots)
    gap = abs(parts - price)
    details = {"parts": grouped(parts), "total": grouped(price)}
    if gap * 10_000 > price:
        row.refuse(PARTS, Code.SUB_LOTS_DO_NOT_ADD, **details)
    elif gap > len(sub_lots):
        row.warn(PARTS, Code.SUB_LOTS_ROUNDED, **details)


def check_plausible(
    row: RowReader,
    *,
    price: int,
    deposit: int | None,
    band: DepositBand | None,
    fee: int | None,
    step: int | None,
    movability: Movability | None,
) -> None:
    """Refuse a price that lost digits; warn of a deposit outside the band of the law."""
    before = row.refusals
    if deposit is not None:
        _check_deposit(row, price, deposit, band)
    if fee is not None and (fee * 5 > price or (deposit is not None and fee > deposit)):
        row.refuse(PRICE_TEXT, Code.PRICE_BESIDE_FEE, price=grouped(price), fee=grouped(fee))
    elif price < LEAST[movability] and row.refusals == before:
        row.refuse(PRICE_TEXT, Code.PRICE_TOO_LOW, price=grouped(price))
    if step is not None and step > price:
        row.refuse("bid_step_vnd", Code.STEP_ABOVE_PRICE, step=grouped(step), price=grouped(price))


def _check_deposit(row: RowReader, price: int, deposit: int, band: DepositBand | None) -> None:
    details = {"price": grouped(price), "deposit": grouped(deposit)}
    if deposit > price:
        lost = any(_in_wide_band(deposit, price * 1000**groups) for groups in (1, 2))
        code = Code.PRICE_LOST_GROUP if lost else Code.DEPOSIT_ABOVE_PRICE
        row.refuse(PRICE_TEXT if lost else DEPOSIT_TEXT, code, **details)
    elif _in_wide_band(deposit * 1000, price):
        row.refuse(DEPOSIT_TEXT, Code.DEPOSIT_LOST_GROUP, **details)
    elif band is not None:
        lowest, highest = band.limits(price)
        rounding = max(1000, price // 10_000)
        if not lowest - rounding <= deposit <= highest + rounding:
            row.warn(
                DEPOSIT_TEXT,
                Code.DEPOSIT_OUT_OF_BAND,
                percent=f"{Decimal(100 * deposit) / price:.1f}".replace(".", ","),
                lowest=band.lowest * 100 // WHOLE,
                highest=band.highest * 100 // WHOLE,
            )


def _in_wide_band(deposit: int, price: int) -> bool:
    """Tell whether an amount could be a deposit at all: wider than any band of the law."""
    return price * 4 <= deposit * 100 <= price * 25
