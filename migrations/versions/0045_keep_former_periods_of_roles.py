"""Keep each period of a role: one that is granted again begins a row of its own.

Rows stand as they are. Going back keeps of each role the period that began last.

Revision ID: 0045
Revises: 0044
"""

import sqlalchemy as sa
from alembic import op

revision = "0045"
down_revision = "0044"
branch_labels = None
depends_on = None

ONE = "uq_membership_user_id_office_id_role"
EACH = "uq_membership_user_id_office_id_role_valid_from"


def upgrade() -> None:
    with op.batch_alter_table("membership") as table:
        table.drop_constraint(ONE, type_="unique")
        table.create_unique_constraint(EACH, ["user_id", "office_id", "role", "valid_from"])


def downgrade() -> None:
    op.execute(
        sa.text(
            "DELETE FROM membership WHERE EXISTS (SELECT 1 FROM membership AS later"
            " WHERE later.user_id = membership.user_id"
            " AND later.office_id = membership.office_id"
            " AND later.role = membership.role"
            " AND later.valid_from > membership.valid_from)"
        )
    )
    with op.batch_alter_table("membership") as table:
        table.drop_constraint(EACH, type_="unique")
        table.create_unique_constraint(ONE, ["user_id", "office_id", "role"])
