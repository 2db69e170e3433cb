"""The database handle and the column vocabulary every model is built from."""

import enum
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, NewType, TypeVar

from flask import has_app_context
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import (
    BigInteger,
    DateTime,
    Dialect,
    Enum,
    ForeignKey,
    Integer,
    MetaData,
    event,
    func,
    inspect,
    select,
)
from sqlalchemy.orm import (
    MANYTOONE,
    DeclarativeBase,
    RelationshipProperty,
    Session,
    SessionTransaction,
    mapped_column,
    registry,
)
from sqlalchemy.orm.attributes import set_committed_value
from sqlalchemy.types import TypeDecorator

from foundation import connections
from foundation.recording import NotRecorded, Stream, StreamBy

Dong = NewType("Dong", int)
"""An amount in whole đồng. VND has no minor unit, so money is never a float."""


class UtcDateTime(TypeDecorator[datetime]):
    """Stores aware datetimes as naive UTC; refuses naive ones instead of guessing."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"naive datetime {value!r} reached the database")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        return value.replace(tzinfo=UTC) if value is not None else None


class Quantity(TypeDecorator[Decimal]):
    """A measured amount with up to six decimals, kept exactly as millionths in an integer."""

    impl = BigInteger
    cache_ok = True
    SCALE = 1_000_000

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        if value is None:
            return None
        scaled = value * self.SCALE
        if scaled != scaled.to_integral_value():
            raise ValueError(f"{value} has more than six decimals")
        return int(scaled)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Decimal | None:
        return (Decimal(value) / self.SCALE).normalize() if value is not None else None


whole_number = BigInteger().with_variant(Integer(), "sqlite")
"""Every key and count has 64 bits: BIGINT; SQLite's INTEGER has them, and its keys must be one."""

by_value = Enum(
    enum.StrEnum,
    values_callable=lambda members: [member.value for member in members],
    native_enum=False,
    create_constraint=True,
    length=40,
)


def open_codes(kind: type[enum.StrEnum]) -> Enum:
    """Return the type of a column of codes to which later versions add: no CHECK lists them."""
    return Enum(
        kind,
        values_callable=lambda members: [member.value for member in members],
        native_enum=False,
        create_constraint=False,
        length=40,
    )


class Base(DeclarativeBase):
    """Carries an explicit registry: Flask-SQLAlchemy 3.1 rebuilds the base class
    and SQLAlchemy refuses a copied ``type_annotation_map`` attribute."""

    registry = registry(
        metadata=MetaData(
            naming_convention={
                "ix": "ix_%(table_name)s_%(column_0_N_name)s",
                "uq": "uq_%(table_name)s_%(column_0_N_name)s",
                "ck": "ck_%(table_name)s_%(constraint_name)s",
                "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
                "pk": "pk_%(table_name)s",
            }
        ),
        type_annotation_map={
            datetime: UtcDateTime,
            int: whole_number,
            Dong: BigInteger,
            Decimal: Quantity,
            enum.StrEnum: by_value,
        },
    )

    __ledger__: ClassVar[Stream | StreamBy | NotRecorded]  # each table says whether it is recorded


connections.listen()
db = SQLAlchemy(model_class=Base)
migrate = Migrate()

if TYPE_CHECKING:
    Model = Base
else:
    Model = db.Model

Pk = Annotated[int, mapped_column(primary_key=True, autoincrement=True)]
OfficeId = Annotated[int, mapped_column(ForeignKey("office.id"))]
AccountId = Annotated[int, mapped_column(ForeignKey("user_account.id"))]

T = TypeVar("T", bound=Base)
_MADE = "made here"  # key in session.info


def has_database() -> bool:
    """Whether an application is at hand, whose database can be asked."""
    return has_app_context()


def data_dir() -> Path:
    """Return the folder of everything that is kept beside this application's database."""
    folder: Path = db.engine.get_execution_options()["data_dir"]
    return folder


@event.listens_for(db.session, "after_flush")
def _note_made(session: Session, _context: Any) -> None:
    session.info.setdefault(_MADE, set()).update(session.new)


@event.listens_for(db.session, "after_transaction_end")
def _forget_made(session: Session, transaction: SessionTransaction) -> None:
    if transaction.parent is None:
        session.info.pop(_MADE, None)


def is_made_here(row: Base) -> bool:
    """Whether ``row`` was inserted in this transaction: nobody else can know it yet."""
    return row in db.session().info.get(_MADE, ())


def lock(row: T) -> T:
    """Read ``row`` again and hold it until the transaction ends (PostgreSQL row lock).

    Only its own columns: a refresh would repeat the joins the row was first read with, and
    PostgreSQL locks nothing on the nullable side of a join. What it points to follows: an item that
    was moved meanwhile is in its new place. A row made in this transaction is nobody else's yet.
    """
    if is_made_here(row):
        return row
    db.session.flush()
    state = inspect(row)
    columns = [attribute.key for attribute in state.mapper.column_attrs]
    db.session.refresh(row, attribute_names=columns, with_for_update=True)
    for relation in state.mapper.relationships:
        if relation.direction is MANYTOONE and relation.key in state.dict:
            _point_again(row, relation)
    db.session.info.setdefault("held", set()).add(state.key)
    return row


def hold(row: T) -> T:
    """Lock a row unless this transaction locked it before: then nobody else has changed it."""
    return row if inspect(row).key in db.session.info.get("held", ()) else lock(row)


@event.listens_for(db.session, "after_transaction_end")
def _hold_no_more(session: Session, _transaction: object) -> None:
    """Forget what was locked: also at the end of a savepoint, which may give locks back."""
    session.info.pop("held", None)


def lock_name(name: str) -> None:
    """Hold a name until the transaction ends (PostgreSQL): for what no row stands for yet.

    Whoever checks that nobody has it and then takes it holds it first. SQLite has one writer.
    """
    if db.engine.dialect.name == "postgresql":
        key = func.hashtextextended(name, 0)
        db.session.execute(select(func.pg_advisory_xact_lock(key)))


def _point_again(row: Base, relation: RelationshipProperty[Any]) -> None:
    """Replace a loaded neighbour if the row points to another one now."""
    own = relation.local_remote_pairs[0][0]  # our neighbours are named by their number alone
    number = getattr(row, inspect(row).mapper.get_property_by_column(own).key)
    loaded = inspect(row).dict[relation.key]
    if number != (inspect(loaded).identity[0] if loaded is not None else None):
        found = db.session.get(relation.mapper.class_, number) if number is not None else None
        set_committed_value(row, relation.key, found)
