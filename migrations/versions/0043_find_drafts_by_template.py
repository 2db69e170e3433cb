"""Find the offices that drafted from a template.

Revision ID: 0043
Revises: 0042
"""

from alembic import op

revision = "0043"
down_revision = "0042"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_draft_office_id_template", "draft", ["office_id", "template"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_draft_office_id_template", table_name="draft")
