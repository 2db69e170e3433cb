"""Keep the book of the store: a line a change of a thing's state or quantity, and its closings.

The lines of what happened before are made from the entries of the things, in steps by their ids.
No closing stands in the book before somebody makes one up. Going back, lines and closings go; the
ledger keeps who signed.

Revision ID: 0072
Revises: 0071
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0072"
down_revision = "0071"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
STEP = 500  # things at once
MILLION = 1_000_000  # a quantity is kept in millionths
VIETNAM = timedelta(hours=7)
OURS = {"claimed", "in_custody", "on_loan", "missing"}
GIVES = {"custody.received": ("in_custody", "actual"), "custody.claimed": ("claimed", "quantity")}
KEPT = sa.MetaData()  # tables as they are at this revision, the columns that are read or written
ENTRY = sa.Table(
    "ledger_entry",
    KEPT,
    sa.Column("id", NUMBER, primary_key=True),
    sa.Column("stream", sa.String),
    sa.Column("seq", NUMBER),
    sa.Column("office_id", NUMBER),
    sa.Column("kind", sa.String),
    sa.Column("at", sa.DateTime),
    sa.Column("payload", sa.Text),
)
ITEM = sa.Table("evidence_item", KEPT, sa.Column("id", NUMBER, primary_key=True))
LINE = sa.Table(
    "book_line",
    KEPT,
    sa.Column("id", NUMBER, primary_key=True),
    *(sa.Column(name, NUMBER) for name in ("office_id", "item_id", "seq")),
    sa.Column("day", sa.Date),
    sa.Column("before", sa.String),
    sa.Column("after", sa.String),
    *(sa.Column(name, sa.BigInteger) for name in ("came", "went", "held")),
)


def upgrade() -> None:
    op.create_table(
        "book_closing",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("office_id", NUMBER, nullable=False),
        sa.Column("number", sa.String(length=30), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=False),
        *(
            sa.Column(name, NUMBER, nullable=False)
            for name in (
                "lines",
                "opened_with",
                "came",
                "went",
                "in_store",
                "claimed",
                "lent",
                "missing",
            )
        ),
        sa.Column("keeper_id", NUMBER, nullable=False),
        sa.Column("keeper_at", sa.DateTime(), nullable=False),
        sa.Column("accountant_id", NUMBER, nullable=True),
        sa.Column("accountant_at", sa.DateTime(), nullable=True),
        sa.Column("head_id", NUMBER, nullable=True),
        sa.Column("head_at", sa.DateTime(), nullable=True),
        sa.Column("note", sa.String(length=500), nullable=True),
        sa.Column("version", NUMBER, nullable=False),
        sa.CheckConstraint(
            "opened_with + came - went = in_store + claimed + lent + missing",
            name=op.f("ck_book_closing_balance"),
        ),
        sa.CheckConstraint(
            "keeper_id <> accountant_id AND keeper_id <> head_id AND accountant_id <> head_id",
            name=op.f("ck_book_closing_signed"),
        ),
        *_keys(
            "book_closing",
            office_id="office",
            keeper_id="user_account",
            accountant_id="user_account",
            head_id="user_account",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_book_closing")),
        sa.UniqueConstraint("office_id", "number", name=op.f("uq_book_closing_office_id_number")),
    )
    op.create_index("ix_book_closing_office_id_id", "book_closing", ["office_id", "id"])
    op.create_table(
        "book_line",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        *(sa.Column(name, NUMBER, nullable=False) for name in ("office_id", "item_id", "seq")),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("before", sa.String(length=40), nullable=True),
        sa.Column("after", sa.String(length=40), nullable=True),
        *(sa.Column(name, sa.BigInteger(), nullable=False) for name in ("came", "went", "held")),
        sa.Column("closing_id", NUMBER, nullable=True),
        *_keys("book_line", office_id="office", item_id="evidence_item", closing_id="book_closing"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_book_line")),
    )
    for name, columns in (
        ("office_id_id", ["office_id", "id"]),
        ("office_id_closing_id_id", ["office_id", "closing_id", "id"]),
        ("item_id_id", ["item_id", "id"]),
        ("closing_id", ["closing_id"]),
    ):
        op.create_index(f"ix_book_line_{name}", "book_line", columns)
    _make_lines(op.get_bind())


def downgrade() -> None:
    op.drop_table("book_line")
    op.drop_table("book_closing")


def _keys(table: str, **columns: str) -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint(
            [column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}_{target}")
        )
        for column, target in columns.items()
    ]


def _make_lines(connection: sa.Connection) -> None:
    """Write the lines of every thing; a line has the number of its entry, so they stay in order."""
    for items in _steps(connection):
        streams = {f"item:{item_id}": item_id for item_id in items}
        entries = sa.select(ENTRY).where(ENTRY.c.stream.in_(streams)).order_by(ENTRY.c.id)
        of_item = defaultdict(list)
        for entry in connection.execute(entries):
            of_item[streams[entry.stream]].append(entry)
        lines = [line for item_id in items for line in _lines(item_id, of_item[item_id])]
        if lines:
            connection.execute(sa.insert(LINE), lines)
    if connection.dialect.name == "postgresql":
        connection.execute(
            sa.text(
                "SELECT setval(pg_get_serial_sequence('book_line', 'id'),"
                " (SELECT max(id) FROM ledger_entry))"
            )
        )


def _steps(connection: sa.Connection) -> Iterator[list[int]]:
    last = 0
    while True:
        query = sa.select(ITEM.c.id).where(ITEM.c.id > last).order_by(ITEM.c.id).limit(STEP)
        items = list(connection.scalars(query))
        if not items:
            return
        yield items
        last = items[-1]


def _lines(item_id: int, entries: list[Any]) -> Iterator[dict[str, Any]]:
    status, quantity = None, Decimal(0)
    for entry in entries:
        said = json.loads(entry.payload)
        before, had = status, quantity
        if entry.kind in GIVES:
            status, key = GIVES[entry.kind]
            quantity = Decimal(said[key])
        status = _changed(said, "status", status)
        quantity = Decimal(_changed(said, "quantity_held", quantity))
        if (before, had) == (status, quantity) or not ({before, status} & OURS):
            continue
        held = quantity if status in OURS else Decimal(0)
        grown = held - (had if before in OURS else 0)
        yield {
            "id": entry.id,
            "office_id": entry.office_id,
            "item_id": item_id,
            "seq": entry.seq,
            "day": _day(entry.at),
            "before": before if before in OURS else None,
            "after": status,
            "came": int(max(grown, Decimal(0)) * MILLION),
            "went": int(max(-grown, Decimal(0)) * MILLION),
            "held": int(held * MILLION),
        }


def _changed(said: dict[str, Any], name: str, value: Any) -> Any:
    told = said.get(name)
    return told[1] if isinstance(told, list) and len(told) == 2 else value


def _day(at: Any) -> date:
    day: date = (at + VIETNAM).date()
    return day
