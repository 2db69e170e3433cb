"""Keep what identifies the asset of an imported notice, so that it is known in other words.

Notices imported before have none: they are known by their phrasing, as they were.

Revision ID: 0018
Revises: 0017
"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "imported_mark",
        sa.Column("id", number, autoincrement=True, nullable=False),
        sa.Column("office_id", number, nullable=False),
        sa.Column("imported_row_id", number, nullable=False),
        sa.Column("mark", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["imported_row_id"],
            ["imported_row.id"],
            name=op.f("fk_imported_mark_imported_row_id_imported_row"),
        ),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name=op.f("fk_imported_mark_office_id_office")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_imported_mark")),
    )
    op.create_index("ix_imported_mark_imported_row_id", "imported_mark", ["imported_row_id"])
    op.create_index("ix_imported_mark_office_id_mark", "imported_mark", ["office_id", "mark"])


def downgrade() -> None:
    op.drop_table("imported_mark")
