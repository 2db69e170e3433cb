"""What a row below a header is: a line, or no line of the list."""

from collections.abc import Mapping

from exchange.importing import tables
from exchange.importing.furniture import furniture, is_title
from exchange.importing.layouts import Layout
from exchange.importing.pages import Page, is_too_long
from exchange.importing.problems import Code
from exchange.importing.sections import section
from exchange.importing.tables import Table


def kind_of_row(
    page: Page,
    row: int,
    below: int | None,
    table: Table,
    given: Mapping[str, str],
    layout: Layout,
) -> Code | None:
    """Return what a row is when it is no line; one with an endless cell is not looked into.

    Args:
        below: the next row with anything in it.
        given: what the row says, with what merged cells give it.
    """
    cells = page.rows[row]
    if any(map(is_too_long, cells)):
        return None
    values = tables.values_of(cells, table.header, layout)
    under = [] if below is None else page.rows[below]
    following = tables.values_of(under, table.header, layout)
    kind = furniture(
        cells,
        values,
        layout,
        next_number=None if below is None else following.get(layout.number, ""),
        below_signature=table.signed,
        numbered=table.numbered,
        merged=given,
    )
    kind = kind or section(cells, values, following, layout)
    if kind is None and below is not None and is_title(cells, values, layout):
        header = tables.header_below(page, below, table.header, layout)
        return None if header is None else Code.ROW_IS_A_HEADING
    return kind
