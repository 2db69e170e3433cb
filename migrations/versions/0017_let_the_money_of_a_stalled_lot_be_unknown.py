"""Let the money of a stalled lot, and the depth of its cuts, be NULL: nobody may know its price.

Revision ID: 0017
Revises: 0016
"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

COLUMNS = {"money": sa.BigInteger(), "cut_basis_points": sa.Integer()}


def upgrade() -> None:
    with op.batch_alter_table("stalled_asset") as table:
        for column, kind in COLUMNS.items():
            table.alter_column(column, existing_type=kind, nullable=True)


def downgrade() -> None:
    for column in COLUMNS:
        op.execute(f"UPDATE stalled_asset SET {column} = 0 WHERE {column} IS NULL")
    with op.batch_alter_table("stalled_asset") as table:
        for column, kind in COLUMNS.items():
            table.alter_column(column, existing_type=kind, nullable=False)
