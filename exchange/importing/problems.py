"""Problems: what is wrong with a file, a row, or a piece of text."""

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from exchange.importing.codes import Code
from exchange.importing.messages import MESSAGES

__all__ = ["MESSAGES", "NAMES_A_ROW", "UNREAD", "Code", "Problem", "Severity", "Unread"]

#: Sentences that say only why a cell tells nothing for certain: what becomes of it depends on the
#: severity, and is said in one way behind each of them.
UNREAD: Final = frozenset(
    {
        Code.AMOUNT_UNREADABLE,
        Code.AMOUNT_APPROXIMATE,
        Code.AMOUNT_RANGE,
        Code.AMOUNT_SEVERAL,
        Code.AMOUNT_PERCENT,
        Code.AMOUNT_NOT_DONG,
        Code.AMOUNT_PER_UNIT,
        Code.AMOUNT_FRACTION,
        Code.AMOUNT_SCIENTIFIC,
        Code.AMOUNT_TOO_SMALL,
        Code.AMOUNT_MARKED,
        Code.AMOUNT_WORDS_DISAGREE,
        Code.AMOUNT_PARTS_DISAGREE,
        Code.AMOUNT_TWO_READINGS,
        Code.AMOUNT_NEGATIVE_OR_ZERO,
        Code.PERCENT_UNREADABLE,
        Code.PERCENT_SEVERAL,
        Code.DAY_UNREADABLE,
        Code.DAY_INCOMPLETE,
        Code.DAY_SHORT_YEAR,
        Code.DAY_IMPOSSIBLE,
        Code.DAYS_SEVERAL,
        Code.WEEKDAY_DISAGREES,
        Code.TIME_UNREADABLE,
        Code.TIME_MISSING,
        Code.KIND_UNDECIDED,
        Code.OFFICE_MISSING,
        Code.ORGANISATION_MISSING,
        Code.ORGANISATION_IS_A_DECISION,
        Code.LOCATION_IS_A_DAY,
        Code.PLACE_NOT_NAMED,
        Code.PRICE_MISSING,
        Code.PRICE_NOT_EXACT,
        Code.PRICE_BESIDE_FEE,
        Code.PRICE_TOO_LOW,
        Code.DEPOSIT_MISSING,
        Code.SUB_LOTS_UNREADABLE,
        Code.SESSION_MISSING,
        Code.NOTICE_DAY_MISSING,
        Code.COUNT_UNREADABLE,
        Code.NUMBER_UNREADABLE,
        Code.QUANTITY_VAGUE,
        Code.QUANTITY_MALFORMED,
        Code.IDENTITY_OF_ONE_DIGIT,
        Code.QUANTITY_UNREADABLE,
        Code.QUANTITY_PER_CONTAINER,
        Code.QUANTITY_COLUMNS_DISAGREE,
        Code.OLD_WORD_UNREAD,
        Code.OLD_DAY_ABOUT,
        Code.OLD_DAY_TO_COME,
        Code.OLD_PAYMENT_CROSSED,
        Code.OLD_PAYMENT_UNSAID,
        Code.OLD_PART_UNSAID,
        Code.OLD_DELIVERY_UNKNOWN,
        Code.OLD_DELIVERY_CROSSED,
    }
)

#: Sentences that name another row of the file, and the detail that is its place in the file.
NAMES_A_ROW: Final[Mapping[Code, str]] = {
    Code.ID_TWICE: "other",
    Code.ROW_REPEATED: "other",
    Code.DUPLICATE_OF: "other",
    Code.LINE_ALIKE: "other",
    Code.SAME_ASSET_AS: "row",
    Code.HOLDER_ALIKE: "row",
    Code.OLD_PART_REFUSED: "row",
    Code.OLD_SAID_OTHERWISE: "row",
    Code.OLD_ROUND_TWICE: "row",
    Code.OLD_ROUND_AGAIN: "row",
    Code.OLD_ROW_DOUBLE: "other",
    Code.OLD_ROW_DOUBLED: "other",
    Code.OLD_PART_ASKED: "row",
}


class Severity(enum.StrEnum):
    """Whether the row stays out, comes in with gaps, is to be looked at, or is no line at all."""

    REFUSAL = "refusal"
    MISSING = "missing"  # stays unknown, and is asked for
    WARNING = "warning"
    ASIDE = "aside"  # a heading, a total, a signature: left out, and said


@dataclass(frozen=True, slots=True)
class Unread:
    """A piece of text that was not read, and why."""

    code: Code
    details: Mapping[str, str | int] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to tell about one row.

    ``row`` is its place in the file: rows are counted through all sheets; 0 is the file itself.
    ``column`` is the name of the column as our files write it, empty for the whole row or file;
    ``cell`` where it stands in its sheet, where that is known.
    """

    row: int
    column: str
    code: Code
    details: Mapping[str, str | int] = field(default_factory=lambda: MappingProxyType({}))
    severity: Severity = Severity.REFUSAL
    cell: str = ""

    @property
    def refuses(self) -> bool:
        return self.severity is Severity.REFUSAL

    @property
    def message(self) -> str:
        """The sentence, in English, with holes for ``details``; the web translates and fills it."""
        return MESSAGES[self.code]
