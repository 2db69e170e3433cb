"""Say where a row stands in its file: which sheet, which number there.

Rows of a file that are no lines (headings, totals, signatures) are kept, too, so that they can be
shown; a file says which old font some of its texts came in, and when a person confirmed them. Rows
that stand keep their one number: their files had one sheet.

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
ROWS = ("new", "incomplete", "refused", "unchanged", "imported", "failed", "assets_only")


def _one_of(column: str, values: tuple[str, ...]) -> str:
    return f"{column} IN ({', '.join(repr(value) for value in values)})"


def upgrade() -> None:
    with op.batch_alter_table("import_batch") as table:
        table.add_column(sa.Column("notes", sa.JSON(), nullable=True))
        table.add_column(sa.Column("aside", KEY, nullable=True))
        table.add_column(sa.Column("old_font", sa.String(length=10), nullable=True))
        table.add_column(sa.Column("font_confirmed_at", sa.DateTime(), nullable=True))
    with op.batch_alter_table("import_row") as table:
        table.add_column(sa.Column("sheet", sa.String(length=100), nullable=True))
        table.add_column(sa.Column("sheet_row", KEY, nullable=True))
        table.drop_constraint(op.f("ck_import_row_rowstate"), type_="check")
        table.create_check_constraint(
            op.f("ck_import_row_rowstate"), _one_of("state", (*ROWS, "aside"))
        )


def downgrade() -> None:
    op.execute("DELETE FROM import_row WHERE state = 'aside'")
    with op.batch_alter_table("import_row") as table:
        table.drop_constraint(op.f("ck_import_row_rowstate"), type_="check")
        table.create_check_constraint(op.f("ck_import_row_rowstate"), _one_of("state", ROWS))
        table.drop_column("sheet_row")
        table.drop_column("sheet")
    with op.batch_alter_table("import_batch") as table:
        for column in ("font_confirmed_at", "old_font", "aside", "notes"):
            table.drop_column(column)
