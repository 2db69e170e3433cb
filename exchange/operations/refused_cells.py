"""Which cell of a file a refusal is about: one mapping from the fields of operations to cells.

An operation names the field of its own form or argument ("rounds-2-session", "holder_name"); a
person who sent a file knows sheets, rows and columns.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from exchange.importing.olddrafts import OldDraft, OldRoundDraft

#: The columns that tell a field, the likeliest first; a field that is not here is a column itself.
COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "description": ("asset", "description"),
    "is_another": ("asset", "full_name", "name"),
    "case_number": ("case_no",),
    "number": ("case_no",),
    "money_due": ("money_due",),
    "opened_on": ("opened_on", "case_no"),
    "decision_no": ("decision_no", "case_no"),
    "decision_on": ("decision_on", "decision_no", "case_no"),
    "judgment_no": ("judgment_no",),
    "judgment_on": ("judgment_on", "judgment_no"),
    "seized": ("seized",),
    "valued": ("valued",),
    "rounds": ("round_no", "session", "result", "failures", "last_session", "sold_on"),
    "session": ("session", "last_session", "sold_on", "result"),
    "starting_price": ("price", "last_price", "first_price"),
    "contract": ("contract",),
    "notified": ("notified",),
    "registrants": ("registrants",),
    "ended": ("result", "sold_on", "sold_price", "failure"),
    "deposit": ("deposit",),
    "price": ("sold_price", "result"),
    "winner": ("buyer",),
    "winner_identity": ("buyer_identity", "buyer"),
    "payment": ("payment", "paid_all", "paid", "paid_some", "paid_amount"),
    "paid": ("paid", "paid_some", "paid_all", "payment"),
    "paid_amount": ("paid_amount", "payment", "paid_all"),
    "delivered": ("delivered", "delivered_on"),
    "delivered_day": ("delivered_on", "delivered"),
    "attempts": ("delivered", "delivered_on"),
    "holders": ("held_since", "held_by", "holder_name", "obstacle"),
    "held_by": ("held_by", "obstacle"),
    "since": ("held_since", "since"),
    "reason_code": ("obstacle",),
    "name": ("name", "full_name", "short_name"),
    "parent_id": ("parent",),
    "place_class": ("class",),
    "holder": ("physical",),
    "holder_name": ("physical_name", "physical", "holder_name"),
    "kind": ("kind", "category", "description"),
    "place": ("place",),
    "place_id": ("place",),
    "parent": ("parent",),
    "source": ("source",),
    "quantity": ("quantity", "quantity_seen", "description"),
    "unit": ("unit", "quantity"),
    "weight_grams": ("weight", "quantity"),
    "seal_number": ("seal", "seal_text"),
    "condition": ("state", "notes"),
}
#: The same of one auction of an asset.
OF_A_ROUND: Final[Mapping[str, tuple[str, ...]]] = {
    "number": ("round_no",),
    "failure_code": ("failure", "result"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A row that tells of the refused thing, and where it stands."""

    draft: OldDraft
    sheet: str
    number: int  # as its sheet numbers it


def cell_of(field: str | Sequence[str] | None, rows: Sequence[Row]) -> dict[str, Any] | None:
    """Return the cell that tells a field, as it is kept beside the refusal; None if no cell does.

    Args:
        field: of several, the first that a cell tells.
        rows: that of the thing first, then those that tell more of it.
    """
    for name in (field,) if isinstance(field, str) else field or ():
        for row, column in _told(name, rows):
            cells = dict(row.draft.cells)
            if column in cells:
                return {
                    "sheet": row.sheet,
                    "row": row.number,
                    "cell": dict(row.draft.at).get(column, ""),
                    "head": dict(row.draft.heads).get(column, ""),
                    "written": cells[column],
                }
    return None


def _told(field: str, rows: Sequence[Row]) -> Iterator[tuple[Row, str]]:
    """Yield rows and columns that may tell a field, the likeliest first."""
    whole, _, rest = field.partition("-")
    place, _, part = rest.partition("-")
    columns = OF_A_ROUND.get(part) if whole == "rounds" else None
    columns = columns or COLUMNS.get(whole if part == "day" else part or field, (part or field,))
    if whole == "rounds" and part and rows:
        one = _round(rows[0].draft, int(place))
        if one is not None and one.number is not None:
            yield from ((row, f"{each}#{one.number}") for each in columns for row in rows)
        own = [row for row in rows[1:] if one is not None and _tells(row.draft, one)]
        yield from ((row, each) for row in own for each in columns)
        told = {each.number for row in rows[1:] for each in row.draft.rounds}
        if one is not None and one.number in told:  # a row of its own tells it, and not this
            return
    yield from ((row, each) for each in columns for row in rows)
    if columns == COLUMNS["rounds"] or whole == "rounds":
        for row in rows:
            for column, _words in row.draft.cells:
                if column.partition("#")[0] in COLUMNS["rounds"]:
                    yield row, column


def _round(draft: OldDraft, place: int) -> OldRoundDraft | None:
    return draft.rounds[place] if place < len(draft.rounds) else None


def _tells(draft: OldDraft, one: OldRoundDraft) -> bool:
    """Whether a row tells an auction, by its number or in the same words."""
    return any(
        each.number == one.number if one.number is not None else each == one
        for each in draft.rounds
    )
