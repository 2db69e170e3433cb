"""Ask why a thing is still here: its stay, and the answers.

The stay of each thing that an office answers for begins on the day it came into the book, or on the
first day on which its old file says it may have been kept; it is due half a year later. Going back,
the answers go; the ledger keeps them.

Revision ID: 0074
Revises: 0073
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0074"
down_revision = "0073"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
STEP = 500  # things at once
FIRST_AFTER = timedelta(days=182)
OURS = ("claimed", "in_custody", "on_loan", "missing")
KEPT = sa.MetaData()  # tables as they are at this revision, the columns that are read or written
ITEM = sa.Table(
    "evidence_item",
    KEPT,
    sa.Column("id", NUMBER, primary_key=True),
    sa.Column("office_id", NUMBER),
    sa.Column("status", sa.String),
    sa.Column("kept_since", sa.String),
)
LINE = sa.Table(
    "book_line",
    KEPT,
    sa.Column("id", NUMBER, primary_key=True),
    sa.Column("item_id", NUMBER),
    sa.Column("day", sa.Date),
    sa.Column("before", sa.String),
    sa.Column("after", sa.String),
)
STAY = sa.Table(
    "stay",
    KEPT,
    sa.Column("id", NUMBER, primary_key=True),
    sa.Column("office_id", NUMBER),
    sa.Column("item_id", NUMBER),
    sa.Column("kept_from", sa.Date),
    sa.Column("due_on", sa.Date),
)


def upgrade() -> None:
    op.create_table(
        "stay_answer",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("office_id", NUMBER, nullable=False),
        sa.Column("item_id", NUMBER, nullable=False),
        sa.Column("answered_at", sa.DateTime(), nullable=False),
        sa.Column("answered_by_id", NUMBER, nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("step", sa.String(length=40), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=True),
        sa.Column("again_on", sa.Date(), nullable=False),
        *_keys(
            "stay_answer",
            office_id="office",
            item_id="evidence_item",
            answered_by_id="user_account",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stay_answer")),
    )
    op.create_index("ix_stay_answer_item_id_id", "stay_answer", ["item_id", "id"])
    op.create_index("ix_stay_answer_office_id_id", "stay_answer", ["office_id", "id"])
    op.create_table(
        "stay",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("office_id", NUMBER, nullable=False),
        sa.Column("item_id", NUMBER, nullable=False),
        sa.Column("kept_from", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=True),
        sa.Column("step", sa.String(length=40), nullable=True),
        *_keys("stay", office_id="office", item_id="evidence_item"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stay")),
        sa.UniqueConstraint("item_id", name=op.f("uq_stay_item_id")),
    )
    op.create_index("ix_stay_office_id_due_on_id", "stay", ["office_id", "due_on", "id"])
    op.create_index("ix_stay_office_id_kept_from_id", "stay", ["office_id", "kept_from", "id"])
    op.create_index(
        "ix_stay_office_id_reason_due_on_id", "stay", ["office_id", "reason", "due_on", "id"]
    )
    _begin_stays(op.get_bind())


def downgrade() -> None:
    op.drop_table("stay")
    op.drop_table("stay_answer")


def _keys(table: str, **columns: str) -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint(
            [column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}_{target}")
        )
        for column, target in columns.items()
    ]


def _begin_stays(connection: sa.Connection) -> None:
    for items in _steps(connection):
        came = (
            sa.select(LINE.c.item_id, sa.func.max(LINE.c.day))
            .where(
                LINE.c.item_id.in_([item.id for item in items]),
                LINE.c.before.is_(None),
                LINE.c.after.in_(OURS),
            )
            .group_by(LINE.c.item_id)
        )
        days: dict[int, date] = {}
        for item_id, day in connection.execute(came):
            days[item_id] = day
        stays = [_stay(item, days[item.id]) for item in items if item.id in days]
        if stays:
            connection.execute(sa.insert(STAY), stays)


def _steps(connection: sa.Connection) -> Iterator[list[Any]]:
    last = 0
    while True:
        query = (
            sa.select(ITEM)
            .where(ITEM.c.id > last, ITEM.c.status.in_(OURS))
            .order_by(ITEM.c.id)
            .limit(STEP)
        )
        items = list(connection.execute(query))
        if not items:
            return
        yield items
        last = items[-1].id


def _stay(item: Any, came: date) -> dict[str, Any]:
    since = min(came, _first_day(item.kept_since)) if item.kept_since else came
    return {
        "office_id": item.office_id,
        "item_id": item.id,
        "kept_from": since,
        "due_on": since + FIRST_AFTER,
    }


def _first_day(part: str) -> date:
    """Return the first day a part of a day may be: "2019-03" is 01/03/2019."""
    year, month, day = (*(int(each) for each in part.split("-")), 1, 1)[:3]
    return date(year, month, day)
