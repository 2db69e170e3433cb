"""Note of a legal day that the calendar changed and that no rule could move it.

Nothing is noted of what stands: which days earlier changes left as they were is not known.

Revision ID: 0044
Revises: 0043
"""

import sqlalchemy as sa
from alembic import op

revision = "0044"
down_revision = "0043"
branch_labels = None
depends_on = None

OPEN = sa.text("status = 'scheduled' AND unmoved_at IS NOT NULL")


def upgrade() -> None:
    op.add_column("deadline", sa.Column("unmoved_at", sa.DateTime(), nullable=True))
    op.add_column("deadline", sa.Column("unmoved_over", sa.Date(), nullable=True))
    op.create_index(
        "ix_deadline_unmoved_at",
        "deadline",
        ["unmoved_at"],
        unique=False,
        sqlite_where=OPEN,
        postgresql_where=OPEN,
    )


def downgrade() -> None:
    op.drop_index("ix_deadline_unmoved_at", table_name="deadline")
    op.drop_column("deadline", "unmoved_over")
    op.drop_column("deadline", "unmoved_at")
