"""Which tables and columns the ledger keeps, as the models say it, and each value in its form."""

import enum
import secrets
from collections.abc import Iterable
from functools import cache
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Date,
    Enum,
    Integer,
    SmallInteger,
    String,
    Text,
)
from sqlalchemy.orm import Mapper
from sqlalchemy.types import TypeEngine

from audit.exact import canonical, parsed, stored_moment
from audit.forms import Form, RecordedColumn, RecordedTable, digest
from foundation.database import Base, Quantity, UtcDateTime
from foundation.recording import MARK, NotRecorded


@cache
def recorded(mapper: Mapper[Any]) -> RecordedTable | None:
    """Return how the rows of a mapped class are recorded; None if they are not.

    Raises:
        TypeError: the class does not say, or has a value the ledger cannot keep exactly.
    """
    kept = getattr(mapper.class_, "__ledger__", None)
    if kept is None:
        raise TypeError(f"{mapper.class_.__name__} does not say in __ledger__ what is recorded")
    if isinstance(kept, NotRecorded):
        return None
    (key,) = (column.name for column in mapper.primary_key)
    columns = []
    names: dict[str, str] = {}
    for attribute in mapper.column_attrs:
        column = attribute.columns[0]
        names[column.name] = attribute.key
        mark = column.info.get(MARK)
        if column.name == key or isinstance(mark, NotRecorded):
            continue
        form = form_of(column.type)
        if mark == "digest":
            form = Form.JSON_DIGEST if form is Form.JSON else Form.DIGEST
        blob = mark == "blob"
        columns.append(RecordedColumn(column.name, attribute.key, form, blob))
    version = mapper.version_id_col
    return RecordedTable(
        name=str(mapper.local_table),
        stream=kept,
        key=key,
        columns=tuple(columns),
        keys={name: names[name] for name in (key, *kept.columns)},
        office=names.get("office_id"),
        version=names[version.name] if version is not None else None,
    )


def recorded_tables() -> Iterable[RecordedTable]:
    """Yield every recorded table, by name."""
    mappers = sorted(Base.registry.mappers, key=lambda each: str(each.local_table))
    yield from (table for mapper in mappers if (table := recorded(mapper)) is not None)


def form_of(kind: TypeEngine[Any]) -> Form:
    """Return how values of a column type are written.

    Raises:
        TypeError: the type has no exact form.
    """
    forms: tuple[tuple[type[Any] | tuple[type[Any], ...], Form], ...] = (
        (UtcDateTime, Form.MOMENT),
        (Quantity, Form.AMOUNT),
        (Enum, Form.CODE),
        (Boolean, Form.TRUTH),
        (Date, Form.DAY),
        (JSON, Form.JSON),
        ((Integer, BigInteger, SmallInteger), Form.NUMBER),
        ((String, Text), Form.TEXT),
    )
    for types, form in forms:
        if isinstance(kind, types):
            return form
    raise TypeError(f"{kind!r} has no exact form in the ledger")


def written(form: Form, value: Any) -> Any:
    """Return a value of an attribute as the ledger keeps it, and as the database holds it."""
    if value is None:
        return None
    match form:
        case Form.NUMBER:
            return int(value)
        case Form.TRUTH:
            return bool(value)
        case Form.CODE:
            return value.value if isinstance(value, enum.Enum) else str(value)
        case Form.DAY:
            return value.isoformat()
        case Form.MOMENT:
            return stored_moment(value)
        case Form.AMOUNT:
            return int(value * Quantity.SCALE)
        case Form.JSON:
            return parsed(canonical(value))
        case Form.DIGEST:
            return digest(str(value), secrets.token_hex(8))
        case Form.JSON_DIGEST:
            return digest(canonical(value), secrets.token_hex(8))
    return str(value)
