"""Let a line of an order have no unit; keep its notes, and that its quantity is only about.

Revision ID: 0014
Revises: 0013
"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("order_line") as table:
        table.alter_column("unit", existing_type=sa.String(length=40), nullable=True)
        table.add_column(sa.Column("described_about", sa.Boolean(), nullable=True))
        table.add_column(sa.Column("described_notes", sa.Text(), nullable=True))


def downgrade() -> None:
    op.execute("UPDATE order_line SET unit = 'vật' WHERE unit IS NULL")
    with op.batch_alter_table("order_line") as table:
        table.drop_column("described_notes")
        table.drop_column("described_about")
        table.alter_column("unit", existing_type=sa.String(length=40), nullable=False)
