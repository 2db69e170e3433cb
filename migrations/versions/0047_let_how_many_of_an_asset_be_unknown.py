"""Let how many of an asset there are be unknown, where an old file or a notice does not say it.

Rows written before keep what they have: the one "tài sản" that the program wrote then cannot be
told from one that a person wrote. Going back, an unknown quantity is one "tài sản" again.

Revision ID: 0047
Revises: 0046
"""

import sqlalchemy as sa
from alembic import op

revision = "0047"
down_revision = "0046"
branch_labels = None
depends_on = None

COLUMNS = (("quantity", sa.BigInteger()), ("unit", sa.String(40)))
KNOWN = (
    "UPDATE asset SET quantity = 1 WHERE quantity IS NULL",
    "UPDATE asset SET unit = 'tài sản' WHERE unit IS NULL",
)


def upgrade() -> None:
    _nullable(True)


def downgrade() -> None:
    for statement in KNOWN:
        op.execute(statement)
    _nullable(False)


def _nullable(allowed: bool) -> None:
    with op.batch_alter_table("asset") as table:
        for name, kind in COLUMNS:
            table.alter_column(name, existing_type=kind, nullable=allowed)
