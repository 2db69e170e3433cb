"""Find the deadlines of a thing by an index: the unique one knows only the open rows since 0020.

Revision ID: 0021
Revises: 0020
"""

from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

NAME = "ix_deadline_subject_kind_subject_id_step"


def upgrade() -> None:
    op.create_index(NAME, "deadline", ["subject_kind", "subject_id", "step"])


def downgrade() -> None:
    op.drop_index(NAME, table_name="deadline")
