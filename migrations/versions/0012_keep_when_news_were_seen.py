"""Keep up to where each person has seen what is new for them; nobody has seen any yet.

Revision ID: 0012
Revises: 0011
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "last_look",
        sa.Column("id", number, autoincrement=True, nullable=False),
        sa.Column("account_id", number, nullable=False),
        sa.Column("seen_at", sa.DateTime(), nullable=False),
        sa.Column("flag_id", number, nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["user_account.id"], name=op.f("fk_last_look_account_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_last_look")),
        sa.UniqueConstraint("account_id", name=op.f("uq_last_look_account_id")),
    )


def downgrade() -> None:
    op.drop_table("last_look")
