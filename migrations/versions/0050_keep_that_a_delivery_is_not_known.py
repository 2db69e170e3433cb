"""Keep of a sale that nobody knows whether it was handed over.

Rows written before keep what they have: those that a file told of without saying it came in as not
delivered, and cannot be told from those of which somebody said so. Going back they are that again.

Revision ID: 0050
Revises: 0049
"""

import sqlalchemy as sa
from alembic import op

revision = "0050"
down_revision = "0049"
branch_labels = None
depends_on = None

INDEX = "ix_sale_delivery_unknown"


def upgrade() -> None:
    with op.batch_alter_table("sale") as table:
        table.add_column(
            sa.Column("delivery_unknown", sa.Boolean(), nullable=False, server_default=sa.false())
        )
    with op.batch_alter_table("sale") as table:
        table.alter_column("delivery_unknown", existing_type=sa.Boolean(), server_default=None)
    only = sa.text("delivery_unknown")
    op.create_index(INDEX, "sale", ["office_id", "id"], sqlite_where=only, postgresql_where=only)


def downgrade() -> None:
    op.drop_index(INDEX, table_name="sale")
    with op.batch_alter_table("sale") as table:
        table.drop_column("delivery_unknown")
