"""Add a note to places: how a revision is written that loses nothing.

Revision ID: 9001
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "9001"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("place", sa.Column("note", sa.String(length=200), nullable=True))


def downgrade() -> None:
    op.drop_column("place", "note")
