"""Texts and numbers with slots: what differs from copy to copy of one story."""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from audit.exact import canonical

Slot = tuple[str, Any]
"""A kind of slot, and what stood there in the original."""

_NUMBER: Final = re.compile(r'"\\u0001(\d+)\\u0001"')
_PIECE: Final = re.compile(r"\\u0002(\d+)\\u0002")


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number that is a slot."""

    slot: int


@dataclass(frozen=True, slots=True)
class Text:
    """A text: literals, and between each two of them the number of a slot."""

    literals: tuple[str, ...]
    slots: tuple[int, ...] = ()

    def filled(self, values: Sequence[str]) -> str:
        """Return the text with the values of the slots in it."""
        if not self.slots:
            return self.literals[0]
        parts = [self.literals[0]]
        for slot, literal in zip(self.slots, self.literals[1:], strict=True):
            parts.append(values[slot])
            parts.append(literal)
        return "".join(parts)


Cell = Any
"""A plain value, a :class:`Number` or a :class:`Text`."""


def cut(text: str, pattern: re.Pattern[str] | None, slot_of: Callable[[str], int]) -> Cell:
    """Return a text with every match of a pattern as a slot; the text itself if there is none."""
    parts = pattern.split(text) if pattern is not None else [text]
    if len(parts) == 1:
        return text
    return Text(tuple(parts[0::2]), tuple(map(slot_of, parts[1::2])))


def images(
    text: str,
    cell_of: Callable[[str, str, Any, Any], Cell],
    key_of: Callable[[str], str],
) -> Text:
    """Return the row images of an entry with slots.

    Args:
        cell_of: returns the cell of a table, a column, its value and the values beside it.
        key_of: returns the key column of a table.
    """
    marked = []
    for table, id_, values in json.loads(text):
        cells = values and {
            column: _marked(cell_of(table, column, value, values))
            for column, value in values.items()
        }
        marked.append([table, _marked(cell_of(table, key_of(table), id_, values)), cells])
    written = canonical(marked)
    literals, slots, at = [], [], 0
    for match in re.finditer(f"{_NUMBER.pattern}|{_PIECE.pattern}", written):
        literals.append(written[at : match.start()])
        slots.append(int(match[1] or match[2]))
        at = match.end()
    return Text((*literals, written[at:]), tuple(slots))


def _marked(cell: Cell) -> Any:
    """Return a cell as JSON can hold it, its slots between control characters."""
    if isinstance(cell, Number):
        return f"\x01{cell.slot}\x01"
    if isinstance(cell, Text):
        return cell.filled({slot: f"\x02{slot}\x02" for slot in cell.slots})  # type: ignore[arg-type]  # by number
    return cell
