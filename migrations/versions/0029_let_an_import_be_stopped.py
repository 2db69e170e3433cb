"""Let an import that runs be stopped by a person.

The table is no projection of the ledger. Going back, what was stopped runs again: the version
before knows no import that waits.

Revision ID: 0029
Revises: 0028
"""

from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

STATES = ("staging", "read", "running", "done")


def _only(states: tuple[str, ...]) -> None:
    with op.batch_alter_table("import_batch") as table:
        table.drop_constraint(op.f("ck_import_batch_batchstate"), type_="check")
        table.create_check_constraint(
            op.f("ck_import_batch_batchstate"), f"state IN ({', '.join(map(repr, states))})"
        )


def upgrade() -> None:
    _only((*STATES, "stopped"))


def downgrade() -> None:
    op.execute("UPDATE import_batch SET state = 'running' WHERE state = 'stopped'")
    _only(STATES)
