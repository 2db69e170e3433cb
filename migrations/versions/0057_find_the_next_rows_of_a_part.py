"""Find the waiting rows of one part by an index, in the order in which parts come in.

Rows of a backlog that wait since before keep their part without zeros before its number: what
others stand on still comes first, things of one kind come in by the digits of their number.

Revision ID: 0057
Revises: 0056
"""

from alembic import op

revision = "0057"
down_revision = "0056"
branch_labels = None
depends_on = None

INDEX = "ix_import_row_batch_id_state_part_row"


def upgrade() -> None:
    op.create_index(INDEX, "import_row", ["batch_id", "state", "part", "row"])


def downgrade() -> None:
    op.drop_index(INDEX, table_name="import_row")
