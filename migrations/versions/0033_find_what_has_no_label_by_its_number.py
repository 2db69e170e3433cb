"""Find what has no label in the order it is shown, whatever state on the shelf it has.

Revision ID: 0033
Revises: 0032
"""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None

NAME, TABLE = "ix_evidence_item_no_label_id", "evidence_item"


def upgrade() -> None:
    unlabelled = sa.text("labelled_at IS NULL")
    columns = ["office_id", "id"]
    op.create_index(NAME, TABLE, columns, sqlite_where=unlabelled, postgresql_where=unlabelled)


def downgrade() -> None:
    op.drop_index(NAME, table_name=TABLE)
