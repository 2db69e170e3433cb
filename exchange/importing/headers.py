"""Finding the header of a sheet: below the office's name and the title, in one row or several."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from exchange.importing.layouts import Layout
from exchange.importing.moneyunits import is_share, split_header
from exchange.importing.pages import HEAD_LETTERS, Page, is_filled
from exchange.importing.perunit import unit_in_head
from exchange.importing.writing import lowered, tidy

DEEPEST = 3  # rows of one header
WEAKLY = 3  # how surely a text names a column that is named by nothing else
_NUMBER = re.compile(r"[0-9.,\s]+")
_PLACE = re.compile(r"\(?\s*([0-9]{1,2}|[a-zđA-ZĐ])\s*\)?")


@dataclass(frozen=True, slots=True)
class Header:
    """Where a header stands and which column each of its cells names."""

    first: int
    last: int
    places: Mapping[int, str]
    texts: Sequence[str]  # above every column, joined over its rows
    twice: Sequence[tuple[str, str]] = ()  # two texts that name one column
    units: Mapping[str, int] = field(default_factory=dict)  # đồng of one unit, of columns of money
    money: frozenset[str] = frozenset()  # columns of amounts
    shares: frozenset[str] = frozenset()  # those whose numbers are a percentage
    per: Mapping[str, str] = field(default_factory=dict)  # the unit that amounts are for, by column

    @property
    def width(self) -> int:
        return len(self.texts)

    def lacks(self, layout: Layout) -> list[Sequence[str]]:
        """Return the groups of required columns of which none is there."""
        there = set(self.places.values())
        return [group for group in layout.required if not there & set(group)]

    def is_above(self, at: int, text: str) -> bool:
        """Tell whether a text stands in this header above a column."""
        return at < len(self.texts) and tidy(self.texts[at]) == tidy(text)

    def unread(self, layout: Layout) -> list[tuple[int, str]]:
        """Return the columns that have a name and are not read, or only looked into."""
        return [
            (at, text)
            for at, text in enumerate(self.texts)
            if text and self.places.get(at, "") in {"", *layout.glanced}
        ]


def header_at(page: Page, first: int, layout: Layout) -> Header:
    """Return what the rows from ``first`` on name if they are a header."""
    last = first
    while last - first + 1 < DEEPEST and _goes_on(page, first, last + 1):
        last += 1
    parts = _texts(page, first, last)
    texts = [" ".join(each) for each in parts]
    found = _beside([_column_of(each, layout) for each in parts], layout)
    surest: dict[str, int] = {}
    for column, rank in filter(None, found):
        surest[column] = min(rank, surest.get(column, rank))
    places: dict[int, str] = {}
    twice: list[tuple[str, str]] = []
    for at, named in enumerate(found):
        if named is None or named[1] > surest[named[0]]:
            continue  # less surely named than another: it is told as not read
        column, text = named[0], texts[at]
        if column not in places.values() or column in layout.joined:
            places[at] = column
            continue
        before = next(place for place, name in places.items() if name == column)
        if column in layout.repeated:
            places[at] = _next_of(column, places)
            continue
        if column not in layout.first_only:
            twice.append((texts[before], text))
            continue
        spare, other = layout.spare.get(column), at
        if layout.is_rather(column, text) and not layout.is_rather(column, texts[before]):
            del places[before]
            places[at], other = column, before
        if spare is not None:
            places[other] = spare
    _number_first(places)
    units = _units(places, texts, layout)
    stands = _stand_in(places, layout)
    of_rounds = {column for column in places.values() if layout.is_money(column)}
    money = {stands.get(column, column) for column in layout.money} | of_rounds
    units = {stands.get(column, column): unit for column, unit in units.items()}
    there = money & set(places.values())
    shares = {column for at, column in places.items() if column in there and is_share(texts[at])}
    heads = {
        at: unit_in_head(lowered(texts[at])) for at, column in places.items() if column in there
    }
    per = {places[at]: unit for at, unit in heads.items() if unit}
    return Header(
        first, last, places, texts, twice, units, frozenset(there), frozenset(shares), per
    )


def _beside(found: list[tuple[str, int] | None], layout: Layout) -> list[tuple[str, int] | None]:
    """Return what names a column; "Tại" names the place of a session only right of its moment."""
    kept = list(found)
    for at, named in enumerate(found):
        left = layout.behind.get(named[0]) if named is not None and named[1] == WEAKLY else None
        before = found[at - 1] if at else None
        if left is not None and (before is None or before[0] != left):
            kept[at] = None
    return kept


def _next_of(column: str, places: Mapping[int, str]) -> str:
    """Return the name of one more column of a kind: each stands for one auction more."""
    numbers = [
        1,
        *(
            int(name[len(column) + 1 :])
            for name in places.values()
            if name[: len(column) + 1] == f"{column}#"
        ),
    ]
    return f"{column}#{max(numbers) + 1}"


def _number_first(places: dict[int, str]) -> None:
    """Call the first of several columns of a kind by its number, as the others are."""
    for at, column in places.items():
        if f"{column}#2" in places.values():
            places[at] = f"{column}#1"


def _units(places: Mapping[int, str], texts: Sequence[str], layout: Layout) -> dict[str, int]:
    """Return the units that stand in the header of columns of money."""
    noted = {
        column: split_header(texts[at])[1]
        for at, column in places.items()
        if layout.is_money(column) and column not in layout.joined
    }
    return {column: unit for column, unit in noted.items() if unit is not None}


def _column_of(parts: Sequence[str], layout: Layout) -> tuple[str, int] | None:
    """Return the column that the rows of a header name together; the lowest may do so alone.

    The number beside it says how: 1 by a name, 2 by words, 3 only where nothing else names it.
    """
    if not parts:
        return None
    together = " ".join(parts)
    if (of_a_round := layout.round_column(together)) is not None:
        return of_a_round, 1
    if len(parts) > 1 and layout.is_name_of(parts[-1]):
        column = layout.column_of(parts[-1])
    else:
        column = layout.column_of(together) or _in_two_languages(together, layout)
    if column is not None:
        return column, 1
    if (named := layout.by_words(together)) is not None or len(parts) == 1:
        return named
    column = layout.column_of(parts[-1])
    return (column, 1) if column is not None else layout.by_words(parts[-1])


def _in_two_languages(text: str, layout: Layout) -> str | None:
    """Return the column that one side of "Qty / Số lượng" names; two sides may name only one."""
    sides = [side.strip() for side in text.split("/")]
    if len(sides) != 2 or not all(sides):
        return None
    named = {layout.column_of(side) for side in sides} - {None}
    return named.pop() if len(named) == 1 else None


def _stand_in(places: dict[int, str], layout: Layout) -> dict[str, str]:
    """Let columns stand for one that is not there: the weight for the quantity; say which do."""
    stands: dict[str, str] = {}
    for column, others in layout.instead.items():
        for other in others:
            if column not in places.values() and other in places.values():
                at = next(place for place, name in places.items() if name == other)
                places[at] = column
                stands[other] = column
    return stands


def numbers_columns(row: Sequence[str]) -> bool:
    """Tell whether a row only numbers the columns: (1) (2) (3), or A B 1 2."""
    matches = [_PLACE.fullmatch(text.strip()) for text in row if text.strip()]
    if len(matches) < 3 or not all(matches):
        return False
    marks = [match[1].upper() for match in matches if match]
    letters = [mark for mark in marks if not mark.isdigit()]
    digits = [int(mark) for mark in marks if mark.isdigit()]
    counted = digits == list(range(1, len(digits) + 1))
    return marks == [*letters, *map(str, digits)] and counted and letters == sorted(set(letters))


def _goes_on(page: Page, first: int, row: int) -> bool:
    """Tell whether ``row`` is one more row of the header that begins at ``first``."""
    if row >= len(page.rows) or not is_filled(page.rows[row]):
        return False
    begun = (merge for top in range(first, row) for merge in page.merges_from.get(top, ()))
    if any(merge.top < row <= merge.bottom for merge in begun):
        return not any(_NUMBER.fullmatch(text) for text in page.rows[row] if text.strip())
    if row > first + 1:  # a third row only where cells are merged over it
        return False
    above, below = page.rows[row - 1], page.rows[row]
    filled = [at for at, text in enumerate(below) if text.strip()]
    if len(filled) < 2 or any(_NUMBER.fullmatch(below[at].strip()) for at in filled):
        return False
    return len([text for text in above if text.strip()]) > 1 and all(
        not _cell(above, at) or (not _cell(above, at + 1) and _cell(below, at + 1)) for at in filled
    )


def _texts(page: Page, first: int, last: int) -> list[list[str]]:
    width = max(len(row) for row in page.rows[first : last + 1])
    texts: list[list[str]] = [[] for _ in range(width)]
    for number in range(first, last + 1):
        row = page.rows[number]
        group = ""
        for at in range(width):
            text = tidy(_cell(row, at))
            if text:
                group = text
            elif number < last and _cell(page.rows[number + 1], at) and not texts[at]:
                text = group
            elif _covered(page, number, at):
                text = "" if number > first and not _cell(row, at) else group
            if text and text not in texts[at]:
                texts[at].append(text)
    while texts and not texts[-1]:
        texts.pop()
    return texts


def _covered(page: Page, row: int, column: int) -> bool:
    """Tell whether a cell belongs to a merged cell that begins left of it in the same row."""
    return any(merge.left < column <= merge.right for merge in page.merges_from.get(row, ()))


def _cell(row: Sequence[str], at: int) -> str:
    """Return what a header may have here: what is longer than any header names no column."""
    text = row[at] if at < len(row) else ""
    return text.strip() if len(text) <= HEAD_LETTERS else ""
