"""Keep on a line of a hand-over how much of its thing was handed over.

What was signed before keeps none: its minutes say the quantity that is held, as they did.

Revision ID: 0070
Revises: 0069
"""

import sqlalchemy as sa
from alembic import op

revision = "0070"
down_revision = "0069"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("hand_over_line") as table:
        table.add_column(sa.Column("held", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("hand_over_line") as table:
        table.drop_column("held")
