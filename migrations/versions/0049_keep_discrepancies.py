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
    ("observation_id", "observation"),
    ("office_id", "office"),
    ("opened_by_id", "user_account"),
    ("owner_id", "user_account"),
)


def upgrade() -> None:
    op.create_table(
        "discrepancy",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("office_id", NUMBER, nullable=False),
        sa.Column("number", sa.String(length=30), nullable=False),
        sa.Column("item_id", NUMBER, nullable=False),
        sa.Column("observation_id", NUMBER, nullable=False),
        sa.Column("touch", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("deviations", sa.JSON(), nullable=False),
        sa.Column("opened_at", sa.DateTime(), nullable=False),
        sa.Column("opened_by_id", NUMBER, nullable=False),
        sa.Column("owner_id", NUMBER, nullable=True),
        sa.Column("due_on", sa.Date(), nullable=False),
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
        *(
            sa.ForeignKeyConstraint(
                [column], [f"{table}.id"], name=op.f(f"fk_discrepancy_{column}_{table}")
            )
            for column, table in KEYS
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_discrepancy")),
        sa.UniqueConstraint("office_id", "number", name=op.f("uq_discrepancy_office_id_number")),
    )
    op.create_index(
        "ix_discrepancy_office_id_decided_at",
        "discrepancy",
        ["office_id", "decided_at", "due_on", "id"],
    )
    op.create_index(
        "ix_discrepancy_open",
        "discrepancy",
        ["office_id", "due_on", "id"],
        sqlite_where=sa.text("decided_at IS NULL"),
        postgresql_where=sa.text("decided_at IS NULL"),
    )
    op.create_index("ix_discrepancy_item_id", "discrepancy", ["item_id"])
    op.create_index(op.f("ix_discrepancy_observation_id"), "discrepancy", ["observation_id"])


def downgrade() -> None:
    op.drop_table("discrepancy")
