"""Keep on which ground of the law a round was suspended or stopped.

Rounds that stand were stopped on a ground in words only; they have no code.

Revision ID: 0010
Revises: 0009
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("round", sa.Column("stop_code", sa.String(length=20), nullable=True))


def downgrade() -> None:
    op.drop_column("round", "stop_code")
