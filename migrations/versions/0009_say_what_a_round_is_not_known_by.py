"""Say of a round that its number is not known, and of a deposit that it was computed.

Revision ID: 0009
Revises: 0008
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("round") as table:
        table.add_column(sa.Column("number_unknown", sa.Boolean(), nullable=True))
        table.add_column(
            sa.Column(
                "deposit_share",
                sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
                nullable=True,
            )
        )


def downgrade() -> None:
    with op.batch_alter_table("round") as table:
        table.drop_column("deposit_share")
        table.drop_column("number_unknown")
