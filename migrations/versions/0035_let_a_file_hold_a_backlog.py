"""Let an uploaded file hold the backlog of an office: its cases, assets, rounds, sales, items.

No row that stands changes. Going back, what is remembered of such files is forgotten; what their
rows became stays.

Revision ID: 0035
Revises: 0034
"""

from alembic import op

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None

KINDS = ("notices", "exhibits")
TABLES = ("upload", "import_batch", "imported_row")
OF_A_BATCH = "SELECT id FROM import_batch WHERE kind = 'backlog'"


def upgrade() -> None:
    _only((*KINDS, "backlog"))


def downgrade() -> None:
    op.execute("DELETE FROM imported_row WHERE kind = 'backlog'")
    op.execute(f"DELETE FROM import_row WHERE batch_id IN ({OF_A_BATCH})")
    op.execute("DELETE FROM import_batch WHERE kind = 'backlog'")
    op.execute("DELETE FROM upload WHERE kind = 'backlog'")
    _only(KINDS)


def _only(kinds: tuple[str, ...]) -> None:
    for name in TABLES:
        check = op.f(f"ck_{name}_sheetkind")
        with op.batch_alter_table(name) as table:
            table.drop_constraint(check, type_="check")
            table.create_check_constraint(check, f"kind IN ({', '.join(map(repr, kinds))})")
