"""Find what is due first by its day, however many rows there are: one partial index for each kind.

Revision ID: 0030
Revises: 0029
"""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None

INDEXES = (
    ("ix_deadline_due_on_id", "deadline", "due_on", "status = 'scheduled'"),
    ("ix_hold_review_on_id", "hold", "review_on", "lifted_on IS NULL"),
    ("ix_obstacle_due_on_id", "obstacle", "due_on", "resolved_on IS NULL"),
)


def upgrade() -> None:
    for name, table, day, open_ones in INDEXES:
        where = sa.text(open_ones)
        op.create_index(name, table, [day, "id"], sqlite_where=where, postgresql_where=where)


def downgrade() -> None:
    for name, table, _day, _open_ones in INDEXES:
        op.drop_index(name, table_name=table)
