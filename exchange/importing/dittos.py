"""Marks that point at the line above ("nt", "như trên", "): what stands there is carried down."""

import re
from collections.abc import Mapping

from exchange.importing.layouts import Layout
from exchange.importing.problems import Code
from exchange.importing.rowreader import RowReader
from exchange.importing.writing import lowered, shortened

ABOVE = "%s:above"  # key of what a mark points at
LONGEST = 60  # letters of a mark and the blanks around it
_MARK = re.compile(
    r"[-–\s.(]*(?:nt|n/t|n\.t|như (?:trên|dòng trên|hàng trên|mục trên)"
    r"|[\"”“〃\u3003\u2033]{1,3}|''|’’|,,|//)[-–\s.)]*"
)
#: A mark with words behind it, or a line that is named by its number: "nt, màu đỏ".
_POINTS = re.compile(
    r"[-–\s.(]*(?:(?:nt|n/t|n\.t)(?=\s*[,;:(]|\s+[–-]\s|\s+(?:màu|nhưng|loại|có|không|khác|cỡ"
    r"|mới|cũ|hiệu|nhãn)\b)|như (?:trên|dòng trên|hàng trên|mục trên)\b|[〃\u3003\u2033]"
    r"|[\"”“](?=\s)(?![^\"”“]*[\"”“])"
    r"|(?:cùng|giống|tương tự|như)(?:\s+(?:loại|hiệu|chủng loại|đặc điểm|quy cách))*"
    r"(?:\s+(?:như|với))?\s+(?:(?:stt|số thứ tự|mục|dòng|hàng|khoản|số)\s*(?:số\s*)?[0-9]{1,3}\b"
    r"|(?:dòng |mục |hàng )?(?:ở |nêu )?trên\b))"
)
_EMPTY = re.compile(r"[-–,]{1,3}|'")


def is_mark(text: str) -> bool:
    """Tell whether a cell says "the same as above", and nothing else."""
    return len(text) <= LONGEST and bool(_MARK.fullmatch(lowered(text)))


def points(text: str) -> bool:
    """Tell whether a cell points at another line, whatever more it says: "như trên, vỡ kính"."""
    return is_mark(text) or bool(_POINTS.match(lowered(text[:300])))


def names_nothing(text: str) -> bool:
    """Tell whether a cell says "the same as above", or is a dash that may say so."""
    return is_mark(text) or bool(len(text) <= LONGEST and _EMPTY.fullmatch(lowered(text)))


class Above:
    """What stands in each column of the line above, as far as that is clear.

    It is clear in the next line of the same table, with nothing but a header once more between:
    not below a heading or a total, a line that is refused, or an empty cell.
    """

    def __init__(self, layout: Layout) -> None:
        self._columns = (layout.carried | layout.pointed) - layout.labelled
        self._last: dict[str, str] = {}

    def forget(self) -> None:
        """Below this row nobody knows what a mark points at."""
        self._last = {}

    def line(self, values: Mapping[str, str]) -> Mapping[str, str]:
        """Return the values of the next line, with what its marks point at beside them."""
        given = dict(values)
        for column, text in values.items():
            if column not in self._columns:
                continue
            if is_mark(text):
                if above := self._last.get(column, ""):
                    given[ABOVE % column] = above
            elif points(text):
                self._last.pop(column, None)  # what it says of itself is said of no other
            else:
                self._last[column] = text.strip()
        for column in self._columns - values.keys():
            self._last.pop(column, None)
        return given


def written_out(values: Mapping[str, str]) -> Mapping[str, str]:
    """Return the values of a line with what its marks point at in their place."""
    found = {column.partition(":")[0]: text for column, text in values.items() if _is_above(column)}
    kept = {column: text for column, text in values.items() if not _is_above(column)}
    return {**kept, **found}


def content_of(values: Mapping[str, str]) -> Mapping[str, str]:
    """Return what a line itself says, its marks as they are written."""
    return {column: text for column, text in values.items() if not _is_above(column)}


def tell(row: RowReader, values: Mapping[str, str]) -> None:
    """Say of each mark of a line what was carried down to it."""
    for column, text in values.items():
        if _is_above(column):
            own = column.partition(":")[0]
            written, value = shortened(values[own].strip()), shortened(text)
            row.warn(own, Code.DITTO_CARRIED, written=written, value=value)


def _is_above(column: str) -> bool:
    return column.endswith(ABOVE % "")
