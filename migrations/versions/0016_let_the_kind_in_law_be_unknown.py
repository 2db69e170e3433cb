"""Let the kind in law of an asset and its lot be unknown.

Rows that stand keep the kind they were recorded with.

Revision ID: 0016
Revises: 0015
"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name in ("asset", "lot"):
        with op.batch_alter_table(name) as table:
            table.alter_column("immovable", existing_type=sa.Boolean(), nullable=True)


def downgrade() -> None:
    # the version before knew two kinds, and counted what nobody knew as immovable
    for name in ("asset", "lot"):
        op.execute(f"UPDATE {name} SET immovable = true WHERE immovable IS NULL")
        with op.batch_alter_table(name) as table:
            table.alter_column("immovable", existing_type=sa.Boolean(), nullable=False)
