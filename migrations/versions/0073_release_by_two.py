"""Let a release be a hand-over: a person signs for themselves, and a line says how much goes.

Who signed before keeps their organisation. Going back, releases that are drafted or signed go with
their lines and who signed; what left the store stays, and the ledger keeps who signed.

Revision ID: 0073
Revises: 0072
"""

import sqlalchemy as sa
from alembic import op

revision = "0073"
down_revision = "0072"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    with op.batch_alter_table("outside_signer") as table:
        table.alter_column("organisation_id", existing_type=NUMBER, nullable=True)
    with op.batch_alter_table("hand_over_line") as table:
        table.add_column(sa.Column("going", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    releases = "(SELECT id FROM hand_over WHERE kind = 'release')"
    for name in ("outside_signer", "hand_over_line"):
        op.execute(f"DELETE FROM {name} WHERE hand_over_id IN {releases}")
    op.execute("DELETE FROM hand_over WHERE kind = 'release'")
    with op.batch_alter_table("hand_over_line") as table:
        table.drop_column("going")
    with op.batch_alter_table("outside_signer") as table:
        table.alter_column("organisation_id", existing_type=NUMBER, nullable=False)
