"""Trees kept as paths of ids: "/3/8/21/" stands under "/3/8/", which stands under "/3/"."""

from typing import Annotated, Any

from sqlalchemy import ColumnElement, String, and_
from sqlalchemy.orm import mapped_column

TreePath = Annotated[
    str, mapped_column(String(200).with_variant(String(200, collation="C"), "postgresql"))
]


def under(column: Any, path: str) -> ColumnElement[bool]:
    """Return the condition that a path is ``path`` or lies under it: one range of an index."""
    return and_(column >= path, column < f"{path[:-1]}0")  # "0" follows "/"


def ids_of(path: str) -> list[int]:
    """Return the ids of a path, from the root down."""
    return [int(part) for part in path.split("/") if part]
