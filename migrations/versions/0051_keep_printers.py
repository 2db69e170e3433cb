"""Keep the printers of an office.

The table begins empty: labels are printed as before, on the one sheet and the one roll.

Revision ID: 0051
Revises: 0050
"""

import sqlalchemy as sa
from alembic import op

revision = "0051"
down_revision = "0050"
branch_labels = None
depends_on = None


def upgrade() -> None:
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    lengths = ("width", "height", "left", "top")
    more = ("gap_across", "gap_down", "shift_across", "shift_down")
    op.create_table(
        "printer",
        sa.Column("id", number, autoincrement=True, nullable=False),
        sa.Column("office_id", number, nullable=False),
        sa.Column("place_id", number, nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("name_key", sa.String(length=120), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("columns", number, nullable=False),
        sa.Column("rows", number, nullable=False),
        *(sa.Column(name, sa.BigInteger(), nullable=False) for name in (*lengths, *more)),
        sa.Column("cut_lines", sa.Boolean(), nullable=False),
        sa.Column("default_since", sa.DateTime(), nullable=True),
        sa.Column("retired_at", sa.DateTime(), nullable=True),
        sa.Column("version", number, nullable=False),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name=op.f("fk_printer_office_id_office")
        ),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], name=op.f("fk_printer_place_id_place")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_printer")),
        sa.UniqueConstraint("office_id", "name_key", name=op.f("uq_printer_office_id_name_key")),
    )
    op.create_index("ix_printer_office_id_id", "printer", ["office_id", "id"], unique=False)
    op.create_index("ix_printer_place_id", "printer", ["place_id"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_printer_place_id", table_name="printer")
    op.drop_index("ix_printer_office_id_id", table_name="printer")

    op.drop_table("printer")
