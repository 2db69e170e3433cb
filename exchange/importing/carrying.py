"""Merged cells below the header: a name for several lines, or one number that is none of theirs."""

from collections.abc import Mapping
from dataclasses import dataclass

from exchange.importing.headers import Header
from exchange.importing.layouts import Layout
from exchange.importing.pages import Page, is_filled, is_too_long

_BETWEEN = "\x1f"  # what several merged cells beside one line say of one kind
SHARED = "%s:shared"  # key of what a merged cell says of several lines together


@dataclass(frozen=True, slots=True)
class Carried:
    """What merged cells say of each row, by column."""

    by_row: Mapping[int, Mapping[str, str]]
    labelled: frozenset[str] = frozenset()  # columns whose texts are told with their names

    def filled(self, row: int, values: Mapping[str, str]) -> Mapping[str, str]:
        """Return the values of a row, with those that a merged cell gives it."""
        given = self.by_row.get(row)
        if not given:
            return values
        result = dict(values)
        for column, text in given.items():
            if column.endswith(SHARED % ""):
                result[column] = text
                result[column.partition(":")[0]] = ""
            elif column in self.labelled:  # perhaps of several columns, each told by its name
                own = result.get(column, "").strip()
                lacking = [each for each in text.split(_BETWEEN) if each not in own]
                result[column] = "; ".join(filter(None, (*lacking, own)))
            elif not result.get(column, "").strip():
                result[column] = text
        return result


def of(page: Page, layout: Layout, header: Header) -> Carried:
    """Work out what merged cells below the header give to the lines beside them.

    Only lines with something of their own count: where all of a line is merged, it is one line
    that is drawn high.
    """
    given: dict[int, dict[str, str]] = {}
    for merge in (each for begun in page.merges_from.values() for each in begun):
        column = header.places.get(merge.left)
        if column is None or merge.top <= header.last or merge.bottom == merge.top:
            continue
        rows = [
            row
            for row in range(merge.top, min(merge.bottom + 1, len(page.rows)))
            if is_filled(page.rows[row])
        ]
        if len(rows) < 2 or merge.left >= len(page.rows[merge.top]):
            continue
        text = page.rows[merge.top][merge.left]
        if not text.strip() or is_too_long(text):
            continue
        if column in layout.labelled:
            text = f"{header.texts[merge.left]}: {text.strip()}"
        for row in rows:
            if column in layout.shared:
                given.setdefault(row, {})[SHARED % column] = text
            elif column in layout.carried:
                before = given.setdefault(row, {}).get(column, "")
                both = before and column in layout.labelled
                given[row][column] = f"{before}{_BETWEEN}{text}" if both else text
    return Carried(given, layout.labelled)


def shared(values: Mapping[str, str], column: str) -> str:
    """Return what a merged cell says of this line and others together; empty for most lines."""
    return values.get(SHARED % column, "")
