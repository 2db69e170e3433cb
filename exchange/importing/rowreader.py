"""One row being read: its cells, and the problems found in it so far."""

from collections.abc import Mapping

from exchange.importing.amounts import Amount, read_amount
from exchange.importing.days import Moment, read_moment
from exchange.importing.numerals import read_numeral
from exchange.importing.problems import Code, Problem, Severity, Unread
from exchange.importing.writing import as_written, shortened, tidy

_PLAINLY_WRONG = {Code.DAY_IMPOSSIBLE, Code.TIME_UNREADABLE}
_MOST = 10**9


class RowReader:
    """Reads the cells of one row by column name and gathers what is wrong with them."""

    def __init__(self, row: Mapping[str, str], number: int) -> None:
        self.number = number
        self.problems: list[Problem] = []
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

    def text(self, column: str) -> str:
        return tidy(self._row.get(column) or "")

    def written(self, column: str) -> str:
        """The cell as its writer left it, typing errors and spaces included."""
        return as_written(self._row.get(column) or "")

    def refuse(self, column: str, code: Code, **details: str | int) -> None:
        self.problems.append(Problem(self.number, column, code, details))

    def warn(self, column: str, code: Code, **details: str | int) -> None:
        self.problems.append(Problem(self.number, column, code, details, Severity.WARNING))

    def refuse_unread(self, column: str, unread: Unread) -> None:
        self.refuse(column, unread.code, **unread.details)

    def warn_unread(self, column: str, unread: Unread) -> None:
        self.warn(column, unread.code, **unread.details)

    def amount(self, column: str) -> Amount | None:
        """Return the exact amount of a cell; blank is None, anything else unread is refused."""
        text = self.text(column)
        if not text:
            return None
        amount = read_amount(text)
        if isinstance(amount, Unread):
            self.refuse_unread(column, amount)
            return None
        if amount.approximate:
            self.refuse(column, Code.AMOUNT_APPROXIMATE, written=shortened(text))
            return None
        return amount

    def dong(self, column: str) -> int | None:
        """Return the đồng of a cell that stands alone: both readings of a separator are refused."""
        amount = self.amount(column)
        if amount is not None and amount.doubtful:
            written = shortened(self.text(column))
            self.refuse(column, Code.AMOUNT_TWO_READINGS, written=written)
            return None
        return amount.dong if amount else None

    def moment(self, column: str) -> Moment | None:
        """Return an optional day: prose is left empty with a warning, an impossible day refused."""
        text = self.text(column)
        moment = read_moment(text) if text else None
        if isinstance(moment, Unread):
            if moment.code in _PLAINLY_WRONG:
                self.refuse_unread(column, moment)
            else:
                self.warn_unread(column, moment)
            return None
        return moment

    def whole(self, column: str) -> int | None:
        """Return an optional whole number; anything else is left empty with a warning."""
        text = self.text(column)
        numeral = read_numeral(text.lower().removeprefix("lần").removeprefix(" thứ").strip())
        if numeral and numeral.value % 1 == 0 and 0 <= numeral.value < _MOST:
            return int(numeral.value)
        if text:
            self.warn(column, Code.NUMBER_UNREADABLE, written=shortened(text))
        return None
