"""Let the deposit of a sale be NULL: nobody may know what the winner laid down.

Sales that stand keep what they were opened with; a nought that was none is corrected by a person.

Revision ID: 0019
Revises: 0018
"""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("sale") as table:
        table.alter_column("deposit", existing_type=sa.BigInteger(), nullable=True)


def downgrade() -> None:
    op.execute("UPDATE sale SET deposit = 0 WHERE deposit IS NULL")
    with op.batch_alter_table("sale") as table:
        table.alter_column("deposit", existing_type=sa.BigInteger(), nullable=False)
