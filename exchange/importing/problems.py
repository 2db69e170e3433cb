"""Problems: what is wrong with a file, a row, or a piece of text."""

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from exchange.importing.codes import Code
from exchange.importing.messages import MESSAGES

__all__ = ["MESSAGES", "Code", "Problem", "Severity", "Unread"]


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
