"""Let the starting price of a round be NULL: a notice may say all but that.

The table is rebuilt on SQLite; nothing in its rows changes. Going back, a round without a price
gets the current price of its lot, and 1 đồng where that is not known either.

Revision ID: 0015
Revises: 0014
"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("round") as table:
        table.alter_column("starting_price", existing_type=sa.BigInteger(), nullable=True)


def downgrade() -> None:
    op.execute(
        "UPDATE round SET starting_price = COALESCE("
        "(SELECT lot.current_price FROM lot WHERE lot.id = round.lot_id), 1)"
        " WHERE starting_price IS NULL"
    )
    with op.batch_alter_table("round") as table:
        table.alter_column("starting_price", existing_type=sa.BigInteger(), nullable=False)
