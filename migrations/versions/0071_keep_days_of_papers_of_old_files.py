"""Keep the days of papers that an old file tells: the certificate of a value, a contract, a notice.

Each is a day, a month or a year as the file says it. What stands keeps NULL: nobody was asked.

Revision ID: 0071
Revises: 0070
"""

import sqlalchemy as sa
from alembic import op

revision = "0071"
down_revision = "0070"
branch_labels = None
depends_on = None

ADDED = (("asset", "valued_told"), ("round", "contract_told"), ("round", "notice_in"))


def upgrade() -> None:
    for table, column in ADDED:
        op.add_column(table, sa.Column(column, sa.String(length=10), nullable=True))


def downgrade() -> None:
    for table, column in reversed(ADDED):
        with op.batch_alter_table(table) as batch:
            batch.drop_column(column)
