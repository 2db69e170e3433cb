"""A sheet with its old fonts converted, and what stood there before."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from exchange.importing.oldfonts import Converted, columns_in, converted, is_in, is_unicode
from exchange.importing.pages import Page, Spot


@dataclass(frozen=True, slots=True)
class Unicoded:
    """A sheet in Unicode; ``originals`` are the cells that were typed for an old font."""

    page: Page
    originals: Mapping[Spot, Converted] = field(default_factory=dict)

    def originals_of(self, row: int, places: Mapping[int, str]) -> dict[str, Converted]:
        """Return the converted texts of a line, by column; those of joined columns joined."""
        found: dict[str, Converted] = {}
        for at, column in places.items():
            if (old := self.originals.get((row, at))) is None:
                continue
            before = found.get(column)
            found[column] = before.joined(old) if before else old
        return found


def in_unicode(page: Page) -> Unicoded:
    """Convert the cells of a sheet that were typed for an old font; all others stay."""
    font = columns_in(page.rows)
    if font is None:
        return Unicoded(page)
    originals: dict[Spot, Converted] = {}
    rows = []
    for number, row in enumerate(page.rows):
        cells = list(row)
        beside = any(is_unicode(text) for text in row)
        for at, text in enumerate(row):
            if text and is_in(text, font, beside_unicode=beside):
                cells[at] = converted(text, font)
                originals[number, at] = Converted(font, cells[at], text)
        rows.append(cells)
    return Unicoded(replace(page, rows=rows), originals)
