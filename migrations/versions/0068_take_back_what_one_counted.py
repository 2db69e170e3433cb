"""Keep that who counted a thing took a wrong scan back: nothing of that observation counts any more.

Revision ID: 0068
Revises: 0067
"""

import sqlalchemy as sa
from alembic import op

revision = "0068"
down_revision = "0067"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("observation", sa.Column("taken_back_at", sa.DateTime(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("observation") as batch:
        batch.drop_column("taken_back_at")
