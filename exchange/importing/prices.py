"""Starting price and parts of a notice, checked against each other, never repaired."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from exchange.importing.amounts import Amount, exact_dong, read_sum
from exchange.importing.assetkinds import asset_kind_of
from exchange.importing.drafts import Movability, SubLot
from exchange.importing.pages import cell_text
from exchange.importing.partnames import one_named
from exchange.importing.percents import read_percent, share
from exchange.importing.priceparts import PriceParts, read_price_parts
from exchange.importing.problems import Code, Unread
from exchange.importing.readings import in_wide_band, likely_price
from exchange.importing.rowreader import RowReader
from exchange.importing.writing import grouped, lowered, shortened, squeezed
from lawbook.deposit import DepositBand
from lawbook.money import WHOLE

PRICE, PRICE_TEXT, PRECISION = "starting_price_vnd", "starting_price_raw", "price_precision"
DEPOSIT, DEPOSIT_TEXT = "deposit_vnd", "deposit_raw"
PARTS = "sub_lots"
#: đồng; a lower price has lost digits
LEAST = {Movability.IMMOVABLE: 10_000_000, Movability.MOVABLE: 100_000, None: 100_000}
MILLION = 1_000_000
#: a cell that says two amounts of one thing is believed in neither
SEVERAL = {Code.AMOUNT_SEVERAL, Code.AMOUNT_UNREADABLE}
#: an amount is written, and what it is is not known
TOLD = {
    Code.AMOUNT_MARKED,
    Code.AMOUNT_NOT_DONG,
    Code.AMOUNT_PARTS_DISAGREE,
    Code.AMOUNT_PER_UNIT,
    Code.AMOUNT_RANGE,
    Code.AMOUNT_SEVERAL,
    Code.AMOUNT_WORDS_DISAGREE,
    Code.PRICES_OF_SEVERAL,
}
_EXACT = re.compile(r"\bexact\b|chính xác|đúng")
_INEXACT = re.compile(
    r"bound|round|approx|about|missing|evidently|estimat|khoảng|làm tròn|\bước|\bhơn\b|\bgần\b"
    r"|thiếu|\btrên\b|\bdưới\b|chưa (?:rõ|chắc)|tương đối|tạm tính"
)
_ROUNDED = re.compile(r"^(?:round|approx|làm tròn|tương đối)")
_OFFICE = re.compile(r"^(?:chi cục|cục|phòng|cơ quan|chấp hành viên)?\s*(?:thi hành án|thads)")


@dataclass(frozen=True, slots=True)
class Price:
    """The starting price: exact, exact but to be confirmed, or unknown (``dong`` is None)."""

    dong: int | None = None
    unconfirmed: bool = False
    told: bool = False  # an amount is written, though nobody knows it to the đồng


def read_price(row: RowReader) -> Price:
    """Return the starting price as far as the row knows it.

    The number and the text, when both are there, must agree. A price that is written to the đồng
    and called approximate somewhere else is to be confirmed; one that is only about is unknown.
    """
    if not row.text(PRICE) and not row.text(PRICE_TEXT):
        row.lack(PRICE_TEXT, Code.PRICE_MISSING)
        return Price()
    cells = [_cell(row, column) for column in (PRICE_TEXT, PRICE) if row.text(column)]
    text, number = _read(row, PRICE_TEXT), _read(row, PRICE)
    if number and text and number.dong != text.dong and not text.approximate:
        row.refuse(
            PRICE_TEXT,
            Code.PRICE_DISAGREES,
            number=grouped(number.dong),
            text=shortened(row.text(PRICE_TEXT)),
        )
        return Price()
    unread = next((cell for cell in cells if isinstance(cell, _Unknown)), None)
    if unread is not None and (unread.column == PRICE_TEXT or number is None):
        row.lack(unread.column, unread.unread.code, **unread.unread.details)
        return Price(told=unread.unread.code in TOLD)
    return _settled(row, number, text)


@dataclass(frozen=True, slots=True)
class _Unknown:
    column: str
    unread: Unread


def _cell(row: RowReader, column: str) -> Amount | _Unknown:
    """Return what one cell says; of a cell that contradicts itself nothing is known."""
    parts = _in_parts(row, column)
    if isinstance(parts, PriceParts):
        return Amount(parts.dong, doubtful=parts.added)
    amount = parts or row.amount(column)
    if not isinstance(amount, Unread):
        return amount
    named = one_named(lowered(row.text(column))) if amount.code in SEVERAL else None
    if named is not None and not isinstance(again := row.amount(column, named.amount), Unread):
        return again
    added = read_sum(row.text(column)) if amount.code in SEVERAL else None
    return _Unknown(column, amount) if added is None else Amount(added, doubtful=True)


def _in_parts(row: RowReader, column: str) -> PriceParts | Unread | None:
    """Return the price of a cell that gives it in parts; in another unit than đồng none is."""
    return read_price_parts(row.written(column)) if row.unit(column) == 1 else None


def _read(row: RowReader, column: str) -> Amount | None:
    cell = _cell(row, column) if row.text(column) else None
    return cell if isinstance(cell, Amount) else None


def _settled(row: RowReader, number: Amount | None, text: Amount | None) -> Price:
    """Accept one reading: a doubtful one only when the other cell says the same."""
    column = PRICE_TEXT if text else PRICE
    amount = text or number
    written, precision = shortened(row.text(column)), row.text(PRECISION)
    if amount is None:
        return Price()
    if amount.dong == 0:
        row.lack(column, Code.AMOUNT_NEGATIVE_OR_ZERO, written=written)
        return Price()
    said_about = amount.approximate or bool(_INEXACT.search(precision.lower()))
    to_the_dong = amount.dong % MILLION != 0 if amount.approximate else not amount.short
    if text and number and text.dong == number.dong and _ROUNDED.search(precision.lower()):
        to_the_dong = not text.approximate and not number.short  # the source's own last digits
    if said_about and not to_the_dong:
        said = precision if not amount.approximate else row.text(column)
        row.lack(column, Code.PRICE_NOT_EXACT, written=shortened(said))
        return Price(told=True)
    parts = _in_parts(row, column)
    in_parts = parts if isinstance(parts, PriceParts) else None
    added = in_parts.added if in_parts else read_sum(row.text(column)) is not None
    if amount.doubtful and not added and (number is None or text is None):
        return _likely(row, column, amount)
    unconfirmed = said_about or (added and number is None) or bool(amount.of_one)
    if in_parts and not (added and number is None):
        row.warn(column, Code.PRICE_IN_PARTS, parts=in_parts.shown, total=grouped(amount.dong))
    row.tell_words(column, amount)
    if added and number is None and not said_about:
        shown = in_parts.shown if in_parts else written
        row.lack(column, Code.PRICE_ADDED_UP, written=shown, sum=grouped(amount.dong))
    elif said_about:
        said = written if amount.approximate or not precision else shortened(precision)
        row.lack(column, Code.PRICE_UNCONFIRMED, written=said)
    elif amount.short:
        row.warn(column, Code.PRICE_SHORT_FORM, written=written)
    if precision and not said_about and not _EXACT.search(precision.lower()):
        row.warn(PRECISION, Code.PRICE_PRECISION_UNKNOWN, written=shortened(precision))
    return Price(amount.dong, unconfirmed, told=True)


def _likely(row: RowReader, column: str, amount: Amount) -> Price:
    """Return the price that the row bears out of two readings, to be confirmed."""
    cells = [row.amount(each) for each in (DEPOSIT_TEXT, DEPOSIT) if row.text(each)]
    deposit = next((each for each in cells if isinstance(each, Amount)), None)
    written, dong = shortened(row.text(column)), likely_price(amount, deposit)
    if dong is None:
        row.lack(column, Code.AMOUNT_TWO_READINGS, written=written)
        return Price(told=True)
    row.lack(column, Code.AMOUNT_LIKELY, written=written, value=grouped(dong))
    return Price(dong, unconfirmed=True, told=True)


def in_units(row: RowReader, price: Price) -> Price:
    """Return the price; where a note says in which unit amounts are, it is to be confirmed."""
    if not row.scaled:
        return price
    if price.dong is None:
        row.warn(PRICE_TEXT, Code.AMOUNTS_IN_UNITS_UNREAD)
        return price
    row.lack(PRICE_TEXT, Code.AMOUNTS_IN_UNITS, price=grouped(price.dong))
    return replace(price, unconfirmed=True)


def read_parts(row: RowReader, *, price: int | None, office: str) -> tuple[SubLot, ...]:
    """Return the parts of the notice: assets, all different, that add up to the price."""
    cell = row.text(PARTS)
    if not cell:
        return ()
    entries = _entries(cell)
    parts = [_part(entry) for entry in entries]
    if not entries or None in parts:
        row.warn(PARTS, Code.SUB_LOTS_UNREADABLE)
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
    return exact_dong(cell_text(value) if isinstance(value, int | float | str) else "")


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
) -> bool:
    """Say whether a price may be believed: one that lost digits is unknown.

    A deposit or a step above the price refuses the row; a deposit outside the band of the law
    is told.
    """
    before = row.refusals
    believed = True
    if deposit is not None:
        _check_deposit(row, price, deposit, band)
    if fee is not None and (fee * 5 > price or (deposit is not None and fee > deposit)):
        row.lack(PRICE_TEXT, Code.PRICE_BESIDE_FEE, price=grouped(price), fee=grouped(fee))
        believed = False
    elif price < LEAST[movability] and row.refusals == before:
        row.lack(PRICE_TEXT, Code.PRICE_TOO_LOW, price=grouped(price))
        believed = False
    if step is not None and step > price:
        row.refuse("bid_step_vnd", Code.STEP_ABOVE_PRICE, step=grouped(step), price=grouped(price))
    return believed


def _check_deposit(row: RowReader, price: int, deposit: int, band: DepositBand | None) -> None:
    details = {"price": grouped(price), "deposit": grouped(deposit)}
    if deposit > price:
        lost = any(in_wide_band(deposit, price * 1000**groups) for groups in (1, 2))
        code = Code.PRICE_LOST_GROUP if lost else Code.DEPOSIT_ABOVE_PRICE
        row.refuse(PRICE_TEXT if lost else DEPOSIT_TEXT, code, **details)
    elif in_wide_band(deposit * 1000, price):
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
