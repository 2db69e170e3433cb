"""For how much a thing was sold, in a sentence that names other amounts too."""

import re

from exchange.importing.amounts import Amount, read_amount
from exchange.importing.problems import Code
from exchange.importing.rowreader import LEAST_DONG, RowReader
from exchange.importing.writing import grouped, lowered

#: Where one thing that is said ends and the next begins; "2.450.000.000" and "2,1 tỷ" go on.
PHRASES = re.compile(r"[;\n()]|[.,](?=\s)|\s[-–]\s|\s(?=(?:nhưng|tuy nhiên|song|do|vì)\s)")
_OTHER_SUM = re.compile(
    r"\b(?:nộp|còn|thiếu|nợ|chưa|cọc|đặt trước|khởi điểm|thuế|phí|bước|hồ sơ|chênh|vượt|tăng|giảm"
    r"|thẩm định|định giá|thù lao|tạm ứng|liền kề|thứ hai|(?:trả|bỏ) giá)\b"
)
_SUM = r"\s*(?P<amount>[0-9][^;()]*?)\s*(?=[;()]|,\s|\.?$|\bngười\b|\bcho\b|\bvào\b|\bngày\b)"
#: What was paid: behind its name, or behind the word that tells the sale.
_PAID = (
    re.compile(
        r"(?:với\s+)?(?:mức\s+)?(?:giá(?: trúng| bán| mua)*(?: đấu giá)?|số tiền)\s*(?:là|:|=)?"
        + _SUM
    ),
    re.compile(r"(?:thành(?: công)?|đã bán|bán được|trúng đấu giá)\s*(?:với|được|là|:|=)?" + _SUM),
)


_DOWNWARDS = re.compile(r"(?:trả|đặt|giảm) (?:giá )?xuống")


def not_below(row: RowReader, sold: int | None, price: int | None) -> int | None:
    """Return the price of the sale; one below the starting price is told, and unknown.

    Bids go up, unless the row says that its auction is one in which they go down.
    """
    if sold is None or price is None or sold >= price:
        return sold
    if _DOWNWARDS.search(lowered(f"{row.text('method')} {row.text('form')}")):
        return sold
    row.lack("result", Code.SOLD_BELOW_START, sold=grouped(sold), price=grouped(price))
    return None


def paid(line: str) -> int | None:
    """Return the price of the sale; what was paid in, or is still owed, is another amount."""
    clauses = [clause for clause in PHRASES.split(line) if not _OTHER_SUM.search(clause)]
    found = (match for words in _PAID for clause in clauses if (match := words.search(clause)))
    read = (read_amount(match["amount"]) for match in found)
    amount = next((each for each in read if isinstance(each, Amount)), None)
    if amount is None or amount.approximate or amount.doubtful:
        return None
    return amount.dong if amount.dong >= LEAST_DONG else None
