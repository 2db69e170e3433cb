"""How many assets a notice offers, from cells that also hold prose, and sums inside a text."""

import re
from dataclasses import dataclass

from exchange.importing.numerals import DIGITS, read_numeral
from exchange.importing.problems import Code
from exchange.importing.quantities import read_quantity
from exchange.importing.rowreader import RowReader
from exchange.importing.writing import grouped, lowered, shortened

COUNT, COUNT_TEXT = "item_count", "item_count_raw"
PROSE = 40  # a "count" longer than this is a description in the wrong cell
_READ = 5_000  # letters of a description in which sums are checked
_PLACEHOLDER = re.compile(r"\(.*\)")
_SUMMED = re.compile(
    rf"(?<![0-9.,])(?P<whole>{DIGITS})\s+(?:phương tiện|xe|chiếc|cái|con|máy|thùng|hộp|bao|tài sản"
    rf"|món)[^\W\d_]*"
    r"(?:\s+[^\W\d_]+){0,4}\s*\((?P<parts>[^()]*)\)"
)
_PART = re.compile(rf"\s*({DIGITS})\s+[^\W\d_]")


@dataclass(frozen=True, slots=True)
class ItemCount:
    """The count, when one is written, and a description that stood in its cell."""

    count: int | None = None
    prose: str = ""


def read_item_count(row: RowReader) -> ItemCount:
    """Return the number of assets: the number's own cell first, then the cell as written."""
    text = row.text(COUNT_TEXT)
    if row.text(COUNT):
        return ItemCount(row.whole(COUNT))
    if not text or _PLACEHOLDER.fullmatch(text):
        return ItemCount()
    if len(text) > PROSE:
        return ItemCount(prose=row.written(COUNT_TEXT))
    counts = [_counted(part) for part in text.split(";")]
    known = [count for count in counts if count is not None]
    if len(known) < len(counts):
        row.warn(COUNT_TEXT, Code.COUNT_UNREADABLE, written=shortened(text))
        return ItemCount()
    return ItemCount(sum(known))


def _counted(text: str) -> int | None:
    quantity = read_quantity(text)
    if quantity is None or quantity.value is None or quantity.value % 1:
        return None
    measured = quantity.unit is not None and not quantity.unit.counts
    return None if measured or quantity.approximate else int(quantity.value)


def check_sums(row: RowReader, column: str) -> None:
    """Warn when a text says "1.001 phương tiện (934 …, 66 …, 15 …)" and the parts make 1.015."""
    for match in _SUMMED.finditer(lowered(row.text(column)[:_READ])):
        whole = read_numeral(match["whole"])
        parts = [_PART.match(part) for part in re.split(r"[,;+]\s", match["parts"])]
        numbers = [read_numeral(part[1]) for part in parts if part]
        if whole is None or len(numbers) < 2 or len(numbers) < len(parts) or None in numbers:
            continue
        total = sum(number.value for number in numbers if number)
        if total != whole.value:
            details = {"whole": grouped(int(whole.value)), "parts": grouped(int(total))}
            row.warn(column, Code.PARTS_DO_NOT_ADD, **details)
