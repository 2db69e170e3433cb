"""Say of a round whether it goes by the shortened procedure; of one that stands nobody said it.

Revision ID: 0011
Revises: 0010
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("round", sa.Column("shortened", sa.Boolean(), nullable=True))


def downgrade() -> None:
    op.drop_column("round", "shortened")
