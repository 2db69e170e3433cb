"""Find the discrepancies and directives that are open, by their last day.

Their lists begin with what is late; who sees every office asks for no office in particular.

Revision ID: 0055
Revises: 0051
"""

import sqlalchemy as sa
from alembic import op

revision = "0055"
down_revision = "0051"
branch_labels = None
depends_on = None

OPEN = sa.text("decided_at IS NULL")
WAITING = sa.text("accepted_at IS NULL")
BY_DAY = ["due_on", "id"]


def upgrade() -> None:
    op.create_index("ix_discrepancy_due_on_id", "discrepancy", BY_DAY)
    for name, table, columns, where in (
        ("ix_discrepancy_open_everywhere", "discrepancy", BY_DAY, OPEN),
        ("ix_directive_waiting", "directive", ["office_id", *BY_DAY], WAITING),
        ("ix_directive_waiting_everywhere", "directive", BY_DAY, WAITING),
    ):
        op.create_index(name, table, columns, sqlite_where=where, postgresql_where=where)


def downgrade() -> None:
    op.drop_index("ix_directive_waiting_everywhere", table_name="directive")
    op.drop_index("ix_directive_waiting", table_name="directive")
    op.drop_index("ix_discrepancy_open_everywhere", table_name="discrepancy")
    op.drop_index("ix_discrepancy_due_on_id", table_name="discrepancy")
