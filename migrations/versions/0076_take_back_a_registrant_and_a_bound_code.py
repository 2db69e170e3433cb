"""Keep when a registrant that never was, and a code bound to a wrong thing, were taken back.

A code that was taken back may stand for another thing: it stands for one at a time. A case that was
closed although less was collected than is due says so.

Revision ID: 0076
Revises: 0075
"""

import sqlalchemy as sa
from alembic import op

revision = "0076"
down_revision = "0075"
branch_labels = None
depends_on = None

NAME = "uq_bound_code_office_id_folded"
STANDS = sa.text("unbound_on IS NULL")


def upgrade() -> None:
    op.add_column("case_event", sa.Column("less_collected", sa.Boolean(), nullable=True))
    op.add_column("registration", sa.Column("annulled_on", sa.Date(), nullable=True))
    with op.batch_alter_table("bound_code") as batch:
        batch.add_column(sa.Column("unbound_on", sa.Date(), nullable=True))
        batch.drop_constraint(op.f(NAME), type_="unique")
    op.create_index(
        NAME,
        "bound_code",
        ["office_id", "folded"],
        unique=True,
        sqlite_where=STANDS,
        postgresql_where=STANDS,
    )


def downgrade() -> None:
    """Let codes that were taken back go: the earlier version would find their things by them."""
    op.execute("DELETE FROM bound_code WHERE unbound_on IS NOT NULL")
    op.execute("DELETE FROM registration WHERE annulled_on IS NOT NULL")
    op.drop_index(NAME, table_name="bound_code")
    with op.batch_alter_table("bound_code") as batch:
        batch.create_unique_constraint(op.f(NAME), ["office_id", "folded"])
        batch.drop_column("unbound_on")
    with op.batch_alter_table("registration") as batch:
        batch.drop_column("annulled_on")
    with op.batch_alter_table("case_event") as batch:
        batch.drop_column("less_collected")
