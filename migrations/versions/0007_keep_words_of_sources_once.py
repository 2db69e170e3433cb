"""Keep the words of a source once: with the draft of a row, then with what the row became.

Revision ID: 0007
Revises: 0006
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("import_row") as table:
        table.drop_column("source")


def downgrade() -> None:
    with op.batch_alter_table("import_row") as table:
        table.add_column(sa.Column("source", sa.JSON(), nullable=True))
