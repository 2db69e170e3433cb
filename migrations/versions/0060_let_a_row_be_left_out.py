"""Let a person leave single rows of a file out of an import, and count them.

Going back, rows that were left out are refused: they do not come in unseen.

Revision ID: 0060
Revises: 0059
"""

import sqlalchemy as sa
from alembic import op

revision = "0060"
down_revision = "0059"
branch_labels = None
depends_on = None

COUNT = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
CHECK = "ck_import_row_rowstate"
ROWS = (
    *("new", "incomplete", "refused", "unchanged", "imported", "failed", "assets_only"),
    "aside",
)


def _one_of(values: tuple[str, ...]) -> str:
    return f"state IN ({', '.join(repr(value) for value in values)})"


def upgrade() -> None:
    with op.batch_alter_table("import_row") as table:
        table.drop_constraint(op.f(CHECK), type_="check")
        table.create_check_constraint(op.f(CHECK), _one_of((*ROWS, "left_out")))
    with op.batch_alter_table("import_batch") as table:
        table.add_column(sa.Column("skipped", COUNT, nullable=True))


def downgrade() -> None:
    op.execute("UPDATE import_row SET state = 'refused', rank = 0 WHERE state = 'left_out'")
    with op.batch_alter_table("import_batch") as table:
        table.drop_column("skipped")
    with op.batch_alter_table("import_row") as table:
        table.drop_constraint(op.f(CHECK), type_="check")
        table.create_check_constraint(op.f(CHECK), _one_of(ROWS))
