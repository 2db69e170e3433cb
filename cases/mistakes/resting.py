"""What stands on a case, an asset or a party, asked of every table that points at it."""

import enum
from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import Column, exists, literal, select, union_all

from cases.mistakes.ended import stands
from cases.mistakes.refusals import StandsOnIt
from cases.models import Asset, CaseFile, Party
from foundation.database import Model, db
from foundation.refusals import Refusal


class Standing(enum.StrEnum):
    """What may stand on a case, an asset or a party."""

    ASSETS = "assets"
    MONEY = "money"
    HOLDS = "holds"
    OBSTACLES = "obstacles"
    ITEMS = "items"
    ORDERS = "orders"
    LOTS = "lots"
    ANSWERS = "answers"
    SALES = "sales"
    DIRECTIVES = "directives"


#: What the rows of a table are; rooms above name their tables, never their code.
STANDS: Final[Mapping[str, Standing]] = {
    "asset": Standing.ASSETS,
    "case_money": Standing.MONEY,
    "hold": Standing.HOLDS,
    "obstacle": Standing.OBSTACLES,
    "evidence_item": Standing.ITEMS,
    "stock_order": Standing.ORDERS,
    "order_line": Standing.ORDERS,
    "lot": Standing.LOTS,
    "lot_asset": Standing.LOTS,
    "creditor_answer": Standing.ANSWERS,
    "sale": Standing.SALES,
    "directive": Standing.DIRECTIVES,
}
#: Rows that are part of the thing, or are worked out from it, and go with it.
PART_OF_IT: Final = frozenset(
    {
        *("case_tag", "party", "case_event", "deadline"),
        *("flag", "stalled_asset", "upload", "import_batch"),
    }
)


#: The stream of the thing whose page shows a row, and the column that holds its id.
SHOWN: Final[Mapping[str, tuple[str, str]]] = {
    "asset": ("asset", "id"),
    "case_money": ("money", "id"),
    "hold": ("hold", "id"),
    "obstacle": ("obstacle", "id"),
    "evidence_item": ("item", "id"),
    "stock_order": ("order", "id"),
    "order_line": ("order", "order_id"),
    "lot": ("lot", "id"),
    "lot_asset": ("lot", "lot_id"),
    "creditor_answer": ("lot", "lot_id"),
    "sale": ("sale", "id"),
    "directive": ("directive", "id"),
}
MOST = 5
"""Things of one table that a refusal names."""


def why_not_while_rested_on(row: CaseFile | Asset | Party) -> Refusal | None:
    """Nothing is taken back while something stands on it; the refusal says what, and where."""
    found = standing_on(row)
    return StandsOnIt(what=list(found), see=shown_on(row)) if found else None


def shown_on(row: CaseFile | Asset | Party) -> list[str]:
    """Return the streams of what stands on a row, a few of each table."""
    found, streams = standing_on(row), []
    for column in pointing_at(type(row).__table__):
        table = column.table
        if table.name not in PART_OF_IT and STANDS[table.name] in found:
            prefix, key = SHOWN[table.name]
            standing = stands(column, row.id)
            ids = select(table.c[key]).where(standing).distinct().order_by(table.c[key])
            streams += [f"{prefix}:{one}" for one in db.session.scalars(ids.limit(MOST))]
    return streams


def standing_on(row: CaseFile | Asset | Party) -> tuple[Standing, ...]:
    """Return what stands on a row, in one statement."""
    asked = [
        select(literal(STANDS[column.table.name].value)).where(
            exists(select(literal(1)).where(stands(column, row.id)))
        )
        for column in pointing_at(type(row).__table__)
        if column.table.name not in PART_OF_IT
    ]
    told = set(db.session.scalars(union_all(*asked)))
    return tuple(each for each in Standing if each.value in told)


def pointing_at(table: Any) -> list[Column[Any]]:
    """Return every column that points at a table."""
    return [
        column
        for name in sorted(Model.metadata.tables)
        for column in Model.metadata.tables[name].columns
        for key in column.foreign_keys
        if key.column.table is table
    ]
