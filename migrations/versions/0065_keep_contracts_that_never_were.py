"""Let a service contract be taken back as never signed; its row stays.

Revision ID: 0065
Revises: 0064
"""

import sqlalchemy as sa
from alembic import op

revision = "0065"
down_revision = "0064"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("service_contract", sa.Column("annulled_on", sa.Date(), nullable=True))


def downgrade() -> None:
    never = "(SELECT id FROM service_contract WHERE annulled_on IS NOT NULL)"
    op.execute(f"UPDATE round SET contract_id = NULL WHERE contract_id IN {never}")
    op.execute("DELETE FROM service_contract WHERE annulled_on IS NOT NULL")
    with op.batch_alter_table("service_contract") as table:
        table.drop_column("annulled_on")
