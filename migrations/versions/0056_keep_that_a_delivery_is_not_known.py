"""Keep of a sale that nobody knows whether it was handed over.

Rows written before keep what they have: those that a file told of without saying it came in as not
delivered, and cannot be told from those of which somebody said so. Going back they are that again.

Revision ID: 0056
Revises: 0055
"""

import sqlalchemy as sa
from alembic import op

revision = "0056"
down_revision = "0055"
branch_labels = None
depends_on = None

INDEX = "ix_sale_delivery_unknown"


def upgrade() -> None:
    with op.batch_alter_table("sale") as table:
        table.add_column(sa.Column("delivery_unknown", sa.Boolean(), nullable=True))
    op.create_index(
        INDEX,
        "sale",
        ["office_id", "id"],
        sqlite_where=sa.text("delivery_unknown IS 1"),
        postgresql_where=sa.text("delivery_unknown IS TRUE"),
    )


def downgrade() -> None:
    op.drop_index(INDEX, table_name="sale")
    with op.batch_alter_table("sale") as table:
        table.drop_column("delivery_unknown")
