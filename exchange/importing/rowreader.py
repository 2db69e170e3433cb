"""One row being read: its cells, and the problems found in it so far."""

import re
from collections.abc import Mapping
from dataclasses import replace

from exchange.importing.amounts import Amount, read_amount
from exchange.importing.days import Moment, read_moment
from exchange.importing.moneyunits import PER, SHARE, UNCERTAIN, UNIT, read_in_unit, unit_noted
from exchange.importing.numerals import read_numeral
from exchange.importing.oneunits import price_of_one
from exchange.importing.problems import Code, Problem, Severity, Unread
from exchange.importing.writing import as_written, grouped, shortened, tidy

_MOST = 10**9
LEAST_DONG = 1000  # less is a share, a number of things or a slip
#: What a fee and a step are for by their nature: "150.000 đồng/bộ", "10.000.000đ/lần trả giá".
_OWN_UNITS = {
    "dossier_fee_vnd": re.compile(r"\s*/\s*(?:0?1\s*|một\s*)?(?:bộ|hồ sơ|bộ hồ sơ)\s*$", re.I),
    "bid_step_vnd": re.compile(
        r"\s*/\s*(?:0?1\s*|một\s*)?(?:lần|bước|lượt|vòng)(?:\s+(?:trả\s+|bước\s+)?giá)?\s*$", re.I
    ),
}
_ORDINAL = re.compile(r"^(?:đấu giá\s+)?(?:lần|đợt)\s*(?:thứ)?\s*|^thứ\s+")
_SPELLED = {"nhất": 1, "đầu": 1, "một": 1, "hai": 2, "nhì": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5}


class RowReader:
    """Reads the cells of one row by column name and gathers what is wrong with them."""

    def __init__(self, row: Mapping[str, str], number: int) -> None:
        self.number = number
        self.problems: list[Problem] = []
        self.scaled: set[str] = set()  # columns read in a unit that is noted elsewhere
        self._row = row

    @property
    def refused(self) -> bool:
        return self.refusals > 0

    @property
    def refusals(self) -> int:
        """How many so far; compare before and after to know whether a step refused."""
        return sum(problem.refuses for problem in self.problems)

    def has(self, column: str) -> bool:
        """Tell whether the sheet has a column, even if this row says nothing in it."""
        return column in self._row

    @property
    def cells(self) -> tuple[tuple[str, str], ...]:
        """Every cell with something in it, by column, as its writer left it."""
        written = (
            (column, as_written(text or ""))
            for column, text in self._row.items()
            if ":" not in column
        )
        return tuple((column, text) for column, text in written if text)

    def text(self, column: str) -> str:
        return tidy(self._row.get(column) or "")

    def written(self, column: str) -> str:
        """The cell as its writer left it, typing errors and spaces included."""
        return as_written(self._row.get(column) or "")

    def refuse(self, column: str, code: Code, **details: str | int) -> None:
        self.problems.append(Problem(self.number, column, code, details))

    def lack(self, column: str, code: Code, **details: str | int) -> None:
        """Leave unknown what a person is asked for later; the row comes in without it."""
        self.problems.append(Problem(self.number, column, code, details, Severity.MISSING))

    def warn(self, column: str, code: Code, **details: str | int) -> None:
        self.problems.append(Problem(self.number, column, code, details, Severity.WARNING))

    def refuse_unread(self, column: str, unread: Unread) -> None:
        self.refuse(column, unread.code, **unread.details)

    def warn_unread(self, column: str, unread: Unread) -> None:
        self.warn(column, unread.code, **unread.details)

    def unit(self, column: str) -> int:
        """Return the đồng of one unit of a column, as the sheet, its header or the row notes it."""
        sheet = int(self._row.get(UNIT % column) or 1)
        noted = unit_noted(self.text("notes"))
        return sheet if noted in (None, sheet) else noted if sheet == 1 else UNCERTAIN

    def is_share(self, column: str) -> bool:
        """Tell whether a header says that numbers of a column are a percentage."""
        return SHARE % column in self._row

    def amount(self, column: str, text: str | None = None) -> Amount | Unread:
        """Return the amount of a cell, or of a part of its text, in the unit of its column."""
        text, unit = self.text(column) if text is None else text, self.unit(column)
        if per := self._row.get(PER % column):  # the head of the column says for one of what
            text = f"{text}/{per}"
        if unit == 1:
            amount = read_amount(text)
            return self._of_one(text, amount) if isinstance(amount, Unread) else amount
        self.scaled.add(column)
        return read_in_unit(text, unit)

    def _of_one(self, text: str, unread: Unread) -> Amount | Unread:
        """Return a price for one unit where the row offers exactly one of it."""
        if unread.code is not Code.AMOUNT_PER_UNIT:
            return unread
        one = price_of_one(
            text,
            offered=self.text("asset_description"),
            count=self.text("item_count") or self.text("item_count_raw"),
            remark=self.text("notes"),
        )
        amount = read_amount(one.amount) if one is not None else unread
        return replace(amount, of_one=one.unit) if one and isinstance(amount, Amount) else unread

    def optional_dong(self, column: str) -> int | None:
        """Return the đồng of a cell; whatever is not exactly one amount is left empty and told."""
        text = self.text(column)
        own = _OWN_UNITS.get(column)
        amount = self.amount(column, own.sub("", text) if own else text) if text else None
        if isinstance(amount, Unread):
            self.warn_unread(column, amount)
        elif amount is not None and (amount.approximate or amount.doubtful):
            code = Code.AMOUNT_APPROXIMATE if amount.approximate else Code.AMOUNT_TWO_READINGS
            self.warn(column, code, written=shortened(text))
        elif amount is not None and amount.dong and amount.dong < LEAST_DONG:
            self.warn(column, Code.AMOUNT_TOO_SMALL, written=shortened(text))
        elif amount is not None:
            self.tell_words(column, amount)
            return amount.dong
        return None

    def moment(self, column: str) -> Moment | None:
        """Return an optional day; prose and days that do not exist are left empty and told."""
        text = self.text(column)
        moment = read_moment(text) if text else None
        if isinstance(moment, Unread):
            self.warn_unread(column, moment)
            return None
        self.tell_serial(column, moment)
        return moment

    def tell_words(self, column: str, amount: Amount) -> None:
        """Say what was not compared with the digits; ask whether a price for one is that of all."""
        if amount.words:
            digits = grouped(amount.dong)
            self.warn(column, Code.AMOUNT_WORDS_UNREAD, words=amount.words, digits=digits)
        if amount.of_one:
            written = shortened(self.text(column))
            self.lack(column, Code.AMOUNT_OF_ONE, written=written, unit=amount.of_one)

    def tell_serial(self, column: str, moment: Moment | None) -> None:
        """Say how a day was read that a cell gives as the spreadsheet's own number."""
        if moment is not None and moment.from_serial:
            value = f"{moment.at:%H:%M} " if moment.at else ""
            written, value = self.text(column), f"{value}{moment.day:%d/%m/%Y}"
            self.warn(column, Code.DAY_FROM_SERIAL, written=shortened(written), value=value)

    def whole(self, column: str) -> int | None:
        """Return an optional whole number; anything else is left empty with a warning."""
        text = self.text(column)
        bare = _ORDINAL.sub("", text.lower()).strip()
        numeral = read_numeral(bare)
        if bare in _SPELLED:
            return _SPELLED[bare]
        if numeral and numeral.value % 1 == 0 and 0 <= numeral.value < _MOST:
            return int(numeral.value)
        if text:
            self.warn(column, Code.NUMBER_UNREADABLE, written=shortened(text))
        return None
