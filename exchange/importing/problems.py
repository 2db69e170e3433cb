"""Problems: what is wrong with a file, a row, or a piece of text."""

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from exchange.importing.codes import MESSAGES, Code

__all__ = ["MESSAGES", "Code", "Problem", "Severity", "Unread"]


class Severity(enum.StrEnum):
    """Whether the row stays out, or comes in with something to look at."""

    REFUSAL = "refusal"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Unread:
    """A piece of text that was not read, and why."""

    code: Code
    details: Mapping[str, str | int] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to tell about one row.

    ``row`` is as in the spreadsheet: the header is row 1. ``column`` is the name of the column as
    our files write it, empty for the whole row or file.
    """

    row: int
    column: str
    code: Code
    details: Mapping[str, str | int] = field(default_factory=lambda: MappingProxyType({}))
    severity: Severity = Severity.REFUSAL

    @property
    def refuses(self) -> bool:
        return self.severity is Severity.REFUSAL

    @property
    def message(self) -> str:
        """The sentence, in English, with holes for ``details``; the web translates and fills it."""
        return MESSAGES[self.code]
