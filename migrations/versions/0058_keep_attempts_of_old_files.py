"""Keep attempts to deliver that an old file tells of: on a day known in part, coercive or not known.

Going back, those on a day that is not known whole are left out, for an attempt had a whole day; the
ledger keeps them. Those of which nobody knows whether they were coercive are said not to have been.

Revision ID: 0058
Revises: 0057
"""

import sqlalchemy as sa
from alembic import op

revision = "0058"
down_revision = "0057"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("delivery_attempt") as table:
        table.add_column(sa.Column("attempted_in", sa.String(10), nullable=True))
        table.alter_column("coercive", existing_type=sa.Boolean(), nullable=True)


def downgrade() -> None:
    op.execute("DELETE FROM delivery_attempt WHERE attempted_in IS NOT NULL")
    op.execute("UPDATE delivery_attempt SET coercive = false WHERE coercive IS NULL")
    with op.batch_alter_table("delivery_attempt") as table:
        table.alter_column("coercive", existing_type=sa.Boolean(), nullable=False)
        table.drop_column("attempted_in")
