"""The rows of a list and the heads above them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from markupsafe import Markup

from web import pieces
from web.i18n import translated
from web.lists import cells
from web.lists.asked import Asked
from web.lists.declared import Column, Phone
from web.pieces import Piece
from web.whose import other_office

CELL: Final = Piece("<td{}>{}</td>")
CLASSES: Final = Piece(' class="{}"')
NARROW: Final = CLASSES("kb-right kb-list__narrow")


class Row(NamedTuple):
    """One row; the template takes it apart, in this order."""

    key: str  # value of its check box
    address: str
    what: Any
    under: Any
    line: Markup  # the quiet line of a phone
    cells: Markup  # all beside the first
    photo: str | None
    tone: str
    acts: Any
    heading: Any  # where it begins a group


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column; with an address the list is ordered by it."""

    words: str
    style: str
    address: str = ""
    direction: str = ""  # of aria-sort: where the list is ordered by it now


def rows_of(
    asked: Asked, rows: Sequence[Any], columns: Sequence[Column], mixed: bool
) -> Sequence[Row]:
    one, address = asked.of, asked.of.addresses()
    lines = [
        each for place in (Phone.FIRST, Phone.LINE) for each in one.columns if each.phone is place
    ]
    right = next((each for each in one.columns if each.phone is Phone.RIGHT), None)
    drawn = list(columns) if right is None or right in columns else [*columns, right]
    asked_for = dict.fromkeys((*drawn, *lines))  # to be told, each once
    classes = {each.key: _classes(each, each in columns) for each in one.columns}
    whose: dict[int, Markup] = {}  # of several offices' rows
    found = []
    heading = None
    for row in rows:
        told = {each.key: each.tell(row) for each in asked_for}
        beside = [CELL(classes[each.key], pieces.together(told[each.key])) for each in drawn]
        if right is not None and right.line is not None:
            beside.append(CELL(NARROW, right.line(row)))
        parts = [each.line(row) if each.line else told[each.key] for each in lines]
        under = one.under(row) if one.under is not None else ""
        if mixed:
            office_id = one.subject(row).office_id
            if office_id not in whose:
                whose[office_id] = other_office(office_id)
            under = cells.joined(under, whose[office_id])
            parts.append(whose[office_id])
        begins = one.group(row) if one.group is not None else None
        found.append(
            Row(
                str(getattr(one.subject(row), one.row_key.key)) if one.row_key is not None else "",
                address(row),
                one.what(row),
                under,
                cells.joined(*parts),
                pieces.joined("", *beside),
                one.photo(row) if one.photo is not None else None,
                one.tone(row) if one.tone is not None else "",
                one.acts(row) if one.acts is not None else "",
                begins if begins != heading else None,
            )
        )
        heading = begins
    return found


def _classes(column: Column, chosen: bool) -> Markup:
    names = ["kb-right"] if column.right else []
    if column.phone is not Phone.RIGHT or column.line is not None:
        names.append("kb-list__wide")  # not on a phone
    elif not chosen:
        names.append("kb-list__narrow")  # on a phone only
    return CLASSES(" ".join(names)) if names else Markup()


def heads_of(asked: Asked, columns: Sequence[Column]) -> list[Head]:
    return [
        Head(
            translated(each.words),
            "kb-right" if each.right else "",
            *_sorting(asked, each.key),
        )
        for each in columns
    ]


def _sorting(asked: Asked, column: str) -> tuple[str, str]:
    """Return the address that orders by a column, the other way if it is so now."""
    orders = [order for order in asked.of.orders if order.column == column]
    if not orders:
        return "", ""
    if asked.order in orders:
        other = orders[(orders.index(asked.order) + 1) % len(orders)]
        direction = "descending" if asked.order.descending else "ascending"
        return (asked.address(order=other.key) if other is not asked.order else ""), direction
    return asked.address(order=orders[0].key), ""
