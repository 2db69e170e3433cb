"""Let the deposit of a winner have no voucher: the auction organisation holds the money.

Revision ID: 0008
Revises: 0007
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("sale_money") as table:
        table.alter_column("voucher_no", existing_type=sa.String(length=120), nullable=True)


def downgrade() -> None:
    op.execute("UPDATE sale_money SET voucher_no = '' WHERE voucher_no IS NULL")
    with op.batch_alter_table("sale_money") as table:
        table.alter_column("voucher_no", existing_type=sa.String(length=120), nullable=False)
