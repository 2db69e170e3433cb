"""Keep what offices say of kinds of things.

The table begins empty: every kind stays as the law has it.

Revision ID: 0050
Revises: 0049
"""

import sqlalchemy as sa
from alembic import op

revision = "0050"
down_revision = "0049"
branch_labels = None
depends_on = None


def upgrade() -> None:
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "office_kind",
        sa.Column("id", number, autoincrement=True, nullable=False),
        sa.Column("office_id", number, nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("is_own", sa.Boolean(), nullable=False),
        sa.Column("classes", sa.String(length=120), nullable=True),
        sa.Column("demands", sa.String(length=120), nullable=False),
        sa.Column("unit", sa.String(length=40), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("recorded_by_id", number, nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name=op.f("fk_office_kind_office_id_office")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"],
            ["user_account.id"],
            name=op.f("fk_office_kind_recorded_by_id_user_account"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office_kind")),
    )
    op.create_index(
        "ix_office_kind_office_id_kind",
        "office_kind",
        ["office_id", "kind", "id"],
        unique=False,
    )


def downgrade() -> None:
    op.drop_index("ix_office_kind_office_id_kind", table_name="office_kind")

    op.drop_table("office_kind")
