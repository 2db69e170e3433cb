"""Headings of a group among rows that are known by a number: "I | Án tín dụng ngân hàng".

In a list of cases such a heading stands in the column of the case number, often beside the sums of
its group. A case number has a digit; words alone name no case.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from exchange.importing.furniture import ADDED, SECTION_NUMBER, is_words, says_how_many
from exchange.importing.layouts import Layout
from exchange.importing.problems import Code
from exchange.importing.writing import lowered, tidy

_SECTION: Final = re.compile(r"(?:[IVX]{1,6}|[A-HĐ])\s*[.)/:–-]\s*(?=\S)")
_SUM: Final = re.compile(rf"(?:\*|-)?\s*{ADDED}.*")
#: Figures in a heading that are no number of a case: its year, how many it has.
_COUNT: Final = r"[0-9]{1,6}\s*(?:vụ việc|vụ án|việc|vụ|hồ sơ|tài sản|trường hợp|ts|hs)(?!\w)"
_NO_NUMBER: Final = re.compile(
    rf"\([^()]*\)|(?<!\w)(?:án|thụ lý|năm|quý|tháng)\s+[0-9ivx/.]+|(?:[:–-]\s*)?{_COUNT}"
    r"|(?<!\w)(?:khu vực|quận|phường|phòng|tổ|đội|nhóm|mục|phần|kv)\s+[0-9]{1,3}(?![0-9/])"
)
_WORD: Final = re.compile(r"[^\W\d_]{2,}")


def section(
    cells: Sequence[str], values: Mapping[str, str], below: Mapping[str, str], layout: Layout
) -> Code | None:
    """Return what a row of a list of cases is when it is a heading or the sum of a group.

    Args:
        cells: everything in the row, whether its column is read or not.
        below: what stands in the columns of the next row; empty where there is none.
    """
    if layout.identifier not in layout.names:
        return None
    filled = [tidy(cell) for cell in cells if cell.strip()]
    numbered = bool(filled) and bool(SECTION_NUMBER.fullmatch(filled[0]))
    words = [text for text in filled[numbered:] if is_words(text)]
    if len(words) != 1 or not all(
        _is_figure(text) for text in filled[numbered:] if text != words[0]
    ):
        return None
    named = tidy(values.get(layout.identifier, ""))
    if named == words[0]:
        return _of_identifier(named, numbered, values, below, layout)
    thing = tidy(values.get(layout.thing, ""))
    number = tidy(below.get(layout.number, ""))
    if numbered and thing == words[0] and number and not SECTION_NUMBER.fullmatch(number):
        return None if says_how_many(thing) else Code.ROW_IS_A_HEADING
    return None


def names_no_case(text: str, *, words: int = 2) -> bool:
    """Tell whether a text is made of words and holds no number a case could be known by.

    Args:
        words: how many it has at least.
    """
    lower = _SECTION.sub("", tidy(text)).lower()
    rest = _NO_NUMBER.sub(" ", lower)
    return not any(map(str.isdigit, rest)) and len(_WORD.findall(lower)) >= words


def _of_identifier(
    named: str,
    numbered: bool,
    values: Mapping[str, str],
    below: Mapping[str, str],
    layout: Layout,
) -> Code | None:
    if _SUM.fullmatch(lowered(named)) and not _is_number(named):
        return Code.ROW_IS_A_TOTAL
    if not names_no_case(named, words=1 if numbered else 2):
        return None
    follows = any(text.strip() for text in below.values())
    own = below.get(layout.identifier, "").strip() or below.get(layout.number, "").strip()
    if follows and not own and not numbered:  # its assets follow, without a number of their own
        return None
    return Code.ROW_IS_A_HEADING


def _is_number(text: str) -> bool:
    """Tell whether a text holds a number with its year or its series: "12/2019", "45/TL-THA"."""
    return bool(re.search(r"[0-9]\s*/\s*[^\W_]", text))


def _is_figure(text: str) -> bool:
    return not is_words(text)
