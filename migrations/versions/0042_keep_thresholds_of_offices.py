"""Keep the thresholds that offices set for themselves.

The table begins empty: every number stays as the program has it.

Revision ID: 0042
Revises: 0041
"""

import sqlalchemy as sa
from alembic import op

revision = "0042"
down_revision = "0041"
branch_labels = None
depends_on = None


def upgrade() -> None:
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "office_threshold",
        sa.Column("id", number, autoincrement=True, nullable=False),
        sa.Column("office_id", number, nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("value", number, nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("recorded_by_id", number, nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name=op.f("fk_office_threshold_office_id_office")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"],
            ["user_account.id"],
            name=op.f("fk_office_threshold_recorded_by_id_user_account"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office_threshold")),
    )
    op.create_index(
        "ix_office_threshold_office_id_code",
        "office_threshold",
        ["office_id", "code", "id"],
        unique=False,
    )


def downgrade() -> None:
    op.drop_index("ix_office_threshold_office_id_code", table_name="office_threshold")

    op.drop_table("office_threshold")
