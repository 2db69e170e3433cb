"""When a row that points at a case, an asset or a party no longer stands on it.

A row that was taken back, reversed, ended or withdrawn is in nobody's way: no act could take it
back again. Rooms above name their tables, never their code.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from sqlalchemy import ColumnElement, Table, and_, exists, or_

from cases.models import AssetState
from foundation.database import Model

Ended = Callable[[Any], ColumnElement[bool]]


def _reversed(row: Any) -> ColumnElement[bool]:
    """A movement that was reversed, and the one that reversed it."""
    reversal = _table("case_money").alias()
    return or_(row.reverses_id.is_not(None), exists().where(reversal.c.reverses_id == row.id))


def _of_an_order_that_ended(row: Any) -> ColumnElement[bool]:
    order = _table("stock_order").alias()
    ended = exists().where(order.c.id == row.order_id, ENDED["stock_order"](order.c))
    return or_(row.state == "refused", ended)


def _table(name: str) -> Table:
    return Model.metadata.tables[name]


#: By table: whether its row was ended, reversed or annulled.
ENDED: Final[Mapping[str, Ended]] = {
    "asset": lambda row: row.state == AssetState.MISTAKEN.value,
    "case_money": _reversed,
    "hold": lambda row: row.lifted_on.is_not(None),
    "obstacle": lambda row: row.resolved_on.is_not(None),
    "evidence_item": lambda row: row.status == "not_taken_in",
    "stock_order": lambda row: row.state.in_(("rejected", "cancelled")),
    "order_line": _of_an_order_that_ended,
    "lot": lambda row: row.status == "withdrawn",
    "lot_asset": lambda row: row.left_on.is_not(None),
    "creditor_answer": lambda row: row.annulled_on.is_not(None),
    "sale": lambda row: row.state == "annulled",
    "directive": lambda row: row.state == "accepted",
}


def stands(column: Any, row_id: int) -> ColumnElement[bool]:
    """Whether a row stands on the one its column points at."""
    table = column.table
    return and_(column == row_id, ~ENDED[table.name](table.c))
