"""Keep discrepancies: what a touch found other than it was known, until a decision.

Revision ID: 0049
Revises: 0048
"""

import sqlalchemy as sa
from alembic import op

revision = "0049"
down_revision = "0048"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
KEYS = (
    ("decided_by_id", "user_account"),
    ("document_id", "document"),
    ("item_id", "evidence_item"),
    ("last_observation_id", "observation"),
    ("observation_id", "observation"),
    ("office_id", "office"),
    ("opened_by_id", "user_account"),
    ("owner_id", "user_account"),
)
KEYS_OF_DEVIATION = (
    ("before_id", "observation"),
    ("discrepancy_id", "discrepancy"),
    ("observation_id", "observation"),
    ("office_id", "office"),
)
OPEN = sa.text("decided_at IS NULL")
DECIDED = sa.text("decided_at IS NOT NULL")


def upgrade() -> None:
    op.add_column("observation", sa.Column("set_aside", sa.JSON(), nullable=True))
    op.create_table(
        "discrepancy",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("office_id", NUMBER, nullable=False),
        sa.Column("number", sa.String(length=30), nullable=False),
        sa.Column("item_id", NUMBER, nullable=False),
        sa.Column("observation_id", NUMBER, nullable=False),
        sa.Column("last_observation_id", NUMBER, nullable=False),
        sa.Column("touch", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("opened_at", sa.DateTime(), nullable=False),
        sa.Column("opened_by_id", NUMBER, nullable=False),
        sa.Column("owner_id", NUMBER, nullable=True),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("examined_at", sa.DateTime(), nullable=True),
        sa.Column("reported_at", sa.DateTime(), nullable=True),
        sa.Column("cause", sa.String(length=500), nullable=True),
        sa.Column("decision", sa.String(length=40), nullable=True),
        sa.Column("decided_at", sa.DateTime(), nullable=True),
        sa.Column("decided_by_id", NUMBER, nullable=True),
        sa.Column("document_id", NUMBER, nullable=True),
        sa.Column("version", NUMBER, nullable=False),
        sa.CheckConstraint(
            "(decided_at IS NULL) = (decision IS NULL)", name=op.f("ck_discrepancy_decided")
        ),
        sa.CheckConstraint(
            "decided_by_id IS NULL OR decided_by_id <> opened_by_id",
            name=op.f("ck_discrepancy_two"),
        ),
        *_keys("discrepancy", KEYS),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_discrepancy")),
        sa.UniqueConstraint("office_id", "number", name=op.f("uq_discrepancy_office_id_number")),
    )
    by_day = ["office_id", "due_on", "id"]
    op.create_index("ix_discrepancy_office_id_due_on_id", "discrepancy", by_day)
    op.create_index("ix_discrepancy_office_id_id", "discrepancy", ["office_id", "id"])
    _index_some("ix_discrepancy_open", by_day, OPEN)
    _index_some("ix_discrepancy_decided", by_day, DECIDED)
    _index_some("ix_discrepancy_owner_open", ["owner_id", "due_on", "id"], OPEN)
    _index_some("uq_discrepancy_item_id_open", ["item_id"], OPEN, unique=True)
    op.create_index("ix_discrepancy_item_id", "discrepancy", ["item_id"])
    for column in ("last_observation_id", "observation_id"):
        op.create_index(op.f(f"ix_discrepancy_{column}"), "discrepancy", [column])
    op.create_table(
        "discrepancy_deviation",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("office_id", NUMBER, nullable=False),
        sa.Column("discrepancy_id", NUMBER, nullable=False),
        sa.Column("observation_id", NUMBER, nullable=False),
        sa.Column("before_id", NUMBER, nullable=True),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("before", sa.String(length=500), nullable=True),
        sa.Column("now", sa.String(length=500), nullable=True),
        sa.Column("side", sa.String(length=40), nullable=True),
        sa.Column("version", NUMBER, nullable=False),
        *_keys("discrepancy_deviation", KEYS_OF_DEVIATION),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_discrepancy_deviation")),
        sa.UniqueConstraint(
            "discrepancy_id",
            "observation_id",
            "kind",
            name=op.f("uq_discrepancy_deviation_discrepancy_id_observation_id_kind"),
        ),
    )
    op.create_index(
        "ix_discrepancy_deviation_office_id_id", "discrepancy_deviation", ["office_id", "id"]
    )
    op.create_index(
        "ix_discrepancy_deviation_kind", "discrepancy_deviation", ["kind", "discrepancy_id"]
    )
    for column in ("before_id", "observation_id"):
        op.create_index(
            op.f(f"ix_discrepancy_deviation_{column}"), "discrepancy_deviation", [column]
        )


def _keys(table: str, keys: tuple[tuple[str, str], ...]) -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint(
            [column], [f"{other}.id"], name=op.f(f"fk_{table}_{column}_{other}")
        )
        for column, other in keys
    ]


def _index_some(
    name: str, columns: list[str], where: sa.TextClause, *, unique: bool = False
) -> None:
    op.create_index(
        name, "discrepancy", columns, unique=unique, sqlite_where=where, postgresql_where=where
    )


def downgrade() -> None:
    op.drop_table("discrepancy_deviation")
    op.drop_table("discrepancy")
    with op.batch_alter_table("observation") as batch_op:
        batch_op.drop_column("set_aside")
