"""Let an item be entered as an old file claims it, before anybody has seen it here.

Such an item has the state ``claimed``, no moment of receipt, perhaps the day, month or year since
when it is kept, and the words of the file that names it. No CHECK lists the states any longer.

Revision ID: 0026
Revises: 0025
"""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

STATES = ("in_custody", "on_loan", "released", "destroyed", "missing")
NAME = "ck_evidence_item_itemstatus"


def upgrade() -> None:
    with op.batch_alter_table("evidence_item") as table:
        table.drop_constraint(op.f(NAME), type_="check")
        table.alter_column("received_at", existing_type=sa.DateTime(), nullable=True)
        table.add_column(sa.Column("kept_since", sa.String(length=10), nullable=True))
        table.add_column(sa.Column("claimed_from", sa.String(length=200), nullable=True))


def downgrade() -> None:
    op.execute("UPDATE evidence_item SET status = 'in_custody' WHERE status = 'claimed'")
    op.execute(
        "UPDATE evidence_item SET received_at = "
        "(SELECT MIN(at) FROM ledger_entry WHERE stream = 'item:' || evidence_item.id) "
        "WHERE received_at IS NULL"
    )
    with op.batch_alter_table("evidence_item") as table:
        table.drop_column("claimed_from")
        table.drop_column("kept_since")
        table.alter_column("received_at", existing_type=sa.DateTime(), nullable=False)
        table.create_check_constraint(op.f(NAME), f"status IN ({', '.join(map(repr, STATES))})")
